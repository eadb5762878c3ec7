import { PlanTable } from './table.js';

/** What is planned of an order. The price of a line comes of a quote, a part, a product or `factor`, in this order. */
export function orderTables() {
  const orders = new PlanTable('orders', {
    at: 'time',
    org: 'int',
    type: 'text',
    source: 'text',
    status: 'text',
    workflow: 'text?',
    customer: 'int?',
    customer_seed: 'int',
    vendor: 'int?',
    vendor_seed: 'int',
    rfq: 'int?',
    quote: 'int?',
    split: 'flag',
    product_type: 'text',
    tax: 'int',
    shipping: 'int',
    target: 'day?',
    expected: 'day?',
    actual: 'day?',
    notes: 'text?',
    maker: 'int',
    approver: 'int?',
    approved: 'time?',
    cancelled: 'time?',
    reason: 'text?',
    completed: 'time?',
    // Times of the steps that were reached, for the papers and the production that follow.
    confirmed: 'time?',
    started: 'time?',
    shipped: 'time?',
    delivered: 'time?',
  });
  const lines = new PlanTable('order_item', {
    at: 'time',
    orders: 'int',
    line: 'int',
    part: 'int?',
    product: 'int?',
    rfq_item: 'int?',
    quote: 'int?',
    multiple: 'int',
    factor: 'int',
    description: 'text?',
    received: 'int',
  });
  return { orders, lines };
}
