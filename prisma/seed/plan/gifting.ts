import {
  clients as companies,
  giftCatalogs,
  giftCategories,
  gifts as goods,
  sites as celebrations,
  validations,
} from '../data/gifting.js';
import type { Catalog } from './catalog.js';
import type { Identity } from './identity.js';
import { at, DAY, dayOf, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';

export type Gifting = ReturnType<typeof planGifting>;

/** The way of a gift, with the days until the step. */
const way = [
  ['pending', 0],
  ['confirmed', 0.8],
  ['shipped', 2.5],
  ['delivered', 6],
  ['completed', 12],
] as const;
const happened = {
  pending: 'Gift chosen on the site.',
  confirmed: 'Gift confirmed to the employee.',
  shipped: 'Gift has left the warehouse.',
  delivered: 'Gift has arrived.',
  completed: 'Gift order completed.',
  cancelled: 'Gift order cancelled.',
} as const;

/** Clients with celebration sites, employees and the gifts they chose. The gifts themselves join the catalogs of the world. */
export function planGifting(now: number, catalog: Catalog, { users }: Identity) {
  const clients = new PlanTable('client', {
    at: 'time',
    org: 'int',
    name: 'text',
    code: 'text',
    contact: 'text',
    country: 'text',
    city: 'text',
    status: 'text',
    mail: 'text',
  });
  const sites = new PlanTable('site', {
    at: 'time',
    client: 'int',
    catalog: 'int?',
    name: 'text',
    key: 'text',
    status: 'text',
    opens: 'time?',
    closes: 'time?',
    methods: 'json',
    colour: 'text',
  });
  const exclusions = new PlanTable('exclusion', {
    at: 'time',
    site: 'int',
    product: 'int',
    reason: 'text?',
    maker: 'int',
  });
  const employees = new PlanTable('employee', {
    at: 'time',
    site: 'int',
    numbered: 'flag',
    mailed: 'flag',
    carded: 'flag',
    synced: 'flag',
    status: 'text',
  });
  const orders = new PlanTable('gift_order', {
    at: 'time',
    org: 'int',
    employee: 'int',
    product: 'int',
    status: 'text',
    shipping: 'int',
    cancelled: 'time?',
    reason: 'text?',
    completed: 'time?',
    expected: 'day',
    actual: 'day?',
    changed: 'time',
  });
  const events = new PlanTable('gift_event', {
    at: 'time',
    gift: 'int',
    kind: 'text',
    description: 'text',
    before: 'text?',
    after: 'text',
  });
  const shipments = new PlanTable('gift_shipment', {
    at: 'time',
    org: 'int',
    gift: 'int',
    carrier: 'text',
    delivered: 'time?',
    expected: 'day',
  });
  planGoods();

  companies.forEach(([org, name, code, contact, country, city], index) =>
    clients.add({
      at: now - (520 - index * 9) * DAY + 9 * HOUR,
      org,
      name,
      code,
      contact,
      country,
      city,
      status: code === 'bellhaven' ? 'inactive' : 'active',
      mail: `${code}.example`,
    }),
  );
  for (const plan of celebrations) planSite(plan);
  return {
    clients,
    sites,
    orders,
    shipments,
    tables: [clients, sites, exclusions, employees, orders, events, shipments],
  };

  /** Gifts become products of the gifting company, each in most of its catalogs. */
  function planGoods(): void {
    const random = new Random('gifts');
    giftCategories.forEach(({ name, slug, parent: above }, position) => {
      const parent = catalog.categories.rows.find((row) => row.org === 3 && row.key === above)?.slot ?? null;
      catalog.categories.add({ at: now - 800 * DAY + 9 * HOUR, org: 3, name, key: slug, parent, position });
    });
    giftCatalogs.forEach(([name, type, status], index) => {
      const made = now - (530 - index) * DAY + 12 * HOUR;
      const shelf = catalog.catalogs.add({ at: made, org: 3, name, type, status, vendor: null });
      goods.forEach(([title, category, code, price], place) => {
        if ((place + index) % 5 === 4) return;
        catalog.products.add({
          at: made + (place + 1) * HOUR,
          org: 3,
          catalog: shelf.slot,
          category: catalog.categories.rows.find((row) => row.org === 3 && row.key === category)?.slot ?? 0,
          vendor: null,
          sku: `${code}-${String(index + 1)}`,
          name: title,
          description: `${title}, gift-wrapped, with a card.`,
          brand: random.pick(['Hearth & Co', 'Wayfarer', 'Larder']),
          price: price * 10_000,
          status: at(['active', 'active', 'active', 'active', 'out_of_stock', 'active', 'discontinued'], place + index),
          featured: place % 6 === 0,
          minimum: 1,
          colors: category === 'travel' ? ['Navy', 'Charcoal'] : [],
          sizes: [],
          lead: random.int(1, 4),
          archived: false,
        });
      });
    });
  }

  function planSite(plan: (typeof celebrations)[number]): void {
    const client = clients.rows[plan.client];
    if (client === undefined) throw new Error(`No client has the place ${String(plan.client)}.`);
    const random = new Random(`site ${plan.slug}`);
    const shelf = catalog.catalogs.rows.find((row) => row.org === client.org && row.name === plan.catalog);
    const opens = plan.opens === null ? null : now + plan.opens * DAY + 7 * HOUR;
    const closes = plan.closes === null ? null : now + plan.closes * DAY + 22 * HOUR;
    const made = Math.min(client.at + random.int(20, 60) * DAY, now - 5 * DAY, opens === null ? now : opens - 9 * DAY);
    const place = sites.add({
      at: made,
      client: client.slot,
      catalog: shelf?.slot ?? null,
      name: plan.name,
      key: plan.slug,
      status: plan.status,
      opens,
      closes,
      methods: plan.by.map((way_) => validations[way_]),
      colour: plan.colour,
    });
    const offered = catalog.products.rows.filter((row) => row.catalog === shelf?.slot && !row.archived);
    const excluded = random.sample(offered, shelf === undefined ? 0 : random.int(2, 4));
    const admin = users.rows.find((user) => user.org === client.org && user.roles.includes('admin'))?.slot ?? 0;
    for (const [index, product] of excluded.entries())
      exclusions.add({
        at: made + (index + 1) * HOUR,
        site: place.slot,
        product: product.slot,
        reason: random.pick(['Above the amount per person.', 'Given last year.', null]),
        maker: admin,
      });
    const choice = offered.filter((product) => product.status === 'active' && !excluded.includes(product));
    for (let index = 0; index < plan.employees; index += 1) {
      const employee = employees.add({
        at: made + DAY + index * 1000,
        site: place.slot,
        numbered: plan.by.includes('number') || index % 2 === 0,
        mailed: plan.by.includes('email') || (index % 3 === 0 && index % 2 === 1),
        carded: plan.by.includes('card') || index % 6 === 1 || index % 6 === 5,
        synced: index % 3 === 1,
        status: index === plan.employees - 1 && index > 3 ? 'inactive' : 'active',
      });
      const first = Math.max(opens ?? made, employee.at) + 2 * HOUR;
      const last = Math.min(closes ?? now, now - HOUR);
      if (plan.status !== 'draft' && last > first && employee.status === 'active' && random.chance(0.7))
        planOrder(employee.slot, client.org, random.pick(choice).slot, first + (last - first) * random.next(), random);
    }
  }

  function planOrder(employee: number, org: number, product: number, chosen: number, random: Random): void {
    const created = Math.floor(chosen);
    const age = (now - created) / DAY;
    const pace = 0.8 + random.next() * 0.4;
    const isCancelled = random.chance(0.08);
    const reached = way.filter(([, days]) => days * pace < age).slice(0, isCancelled ? random.int(1, 2) : way.length);
    const steps: [status: keyof typeof happened, at: number][] = reached.map(([status, days]) => [
      status,
      Math.floor(created + days * pace * DAY),
    ]);
    const before = steps.at(-1)?.[1] ?? created;
    if (isCancelled) steps.push(['cancelled', before + Math.floor((now - before) / 2 / Math.ceil(age + 1))]);
    const time = (status: string) => steps.find(([step]) => step === status)?.[1] ?? null;
    const [status, changed] = steps.at(-1) ?? ['pending', created];
    const [shipped, delivered] = [time('shipped'), time('delivered')];
    const expected = dayOf(created + 7 * DAY);
    const order = orders.add({
      at: created,
      org,
      employee,
      product,
      status,
      shipping: random.pick([0, 49_000, 69_000]),
      cancelled: time('cancelled'),
      reason: isCancelled ? random.pick(['Left the company.', 'Chose another gift.']) : null,
      completed: time('completed'),
      expected,
      actual: delivered === null ? null : dayOf(delivered),
      changed,
    });
    steps.forEach(([step, moment], index) => {
      events.add({
        at: moment + 1000,
        gift: order.slot,
        kind: index === 0 ? 'created' : step,
        description: happened[step],
        before: steps[index - 1]?.[0] ?? null,
        after: step,
      });
    });
    if (shipped !== null)
      shipments.add({
        at: shipped,
        org,
        gift: order.slot,
        carrier: random.pick(['DHL', 'PostNord', 'DPD']),
        delivered,
        expected,
      });
  }
}
