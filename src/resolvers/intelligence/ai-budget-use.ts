import type { AiBudgetUseResolvers, QueryResolvers } from '../../generated/graphql.js';
import { aiUsageAgainstBudget } from '../../loaders/reports.js';
import { money } from '../money.js';

export const Query = {
  aiUsageAgainstBudget: (_root, args, { loaders }) => loaders.report(aiUsageAgainstBudget, args),
} satisfies Partial<QueryResolvers>;

export const AiBudgetUse: AiBudgetUseResolvers = {
  budget: (use, _args, { loaders }) => loaders.aiBudget.byId(use.budgetId),
  budgeted: (use) => money(use.budgeted, use.currency),
  used: (use) => money(use.used, use.currency),
  expected: (use) => money(use.expected, use.currency),
};
