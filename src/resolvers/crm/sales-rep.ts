import type { QueryResolvers, SalesRepResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  salesRep: byId('salesRep'),
  salesReps: page('salesRep'),
} satisfies Partial<QueryResolvers>;

export const SalesRep: SalesRepResolvers = {
  quotaAmount: (salesRep) => money(salesRep.quotaAmount, salesRep.currency),
  user: (salesRep, _args, { loaders }) => loaders.user.byId(salesRep.userId),
  manager: (salesRep, _args, { loaders }) => loaders.salesRep.byId(salesRep.managerId),
  customers: (salesRep, args, { loaders }) => loaders.salesRep.customers(salesRep.id, args),
  reports: (salesRep, args, { loaders }) => loaders.salesRep.reports(salesRep.id, args),
  rfqs: (salesRep, args, { loaders }) => loaders.salesRep.rfqs(salesRep.id, args),
  orders: (salesRep, args, { loaders }) => loaders.salesRep.orders(salesRep.id, args),
  salesNotes: (salesRep, args, { loaders }) => loaders.salesRep.salesNotes(salesRep.id, args),
  commissions: (salesRep, args, { loaders }) => loaders.salesRep.commissions(salesRep.id, args),
  marketplaceDeals: (salesRep, args, { loaders }) => loaders.salesRep.marketplaceDeals(salesRep.id, args),
};
