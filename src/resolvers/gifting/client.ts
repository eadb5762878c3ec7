import type { QueryResolvers, ClientResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  client: byId('client'),
  clients: page('client'),
} satisfies Partial<QueryResolvers>;

export const Client: ClientResolvers = {
  portals: (client, args, { loaders }) => loaders.client.portals(client.id, args),
  userInvitations: (client, args, { loaders }) => loaders.client.userInvitations(client.id, args),
  sites: (client, args, { loaders }) => loaders.client.sites(client.id, args),
  orders: (client, args, { loaders }) => loaders.client.orders(client.id, args),
  analyticsEvents: (client, args, { loaders }) => loaders.client.analyticsEvents(client.id, args),
  performanceMetrics: (client, args, { loaders }) => loaders.client.performanceMetrics(client.id, args),
};
