import type { QueryResolvers, DataSubjectRequestResolvers } from '../../generated/graphql.js';
import { entityOf } from '../node.js';
import { byId, page } from '../page.js';

export const Query = {
  dataSubjectRequest: byId('dataSubjectRequest'),
  dataSubjectRequests: page('dataSubjectRequest'),
} satisfies Partial<QueryResolvers>;

export const DataSubjectRequest: DataSubjectRequestResolvers = {
  entity: entityOf('entityType', 'entityId'),
  assignedTo: (dataSubjectRequest, _args, { loaders }) => loaders.user.byId(dataSubjectRequest.assignedToId),
  createdBy: (dataSubjectRequest, _args, { loaders }) => loaders.user.byId(dataSubjectRequest.createdById),
};
