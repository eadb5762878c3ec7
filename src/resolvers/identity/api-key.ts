import type { QueryResolvers, ApiKeyResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  apiKey: byId('apiKey'),
  apiKeys: page('apiKey'),
} satisfies Partial<QueryResolvers>;

export const ApiKey: ApiKeyResolvers = {
  createdBy: (apiKey, _args, { loaders }) => loaders.user.byId(apiKey.createdById),
};
