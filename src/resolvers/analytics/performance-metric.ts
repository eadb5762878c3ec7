import type { QueryResolvers, PerformanceMetricResolvers } from '../../generated/graphql.js';
import { entityOf } from '../node.js';
import { byId, page } from '../page.js';

export const Query = {
  performanceMetric: byId('performanceMetric'),
  performanceMetrics: page('performanceMetric'),
} satisfies Partial<QueryResolvers>;

export const PerformanceMetric: PerformanceMetricResolvers = {
  entity: entityOf('entityType', 'entityId'),
  client: (metric, _args, { loaders }) => loaders.client.byId(metric.clientId),
};
