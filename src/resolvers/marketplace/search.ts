import type { QueryResolvers } from '../../generated/graphql.js';

export const Query = {
  searchMarketplaceProducts: (_root, args, { loaders }) => loaders.search.marketplaceProducts(args),
} satisfies Partial<QueryResolvers>;
