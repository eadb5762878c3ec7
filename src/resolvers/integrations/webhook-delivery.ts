import type { QueryResolvers, WebhookDeliveryResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  webhookDelivery: byId('webhookDelivery'),
  webhookDeliveries: page('webhookDelivery'),
} satisfies Partial<QueryResolvers>;

export const WebhookDelivery: WebhookDeliveryResolvers = {
  endpoint: (delivery, _args, { loaders }) => loaders.webhookEndpoint.byId(delivery.endpointId),
  event: (delivery, _args, { loaders }) => loaders.event.byId(delivery.eventId),
};
