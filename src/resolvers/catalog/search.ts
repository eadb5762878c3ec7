import type { ProductCategoryFacetValueResolvers, QueryResolvers } from '../../generated/graphql.js';

export const Query = {
  searchParts: (_root, args, { loaders }) => loaders.search.parts(args),
  searchProducts: (_root, args, { loaders }) => loaders.search.products(args),
} satisfies Partial<QueryResolvers>;

export const ProductCategoryFacetValue: ProductCategoryFacetValueResolvers = {
  category: ({ value }, _args, { loaders }) => loaders.productCategory.byId(value),
};
