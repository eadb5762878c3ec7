import type { QueryResolvers, CloudFileRefResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  cloudFileRef: byId('cloudFileRef'),
  cloudFileRefs: page('cloudFileRef'),
} satisfies Partial<QueryResolvers>;

export const CloudFileRef: CloudFileRefResolvers = {
  request: (cloudFileRef, _args, { loaders }) => loaders.deviceRequest.byId(cloudFileRef.requestId),
  response: (cloudFileRef, _args, { loaders }) => loaders.deviceResponse.byId(cloudFileRef.responseId),
};
