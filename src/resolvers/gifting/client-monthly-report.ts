import type {
  ClientMonthlyReportResolvers,
  ClientMonthProductResolvers,
  ClientMonthSiteResolvers,
  ClientMonthStatusResolvers,
  ClientMonthTotalResolvers,
  QueryResolvers,
} from '../../generated/graphql.js';
import { type ClientMonthPart, clientMonth } from '../../loaders/reports.js';
import { money } from '../money.js';
import { notFound } from '../page.js';

const mostProducts = 50;
const amount = (part: ClientMonthPart) => money(part.amount, part.currency);

export const Query = {
  clientMonthlyReport: async (_root, { clientId, month }, { loaders }) => {
    const client = await loaders.client.byId(clientId);
    if (client === null) throw notFound('client', clientId);
    const parts = await loaders.report(clientMonth, { clientId: client.id, month });
    return { clientId: client.id, month: `${String(month).slice(0, 7)}-01`, parts };
  },
} satisfies Partial<QueryResolvers>;

export const ClientMonthlyReport: ClientMonthlyReportResolvers = {
  client: ({ clientId }, _args, { loaders }) => loaders.client.byId(clientId),
  totals: ({ parts }) => parts.filter(({ part }) => part === 'total'),
  sites: ({ parts }) => parts.filter(({ part }) => part === 'site'),
  products: ({ parts }) => parts.filter(({ part }) => part === 'product').slice(0, mostProducts),
  statuses: ({ parts }) => parts.filter(({ part }) => part === 'status'),
};
export const ClientMonthTotal: ClientMonthTotalResolvers = { amount };
export const ClientMonthSite: ClientMonthSiteResolvers = {
  site: (part, _args, { loaders }) => loaders.site.byId(part.id),
  amount,
};
export const ClientMonthProduct: ClientMonthProductResolvers = {
  product: (part, _args, { loaders }) => loaders.product.byId(part.id),
  amount,
};
export const ClientMonthStatus: ClientMonthStatusResolvers = {
  status: (part) => part.status ?? '',
  amount,
};
