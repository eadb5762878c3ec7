import { bonuses, labels, notes, outcomes } from '../data/notes.js';
import type { Deals } from './deals.js';
import type { Identity } from './identity.js';
import type { Orders } from './orders.js';
import { at, DAY, dayOf, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';
import type { Trade } from './trade.js';

/** What passed between sales and customers, what customers are marked with, and what the representatives earn. */
export function planSelling(
  now: number,
  { reps, organizations }: Identity,
  { customers }: Trade,
  { orders }: Orders,
  { deals }: Deals,
) {
  const labelTable = new PlanTable('label', {
    at: 'time',
    org: 'int',
    name: 'text',
    color: 'text',
    description: 'text',
  });
  const assignments = new PlanTable('label_assignment', { at: 'time', label: 'int', customer: 'int', maker: 'int' });
  // A note is about a customer of its own block, or about an order and the customer that has it.
  const noteTable = new PlanTable('sales_note', {
    at: 'time',
    customer: 'int',
    orders: 'int?',
    kind: 'text',
    subject: 'text',
    content: 'text',
    happened: 'time',
    direction: 'text?',
    outcome: 'text?',
    seconds: 'int?',
    next: 'text?',
    due: 'day?',
    done: 'time?',
  });
  const commissions = new PlanTable('commission', {
    at: 'time',
    rep: 'int',
    orders: 'int?',
    deal: 'int?',
    type: 'text',
    status: 'text',
    rate: 'int',
    flat: 'int?',
    first_day: 'day',
    last_day: 'day',
    approved: 'time?',
    paid: 'time?',
    cancelled: 'time?',
    notes: 'text?',
  });
  const founded = at(organizations.rows, 0).at;

  for (const org of [1, 2])
    for (const [index, [name, color, description]] of labels.entries())
      labelTable.add({ at: founded + 40 * DAY + index * 1000 + org, org, name, color, description });
  for (const customer of customers.rows) {
    const random = new Random(`selling to ${String(customer.slot)}`);
    const own = labelTable.rows.filter((label) => label.org === customer.org);
    for (const label of random.sample(own, random.int(0, 2)))
      assignments.add({
        at: now - random.int(20, 400) * DAY,
        label: label.slot,
        customer: customer.slot,
        maker: at(reps.rows, customer.rep).user_slot,
      });
    for (let count = random.int(2, 5); count > 0; count -= 1)
      planNote(customer.slot, null, now - random.int(1, 300) * DAY + random.int(0, 500) * 60_000, random);
  }
  for (const order of orders.rows) {
    if (order.type !== 'sale' || order.customer === null) continue;
    const random = new Random(`selling order ${String(order.slot)}`);
    if (random.chance(0.15))
      planNote(order.customer, order.slot, Math.min(order.at + random.int(1, 20) * DAY, now - HOUR), random);
    planCommission(order, at(customers.rows, order.customer).rep, random);
  }
  for (const deal of deals.rows)
    if (deal.rep !== null && deal.completed !== null)
      commissions.add({
        ...{ at: deal.completed + 1000, rep: deal.rep, orders: null, deal: deal.slot, type: 'deal' },
        ...{ rate: at(reps.rows, deal.rep).rate, flat: null, notes: null },
        ...settled(deal.completed, new Random(`commission of deal ${String(deal.slot)}`)),
      });
  for (const rep of reps.rows) planExtras(rep.slot);
  return {
    labels: labelTable,
    notes: noteTable,
    commissions,
    tables: [labelTable, assignments, noteTable, commissions],
  };

  function planNote(customer: number, order: number | null, happened: number, random: Random): void {
    const [kind, subject, content, next] = random.pick(notes);
    const isCall = kind === 'call';
    const outcome = random.chance(0.6) ? 'connected' : random.pick(outcomes);
    const due = happened + random.int(3, 25) * DAY;
    const isDone = next !== null && due < now && random.chance(0.8);
    noteTable.add({
      ...{ at: happened + random.int(5, 90) * 60_000, customer, orders: order, kind, subject, content, happened },
      direction: isCall ? random.pick(['inbound', 'outbound']) : null,
      outcome: isCall ? outcome : null,
      seconds: isCall ? (outcome === 'connected' ? random.int(60, 1500) : random.int(0, 40)) : null,
      ...{ next, due: next === null ? null : dayOf(due), done: isDone ? due - random.int(0, 50) * HOUR : null },
    });
  }

  /** A sale that was delivered earns its representative a share, and where it was agreed the one above a smaller one. */
  function planCommission(order: (typeof orders.rows)[number], rep: number, random: Random): void {
    const earned = order.delivered ?? (random.chance(0.1) ? order.cancelled : null);
    if (earned === null) return;
    const isCancelled = order.delivered === null;
    const { rate, manager } = at(reps.rows, rep);
    const add = (who: number, type: string, share: number, delay: number) =>
      commissions.add({
        ...{ at: earned + delay, rep: who, orders: order.slot, deal: null, type, rate: share, flat: null, notes: null },
        ...(isCancelled
          ? { ...open(earned), status: 'cancelled', cancelled: earned + 2 * HOUR }
          : settled(earned, random)),
      });
    add(rep, 'sale', rate, 1000);
    if (manager !== null && random.chance(0.4)) add(manager, 'override', 50, 2000);
  }

  /** A bonus for each quarter, and a correction. */
  function planExtras(rep: number): void {
    const random = new Random(`bonus ${String(rep)}`);
    for (const days of [20, 110, 200, 290]) {
      if (random.chance(0.4)) continue;
      const moment = now - days * DAY + random.int(1, 8) * HOUR;
      commissions.add({
        ...{ at: moment, rep, orders: null, deal: null, type: 'bonus', rate: 0, flat: random.int(4, 30) * 100 },
        ...{ notes: random.pick(bonuses), ...settled(moment, random) },
      });
    }
    const moment = now - random.int(40, 90) * DAY;
    commissions.add({
      ...{ at: moment, rep, orders: null, deal: null, type: 'adjustment', rate: 0, flat: -random.int(20, 300) },
      ...{ notes: 'A claim was settled after the commission was paid.', ...settled(moment, random) },
    });
  }

  /** Approved after a month, paid after two, as a rule. */
  function settled(earned: number, random: Random) {
    const approved = earned + random.int(20, 34) * DAY;
    const paid = approved + random.int(15, 30) * DAY;
    const isApproved = approved < now;
    const isPaid = paid < now;
    return {
      ...open(earned),
      status: isPaid ? 'paid' : isApproved ? 'approved' : 'pending',
      approved: isApproved ? approved : null,
      paid: isPaid ? paid : null,
    };
  }
}

/** The quarter in which something was earned, and nothing done about it yet. */
function open(earned: number) {
  const day = new Date(earned);
  const [year, month] = [day.getUTCFullYear(), Math.floor(day.getUTCMonth() / 3) * 3];
  return {
    ...{ first_day: dayOf(Date.UTC(year, month, 1)), last_day: dayOf(Date.UTC(year, month + 3, 0)) },
    ...{ approved: null, paid: null, cancelled: null },
  };
}
