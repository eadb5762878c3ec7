import type { QueryResolvers, CustomerLabelResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  customerLabel: byId('customerLabel'),
  customerLabels: page('customerLabel'),
} satisfies Partial<QueryResolvers>;

export const CustomerLabel: CustomerLabelResolvers = {
  assignments: (customerLabel, args, { loaders }) => loaders.customerLabel.assignments(customerLabel.id, args),
};
