import type { ActiveRfqResolvers, QueryResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { page } from '../page.js';

export const Query = {
  activeRfqs: page('activeRfq'),
} satisfies Partial<QueryResolvers>;

export const ActiveRfq: ActiveRfqResolvers = {
  lowestTotal: (active) => money(active.lowestTotal, active.currency),
  averageTotal: (active) => money(active.averageTotal, active.currency),
  rfq: (active, _args, { loaders }) => loaders.rfq.byId(active.id),
};
