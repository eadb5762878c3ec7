import type { CustomerActivityResolvers, QueryResolvers } from '../../generated/graphql.js';
import { customerActivity } from '../../loaders/reports.js';
import { requirePermission } from '../../schema/directives.js';
import { money } from '../money.js';
import { checkFirst } from '../report-arguments.js';

export const Query = {
  customerActivity: (_root, args, context) => {
    // Their order tells who bought most.
    requirePermission(context, 'customers.read_value', 'customerActivity');
    checkFirst(args.first);
    return context.loaders.report(customerActivity, args);
  },
} satisfies Partial<QueryResolvers>;

export const CustomerActivity: CustomerActivityResolvers = {
  customer: (activity, _args, { loaders }) => loaders.customer.byId(activity.customerId),
  spent: (activity) => money(activity.spent, activity.currency),
};
