import type { EventResolvers, QueryResolvers } from '../../generated/graphql.js';
import { entityOf } from '../node.js';
import { byId, page } from '../page.js';

export const Query = {
  event: byId('event'),
  events: page('event'),
} satisfies Partial<QueryResolvers>;

export const Event: EventResolvers = {
  entity: entityOf('entityType', 'entityId'),
  actor: (event, _args, { loaders }) => loaders.user.byId(event.actorId),
  deliveries: (event, args, { loaders }) => loaders.event.deliveries(event.id, args),
};
