import type { QueryResolvers, AiBudgetResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  aiBudget: byId('aiBudget'),
  aiBudgets: page('aiBudget'),
} satisfies Partial<QueryResolvers>;

export const AiBudget: AiBudgetResolvers = {
  amount: (budget) => money(budget.amount, budget.currency),
  createdBy: (budget, _args, { loaders }) => loaders.user.byId(budget.createdById),
};
