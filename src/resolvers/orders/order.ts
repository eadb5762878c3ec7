import type { QueryResolvers, OrderResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  order: byId('order'),
  orders: page('order'),
} satisfies Partial<QueryResolvers>;

export const Order: OrderResolvers = {
  subtotal: (order) => money(order.subtotal, order.currency),
  taxAmount: (order) => money(order.taxAmount, order.currency),
  shippingAmount: (order) => money(order.shippingAmount, order.currency),
  totalAmount: (order) => money(order.totalAmount, order.currency),
  customer: (order, _args, { loaders }) => loaders.customer.byId(order.customerId),
  buyer: (order, _args, { loaders }) => loaders.user.byId(order.buyerId),
  salesRep: (order, _args, { loaders }) => loaders.salesRep.byId(order.salesRepId),
  vendor: (order, _args, { loaders }) => loaders.vendor.byId(order.vendorId),
  rfq: (order, _args, { loaders }) => loaders.rfq.byId(order.rfqId),
  quote: (order, _args, { loaders }) => loaders.quote.byId(order.quoteId),
  product: (order, _args, { loaders }) => loaders.product.byId(order.productId),
  createdBy: (order, _args, { loaders }) => loaders.user.byId(order.createdById),
  approvedBy: (order, _args, { loaders }) => loaders.user.byId(order.approvedById),
  aiQuote: (order, _args, { loaders }) => loaders.order.aiQuote(order.id),
  items: (order, args, { loaders }) => loaders.order.items(order.id, args),
  approvals: (order, args, { loaders }) => loaders.order.approvals(order.id, args),
  history: (order, args, { loaders }) => loaders.order.history(order.id, args),
  payments: (order, args, { loaders }) => loaders.order.payments(order.id, args),
  shipments: (order, args, { loaders }) => loaders.order.shipments(order.id, args),
  documents: (order, args, { loaders }) => loaders.order.documents(order.id, args),
  supplierOrders: (order, args, { loaders }) => loaders.order.supplierOrders(order.id, args),
  salesNotes: (order, args, { loaders }) => loaders.order.salesNotes(order.id, args),
  commissions: (order, args, { loaders }) => loaders.order.commissions(order.id, args),
  deviceRequest: (order, _args, { loaders }) => loaders.deviceRequest.byId(order.deviceRequestId),
  client: (order, _args, { loaders }) => loaders.client.byId(order.clientId),
  site: (order, _args, { loaders }) => loaders.site.byId(order.siteId),
  employee: (order, _args, { loaders }) => loaders.employee.byId(order.employeeId),
  aiResponses: (order, args, { loaders }) => loaders.order.aiResponses(order.id, args),
  fromLocation: (order, _args, { loaders }) => loaders.location.byId(order.fromLocationId),
  toLocation: (order, _args, { loaders }) => loaders.location.byId(order.toLocationId),
  stockReservations: (order, args, { loaders }) => loaders.order.stockReservations(order.id, args),
  inventoryMovements: (order, args, { loaders }) => loaders.order.inventoryMovements(order.id, args),
  marketplaceDeals: (order, args, { loaders }) => loaders.order.marketplaceDeals(order.id, args),
  conversations: (order, args, { loaders }) => loaders.order.conversations(order.id, args),
  summary: (order, _args, { loaders }) => loaders.orderSummary.byId(order.id),
  approvalChain: async (order, _args, { loaders }) => {
    const approvals = await loaders.order.approvalChain(order.id);
    const current = Math.max(...approvals.map(({ round }) => round));
    return approvals.filter(({ round }) => round === current);
  },
};
