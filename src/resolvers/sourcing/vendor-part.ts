import type { QueryResolvers, VendorPartResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

/** Offers that can be taken: of vendors in use. */
export const ofActiveVendors = { vendor: { is: { isActive: { eq: true } } } } as const;

export const Query = {
  vendorPart: byId('vendorPart'),
  vendorParts: page('vendorPart'),
} satisfies Partial<QueryResolvers>;

export const VendorPart: VendorPartResolvers = {
  supplierCost: (offer) => money(offer.supplierCost, offer.currency),
  part: (offer, _args, { loaders }) => loaders.part.byId(offer.partId),
  variant: (offer, _args, { loaders }) => loaders.partVariant.byId(offer.variantId),
  vendor: (offer, _args, { loaders }) => loaders.vendor.byId(offer.vendorId),
};
