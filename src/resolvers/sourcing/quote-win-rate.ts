import type { QueryResolvers, QuoteWinRateResolvers } from '../../generated/graphql.js';
import { quoteWinRate } from '../../loaders/reports.js';
import { checkFirst, checkSpan } from '../report-arguments.js';

export const Query = {
  quoteWinRate: (_root, { by, ...args }, { loaders }) => {
    checkSpan(args);
    checkFirst(args.first);
    // A report by month has as many rows as its span has months, at most 61.
    const most = by === 'month' ? { first: 100 } : {};
    return loaders.report(quoteWinRate, { ...args, ...most, perVendor: by === 'vendor' });
  },
} satisfies Partial<QueryResolvers>;

export const QuoteWinRate: QuoteWinRateResolvers = {
  vendor: (rate, _args, { loaders }) => loaders.vendor.byId(rate.vendorId),
};
