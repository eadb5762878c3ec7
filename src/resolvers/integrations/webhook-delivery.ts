import type { QueryResolvers, WebhookDeliveryResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  webhookDelivery: byId('webhookDelivery'),
  webhookDeliveries: page('webhookDelivery'),
} satisfies Partial<QueryResolvers>;

export const WebhookDelivery: WebhookDeliveryResolvers = {
  endpoint: (webhookDelivery, _args, { loaders }) => loaders.webhookEndpoint.byId(webhookDelivery.endpointId),
};
