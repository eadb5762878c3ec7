import type { QueryResolvers, ShipmentResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  shipment: byId('shipment'),
  shipments: page('shipment'),
} satisfies Partial<QueryResolvers>;

export const Shipment: ShipmentResolvers = {
  order: (shipment, _args, { loaders }) => loaders.order.byId(shipment.orderId),
  supplierOrder: (shipment, _args, { loaders }) => loaders.supplierOrder.byId(shipment.supplierOrderId),
  createdBy: (shipment, _args, { loaders }) => loaders.user.byId(shipment.createdById),
  vendor: (shipment, _args, { loaders }) => loaders.vendor.byId(shipment.vendorId),
};
