import type { QueryResolvers, OrderApprovalResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  orderApproval: byId('orderApproval'),
  orderApprovals: page('orderApproval'),
} satisfies Partial<QueryResolvers>;

export const OrderApproval: OrderApprovalResolvers = {
  order: (orderApproval, _args, { loaders }) => loaders.order.byId(orderApproval.orderId),
  approver: (orderApproval, _args, { loaders }) => loaders.user.byId(orderApproval.approverId),
};
