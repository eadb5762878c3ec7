import type { QueryResolvers } from '../../generated/graphql.js';

export const Query = {
  searchVendors: (_root, args, { loaders }) => loaders.search.vendors(args),
  searchRfqs: (_root, args, { loaders }) => loaders.search.rfqs(args),
} satisfies Partial<QueryResolvers>;
