import type { QueryResolvers, WebhookEndpointResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  webhookEndpoint: byId('webhookEndpoint'),
  webhookEndpoints: page('webhookEndpoint'),
} satisfies Partial<QueryResolvers>;

export const WebhookEndpoint: WebhookEndpointResolvers = {
  createdBy: (webhookEndpoint, _args, { loaders }) => loaders.user.byId(webhookEndpoint.createdById),
  deliveries: (webhookEndpoint, args, { loaders }) => loaders.webhookEndpoint.deliveries(webhookEndpoint.id, args),
};
