import type { QueryResolvers, AnalyticsEventResolvers } from '../../generated/graphql.js';
import { entityOf } from '../node.js';
import { byId, page } from '../page.js';

export const Query = {
  analyticsEvent: byId('analyticsEvent'),
  analyticsEvents: page('analyticsEvent'),
} satisfies Partial<QueryResolvers>;

export const AnalyticsEvent: AnalyticsEventResolvers = {
  entity: entityOf('entityType', 'entityId'),
  client: (event, _args, { loaders }) => loaders.client.byId(event.clientId),
  site: (event, _args, { loaders }) => loaders.site.byId(event.siteId),
  user: (event, _args, { loaders }) => loaders.user.byId(event.userId),
};
