import type { QueryResolvers, BuyerIntentResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  buyerIntent: byId('buyerIntent'),
  buyerIntents: page('buyerIntent'),
} satisfies Partial<QueryResolvers>;

export const BuyerIntent: BuyerIntentResolvers = {
  targetPrice: (buyerIntent) => money(buyerIntent.targetPrice, buyerIntent.currency),
  customer: (buyerIntent, _args, { loaders }) => loaders.customer.byId(buyerIntent.customerId),
  part: (buyerIntent, _args, { loaders }) => loaders.part.byId(buyerIntent.partId),
  variant: (buyerIntent, _args, { loaders }) => loaders.partVariant.byId(buyerIntent.variantId),
  createdBy: (buyerIntent, _args, { loaders }) => loaders.user.byId(buyerIntent.createdById),
  deals: (buyerIntent, args, { loaders }) => loaders.buyerIntent.deals(buyerIntent.id, args),
};
