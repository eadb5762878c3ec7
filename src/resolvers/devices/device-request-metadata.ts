import type { QueryResolvers, DeviceRequestMetadataResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  deviceRequestMetadata: byId('deviceRequestMetadata'),
  deviceRequestMetadataEntries: page('deviceRequestMetadata'),
} satisfies Partial<QueryResolvers>;

export const DeviceRequestMetadata: DeviceRequestMetadataResolvers = {
  request: (deviceRequestMetadata, _args, { loaders }) => loaders.deviceRequest.byId(deviceRequestMetadata.requestId),
};
