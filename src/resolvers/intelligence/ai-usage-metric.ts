import type { QueryResolvers, AiUsageMetricResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  aiUsageMetric: byId('aiUsageMetric'),
  aiUsageMetrics: page('aiUsageMetric'),
} satisfies Partial<QueryResolvers>;

export const AiUsageMetric: AiUsageMetricResolvers = {
  cost: (metric) => money(metric.cost, metric.currency),
};
