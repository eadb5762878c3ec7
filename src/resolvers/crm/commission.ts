import type { QueryResolvers, CommissionResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  commission: byId('commission'),
  commissions: page('commission'),
} satisfies Partial<QueryResolvers>;

export const Commission: CommissionResolvers = {
  baseAmount: (commission) => money(commission.baseAmount, commission.currency),
  flatAmount: (commission) => money(commission.flatAmount, commission.currency),
  amount: (commission) => money(commission.amount, commission.currency),
  salesRep: (commission, _args, { loaders }) => loaders.salesRep.byId(commission.salesRepId),
  order: (commission, _args, { loaders }) => loaders.order.byId(commission.orderId),
  deal: (commission, _args, { loaders }) => loaders.marketplaceDeal.byId(commission.dealId),
  approvedBy: (commission, _args, { loaders }) => loaders.user.byId(commission.approvedById),
  createdBy: (commission, _args, { loaders }) => loaders.user.byId(commission.createdById),
};
