import type { QueryResolvers, SellerListingResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  sellerListing: byId('sellerListing'),
  sellerListings: page('sellerListing'),
} satisfies Partial<QueryResolvers>;

export const SellerListing: SellerListingResolvers = {
  unitPrice: (sellerListing) => money(sellerListing.unitPrice, sellerListing.currency),
  vendor: (sellerListing, _args, { loaders }) => loaders.vendor.byId(sellerListing.vendorId),
  part: (sellerListing, _args, { loaders }) => loaders.part.byId(sellerListing.partId),
  variant: (sellerListing, _args, { loaders }) => loaders.partVariant.byId(sellerListing.variantId),
  createdBy: (sellerListing, _args, { loaders }) => loaders.user.byId(sellerListing.createdById),
  deals: (sellerListing, args, { loaders }) => loaders.sellerListing.deals(sellerListing.id, args),
};
