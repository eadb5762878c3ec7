import { type Declarations, many, one, page } from './shapes.js';

export const orders = {
  order: {
    aiQuote: one('AiQuote', 'convertedToOrderId'),
    items: page('OrderItem', 'orderId', { field: 'lineNumber', direction: 'ASC' }),
    approvals: page('OrderApproval', 'orderId'),
    history: page('OrderEvent', 'orderId'),
    payments: page('Payment', 'orderId'),
    shipments: page('Shipment', 'orderId'),
    documents: page('OrderDocument', 'orderId'),
    supplierOrders: page('SupplierOrder', 'orderId'),
    salesNotes: page('SalesNote', 'orderId'),
    commissions: page('Commission', 'orderId'),
    aiResponses: page('AiResponse', 'orderId'),
    stockReservations: page('StockReservation', 'orderId'),
    inventoryMovements: page('InventoryMovement', 'orderId'),
    marketplaceDeals: page('MarketplaceDeal', 'orderId'),
    conversations: page('Conversation', 'orderId'),
    approvalChain: many('OrderApproval', 'orderId', { field: 'approvalLevel', direction: 'ASC' }),
  },
  orderItem: {
    stockReservations: page('StockReservation', 'orderItemId'),
    inventoryMovements: page('InventoryMovement', 'orderItemId'),
  },
} as const satisfies Declarations;
