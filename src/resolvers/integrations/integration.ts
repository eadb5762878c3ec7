import type { QueryResolvers, IntegrationResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  integration: byId('integration'),
  integrations: page('integration'),
} satisfies Partial<QueryResolvers>;

export const Integration: IntegrationResolvers = {
  createdBy: (integration, _args, { loaders }) => loaders.user.byId(integration.createdById),
  syncJobs: (integration, args, { loaders }) => loaders.integration.syncJobs(integration.id, args),
};
