import type { QueryResolvers, QuoteResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  quote: byId('quote'),
  quotes: page('quote'),
} satisfies Partial<QueryResolvers>;

export const Quote: QuoteResolvers = {
  totalAmount: (quote) => money(quote.totalAmount, quote.currency),
  rfq: (quote, _args, { loaders }) => loaders.rfq.byId(quote.rfqId),
  vendor: (quote, _args, { loaders }) => loaders.vendor.byId(quote.vendorId),
  invitation: (quote, _args, { loaders }) => loaders.quote.invitation(quote),
  items: (quote, args, { loaders }) => loaders.quote.items(quote.id, args),
  awardedForRfqs: (quote, args, { loaders }) => loaders.quote.awardedForRfqs(quote.id, args),
  createdBy: (quote, _args, { loaders }) => loaders.user.byId(quote.createdById),
  assignedBy: (quote, _args, { loaders }) => loaders.user.byId(quote.assignedById),
  orders: (quote, args, { loaders }) => loaders.quote.orders(quote.id, args),
};
