import type { QueryResolvers, CapacityUtilizationLogResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  capacityUtilizationLog: byId('capacityUtilizationLog'),
  capacityUtilizationLogs: page('capacityUtilizationLog'),
} satisfies Partial<QueryResolvers>;

export const CapacityUtilizationLog: CapacityUtilizationLogResolvers = {
  vendor: (log, _args, { loaders }) => loaders.vendor.byId(log.vendorId),
  factoryCapacity: (log, _args, { loaders }) => loaders.factoryCapacity.byId(log.factoryCapacityId),
  supplierOrder: (log, _args, { loaders }) => loaders.supplierOrder.byId(log.supplierOrderId),
  user: (log, _args, { loaders }) => loaders.user.byId(log.userId),
};
