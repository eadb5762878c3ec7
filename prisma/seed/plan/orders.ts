import { madeUp, productTypes } from '../data/products.js';
import type { Catalog } from './catalog.js';
import type { Identity } from './identity.js';
import type { Marketplace } from './marketplace.js';
import { counts, orderTables, type OrderType, ways, workflow } from './order-tables.js';
import { planOrderPapers } from './papers.js';
import { DAY, dayOf, HOUR, Random } from './random.js';
import { HISTORY, type Sourcing } from './sourcing.js';

import type { Trade } from './trade.js';

export type Orders = ReturnType<typeof planOrders>;

/** Orders of every type, source and state with their lines. */
export function planOrders(
  now: number,
  { customersOf, vendors }: Trade,
  { parts, products }: Catalog,
  { listings }: Marketplace,
  { rfqs, quotes, items: rfqItems, invitations }: Sourcing,
  { userSlot }: Identity,
) {
  const { orders, lines } = orderTables();
  /** The slot of the order that is shown first: in production, and late. */
  let sample = 0;
  /** The steps an order took: the names of the states and when they were reached. */
  const steps = new Map<number, readonly (readonly [status: string, at: number])[]>();

  for (const quote of quotes.rows) if (quote.status === 'awarded') planFromQuote(quote);
  for (const org of [1, 2] as const)
    for (const { type, source, first, second } of counts)
      for (let index = 0; index < (org === 1 ? first : second); index += 1)
        planOther(org, type, source, index, org === 1 ? first : second);
  const papers = planOrderPapers(now, orders, steps, userSlot);
  return { orders, lines, sample, payments: papers.payments, tables: [orders, lines, ...papers.tables] };

  function planFromQuote(quote: (typeof quotes.rows)[number]): void {
    const rfq = rfqs.rows[quote.rfq];
    const vendor = invitations.rows[quote.invitation ?? -1]?.vendor;
    if (rfq === undefined || vendor === undefined || quote.awarded === null) return;
    const random = new Random(`order of quote ${String(quote.slot)}`);
    const created = quote.awarded + random.int(1, 5) * HOUR;
    const age = (now - created) / DAY;
    const status =
      rfq.status === 'closed'
        ? 'completed'
        : age < 2
          ? 'pending'
          : age < 5
            ? 'confirmed'
            : age < 60
              ? 'in_production'
              : random.pick(['in_production', 'shipped', 'shipped', 'delivered']);
    const order = addOrder('sale', 'rfq', status, created, rfq.closed ?? now, rfq.org, rfq.customer, rfq.slot, random);
    Object.assign(order, {
      vendor,
      vendor_seed: quote.invitation ?? 0,
      rfq: rfq.slot,
      quote: quote.slot,
      split: rfq.split,
      product_type: rfq.made_as,
    });
    rfqItems.rows
      .filter((item) => item.rfq === rfq.slot && (quote.awarded_lines & (2 ** (item.line - 1))) !== 0)
      .forEach((item, index) => {
        addLine(order, index, {
          part: item.part,
          rfq_item: item.slot,
          quote: quote.slot,
          multiple: item.multiple,
          factor: 1220,
          description: item.wish,
        });
      });
  }

  function planOther(org: 1 | 2, type: OrderType, source: string, index: number, count: number): void {
    const random = new Random(`order ${String(org)} ${type} ${source} ${String(index)}`);
    const isSample = org === 1 && source === 'manual' && type === 'sale' && index === 30;
    const way = ways[type];
    // Old orders are complete or cancelled; every state is met among the recent ones.
    const isRecent = index >= count - way.length - 2 || isSample;
    const place = isRecent
      ? (index + way.length * 9) % (way.length + 1)
      : random.chance(0.12)
        ? way.length
        : way.length - 1;
    const status = isSample ? 'in_production' : (way[place]?.[0] ?? 'cancelled');
    const usual = way[Math.min(place, way.length - 1)]?.[1] ?? 0;
    const days = isSample
      ? 30
      : isRecent
        ? usual * 1.1 + random.int(1, 8)
        : usual + 10 + (HISTORY / DAY - 80) * random.next();
    const created = now - Math.ceil(days) * DAY + random.int(7 * 60, 17 * 60) * 60_000 + random.int(0, 59_999);
    const customer = type === 'sale' || type === 'return' ? (isSample ? 0 : random.pick(customersOf(org)).slot) : null;
    const order = addOrder(type, source, status, created, now, org, customer, 20_000 + orders.rows.length, random);
    const isStock = source === 'marketplace';
    if (type !== 'sale') planPartLines(order, random);
    else if (isStock) {
      const sold = listings.rows.filter(
        ({ org: of, status: state, approved }) =>
          of === org && ['approved', 'sold_out', 'archived'].includes(state) && (approved ?? now) < created,
      );
      random.sample(sold, random.int(1, 4)).forEach((listing, line) => {
        addLine(order, line, { listing: listing.slot, multiple: 1, factor: 1000 });
      });
    } else if (random.chance(0.5)) {
      random
        .sample(
          products.rows.filter(
            (product) => product.org === org && product.status !== 'discontinued' && !product.archived,
          ),
          random.int(1, 4),
        )
        .forEach((product, line) => {
          addLine(order, line, { product: product.slot, multiple: 2, factor: 940 });
        });
    } else
      addLine(order, 0, {
        multiple: 3,
        factor: random.int(90, 240),
        description: `${order.product_type}, own design, with labels and polybag`,
      });
    if (type === 'sale' && !isStock) {
      const makers = vendors.rows.filter(
        (vendor) =>
          vendor.org === org && vendor.verification === 'verified' && (org === 2 || vendor.trade === 'knitwear'),
      );
      const isGiven = !['pending', 'cancelled'].includes(status);
      if (isGiven) order.vendor = isSample ? 0 : random.pick(makers).slot;
      order.vendor_seed = 20_000 + order.slot;
    }
    if (isSample) {
      order.notes = 'Second colourway to follow once the first is approved.';
      sample = order.slot;
    }
  }

  function partsFrom(org: number, trade: string) {
    return parts.rows.filter((part) => part.org === org && part.trade === trade);
  }

  function planPartLines(order: (typeof orders.rows)[number], random: Random): void {
    const ours = vendors.rows
      .filter(
        (vendor) =>
          vendor.verification === 'verified' &&
          vendor.trade !== 'knitwear' &&
          partsFrom(order.org, vendor.trade).length > 3,
      )
      .filter((vendor) => vendor.org === order.org);
    const vendor = random.pick(ours);
    order.vendor = vendor.slot;
    order.vendor_seed = 20_000 + order.slot;
    const suitable = partsFrom(order.org, vendor.trade);
    random.sample(suitable, order.type === 'return' ? random.int(1, 2) : random.int(1, 4)).forEach((part, line) => {
      addLine(order, line, {
        part: part.slot,
        multiple: part.price < 5_000 ? 40 : part.price < 100_000 ? 4 : 1,
        factor: vendor.level,
      });
    });
  }

  function addLine(
    order: (typeof orders.rows)[number],
    line: number,
    given: {
      part?: number | null;
      product?: number;
      listing?: number;
      rfq_item?: number;
      quote?: number;
      multiple: number;
      factor: number;
      description?: string | null;
    },
  ): void {
    const arrived = ['delivered', 'received', 'completed'].includes(order.status)
      ? 1000
      : order.status === 'shipped' && line === 0
        ? 400
        : 0;
    lines.add({
      at: order.at + 1 + line,
      orders: order.slot,
      line: line + 1,
      part: given.part ?? null,
      product: given.product ?? null,
      listing: given.listing ?? null,
      rfq_item: given.rfq_item ?? null,
      quote: given.quote ?? null,
      multiple: given.multiple,
      factor: given.factor,
      description: given.description ?? null,
      received: arrived,
    });
  }

  /** An order that has come as far as `status`; its steps lie between `created` and `end`, in the usual proportions. */
  function addOrder(
    type: OrderType,
    source: string,
    status: string,
    created: number,
    end: number,
    org: 1 | 2 | number,
    customer: number | null,
    customerSeed: number,
    random: Random,
  ) {
    const way: readonly (readonly [string, number])[] = ways[type];
    const isCancelled = status === 'cancelled';
    const reached = isCancelled ? random.int(0, 2) : way.findIndex(([name]) => name === status);
    const last = way[reached]?.[1] ?? 0;
    const room = (end - created) / DAY - 0.3;
    const pace = last === 0 ? 1 : Math.min(0.85 + 0.4 * random.next(), room / last);
    const taken = way
      .slice(0, reached + 1)
      .map(([name, days]) => [name, Math.round(created + days * pace * DAY)] as const);
    const cancelled = isCancelled
      ? Math.min((taken.at(-1)?.[1] ?? created) + random.int(1, 4) * DAY, now - 2 * HOUR)
      : null;
    const time = (name: string) => taken.find(([step]) => step === name)?.[1] ?? null;
    const target = created + random.int(38, 52) * DAY;
    const delivered = time('delivered') ?? time('received');
    const approved = time('approved');
    const isSale = type === 'sale';
    const order = orders.add({
      at: created,
      org,
      type,
      source,
      status,
      workflow: isSale ? random.pick(workflow[status] ?? ['closed']) : null,
      customer,
      customer_seed: customerSeed,
      vendor: null,
      vendor_seed: 0,
      rfq: null,
      quote: null,
      split: false,
      product_type: org === 2 ? productTypes.parts.name : random.pick(madeUp).name,
      tax: random.pick([0, 0, 70, 190, 210]),
      shipping: isSale ? random.int(40, 900) * 10_000 : 0,
      target: isSale || random.chance(0.6) ? dayOf(target) : null,
      expected: isSale ? dayOf(target + random.int(0, 9) * DAY) : null,
      actual: delivered === null ? null : dayOf(delivered),
      notes: random.chance(0.2)
        ? random.pick([
            'Deliver in one lot.',
            'Hang tags follow separately.',
            'Call before delivery.',
            'Partial delivery allowed.',
          ])
        : null,
      maker: userSlot(org, isSale ? 'sales' : org === 2 ? 'buyer' : 'buyer.parts'),
      approver: approved === null ? null : userSlot(org, org === 2 ? 'director' : 'manager'),
      approved,
      cancelled,
      reason: isCancelled ? random.pick(['Customer withdrew.', 'Budget was not released.', 'Ordered twice.']) : null,
      completed: time('completed'),
      confirmed: time('confirmed'),
      started: time('in_production'),
      shipped: time('shipped'),
      delivered,
    });
    steps.set(order.slot, cancelled === null ? taken : [...taken, ['cancelled', cancelled]]);
    return order;
  }
}
