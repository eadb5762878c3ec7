import type { QueryResolvers, PaymentResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  payment: byId('payment'),
  payments: page('payment'),
} satisfies Partial<QueryResolvers>;

export const Payment: PaymentResolvers = {
  amount: (payment) => money(payment.amount, payment.currency),
  refundedAmount: (payment) => money(payment.refundedAmount, payment.currency),
  order: (payment, _args, { loaders }) => loaders.order.byId(payment.orderId),
  createdBy: (payment, _args, { loaders }) => loaders.user.byId(payment.createdById),
};
