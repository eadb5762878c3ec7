import type { QueryResolvers, DeviceRequestResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  deviceRequest: byId('deviceRequest'),
  deviceRequests: page('deviceRequest'),
  pendingDeviceRequests: (_root, { deviceId, ...args }, { loaders }) =>
    loaders.deviceRequest.page({
      ...args,
      filter: { deviceId: { eq: deviceId }, status: { eq: 'pending' } },
      sort: { field: 'createdAt', direction: 'DESC' },
    }),
} satisfies Partial<QueryResolvers>;

export const DeviceRequest: DeviceRequestResolvers = {
  createdBy: (deviceRequest, _args, { loaders }) => loaders.user.byId(deviceRequest.createdById),
  metadata: (deviceRequest, args, { loaders }) => loaders.deviceRequest.metadata(deviceRequest.id, args),
  response: (deviceRequest, _args, { loaders }) => loaders.deviceRequest.response(deviceRequest.id),
  files: (deviceRequest, args, { loaders }) => loaders.deviceRequest.files(deviceRequest.id, args),
  agentDecisions: (deviceRequest, args, { loaders }) => loaders.deviceRequest.agentDecisions(deviceRequest.id, args),
  order: (deviceRequest, _args, { loaders }) => loaders.deviceRequest.order(deviceRequest.id),
};
