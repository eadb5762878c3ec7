import type { QueryResolvers, SyncJobResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  syncJob: byId('syncJob'),
  syncJobs: page('syncJob'),
} satisfies Partial<QueryResolvers>;

export const SyncJob: SyncJobResolvers = {
  integration: (syncJob, _args, { loaders }) => loaders.integration.byId(syncJob.integrationId),
  createdBy: (syncJob, _args, { loaders }) => loaders.user.byId(syncJob.createdById),
};
