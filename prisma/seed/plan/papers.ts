import { at, DAY, HOUR, Random } from './random.js';
import { PlanTable, type Row } from './table.js';

interface OrderRow {
  readonly slot: number;
  readonly at: number;
  readonly org: number;
  readonly type: string;
  readonly status: string;
  readonly maker: number;
  readonly confirmed: number | null;
  readonly shipped: number | null;
  readonly delivered: number | null;
  readonly completed: number | null;
  readonly cancelled: number | null;
}

const happened: Readonly<Record<string, string>> = {
  pending: 'Order placed.',
  confirmed: 'Order confirmed to the customer.',
  in_production: 'Production has begun.',
  shipped: 'Goods have left the factory.',
  delivered: 'Goods have arrived.',
  completed: 'Order completed.',
  draft: 'Draft made.',
  pending_approval: 'Handed in for approval.',
  approved: 'Approved.',
  ordered: 'Sent to the vendor.',
  received: 'Goods received.',
  cancelled: 'Order cancelled.',
};

/** What belongs to orders on paper: history, approvals, payments and documents. */
export function planOrderPapers(
  now: number,
  { rows: orders }: { readonly rows: readonly OrderRow[] },
  steps: ReadonlyMap<number, readonly (readonly [status: string, at: number])[]>,
  userSlot: (org: number, mail: string) => number,
) {
  const events = new PlanTable('event', {
    at: 'time',
    orders: 'int',
    kind: 'text',
    description: 'text',
    before: 'text?',
    after: 'text?',
    user_slot: 'int',
    internal: 'flag',
  });
  const approvals = new PlanTable('approval', {
    at: 'time',
    orders: 'int',
    round: 'int',
    level: 'int',
    approver: 'int',
    status: 'text',
    decided: 'time?',
    notes: 'text?',
  });
  const paymentColumns = {
    at: 'time',
    org: 'int',
    orders: 'int',
    status: 'text',
    method: 'text',
    share: 'text',
    refund: 'int',
    provider: 'text?',
    paid: 'time?',
    refunded: 'time?',
    failure: 'text?',
    maker: 'int',
  } as const;
  const payments = new PlanTable('payment', paymentColumns);
  const documents = new PlanTable('document', {
    at: 'time',
    orders: 'int',
    kind: 'text',
    internal: 'flag',
    maker: 'int',
    size: 'int',
  });

  for (const order of orders) {
    const random = new Random(`papers ${String(order.slot)}`);
    const taken = steps.get(order.slot) ?? [];
    taken.forEach(([status, time], index) => {
      events.add({
        at: time + 1000,
        orders: order.slot,
        kind: index === 0 ? 'created' : status,
        description: happened[status] ?? status,
        before: taken[index - 1]?.[0] ?? null,
        after: status,
        user_slot: order.maker,
        internal: false,
      });
    });
    if (random.chance(0.25))
      events.add({
        at: Math.min(order.at + 3 * HOUR, now - HOUR),
        orders: order.slot,
        kind: 'note',
        description: random.pick(['Credit limit checked.', 'Price agreed by telephone.', 'Asked for a second colour.']),
        before: null,
        after: null,
        user_slot: order.maker,
        internal: true,
      });
    if (order.type !== 'sale') planApprovals(order, taken, random);
    else planPayments(order, random);
    planDocuments(order, random);
  }
  return { payments, tables: [events, approvals, payments, documents] };

  /** One to three levels; a draft that came back was rejected once. */
  function planApprovals(order: OrderRow, taken: readonly (readonly [string, number])[], random: Random): void {
    const approvers = order.org === 2 ? ['admin', 'sales', 'director'] : ['manager', 'sourcing.head', 'director'];
    const levels = random.pick([1, 1, 2, 2, 3]);
    const submitted = taken.find(([status]) => status === 'pending_approval')?.[1];
    const add = (
      round: number,
      level: number,
      status: string,
      time: number,
      decided: number | null,
      notes: string | null,
    ) =>
      approvals.add({
        at: time,
        orders: order.slot,
        round,
        level,
        approver: userSlot(order.org, at(approvers, level - 1)),
        status,
        decided,
        notes,
      });
    if (order.status === 'draft' && random.chance(0.5)) {
      add(1, 1, 'rejected', order.at + HOUR, order.at + 2 * HOUR, 'Name the cost centre, please.');
      return;
    }
    if (submitted === undefined) return;
    const approved = taken.find(([status]) => status === 'approved')?.[1];
    for (let level = 1; level <= levels; level += 1) {
      if (approved !== undefined)
        add(
          1,
          level,
          'approved',
          submitted + level,
          Math.round(submitted + ((approved - submitted) * level) / levels),
          random.chance(0.3) ? 'Within budget.' : null,
        );
      else if (order.status === 'cancelled')
        add(
          1,
          level,
          level === 1 ? 'rejected' : 'pending',
          submitted + level,
          level === 1 ? submitted + 2 * HOUR : null,
          level === 1 ? 'Not this quarter.' : null,
        );
      else
        add(
          1,
          level,
          level === 1 && levels > 1 ? 'approved' : 'pending',
          submitted + level,
          level === 1 && levels > 1 ? Math.min(submitted + 2 * HOUR, now - HOUR) : null,
          null,
        );
    }
  }

  /** A deposit on confirmation, the balance on delivery; some pay at once, some payments fail, some money goes back. */
  function planPayments(order: OrderRow, random: Random): void {
    const confirmed = order.confirmed;
    if (confirmed === null) return;
    const method = random.pick(['bank_transfer', 'bank_transfer', 'card', 'letter_of_credit', 'check', 'cash']);
    const add = (status: string, share: string, time: number, more: Partial<Row<typeof paymentColumns>> = {}) =>
      payments.add({
        at: Math.min(time, now - 2 * HOUR),
        org: order.org,
        orders: order.slot,
        status,
        method,
        share,
        refund: 0,
        provider: method === 'card' ? 'stripe' : null,
        paid: status === 'succeeded' || status === 'refunded' ? Math.min(time + HOUR, now - HOUR) : null,
        refunded: null,
        failure: null,
        maker: order.maker,
        ...more,
      });
    if (random.chance(0.08)) add('failed', 'deposit', confirmed + HOUR, { failure: 'The bank declined the transfer.' });
    if (order.status === 'cancelled') {
      if (random.chance(0.7))
        add('refunded', 'deposit', confirmed + 2 * HOUR, { refund: 1000, refunded: order.cancelled });
      return;
    }
    if (order.status === 'confirmed' && random.chance(0.5)) {
      if (random.chance(0.5)) add('pending', 'deposit', confirmed + 2 * HOUR);
      return;
    }
    if (random.chance(0.1)) {
      add('succeeded', 'full', confirmed + 3 * HOUR);
      return;
    }
    add('succeeded', 'deposit', confirmed + 3 * HOUR);
    if (order.completed !== null && order.delivered !== null) {
      const isCredited = random.chance(0.07);
      add(
        'succeeded',
        'balance',
        order.delivered + DAY / 2,
        isCredited ? { refund: 200, refunded: Math.min(order.completed + DAY / 4, now - HOUR) } : {},
      );
    } else if (order.delivered !== null)
      add(random.pick(['pending', 'succeeded']), 'balance', order.delivered + DAY / 4);
  }

  function planDocuments(order: OrderRow, random: Random): void {
    const add = (kind: string, time: number, internal = false) =>
      documents.add({
        at: Math.min(time, now - HOUR),
        orders: order.slot,
        kind,
        internal,
        maker: order.maker,
        size: random.int(40_000, 4_000_000),
      });
    if (order.type === 'sale' && random.chance(0.7)) add('tech_pack', order.at + 2 * HOUR);
    if (order.type === 'purchase') add('purchase_order', order.at + HOUR, true);
    if (order.confirmed !== null) add(random.chance(0.2) ? 'contract' : 'invoice', order.confirmed + 4 * HOUR);
    if (order.shipped !== null) add('packing_list', order.shipped + HOUR);
    if (order.shipped !== null && random.chance(0.4)) add('certificate', order.shipped + 2 * HOUR);
    if (random.chance(0.05)) add('other', order.at + 5 * HOUR, true);
  }
}
