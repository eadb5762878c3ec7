import { at, DAY, dayOf, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';

/** The calendars of the first factories, from two weeks ago to a month ahead, with the bookings that filled them. */
export function planFactories(
  now: number,
  vendors: readonly {
    readonly slot: number;
    readonly org: number;
    readonly trade: string;
    readonly capacity: number;
  }[],
  supplierOrders: readonly { readonly slot: number; readonly vendor: number; readonly status: string }[],
  author: number,
) {
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

  const random = new Random('capacity');
  for (const vendor of vendors.filter((row) => row.trade === 'knitwear' && row.org === 1).slice(0, 8))
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
      const running = supplierOrders.filter((row) => row.vendor === vendor.slot && row.status === 'in_production');
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
          author,
        });
      });
    }
  return [capacities, logs] as const;
}
