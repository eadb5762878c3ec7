import type { Catalog } from './catalog.js';
import type { Gifting } from './gifting.js';
import type { Identity } from './identity.js';
import type { Orders } from './orders.js';
import { DAY, dayOf, HOUR, Random } from './random.js';
import type { Sourcing } from './sourcing.js';
import { PlanTable } from './table.js';
import type { Trade } from './trade.js';

/** How far back events go; what is older was made figures of and dropped. */
const KEPT = 364 * DAY;
const MINUTE = 60_000;

const browsers = ['Chrome 141', 'Firefox 144', 'Safari 19', 'Edge 141'] as const;
const devices = ['desktop', 'desktop', 'desktop', 'phone', 'tablet'] as const;
const campaigns = ['newsletter', 'trade fair', 'partner', null, null, null] as const;
const words = ['ball bearing', 'merino yarn', 'zipper', 'rib', 'valve dn25', 'label', 'cashmere', 'needle'] as const;

/** What visitors and users did over a year, visit by visit, ever more of it, and the figures made of it. */
export function planAnalytics(
  now: number,
  { users }: Pick<Identity, 'users'>,
  { products, parts }: Pick<Catalog, 'products' | 'parts'>,
  { vendors }: Pick<Trade, 'vendors'>,
  { rfqs, invitations }: Pick<Sourcing, 'rfqs' | 'invitations'>,
  { orders }: Pick<Orders, 'orders'>,
  { clients, sites }: Pick<Gifting, 'clients' | 'sites'>,
) {
  const events = new PlanTable('analytics_event', {
    at: 'time',
    org: 'int',
    type: 'text',
    category: 'text',
    product: 'int?',
    part: 'int?',
    rfq: 'int?',
    orders: 'int?',
    site: 'int?',
    user_slot: 'int?',
    external: 'text?',
    session: 'text',
    data: 'json',
    properties: 'json',
  });
  const random = new Random('analytics');
  const nothing = {
    product: null,
    part: null,
    rfq: null,
    orders: null,
    site: null,
    user_slot: null,
    external: null,
    data: {},
  };
  type Event = Partial<(typeof events.rows)[number]> & { readonly type: string; readonly category: string };

  const workers = users.rows.filter((user) => (user.org === 1 || user.org === 2) && user.status === 'active');
  for (let visit = 0; visit < 170; visit += 1) planWork(visit);
  for (let visit = 0; visit < 90; visit += 1) planShopping(visit);
  for (const site of sites.rows) planCelebration(site);
  const metrics = planFigures();
  return { events, metrics, tables: [events, metrics] };

  /** The beginning of a visit: the more recent, the more likely. */
  function beginning(index: number, count: number): number {
    const ago = KEPT * (1 - (index + random.next()) / count) ** 1.3;
    return now - Math.max(ago, 2 * HOUR) - (ago % DAY) + random.int(6 * 60, 19 * 60) * MINUTE - DAY;
  }

  function visitOf(org: number, session: string, start: number, steps: readonly Event[]): void {
    const properties = {
      browser: random.pick(browsers),
      device: random.pick(devices),
      campaign: random.pick(campaigns),
    };
    let instant = Math.max(start, now - KEPT);
    for (const step of steps) {
      events.add({ ...nothing, ...step, at: instant, org, session, properties });
      instant += random.int(8, 240) * 1000;
    }
  }

  /** Somebody of the house, a vendor or a buyer, at work. */
  function planWork(index: number): void {
    const user = random.pick(workers);
    const start = beginning(index, 170);
    const by = { user_slot: user.slot };
    const known = rfqs.rows.filter((rfq) => rfq.org === user.org && rfq.at < start);
    const running = orders.rows.filter((order) => order.org === user.org && order.at < start);
    const part = random.pick(parts.rows.filter((row) => row.org === user.org));
    const steps: Event[] = [
      { ...by, type: 'sign_in', category: 'account', data: { provider: user.provider ?? 'local' } },
      { ...by, type: 'page_view', category: 'navigation', data: { path: '/dashboard' } },
    ];
    if (random.chance(0.6)) {
      steps.push({
        ...by,
        type: 'search',
        category: 'catalog',
        data: { query: random.pick(words), results: random.int(0, 60) },
      });
      steps.push({ ...by, type: 'part_view', category: 'catalog', part: part.slot });
    }
    if (known.length > 0 && random.chance(0.7))
      steps.push({ ...by, type: 'rfq_view', category: 'sourcing', rfq: random.pick(known).slot });
    if (running.length > 0 && random.chance(0.5))
      steps.push({ ...by, type: 'order_view', category: 'orders', orders: random.pick(running).slot });
    if (random.chance(0.15))
      steps.push({ ...by, type: 'report_export', category: 'reporting', data: { format: 'csv' } });
    visitOf(user.org, `work-${String(index)}`, start, steps);
  }

  /** A visitor whom nobody knows, on the marketplace. */
  function planShopping(index: number): void {
    const steps: Event[] = [{ type: 'page_view', category: 'navigation', data: { path: '/marketplace' } }];
    for (const product of random.sample(
      products.rows.filter((row) => row.org === 1),
      random.int(1, 4),
    ))
      steps.push({ type: 'product_view', category: 'marketplace', product: product.slot });
    if (random.chance(0.3))
      steps.push({ type: 'estimate_requested', category: 'marketplace', data: { quantity: random.int(1, 20) * 50 } });
    visitOf(1, `visit-${String(index)}`, beginning(index, 90), steps);
  }

  /** Employees who look for a gift on a celebration site, while it is open. */
  function planCelebration(site: (typeof sites.rows)[number]): void {
    const org = clients.rows[site.client]?.org;
    const opened = Math.max(site.opens ?? site.at, site.at, now - KEPT) + 4 * HOUR;
    const closed = Math.min(site.closes ?? now, now) - 2 * HOUR;
    const gifts = products.rows.filter((row) => row.catalog === site.catalog);
    if (org === undefined || site.status === 'draft' || gifts.length === 0 || closed <= opened) return;
    for (let visit = 0; visit < 14; visit += 1) {
      const external = `E-${String(1000 + random.int(0, 80))}`;
      const at_ = { site: site.slot };
      const steps: Event[] = [{ ...at_, type: 'site_view', category: 'navigation', data: { path: '/' } }];
      if (random.chance(0.8)) {
        const known = { ...at_, external };
        steps.push({ ...known, type: 'employee_validated', category: 'account', data: { method: 'number' } });
        for (const gift of random.sample(gifts, random.int(1, 4)))
          steps.push({ ...known, type: 'product_view', category: 'catalog', product: gift.slot });
        if (random.chance(0.5))
          steps.push({ ...known, type: 'gift_selected', category: 'checkout', product: random.pick(gifts).slot });
      }
      visitOf(org, `site-${String(site.slot)}-${String(visit)}`, opened + (closed - opened) * random.next(), steps);
    }
  }

  /** Figures of every length of period, of the organizations, and of vendors and sites. */
  function planFigures() {
    const figures = new PlanTable('performance_metric', {
      at: 'time',
      org: 'int',
      type: 'text',
      vendor: 'int?',
      site: 'int?',
      client: 'int?',
      period: 'text',
      starts: 'day',
      ends: 'day',
      metrics: 'json',
    });
    const today = new Date(now);
    const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
    const add = (
      org: number,
      type: string,
      period: string,
      from: number,
      to: number,
      metrics: object,
      of: { readonly vendor?: number; readonly site?: number; readonly client?: number } = {},
    ): void => {
      figures.add({
        ...{ vendor: null, site: null, client: null },
        ...of,
        at: Math.min(to + 2 * HOUR, now - HOUR) + figures.rows.length,
        org,
        type,
        period,
        starts: dayOf(from),
        ends: dayOf(to - DAY),
        metrics,
      });
    };
    const visits = (org: number, from: number, to: number) => {
      const seen = events.rows.filter((event) => event.org === org && event.at >= from && event.at < to);
      return {
        events: seen.length,
        sessions: new Set(seen.map(({ session }) => session)).size,
        users: new Set(seen.flatMap(({ user_slot }) => user_slot ?? [])).size,
      };
    };
    for (const org of [1, 2]) {
      for (let back = 1; back <= 12; back += 1) {
        const [from, to] = [Date.UTC(year, month - back, 1), Date.UTC(year, month - back + 1, 1)];
        add(org, 'platform_activity', 'month', from, to, visits(org, from, to));
      }
      for (let back = 1; back <= 14; back += 1) {
        const from = now - back * DAY;
        add(org, 'platform_activity', 'day', from, from + DAY, visits(org, from, from + DAY));
      }
    }
    const monday = now - ((today.getUTCDay() + 6) % 7) * DAY;
    for (let back = 1; back <= 6; back += 1) {
      const from = monday - back * 7 * DAY;
      add(1, 'platform_activity', 'week', from, from + 7 * DAY, visits(1, from, from + 7 * DAY));
    }
    for (let back = 1; back <= 4; back += 1) {
      const quarter = month - (month % 3) - back * 3;
      const [from, to] = [Date.UTC(year, quarter, 1), Date.UTC(year, quarter + 3, 1)];
      const sales = orders.rows.filter(
        ({ org, source, at }) => org === 1 && source === 'marketplace' && at >= from && at < to,
      );
      add(1, 'marketplace_sales', 'quarter', from, to, { orders: sales.length });
    }
    planVendorYears();
    for (let back = 1; back <= 6; back += 1)
      planSiteMonth(Date.UTC(year, month - back, 1), Date.UTC(year, month - back + 1, 1));
    return figures;

    /** How each vendor answered in the last year that is over. */
    function planVendorYears(): void {
      const [from, to] = [Date.UTC(year - 1, 0, 1), Date.UTC(year, 0, 1)];
      for (const vendor of vendors.rows) {
        const asked = invitations.rows.filter((row) => row.vendor === vendor.slot && row.at >= from && row.at < to);
        if (asked.length === 0) continue;
        const quoted = asked.filter(({ status }) => status === 'quoted').length;
        const rate = Math.round((quoted / asked.length) * 10_000) / 100;
        const metrics = { invitations: asked.length, quotes: quoted, responseRate: rate };
        add(vendor.org, 'vendor_performance', 'year', from, to, metrics, { vendor: vendor.slot });
      }
    }

    /** What happened on each site, and on all of a client. */
    function planSiteMonth(from: number, to: number): void {
      const seen = events.rows.filter((event) => event.site !== null && event.at >= from && event.at < to);
      const count = (of: typeof seen) => ({
        views: of.filter(({ type }) => type === 'site_view').length,
        productViews: of.filter(({ type }) => type === 'product_view').length,
        gifts: of.filter(({ type }) => type === 'gift_selected').length,
      });
      for (const client of clients.rows) {
        const own = sites.rows.filter((site) => site.client === client.slot);
        const all = seen.filter(({ site }) => own.some(({ slot }) => slot === site));
        if (all.length === 0) continue;
        add(client.org, 'client_activity', 'month', from, to, count(all), { client: client.slot });
        for (const site of own) {
          const here = all.filter((event) => event.site === site.slot);
          if (here.length > 0) add(client.org, 'site_activity', 'month', from, to, count(here), { site: site.slot });
        }
      }
    }
  }
}
