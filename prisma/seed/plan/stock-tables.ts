import { PlanTable } from './table.js';

/**
 * What is planned of stock. Quantities are multiplied by the stock's own factor in each block, so that they still add up;
 * those of a movement with a `line` are the order line's, times `share`, and there are none where the line's part is of
 * another block.
 */
export function stockTables() {
  const locations = new PlanTable('location', {
    at: 'time',
    org: 'int',
    department: 'int',
    name: 'text',
    kind: 'text',
    address: 'text',
    active: 'flag',
    archived: 'time?',
  });
  const levels = new PlanTable('stock', {
    at: 'time',
    part: 'int',
    variant: 'int?',
    location: 'int',
    point: 'int?',
    reorder: 'int?',
  });
  const reservations = new PlanTable('reservation', {
    at: 'time',
    stock: 'int',
    quantity: 'int',
    status: 'text',
    line: 'int?',
    reason: 'text?',
    expires: 'time?',
    ended: 'time?',
    maker: 'int',
  });
  const consumption = new PlanTable('consumption', {
    at: 'time',
    stock: 'int',
    quantity: 'int',
    day: 'day',
    maker: 'int',
    notes: 'text?',
  });
  const movements = new PlanTable('movement', {
    at: 'time',
    stock: 'int',
    kind: 'text',
    quantity: 'int',
    line: 'int?',
    share: 'int',
    // Whether the line's order is named; an opening count for it does not name it.
    named: 'flag',
    reservation: 'int?',
    consumption: 'int?',
    reason: 'text?',
    maker: 'int',
  });
  /** Where the goods of an order leave and arrive. */
  const ways = new PlanTable('order_way', { orders: 'int', from_location: 'int?', to_location: 'int?' });
  return { locations, levels, reservations, consumption, movements, ways };
}
