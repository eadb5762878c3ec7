import type { QueryResolvers, InventoryLevelResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  inventoryLevel: byId('inventoryLevel'),
  inventoryLevels: page('inventoryLevel'),
} satisfies Partial<QueryResolvers>;

export const InventoryLevel: InventoryLevelResolvers = {
  part: (inventoryLevel, _args, { loaders }) => loaders.part.byId(inventoryLevel.partId),
  variant: (inventoryLevel, _args, { loaders }) => loaders.partVariant.byId(inventoryLevel.variantId),
  location: (inventoryLevel, _args, { loaders }) => loaders.location.byId(inventoryLevel.locationId),
  reservations: (inventoryLevel, args, { loaders }) => loaders.inventoryLevel.reservations(inventoryLevel.id, args),
  movements: (inventoryLevel, args, { loaders }) => loaders.inventoryLevel.movements(inventoryLevel.id, args),
};
