import type { QueryResolvers, IdempotencyKeyResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  idempotencyKey: byId('idempotencyKey'),
  idempotencyKeys: page('idempotencyKey'),
} satisfies Partial<QueryResolvers>;

export const IdempotencyKey: IdempotencyKeyResolvers = {
  user: (idempotencyKey, _args, { loaders }) => loaders.user.byId(idempotencyKey.userId),
};
