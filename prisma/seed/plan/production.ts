import { productTypes } from '../data/products.js';
import { planAiQuotes } from './ai-quotes.js';
import type { Identity } from './identity.js';
import type { Orders } from './orders.js';
import { at, DAY, dayOf, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';
import type { Trade } from './trade.js';

/** Supplier orders in every state with eight stages each, reports, inspections, shipments, and factories' calendars. */
export function planProduction(now: number, { vendors, vendorsOf }: Trade, { orders }: Orders, { userSlot }: Identity) {
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
  const stages = new PlanTable('stage', {
    at: 'time',
    supplier_order: 'int',
    number: 'int',
    target: 'day?',
    percentage: 'int',
    status: 'text',
    started: 'time?',
    completed: 'time?',
    notes: 'text?',
    author: 'int',
  });
  const updates = new PlanTable('stage_update', {
    at: 'time',
    stage: 'int',
    message: 'text',
    before: 'int',
    percentage: 'int',
    status: 'text',
    author: 'int',
    photos: 'int',
  });
  const inspections = new PlanTable('inspection', {
    at: 'time',
    stage: 'int',
    inspector: 'int',
    result: 'text',
    sample: 'int',
    defects: 'int',
    list: 'json',
    notes: 'text?',
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
  const capacities = new PlanTable('capacity', {
    at: 'time',
    vendor: 'int',
    day: 'day',
    total: 'int',
    used: 'int',
    notes: 'text?',
  });
  const logs = new PlanTable('capacity_log', {
    at: 'time',
    capacity: 'int',
    supplier_order: 'int?',
    used: 'int',
    change: 'int',
    author: 'int',
  });

  for (const order of orders.rows) {
    if (order.type === 'sale' && order.source !== 'marketplace') planSupply(order);
    planShipments(order);
  }
  planCapacities();
  const ai = planAiQuotes(now, orders);
  return {
    supplierOrders,
    shipments,
    tables: [supplierOrders, stages, updates, inspections, shipments, capacities, logs, ai],
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
        reason: random.pick(['The gauge is not available before March.', 'Price below cost.', 'Fully booked.']),
      });
    }
    const accepted = Math.min(offered + 20 * HOUR, (order.started ?? now) - HOUR, now - 3 * HOUR);
    const later = { accepted: Math.max(accepted, offered + HOUR / 2) };
    if (order.status === 'pending') {
      if (random.chance(0.5)) addSupply(order, vendor, order.vendor_seed, 'pending', 'pending', offered, random);
      else
        addSupply(order, vendor, order.vendor_seed, 'pending', 'counter_offered', offered, random, {
          counter: random.int(1040, 1150),
          counter_notes: 'Yarn has gone up since the estimate.',
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
            'Pack per size, 24 pieces a carton.',
            'Approve the lab dip before bulk.',
            'Metal detection certificate required.',
            'Use the trims we send.',
          ])
        : null,
      completed: more.completed ?? null,
      cancelled: more.cancelled ?? null,
      product_type: order.product_type,
      maker: userSlot(order.org, order.org === 2 ? 'buyer' : 'manager'),
    });
    planStages(row, order.started, random);
  }

  /** Eight stages in the template's rhythm, slower or faster; those whose target has passed undone are delayed. */
  function planStages(row: (typeof supplierOrders.rows)[number], started: number | null, random: Random): void {
    const offsets = productTypes.find((type) => type.name === row.product_type)?.offsets ?? at(productTypes, 0).offsets;
    const last = at(offsets, -1) * DAY;
    const isOff = row.status === 'rejected' || row.status === 'cancelled';
    const isRunning =
      row.status === 'in_production' || (row.status === 'cancelled' && row.accepted !== null && started !== null);
    const start = started ?? now + random.int(2, 9) * DAY;
    let pace = 0.8 + 0.6 * random.next();
    if (row.completed !== null) pace = (row.completed - start) / last;
    else if (isRunning && start + last * pace < now) pace = ((now - start) / last) * (1.04 + 0.4 * random.next());
    const end = row.cancelled ?? now;
    const author = at(
      [
        userSlot(row.org, row.org === 2 ? 'workshop' : 'production'),
        userSlot(row.org, row.org === 2 ? 'workshop' : 'quality'),
      ],
      random.int(0, 1),
    );
    offsets.forEach((offset, index) => {
      const begun = Math.round(start + (offsets[index - 1] ?? 0) * DAY * pace);
      const finish = Math.round(start + offset * DAY * pace);
      const share = row.completed !== null ? 1 : isRunning ? (end - 4 * HOUR - begun) / (finish - begun) : 0;
      const percentage = share >= 1 ? 100 : share <= 0.03 ? 0 : Math.max(5, Math.min(95, Math.round(share * 20) * 5));
      const target = isOff ? null : dayOf(start + offset * DAY);
      const isLate = target !== null && target < dayOf(now) && percentage < 100;
      const status = percentage === 100 ? 'completed' : isLate ? 'delayed' : percentage > 0 ? 'in_progress' : 'pending';
      const stage = stages.add({
        at: row.at + 1000 + index,
        supplier_order: row.slot,
        number: index + 1,
        target,
        percentage,
        status,
        started: percentage > 0 ? begun : null,
        completed: percentage === 100 ? finish : null,
        notes: isLate
          ? random.pick(['Waiting for dyed yarn.', 'Two machines are down.', 'Rework after the first inspection.'])
          : null,
        author,
      });
      if (percentage > 0) planReports(stage, begun, Math.min(finish, end - 2 * HOUR), random);
    });
  }

  function planReports(stage: (typeof stages.rows)[number], begun: number, until: number, random: Random): void {
    const marks =
      stage.percentage === 100
        ? [random.int(4, 16) * 5, 100]
        : stage.percentage > 40
          ? [random.int(2, 7) * 5, stage.percentage]
          : [stage.percentage];
    let before = 0;
    marks.forEach((percentage, index) => {
      const time = Math.round(begun + ((until - begun) * (index + 1)) / marks.length);
      const status =
        percentage === 100
          ? 'completed'
          : stage.status === 'delayed' && index === marks.length - 1
            ? 'delayed'
            : 'in_progress';
      const message =
        percentage === 100
          ? 'Stage finished.'
          : status === 'delayed'
            ? (stage.notes ?? 'Behind plan.')
            : random.pick([
                'On plan.',
                'Half of the lot is through.',
                'Started with size M.',
                'First pieces look good.',
              ]);
      updates.add({
        at: time,
        stage: stage.slot,
        message,
        before,
        percentage,
        status,
        author: stage.author,
        photos: random.chance(0.3) ? random.int(1, 3) : 0,
      });
      before = percentage;
    });
    const isChecked =
      stage.number === 6 ? stage.percentage > 50 : stage.number === 2 && stage.percentage === 100 && random.chance(0.4);
    if (!isChecked) return;
    const fate = random.next();
    const result = stage.percentage < 100 ? 'failed' : fate < 0.75 ? 'passed' : fate < 0.9 ? 'conditional' : 'failed';
    const defects = result === 'passed' ? random.int(0, 2) : random.int(5, 14);
    inspections.add({
      at: until,
      stage: stage.slot,
      inspector: stage.author,
      result,
      sample: random.pick([50, 80, 125, 200]),
      defects,
      list:
        defects === 0
          ? []
          : [
              {
                defect: random.pick(['dropped stitch', 'oil stain', 'shade variation', 'open seam']),
                count: defects,
                severity: result === 'failed' ? 'major' : 'minor',
              },
            ],
      notes: result === 'conditional' ? 'Accepted after mending.' : null,
    });
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

  /** The calendars of the first factories, from two weeks ago to a month ahead, with the bookings that filled them. */
  function planCapacities(): void {
    const random = new Random('capacity');
    for (const vendor of vendors.rows.filter((row) => row.trade === 'knitwear' && row.org === 1).slice(0, 8))
      for (let day = -14; day <= 30; day += 1) {
        const total = Math.round(vendor.capacity / 26);
        const steps = [random.int(20, 60), random.int(0, 38)].map((share) => Math.round((total * share) / 100));
        const booked = now - 20 * DAY + day * HOUR;
        const capacity = capacities.add({
          at: booked,
          vendor: vendor.slot,
          day: dayOf(now + day * DAY),
          total,
          used: steps.reduce((sum, step) => sum + step, 0),
          notes: day % 7 === 5 ? 'One shift' : null,
        });
        const running = supplierOrders.rows.filter(
          (row) => row.vendor === vendor.slot && row.status === 'in_production',
        );
        let used = 0;
        steps.forEach((change, index) => {
          used += change;
          const supplier_order = running.length > 0 && index === 0 ? at(running, day + 14).slot : null;
          logs.add({
            at: Math.max(booked + index * DAY, booked),
            capacity: capacity.slot,
            supplier_order,
            used,
            change,
            author: userSlot(1, 'production'),
          });
        });
      }
  }
}
