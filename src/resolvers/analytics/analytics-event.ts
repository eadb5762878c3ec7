import type { QueryResolvers, AnalyticsEventResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  analyticsEvent: byId('analyticsEvent'),
  analyticsEvents: page('analyticsEvent'),
} satisfies Partial<QueryResolvers>;

export const AnalyticsEvent: AnalyticsEventResolvers = {
  client: (analyticsEvent, _args, { loaders }) => loaders.client.byId(analyticsEvent.clientId),
  site: (analyticsEvent, _args, { loaders }) => loaders.site.byId(analyticsEvent.siteId),
  user: (analyticsEvent, _args, { loaders }) => loaders.user.byId(analyticsEvent.userId),
};
