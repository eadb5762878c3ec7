import { type Declarations, page } from './shapes.js';

export const catalog = {
  part: {
    variants: page('PartVariant', 'partId'),
    crossReferences: page('PartCrossReference', 'partId'),
    referencingCrossReferences: page('PartCrossReference', 'referencedPartId'),
    vendorParts: page('VendorPart', 'partId'),
    rfqItems: page('RfqItem', 'partId'),
    orderItems: page('OrderItem', 'partId'),
  },
  partVariant: {
    vendorParts: page('VendorPart', 'variantId'),
    rfqItems: page('RfqItem', 'variantId'),
    orderItems: page('OrderItem', 'variantId'),
  },
  productCategory: {
    children: page('ProductCategory', 'parentId'),
    products: page('Product', 'categoryId'),
  },
  catalog: {
    products: page('Product', 'catalogId'),
  },
  product: {
    orders: page('Order', 'productId'),
    orderItems: page('OrderItem', 'productId'),
  },
} as const satisfies Declarations;
