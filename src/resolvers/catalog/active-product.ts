import type { ActiveProductResolvers, QueryResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { page } from '../page.js';

export const Query = {
  activeProducts: page('activeProduct'),
} satisfies Partial<QueryResolvers>;

export const ActiveProduct: ActiveProductResolvers = {
  price: (active) => money(active.price, active.currency),
  product: (active, _args, { loaders }) => loaders.product.byId(active.id),
  catalog: (active, _args, { loaders }) => loaders.catalog.byId(active.catalogId),
};
