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
  user: (vendor, _args, { loaders }) => loaders.user.byId(vendor.userId),
  portals: (vendor, args, { loaders }) => loaders.vendor.portals(vendor.id, args),
  userInvitations: (vendor, args, { loaders }) => loaders.vendor.userInvitations(vendor.id, args),
  orders: (vendor, args, { loaders }) => loaders.vendor.orders(vendor.id, args),
  orderItems: (vendor, args, { loaders }) => loaders.vendor.orderItems(vendor.id, args),
  shipments: (vendor, args, { loaders }) => loaders.vendor.shipments(vendor.id, args),
  supplierOrders: (vendor, args, { loaders }) => loaders.vendor.supplierOrders(vendor.id, args),
  factoryCapacities: (vendor, args, { loaders }) => loaders.vendor.factoryCapacities(vendor.id, args),
  capacityUtilizationLogs: (vendor, args, { loaders }) => loaders.vendor.capacityUtilizationLogs(vendor.id, args),
  marketplaceProducts: (vendor, args, { loaders }) => loaders.vendor.marketplaceProducts(vendor.id, args),
  sellerListings: (vendor, args, { loaders }) => loaders.vendor.sellerListings(vendor.id, args),
  marketplaceDeals: (vendor, args, { loaders }) => loaders.vendor.marketplaceDeals(vendor.id, args),
  conversations: (vendor, args, { loaders }) => loaders.vendor.conversations(vendor.id, args),
  communications: (vendor, args, { loaders }) => loaders.vendor.communications(vendor.id, args),
  performance: (vendor, _args, { loaders }) => loaders.vendorPerformance.byId(vendor.id),
};
