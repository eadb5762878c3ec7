import type { ProductCategoryResolvers, QueryResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  productCategory: byId('productCategory'),
  productCategories: page('productCategory'),
} satisfies Partial<QueryResolvers>;

export const ProductCategory: ProductCategoryResolvers = {
  parent: (category, _args, { loaders }) => loaders.productCategory.byId(category.parentId),
  children: (category, args, { loaders }) => loaders.productCategory.children(category.id, args),
  products: (category, args, { loaders }) => loaders.productCategory.products(category.id, args),
};
