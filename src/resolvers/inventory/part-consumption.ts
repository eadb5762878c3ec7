import type { QueryResolvers, PartConsumptionResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  partConsumption: byId('partConsumption'),
  partConsumptions: page('partConsumption'),
} satisfies Partial<QueryResolvers>;

export const PartConsumption: PartConsumptionResolvers = {
  part: (partConsumption, _args, { loaders }) => loaders.part.byId(partConsumption.partId),
  variant: (partConsumption, _args, { loaders }) => loaders.partVariant.byId(partConsumption.variantId),
  location: (partConsumption, _args, { loaders }) => loaders.location.byId(partConsumption.locationId),
  consumedBy: (partConsumption, _args, { loaders }) => loaders.user.byId(partConsumption.consumedById),
  movement: (partConsumption, _args, { loaders }) => loaders.partConsumption.movement(partConsumption.id),
};
