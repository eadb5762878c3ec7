import type { QueryResolvers, RfqResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  rfq: byId('rfq'),
  rfqs: page('rfq'),
} satisfies Partial<QueryResolvers>;

export const Rfq: RfqResolvers = {
  targetPrice: (rfq) => money(rfq.targetPrice, rfq.currency),
  awardedVendor: (rfq, _args, { loaders }) => loaders.vendor.byId(rfq.awardedVendorId),
  awardedQuote: (rfq, _args, { loaders }) => loaders.quote.byId(rfq.awardedQuoteId),
  items: (rfq, args, { loaders }) => loaders.rfq.items(rfq.id, args),
  invitations: (rfq, args, { loaders }) => loaders.rfq.invitations(rfq.id, args),
  quotes: (rfq, args, { loaders }) => loaders.rfq.quotes(rfq.id, args),
  customer: (rfq, _args, { loaders }) => loaders.customer.byId(rfq.customerId),
  salesRep: (rfq, _args, { loaders }) => loaders.salesRep.byId(rfq.salesRepId),
  createdBy: (rfq, _args, { loaders }) => loaders.user.byId(rfq.createdById),
  orders: (rfq, args, { loaders }) => loaders.rfq.orders(rfq.id, args),
  salesNotes: (rfq, args, { loaders }) => loaders.rfq.salesNotes(rfq.id, args),
  active: (rfq, _args, { loaders }) => loaders.activeRfq.byId(rfq.id),
};
