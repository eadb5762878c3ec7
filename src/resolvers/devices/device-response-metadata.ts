import type { QueryResolvers, DeviceResponseMetadataResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  deviceResponseMetadata: byId('deviceResponseMetadata'),
  deviceResponseMetadataEntries: page('deviceResponseMetadata'),
} satisfies Partial<QueryResolvers>;

export const DeviceResponseMetadata: DeviceResponseMetadataResolvers = {
  response: (deviceResponseMetadata, _args, { loaders }) =>
    loaders.deviceResponse.byId(deviceResponseMetadata.responseId),
};
