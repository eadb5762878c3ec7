import type { QueryResolvers, AiBudgetResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  aiBudget: byId('aiBudget'),
  aiBudgets: page('aiBudget'),
} satisfies Partial<QueryResolvers>;

export const AiBudget: AiBudgetResolvers = {
  amount: (aiBudget) => money(aiBudget.amount, aiBudget.currency),
  createdBy: (aiBudget, _args, { loaders }) => loaders.user.byId(aiBudget.createdById),
};
