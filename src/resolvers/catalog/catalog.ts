import type { CatalogResolvers, QueryResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  catalog: byId('catalog'),
  catalogs: page('catalog'),
} satisfies Partial<QueryResolvers>;

export const Catalog: CatalogResolvers = {
  vendor: (catalog, _args, { loaders }) => loaders.vendor.byId(catalog.vendorId),
  products: (catalog, args, { loaders }) => loaders.catalog.products(catalog.id, args),
  createdBy: (catalog, _args, { loaders }) => loaders.user.byId(catalog.createdById),
  sites: (catalog, args, { loaders }) => loaders.catalog.sites(catalog.id, args),
};
