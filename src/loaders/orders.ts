import { type Declarations, one, page } from './shapes.js';

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
  },
} as const satisfies Declarations;
