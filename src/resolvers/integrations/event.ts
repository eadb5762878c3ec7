import type { EventResolvers, QueryResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  event: byId('event'),
  events: page('event'),
} satisfies Partial<QueryResolvers>;

export const Event: EventResolvers = {
  actor: (event, _args, { loaders }) => loaders.user.byId(event.actorId),
  deliveries: (event, args, { loaders }) => loaders.event.deliveries(event.id, args),
};
