import type { QueryResolvers } from '../../generated/graphql.js';

export const Query = {
  searchCustomers: (_root, args, { loaders }) => loaders.search.customers(args),
} satisfies Partial<QueryResolvers>;
