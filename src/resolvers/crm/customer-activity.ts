import type { CustomerActivityResolvers, QueryResolvers } from '../../generated/graphql.js';
import { customerActivity } from '../../loaders/reports.js';
import { money } from '../money.js';
import { checkFirst } from '../report-arguments.js';

export const Query = {
  customerActivity: (_root, args, { loaders }) => {
    checkFirst(args.first);
    return loaders.report(customerActivity, args);
  },
} satisfies Partial<QueryResolvers>;

export const CustomerActivity: CustomerActivityResolvers = {
  customer: (activity, _args, { loaders }) => loaders.customer.byId(activity.customerId),
  spent: (activity) => money(activity.spent, activity.currency),
};
