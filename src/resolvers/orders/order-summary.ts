import type { OrderSummaryResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';

export const OrderSummary: OrderSummaryResolvers = {
  totalAmount: (summary) => money(summary.totalAmount, summary.currency),
};
