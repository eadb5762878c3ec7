import type { QueryResolvers, OrderDocumentResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  orderDocument: byId('orderDocument'),
  orderDocuments: page('orderDocument'),
} satisfies Partial<QueryResolvers>;

export const OrderDocument: OrderDocumentResolvers = {
  order: (orderDocument, _args, { loaders }) => loaders.order.byId(orderDocument.orderId),
  uploadedBy: (orderDocument, _args, { loaders }) => loaders.user.byId(orderDocument.uploadedById),
};
