import type { QueryResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  retentionPolicy: byId('retentionPolicy'),
  retentionPolicies: page('retentionPolicy'),
} satisfies Partial<QueryResolvers>;
