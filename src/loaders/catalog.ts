import { type Declarations, page } from './shapes.js';

export const catalog = {
  part: {
    variants: page('PartVariant', 'partId'),
    crossReferences: page('PartCrossReference', 'partId'),
    referencingCrossReferences: page('PartCrossReference', 'referencedPartId'),
    vendorParts: page('VendorPart', 'partId'),
    rfqItems: page('RfqItem', 'partId'),
    orderItems: page('OrderItem', 'partId'),
    aiResponseItems: page('AiResponseItem', 'partId'),
    inventoryLevels: page('InventoryLevel', 'partId'),
    stockReservations: page('StockReservation', 'partId'),
    inventoryMovements: page('InventoryMovement', 'partId'),
    partConsumptions: page('PartConsumption', 'partId', { field: 'consumptionDate', direction: 'DESC' }),
    buyerIntents: page('BuyerIntent', 'partId'),
    sellerListings: page('SellerListing', 'partId'),
    stockLevels: page('StockLevel', 'partId'),
    bestOffers: page('VendorPart', 'partId', { field: 'offerRank', direction: 'ASC' }),
  },
  partVariant: {
    vendorParts: page('VendorPart', 'variantId'),
    rfqItems: page('RfqItem', 'variantId'),
    orderItems: page('OrderItem', 'variantId'),
    inventoryLevels: page('InventoryLevel', 'variantId'),
    stockReservations: page('StockReservation', 'variantId'),
    inventoryMovements: page('InventoryMovement', 'variantId'),
    partConsumptions: page('PartConsumption', 'variantId'),
    buyerIntents: page('BuyerIntent', 'variantId'),
    sellerListings: page('SellerListing', 'variantId'),
    bestOffers: page('VendorPart', 'variantId', { field: 'offerRank', direction: 'ASC' }),
  },
  productCategory: {
    children: page('ProductCategory', 'parentId'),
    products: page('Product', 'categoryId'),
  },
  catalog: {
    products: page('Product', 'catalogId'),
    sites: page('Site', 'catalogId'),
  },
  product: {
    orders: page('Order', 'productId'),
    orderItems: page('OrderItem', 'productId'),
    siteExclusions: page('SiteProductExclusion', 'productId'),
    aiResponseItems: page('AiResponseItem', 'productId'),
  },
} as const satisfies Declarations;
