import type { SiteProductResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';

export const SiteProduct: SiteProductResolvers = {
  price: (offered) => money(offered.price, offered.currency),
  product: (offered, _args, { loaders }) => loaders.product.byId(offered.id),
};
