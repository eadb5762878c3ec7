import type { QueryResolvers, SupplierOrderResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  supplierOrder: byId('supplierOrder'),
  supplierOrders: page('supplierOrder'),
} satisfies Partial<QueryResolvers>;

export const SupplierOrder: SupplierOrderResolvers = {
  buyerPrice: (order) => money(order.buyerPrice, order.currency),
  supplierPrice: (order) => money(order.supplierPrice, order.currency),
  margin: (order) => money(order.margin, order.currency),
  counterOfferPrice: (order) => money(order.counterOfferPrice, order.currency),
  order: (order, _args, { loaders }) => loaders.order.byId(order.orderId),
  vendor: (order, _args, { loaders }) => loaders.vendor.byId(order.vendorId),
  createdBy: (order, _args, { loaders }) => loaders.user.byId(order.createdById),
  shipments: (order, args, { loaders }) => loaders.supplierOrder.shipments(order.id, args),
  productionStages: (order, args, { loaders }) => loaders.supplierOrder.productionStages(order.id, args),
  capacityUtilizationLogs: (order, args, { loaders }) => loaders.supplierOrder.capacityUtilizationLogs(order.id, args),
};
