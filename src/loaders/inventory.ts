import { type Declarations, one, page } from './shapes.js';

export const inventory = {
  location: {
    inventoryLevels: page('InventoryLevel', 'locationId'),
    stockReservations: page('StockReservation', 'locationId'),
    inventoryMovements: page('InventoryMovement', 'locationId'),
    partConsumptions: page('PartConsumption', 'locationId', { field: 'consumptionDate', direction: 'DESC' }),
    outgoingOrders: page('Order', 'fromLocationId'),
    incomingOrders: page('Order', 'toLocationId'),
    stockLevels: page('StockLevel', 'locationId'),
    lowStock: page('InventoryLevel', 'locationId', { field: 'quantityAvailable', direction: 'ASC' }),
  },
  inventoryLevel: {
    reservations: page('StockReservation', 'inventoryLevelId'),
    movements: page('InventoryMovement', 'inventoryLevelId'),
  },
  stockReservation: {
    movements: page('InventoryMovement', 'reservationId'),
  },
  partConsumption: {
    movement: one('InventoryMovement', 'consumptionId'),
  },
} as const satisfies Declarations;
