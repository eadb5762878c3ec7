import type { QueryResolvers, VendorSpendResolvers } from '../../generated/graphql.js';
import { spendByVendor } from '../../loaders/reports.js';
import { money } from '../money.js';
import { checkFirst, checkSpan } from '../report-arguments.js';

export const Query = {
  spendByVendor: (_root, args, { loaders }) => {
    checkSpan(args);
    checkFirst(args.first);
    return loaders.report(spendByVendor, args);
  },
} satisfies Partial<QueryResolvers>;

export const VendorSpend: VendorSpendResolvers = {
  vendor: (spend, _args, { loaders }) => loaders.vendor.byId(spend.vendorId),
  amount: (spend) => money(spend.amount, spend.currency),
};
