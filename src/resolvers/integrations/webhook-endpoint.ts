import type { QueryResolvers, WebhookEndpointResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  webhookEndpoint: byId('webhookEndpoint'),
  webhookEndpoints: page('webhookEndpoint'),
} satisfies Partial<QueryResolvers>;

export const WebhookEndpoint: WebhookEndpointResolvers = {
  createdBy: (endpoint, _args, { loaders }) => loaders.user.byId(endpoint.createdById),
  deliveries: (endpoint, args, { loaders }) => loaders.webhookEndpoint.deliveries(endpoint.id, args),
};
