import { type Declarations, one, page } from './shapes.js';

export const sourcing = {
  vendor: {
    portals: page('UserPortal', 'vendorId'),
    userInvitations: page('UserInvitation', 'vendorId'),
    catalogs: page('Catalog', 'vendorId'),
    products: page('Product', 'vendorId'),
    vendorParts: page('VendorPart', 'vendorId'),
    awardedRfqs: page('Rfq', 'awardedVendorId'),
    invitations: page('RfqVendor', 'vendorId'),
    quotes: page('Quote', 'vendorId'),
    orders: page('Order', 'vendorId'),
    orderItems: page('OrderItem', 'vendorId'),
    shipments: page('Shipment', 'vendorId'),
    supplierOrders: page('SupplierOrder', 'vendorId'),
    factoryCapacities: page('FactoryCapacity', 'vendorId'),
    capacityUtilizationLogs: page('CapacityUtilizationLog', 'vendorId'),
    marketplaceProducts: page('MarketplaceProduct', 'vendorId'),
    sellerListings: page('SellerListing', 'vendorId'),
    marketplaceDeals: page('MarketplaceDeal', 'vendorId'),
    conversations: page('Conversation', 'vendorId', { field: 'lastMessageAt', direction: 'DESC' }),
    communications: page('Communication', 'vendorId'),
  },
  rfq: {
    items: page('RfqItem', 'rfqId', { field: 'lineNumber', direction: 'ASC' }),
    invitations: page('RfqVendor', 'rfqId'),
    quotes: page('Quote', 'rfqId'),
    orders: page('Order', 'rfqId'),
    salesNotes: page('SalesNote', 'rfqId'),
  },
  rfqVendor: {
    quotes: page('Quote', ['rfqId', 'vendorId']),
  },
  rfqItem: {
    quoteItems: page('QuoteItem', 'rfqItemId'),
  },
  quote: {
    invitation: one('RfqVendor', ['rfqId', 'vendorId']),
    items: page('QuoteItem', 'quoteId'),
    awardedForRfqs: page('Rfq', 'awardedQuoteId'),
    orders: page('Order', 'quoteId'),
  },
} as const satisfies Declarations;
