import { planAnalytics } from './analytics.js';
import { planCatalog } from './catalog.js';
import { planCompliance } from './compliance.js';
import { planDeals } from './deals.js';
import { planDevices } from './devices.js';
import { planGifting } from './gifting.js';
import { planIdentity } from './identity.js';
import { planIntegrations } from './integrations.js';
import { planIntelligence } from './intelligence.js';
import { planMarketplace } from './marketplace.js';
import { planMessaging } from './messaging.js';
import { planInventory } from './inventory.js';
import { planOrders } from './orders.js';
import { planProduction } from './production.js';
import { yearOf } from './random.js';
import { planSelling } from './selling.js';
import { planResponses } from './responses.js';
import { planSourcing } from './sourcing.js';
import { PlanTable } from './table.js';
import { planTrade } from './trade.js';
import { planUsage } from './usage.js';

/** Every plan table, in an order in which they can be made. */
export interface Plan {
  /** Slots of the request and the order that are shown first. */
  readonly samples: { readonly rfq: number; readonly order: number };
  readonly tables: readonly { readonly name: string; readonly sql: string; readonly json: string }[];
}

/** Plans one block of the world whose present is `now` (milliseconds). The same instant gives the same plan. */
export function planWorld(now: number): Plan {
  const identity = planIdentity(now);
  const trade = planTrade(now, identity);
  const catalog = planCatalog(now, trade);
  const sourcing = planSourcing(now, trade, catalog, identity);
  const marketplace = planMarketplace(now, trade, identity);
  const orders = planOrders(now, trade, catalog, marketplace, sourcing, identity);
  const production = planProduction(now, trade, orders, identity);
  const deals = planDeals(now, trade, catalog, marketplace, orders, identity);
  const gifting = planGifting(now, catalog, identity);
  const messaging = planMessaging(now, trade, sourcing, orders, marketplace, identity);
  const papers = {
    rfq: sourcing.rfqs,
    quote: sourcing.numberedQuotes,
    order: joined(orders.orders, gifting.orders),
    payment: orders.payments,
    supplier_order: production.supplierOrders,
    shipment: joined(production.shipments, gifting.shipments),
  };
  const numbers = new PlanTable('number', { kind: 'text', org: 'int', year: 'int', size: 'int' });
  const ranks = new PlanTable('rank', { kind: 'text', paper: 'int', org: 'int', year: 'int', rank: 'int' });
  for (const [kind, table] of Object.entries(papers)) {
    const given = new Map<string, number>();
    for (const paper of [...table.rows].sort((a, b) => a.at - b.at || a.slot - b.slot)) {
      const [org, year] = [paper.org, yearOf(paper.at)];
      const rank = (given.get(`${String(org)} ${String(year)}`) ?? 0) + 1;
      given.set(`${String(org)} ${String(year)}`, rank);
      ranks.add({ kind, paper: paper.slot, org, year, rank });
    }
    for (const [key, size] of given) {
      const [org, year] = key.split(' ').map(Number);
      if (org !== undefined && year !== undefined) numbers.add({ kind, org, year, size });
    }
  }
  const parts: readonly { readonly tables: Plan['tables'] }[] = [
    identity,
    trade,
    catalog,
    marketplace,
    sourcing,
    orders,
    production,
    deals,
    messaging,
    planInventory(now, identity, catalog, orders),
    planSelling(now, identity, trade, orders, deals),
    gifting,
    planDevices(now, orders, identity),
    planIntelligence(now, sourcing, orders, identity),
    planUsage(now, identity),
    planResponses(now, messaging, orders, catalog, identity),
    planAnalytics(now, identity, catalog, trade, sourcing, orders, gifting),
    planIntegrations(now, identity),
    planCompliance(now, identity),
  ];
  const samples = { rfq: sourcing.sample, order: orders.sample };
  return { samples, tables: [...parts.flatMap((part) => part.tables), numbers, ranks] };
}

type Papers = Pick<PlanTable<{ at: 'time'; org: 'int' }>, 'rows'>;

/** Papers of two tables that are numbered as one kind; the slots of the second stand 30000 higher. */
function joined(own: Papers, others: Papers): Papers {
  return { rows: [...own.rows, ...others.rows.map((row) => ({ ...row, slot: row.slot + 30_000 }))] };
}
