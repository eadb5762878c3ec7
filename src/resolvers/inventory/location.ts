import type { QueryResolvers, LocationResolvers } from '../../generated/graphql.js';
import { narrowed } from '../narrowed.js';
import { byId, page } from '../page.js';

export const Query = {
  location: byId('location'),
  locations: page('location'),
} satisfies Partial<QueryResolvers>;

export const Location: LocationResolvers = {
  department: (location, _args, { loaders }) => loaders.department.byId(location.departmentId),
  inventoryLevels: (location, args, { loaders }) => loaders.location.inventoryLevels(location.id, args),
  stockReservations: (location, args, { loaders }) => loaders.location.stockReservations(location.id, args),
  inventoryMovements: (location, args, { loaders }) => loaders.location.inventoryMovements(location.id, args),
  partConsumptions: (location, args, { loaders }) => loaders.location.partConsumptions(location.id, args),
  outgoingOrders: (location, args, { loaders }) => loaders.location.outgoingOrders(location.id, args),
  incomingOrders: (location, args, { loaders }) => loaders.location.incomingOrders(location.id, args),
  stockLevels: (location, args, { loaders }) => loaders.location.stockLevels(location.id, args),
  lowStock: (location, args, { loaders }) =>
    loaders.location.lowStock(location.id, narrowed(args, { needsReorder: { eq: true } })),
};
