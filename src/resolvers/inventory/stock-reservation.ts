import type { QueryResolvers, StockReservationResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  stockReservation: byId('stockReservation'),
  stockReservations: page('stockReservation'),
} satisfies Partial<QueryResolvers>;

export const StockReservation: StockReservationResolvers = {
  inventoryLevel: (stockReservation, _args, { loaders }) =>
    loaders.inventoryLevel.byId(stockReservation.inventoryLevelId),
  part: (stockReservation, _args, { loaders }) => loaders.part.byId(stockReservation.partId),
  variant: (stockReservation, _args, { loaders }) => loaders.partVariant.byId(stockReservation.variantId),
  location: (stockReservation, _args, { loaders }) => loaders.location.byId(stockReservation.locationId),
  order: (stockReservation, _args, { loaders }) => loaders.order.byId(stockReservation.orderId),
  orderItem: (stockReservation, _args, { loaders }) => loaders.orderItem.byId(stockReservation.orderItemId),
  createdBy: (stockReservation, _args, { loaders }) => loaders.user.byId(stockReservation.createdById),
  movements: (stockReservation, args, { loaders }) => loaders.stockReservation.movements(stockReservation.id, args),
};
