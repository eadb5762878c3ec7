import { PlanTable } from './table.js';

/** The way of each type of order, with the usual days until the step; `cancelled` branches off. */
export const ways = {
  sale: [
    ['pending', 0],
    ['confirmed', 1.5],
    ['in_production', 4],
    ['shipped', 46],
    ['delivered', 55],
    ['completed', 60],
  ],
  purchase: [
    ['draft', 0],
    ['pending_approval', 0.5],
    ['approved', 2],
    ['ordered', 3],
    ['received', 30],
    ['completed', 34],
  ],
  internal_transfer: [
    ['draft', 0],
    ['pending_approval', 0.3],
    ['approved', 1],
    ['ordered', 2],
    ['received', 6],
    ['completed', 8],
  ],
  return: [
    ['draft', 0],
    ['pending_approval', 0.4],
    ['approved', 2],
    ['received', 12],
    ['completed', 16],
  ],
} as const satisfies Record<string, readonly (readonly [string, number])[]>;
export type OrderType = keyof typeof ways;

/** How many orders of each kind, apart from those that come of requests, make a block: first and second organization. */
export const counts: readonly { type: OrderType; source: string; first: number; second: number }[] = [
  { type: 'sale', source: 'manual', first: 40, second: 4 },
  { type: 'sale', source: 'ai_quote', first: 12, second: 0 },
  { type: 'sale', source: 'message', first: 12, second: 1 },
  { type: 'sale', source: 'marketplace', first: 18, second: 2 },
  { type: 'purchase', source: 'manual', first: 42, second: 6 },
  { type: 'purchase', source: 'device', first: 8, second: 1 },
  { type: 'internal_transfer', source: 'manual', first: 20, second: 3 },
  { type: 'return', source: 'manual', first: 20, second: 2 },
];

export const workflow: Readonly<Record<string, readonly string[]>> = {
  pending: ['awaiting_vendor'],
  confirmed: ['vendor_assigned'],
  in_production: ['in_production', 'in_production', 'quality_check', 'ready_to_ship'],
  shipped: ['shipped'],
  delivered: ['closed'],
  completed: ['closed'],
  cancelled: ['closed'],
};

/** What is planned of an order. The price of a line comes of a quote, a part, a product, a product of the marketplace or `factor`, in this order. */
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
    listing: 'int?',
    rfq_item: 'int?',
    quote: 'int?',
    multiple: 'int',
    factor: 'int',
    description: 'text?',
    received: 'int',
  });
  return { orders, lines };
}
