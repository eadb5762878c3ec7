import type { QueryResolvers } from '../../generated/graphql.js';
import { page } from '../page.js';

export const Query = {
  schemaVersions: page('schemaVersion'),
} satisfies Partial<QueryResolvers>;
