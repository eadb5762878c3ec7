import type { QueryResolvers, CustomerLabelAssignmentResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  customerLabelAssignment: byId('customerLabelAssignment'),
  customerLabelAssignments: page('customerLabelAssignment'),
} satisfies Partial<QueryResolvers>;

export const CustomerLabelAssignment: CustomerLabelAssignmentResolvers = {
  customer: (customerLabelAssignment, _args, { loaders }) => loaders.customer.byId(customerLabelAssignment.customerId),
  label: (customerLabelAssignment, _args, { loaders }) => loaders.customerLabel.byId(customerLabelAssignment.labelId),
  assignedBy: (customerLabelAssignment, _args, { loaders }) => loaders.user.byId(customerLabelAssignment.assignedById),
};
