import type { QueryResolvers, QuoteWinRateResolvers } from '../../generated/graphql.js';
import { quoteWinRate } from '../../loaders/reports.js';
import { checkFirst, checkSpan } from '../report-arguments.js';

export const Query = {
  quoteWinRate: (_root, { by, ...args }, { loaders }) => {
    checkSpan(args);
    checkFirst(args.first);
    return loaders.report(quoteWinRate, { ...args, perVendor: by === 'vendor' });
  },
} satisfies Partial<QueryResolvers>;

export const QuoteWinRate: QuoteWinRateResolvers = {
  vendor: (rate, _args, { loaders }) => loaders.vendor.byId(rate.vendorId),
};
