import type { QueryResolvers, MarketplaceProductResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId } from '../page.js';

export const Query = {
  marketplaceProduct: byId('marketplaceProduct'),
  marketplaceProducts: (_root, args, { loaders }) =>
    loaders.marketplaceProduct.page({ ...args, sort: args.sort ?? { field: 'displayRank', direction: 'DESC' } }),
} satisfies Partial<QueryResolvers>;

export const MarketplaceProduct: MarketplaceProductResolvers = {
  basePrice: (marketplaceProduct) => money(marketplaceProduct.basePrice, marketplaceProduct.currency),
  platformFeeAmount: (marketplaceProduct) => money(marketplaceProduct.platformFeeAmount, marketplaceProduct.currency),
  finalPrice: (marketplaceProduct) => money(marketplaceProduct.finalPrice, marketplaceProduct.currency),
  vendor: (marketplaceProduct, _args, { loaders }) => loaders.vendor.byId(marketplaceProduct.vendorId),
  approvedBy: (marketplaceProduct, _args, { loaders }) => loaders.user.byId(marketplaceProduct.approvedById),
  createdBy: (marketplaceProduct, _args, { loaders }) => loaders.user.byId(marketplaceProduct.createdById),
  orderItems: (marketplaceProduct, args, { loaders }) =>
    loaders.marketplaceProduct.orderItems(marketplaceProduct.id, args),
  conversations: (marketplaceProduct, args, { loaders }) =>
    loaders.marketplaceProduct.conversations(marketplaceProduct.id, args),
  socialShares: (marketplaceProduct, args, { loaders }) =>
    loaders.marketplaceProduct.socialShares(marketplaceProduct.id, args),
};
