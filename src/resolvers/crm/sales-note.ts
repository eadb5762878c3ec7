import type { QueryResolvers, SalesNoteResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  salesNote: byId('salesNote'),
  salesNotes: page('salesNote'),
} satisfies Partial<QueryResolvers>;

export const SalesNote: SalesNoteResolvers = {
  customer: (salesNote, _args, { loaders }) => loaders.customer.byId(salesNote.customerId),
  salesRep: (salesNote, _args, { loaders }) => loaders.salesRep.byId(salesNote.salesRepId),
  rfq: (salesNote, _args, { loaders }) => loaders.rfq.byId(salesNote.rfqId),
  order: (salesNote, _args, { loaders }) => loaders.order.byId(salesNote.orderId),
  createdBy: (salesNote, _args, { loaders }) => loaders.user.byId(salesNote.createdById),
};
