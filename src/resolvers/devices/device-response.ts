import type { QueryResolvers, DeviceResponseResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  deviceResponse: byId('deviceResponse'),
  deviceResponses: page('deviceResponse'),
} satisfies Partial<QueryResolvers>;

export const DeviceResponse: DeviceResponseResolvers = {
  request: (deviceResponse, _args, { loaders }) => loaders.deviceRequest.byId(deviceResponse.requestId),
  metadata: (deviceResponse, args, { loaders }) => loaders.deviceResponse.metadata(deviceResponse.id, args),
  files: (deviceResponse, args, { loaders }) => loaders.deviceResponse.files(deviceResponse.id, args),
};
