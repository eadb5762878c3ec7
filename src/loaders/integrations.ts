import { type Declarations, page } from './shapes.js';

export const integrations = {
  integration: {
    syncJobs: page('SyncJob', 'integrationId'),
  },
  webhookEndpoint: {
    deliveries: page('WebhookDelivery', 'endpointId'),
  },
  event: {
    deliveries: page('WebhookDelivery', 'eventId'),
  },
} as const satisfies Declarations;
