import type { QueryResolvers, DeviceConnectionResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  deviceConnection: byId('deviceConnection'),
  deviceConnections: page('deviceConnection'),
} satisfies Partial<QueryResolvers>;

export const DeviceConnection: DeviceConnectionResolvers = {
  user: (deviceConnection, _args, { loaders }) => loaders.user.byId(deviceConnection.userId),
};
