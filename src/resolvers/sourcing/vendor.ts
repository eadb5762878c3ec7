import type { QueryResolvers, VendorResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  vendor: byId('vendor'),
  vendors: page('vendor'),
} satisfies Partial<QueryResolvers>;

export const Vendor: VendorResolvers = {
  vendorParts: (vendor, args, { loaders }) => loaders.vendor.vendorParts(vendor.id, args),
  invitations: (vendor, args, { loaders }) => loaders.vendor.invitations(vendor.id, args),
  quotes: (vendor, args, { loaders }) => loaders.vendor.quotes(vendor.id, args),
  awardedRfqs: (vendor, args, { loaders }) => loaders.vendor.awardedRfqs(vendor.id, args),
  catalogs: (vendor, args, { loaders }) => loaders.vendor.catalogs(vendor.id, args),
  products: (vendor, args, { loaders }) => loaders.vendor.products(vendor.id, args),
};
