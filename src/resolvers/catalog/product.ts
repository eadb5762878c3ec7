import type { ProductResolvers, QueryResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  product: byId('product'),
  products: page('product'),
} satisfies Partial<QueryResolvers>;

export const Product: ProductResolvers = {
  price: (product) => money(product.price, product.currency),
  isActive: (product) => product.status === 'active',
  catalog: (product, _args, { loaders }) => loaders.catalog.byId(product.catalogId),
  vendor: (product, _args, { loaders }) => loaders.vendor.byId(product.vendorId),
  category: (product, _args, { loaders }) => loaders.productCategory.byId(product.categoryId),
  orders: (product, args, { loaders }) => loaders.product.orders(product.id, args),
  orderItems: (product, args, { loaders }) => loaders.product.orderItems(product.id, args),
  siteExclusions: (product, args, { loaders }) => loaders.product.siteExclusions(product.id, args),
  aiResponseItems: (product, args, { loaders }) => loaders.product.aiResponseItems(product.id, args),
};
