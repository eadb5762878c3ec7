import { planAiQuotes } from './ai-quotes.js';
import { planFactories } from './factories.js';
import type { Identity } from './identity.js';
import type { Orders } from './orders.js';
import { DAY, dayOf, HOUR, Random } from './random.js';
import { planStages } from './stages.js';
import { PlanTable } from './table.js';
import type { Trade } from './trade.js';

/** Supplier orders in every state with eight stages each, reports, inspections, shipments, and factories' calendars. */
export function planProduction(
  now: number,
  { vendors, vendorsOf }: Trade,
  { orders, sample }: Orders,
  { userSlot }: Identity,
) {
  const supplierOrders = new PlanTable('supplier_order', {
    at: 'time',
    org: 'int',
    orders: 'int',
    vendor: 'int',
    vendor_seed: 'int',
    status: 'text',
    acceptance: 'text',
    cost: 'int',
    target: 'day?',
    accepted: 'time?',
    rejected: 'time?',
    reason: 'text?',
    counter: 'int?',
    counter_notes: 'text?',
    instructions: 'text?',
    completed: 'time?',
    cancelled: 'time?',
    product_type: 'text',
    maker: 'int',
  });
  const shipments = new PlanTable('shipment', {
    at: 'time',
    org: 'int',
    orders: 'int',
    supplier_order: 'int?',
    status: 'text',
    carrier: 'text',
    weight: 'int',
    packages: 'int',
    shipped: 'time?',
    expected: 'day?',
    delivered: 'time?',
    notes: 'text?',
    maker: 'int',
  });
  /** When production of a supplier order began, if it has. */
  const startOf = new Map<number, number | null>();

  for (const order of orders.rows) {
    if (order.type === 'sale' && order.source !== 'marketplace') planSupply(order);
    planShipments(order);
  }
  const making = planStages(now, supplierOrders.rows, startOf, sample, userSlot);
  const factories = planFactories(now, vendors.rows, supplierOrders.rows, userSlot(1, 'production'));
  const ai = planAiQuotes(now, orders);
  return {
    supplierOrders,
    shipments,
    tables: [supplierOrders, ...making, shipments, ...factories, ai],
  };

  function planSupply(order: (typeof orders.rows)[number]): void {
    const random = new Random(`supply ${String(order.slot)}`);
    const makers = vendorsOf(order.org, order.org === 2 ? 'machining' : 'knitwear');
    const vendor = order.vendor ?? random.pick(makers).slot;
    const offered = Math.min((order.confirmed ?? order.at) + 2 * HOUR, now - 5 * HOUR);
    // Another vendor may have been asked first and have said no.
    if (order.vendor !== null && random.chance(0.08)) {
      const other = random.pick(makers.filter((each) => each.slot !== vendor));
      const rejected = offered - HOUR;
      addSupply(order, other.slot, 60_000 + (order.slot % 5000), 'rejected', 'rejected', offered - 2 * HOUR, random, {
        rejected,
        reason: random.pick(['No machines are free before March.', 'Price below cost.', 'Fully booked.']),
      });
    }
    const accepted = Math.min(offered + 20 * HOUR, (order.started ?? now) - HOUR, now - 3 * HOUR);
    const later = { accepted: Math.max(accepted, offered + HOUR / 2) };
    if (order.status === 'pending') {
      if (random.chance(0.5)) addSupply(order, vendor, order.vendor_seed, 'pending', 'pending', offered, random);
      else
        addSupply(order, vendor, order.vendor_seed, 'pending', 'counter_offered', offered, random, {
          counter: random.int(1040, 1150),
          counter_notes: 'Material has gone up since the estimate.',
        });
    } else if (order.status === 'confirmed')
      addSupply(order, vendor, order.vendor_seed, 'accepted', 'accepted', offered, random, later);
    else if (order.status === 'cancelled') {
      if (order.confirmed !== null)
        addSupply(
          order,
          vendor,
          order.vendor_seed,
          'cancelled',
          order.started === null ? 'pending' : 'accepted',
          offered,
          random,
          { ...(order.started === null ? {} : later), cancelled: order.cancelled },
        );
    } else if (order.status === 'in_production')
      addSupply(order, vendor, order.vendor_seed, 'in_production', 'accepted', offered, random, later);
    else
      addSupply(order, vendor, order.vendor_seed, 'completed', 'accepted', offered, random, {
        ...later,
        completed: (order.shipped ?? now) - HOUR,
      });
  }

  function addSupply(
    order: (typeof orders.rows)[number],
    vendor: number,
    seed: number,
    status: string,
    acceptance: string,
    offered: number,
    random: Random,
    more: {
      accepted?: number;
      rejected?: number;
      reason?: string;
      counter?: number;
      counter_notes?: string;
      completed?: number;
      cancelled?: number | null;
    } = {},
  ): void {
    const row = supplierOrders.add({
      at: offered,
      org: order.org,
      orders: order.slot,
      vendor,
      vendor_seed: seed,
      status,
      acceptance,
      cost: order.quote === null ? random.int(700, 860) : 1000,
      target: order.target,
      accepted: more.accepted ?? null,
      rejected: more.rejected ?? null,
      reason: more.reason ?? null,
      counter: more.counter ?? null,
      counter_notes: more.counter_notes ?? null,
      instructions: random.chance(0.4)
        ? random.pick([
            'Pack 24 pieces a carton.',
            'Wait for the approval of the first sample.',
            'Certificate of conformity required.',
            'Use the labels we send.',
          ])
        : null,
      completed: more.completed ?? null,
      cancelled: more.cancelled ?? null,
      product_type: order.product_type,
      maker: userSlot(order.org, order.org === 2 ? 'buyer' : 'manager'),
    });
    startOf.set(row.slot, order.started);
  }

  function planShipments(order: (typeof orders.rows)[number]): void {
    const random = new Random(`shipment ${String(order.slot)}`);
    const supply =
      supplierOrders.rows.findLast((row) => row.orders === order.slot && row.status !== 'rejected')?.slot ?? null;
    const left =
      order.shipped ?? (order.type === 'purchase' && order.delivered !== null ? order.delivered - 5 * DAY : null);
    const isReady = order.workflow === 'ready_to_ship';
    if (left === null && !isReady) return;
    const fate = random.next();
    const isLost = left !== null && order.delivered === null && fate < 0.05;
    const status =
      left === null
        ? 'pending'
        : isLost
          ? 'lost'
          : order.delivered === null
            ? 'in_transit'
            : fate > 0.96
              ? 'returned'
              : 'delivered';
    const time = left ?? now - 6 * HOUR;
    shipments.add({
      at: Math.max(Math.min(time, now - 6 * HOUR), order.at + 1000),
      org: order.org,
      orders: order.slot,
      supplier_order: supply,
      status,
      carrier: random.pick(['DHL Global Forwarding', 'Maersk', 'Kuehne+Nagel', 'DSV', 'FedEx']),
      weight: random.int(20_000, 900_000),
      packages: random.int(1, 60),
      shipped: left === null ? null : Math.max(left, order.at + HOUR),
      expected: dayOf(time + random.int(7, 28) * DAY),
      delivered: status === 'delivered' ? order.delivered : null,
      notes: status === 'returned' ? 'Refused: cartons were wet.' : null,
      maker: order.maker,
    });
  }
}
