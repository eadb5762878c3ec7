import type { QueryResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  aiUsageMetric: byId('aiUsageMetric'),
  aiUsageMetrics: page('aiUsageMetric'),
} satisfies Partial<QueryResolvers>;
