import type { QueryResolvers, InventoryMovementResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  inventoryMovement: byId('inventoryMovement'),
  inventoryMovements: page('inventoryMovement'),
} satisfies Partial<QueryResolvers>;

export const InventoryMovement: InventoryMovementResolvers = {
  inventoryLevel: (inventoryMovement, _args, { loaders }) =>
    loaders.inventoryLevel.byId(inventoryMovement.inventoryLevelId),
  part: (inventoryMovement, _args, { loaders }) => loaders.part.byId(inventoryMovement.partId),
  variant: (inventoryMovement, _args, { loaders }) => loaders.partVariant.byId(inventoryMovement.variantId),
  location: (inventoryMovement, _args, { loaders }) => loaders.location.byId(inventoryMovement.locationId),
  order: (inventoryMovement, _args, { loaders }) => loaders.order.byId(inventoryMovement.orderId),
  orderItem: (inventoryMovement, _args, { loaders }) => loaders.orderItem.byId(inventoryMovement.orderItemId),
  reservation: (inventoryMovement, _args, { loaders }) =>
    loaders.stockReservation.byId(inventoryMovement.reservationId),
  consumption: (inventoryMovement, _args, { loaders }) => loaders.partConsumption.byId(inventoryMovement.consumptionId),
  createdBy: (inventoryMovement, _args, { loaders }) => loaders.user.byId(inventoryMovement.createdById),
};
