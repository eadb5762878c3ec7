import type { QueryResolvers, OrderItemResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  orderItem: byId('orderItem'),
  orderItems: page('orderItem'),
} satisfies Partial<QueryResolvers>;

export const OrderItem: OrderItemResolvers = {
  order: (orderItem, _args, { loaders }) => loaders.order.byId(orderItem.orderId),
  part: (orderItem, _args, { loaders }) => loaders.part.byId(orderItem.partId),
  variant: (orderItem, _args, { loaders }) => loaders.partVariant.byId(orderItem.variantId),
  product: (orderItem, _args, { loaders }) => loaders.product.byId(orderItem.productId),
  vendor: (orderItem, _args, { loaders }) => loaders.vendor.byId(orderItem.vendorId),
  stockReservations: (orderItem, args, { loaders }) => loaders.orderItem.stockReservations(orderItem.id, args),
  inventoryMovements: (orderItem, args, { loaders }) => loaders.orderItem.inventoryMovements(orderItem.id, args),
  marketplaceProduct: (orderItem, _args, { loaders }) =>
    loaders.marketplaceProduct.byId(orderItem.marketplaceProductId),
};
