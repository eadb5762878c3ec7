import type { QueryResolvers, FactoryCapacityResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  factoryCapacity: byId('factoryCapacity'),
  factoryCapacities: page('factoryCapacity'),
} satisfies Partial<QueryResolvers>;

export const FactoryCapacity: FactoryCapacityResolvers = {
  vendor: (capacity, _args, { loaders }) => loaders.vendor.byId(capacity.vendorId),
  logs: (capacity, args, { loaders }) => loaders.factoryCapacity.logs(capacity.id, args),
};
