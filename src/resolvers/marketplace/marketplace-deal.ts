import type { QueryResolvers, MarketplaceDealResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  marketplaceDeal: byId('marketplaceDeal'),
  marketplaceDeals: page('marketplaceDeal'),
} satisfies Partial<QueryResolvers>;

export const MarketplaceDeal: MarketplaceDealResolvers = {
  agreedAmount: (marketplaceDeal) => money(marketplaceDeal.agreedAmount, marketplaceDeal.currency),
  commissionAmount: (marketplaceDeal) => money(marketplaceDeal.commissionAmount, marketplaceDeal.currency),
  customer: (marketplaceDeal, _args, { loaders }) => loaders.customer.byId(marketplaceDeal.customerId),
  vendor: (marketplaceDeal, _args, { loaders }) => loaders.vendor.byId(marketplaceDeal.vendorId),
  buyerIntent: (marketplaceDeal, _args, { loaders }) => loaders.buyerIntent.byId(marketplaceDeal.buyerIntentId),
  sellerListing: (marketplaceDeal, _args, { loaders }) => loaders.sellerListing.byId(marketplaceDeal.sellerListingId),
  salesRep: (marketplaceDeal, _args, { loaders }) => loaders.salesRep.byId(marketplaceDeal.salesRepId),
  order: (marketplaceDeal, _args, { loaders }) => loaders.order.byId(marketplaceDeal.orderId),
  createdBy: (marketplaceDeal, _args, { loaders }) => loaders.user.byId(marketplaceDeal.createdById),
  commissions: (marketplaceDeal, args, { loaders }) => loaders.marketplaceDeal.commissions(marketplaceDeal.id, args),
};
