import type { Catalog } from './catalog.js';
import type { Identity } from './identity.js';
import type { Marketplace } from './marketplace.js';
import type { Orders } from './orders.js';
import { at, DAY, dayOf, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';
import type { Trade } from './trade.js';

export type Deals = ReturnType<typeof planDeals>;

const wishes = [
  'open',
  'matched',
  'open',
  'fulfilled',
  'open',
  'expired',
  'matched',
  'cancelled',
  'fulfilled',
] as const;
const offers = ['active', 'reserved', 'active', 'sold', 'active', 'expired', 'reserved', 'withdrawn', 'sold'] as const;
const ways = ['proposed', 'negotiating', 'accepted', 'negotiating', 'proposed', 'cancelled'] as const;
const platforms = [
  ...['whatsapp', 'link', 'linkedin', 'pinterest', 'email', 'instagram', 'facebook', 'x', 'whatsapp', 'other'],
] as const;
const SIZE = { 1: 36, 2: 9 } as const;

/** What customers want, what vendors have to sell, the deals that bring the two together, and what was passed on. */
export function planDeals(
  now: number,
  { vendors, customersOf, vendorsOf }: Trade,
  { parts }: Catalog,
  { listings }: Marketplace,
  { orders }: Orders,
  { userSlot }: Identity,
) {
  const intents = new PlanTable('intent', {
    at: 'time',
    org: 'int',
    customer: 'int',
    customer_seed: 'int',
    part: 'int',
    title: 'text',
    category: 'text',
    material: 'text',
    quantity: 'int',
    factor: 'int?',
    needed: 'day?',
    expires: 'time?',
    status: 'text',
    maker: 'int',
  });
  const sellerListings = new PlanTable('listing', {
    at: 'time',
    org: 'int',
    vendor: 'int',
    vendor_seed: 'int',
    part: 'int',
    title: 'text',
    category: 'text',
    material: 'text',
    quantity: 'int',
    minimum: 'int',
    factor: 'int',
    lead: 'int?',
    available: 'day?',
    expires: 'time?',
    status: 'text',
    maker: 'int',
  });
  const deals = new PlanTable('deal', {
    at: 'time',
    org: 'int',
    intent: 'int',
    listing: 'int',
    rep: 'int?',
    orders: 'int?',
    status: 'text',
    score: 'int?',
    quantity: 'int?',
    agreed: 'int?',
    rate: 'int',
    notes: 'text?',
    accepted: 'time?',
    completed: 'time?',
    cancelled: 'time?',
    reason: 'text?',
    maker: 'int?',
  });
  const shares = new PlanTable('share', {
    at: 'time',
    org: 'int',
    product: 'int?',
    platform: 'text',
    user_slot: 'int?',
    ip: 'text',
    agent: 'text',
  });
  for (const org of [1, 2] as const) {
    for (let index = 0; index < SIZE[org]; index += 1) planPair(org, index);
    for (let index = 0; index < (org === 1 ? 40 : 6); index += 1) planShare(org, index);
  }
  return { intents, offers: sellerListings, deals, shares, tables: [intents, sellerListings, deals, shares] };

  /** A wish and an offer of the same trade; where both came to something, a deal. Completed ones have an order. */
  function planPair(org: 1 | 2, index: number): void {
    const random = new Random(`deal ${String(org)} ${String(index)}`);
    const [wish, offer] = [at(wishes, index), at(offers, index)];
    const isDone = wish === 'fulfilled';
    const done = orders.rows.filter(
      (order) => order.org === org && order.status === 'completed' && order.vendor !== null && order.customer !== null,
    );
    const order = isDone && done.length > 0 ? at(done, index) : null;
    const trade = org === 1 ? at(['yarn', 'trims', 'woven', 'knitwear'], index) : at(['bearings', 'valves'], index);
    const sellers = vendorsOf(org, trade);
    // The first pair is that of the demo's buyer and vendor.
    const customer = order?.customer ?? (index === 0 ? customersOf(org)[0] : random.pick(customersOf(org)))?.slot ?? 0;
    const vendor =
      order?.vendor ?? (index === 0 && org === 1 ? vendorsOf(org, 'knitwear')[0] : random.pick(sellers))?.slot;
    const suitable = parts.rows.filter((part) => part.org === org && part.trade === trade && part.active);
    const part = random.pick(suitable);
    const seller = vendors.rows[vendor ?? -1];
    if (seller === undefined) throw new Error('A deal has no vendor.');
    const isOver = wish === 'expired' || wish === 'cancelled' || isDone;
    const created =
      order === null
        ? now - (isOver ? random.int(40, 300) : random.int(2, 30)) * DAY + random.int(7, 16) * HOUR
        : order.at - random.int(6, 20) * DAY;
    const quantity = random.pick([50, 100, 200, 400, 500, 1000]);
    const intent = intents.add({
      at: created,
      org,
      customer,
      customer_seed: order?.customer_seed ?? 42_000 + intents.rows.length,
      part: part.slot,
      title: `${String(quantity)} ${part.unit} ${part.name.charAt(0).toLowerCase()}${part.name.slice(1)}`,
      category: part.category,
      material: random.pick(['as specified', 'recycled if possible', 'certified only']),
      quantity,
      factor: random.chance(0.8) ? random.int(820, 1020) : null,
      needed: random.chance(0.7) ? dayOf(created + random.int(40, 90) * DAY) : null,
      expires:
        wish === 'expired'
          ? created + 30 * DAY
          : random.chance(0.6)
            ? Math.max(created, now) + random.int(10, 60) * DAY
            : null,
      status: wish,
      maker: userSlot(org, 'sales'),
    });
    const listing = sellerListings.add({
      at: created + random.int(1, 30) * HOUR,
      org,
      vendor: seller.slot,
      vendor_seed: order?.vendor_seed ?? 43_000 + sellerListings.rows.length,
      part: part.slot,
      title: `${part.name}, ${random.pick(['from stock', 'overrun', 'free capacity'])}`,
      category: part.category,
      material: random.pick(['first quality', 'first quality, one lot', 'tested']),
      quantity: offer === 'sold' ? 0 : quantity * random.int(1, 4),
      minimum: random.pick([10, 25, 50]),
      factor: random.int(900, 1150),
      lead: random.chance(0.8) ? random.int(2, 30) : null,
      available: random.chance(0.5) ? dayOf(created + random.int(1, 20) * DAY) : null,
      expires:
        offer === 'expired'
          ? created + 35 * DAY
          : random.chance(0.6)
            ? Math.max(created, now) + random.int(10, 60) * DAY
            : null,
      status: offer,
      maker: seller.user_slot ?? userSlot(org, org === 2 ? 'buyer' : 'buyer.yarn'),
    });
    if (wish === 'open' && index % 4 !== 0) return;
    const status = order !== null ? 'completed' : wish === 'cancelled' ? 'cancelled' : at(ways, deals.rows.length);
    const proposed = listing.at + random.int(1, 40) * HOUR;
    const isAgreed = status === 'accepted' || status === 'completed';
    const accepted = isAgreed ? Math.min(proposed + random.int(1, 4) * DAY, (order?.completed ?? now) - HOUR) : null;
    deals.add({
      at: Math.min(proposed, now - 3 * HOUR, order?.at ?? now),
      org,
      intent: intent.slot,
      listing: listing.slot,
      rep: random.chance(0.9) ? customerRep(customer) : null,
      orders: order?.slot ?? null,
      status,
      score: index % 6 === 5 ? null : random.int(5200, 9900),
      quantity: status === 'proposed' ? null : quantity,
      agreed: isAgreed || status === 'negotiating' ? random.int(400, 24_000) * 100 + random.int(0, 99) : null,
      rate: random.pick([150, 200, 250, 375]),
      notes: random.chance(0.3)
        ? random.pick(['Wants a sample first.', 'Price holds for a repeat.', 'Half now, half in spring.'])
        : null,
      accepted,
      completed: status === 'completed' ? (order?.completed ?? now - HOUR) : null,
      cancelled: status === 'cancelled' ? Math.min(proposed + 5 * DAY, now - 2 * HOUR) : null,
      reason: status === 'cancelled' ? random.pick(['Found elsewhere.', 'Price too far apart.']) : null,
      maker: index % 6 === 5 ? userSlot(org, 'sales') : null,
    });
  }

  function customerRep(customer: number): number | null {
    return (
      customersOf(1)
        .concat(customersOf(2))
        .find(({ slot }) => slot === customer)?.rep ?? null
    );
  }

  function planShare(org: 1 | 2, index: number): void {
    const random = new Random(`share ${String(org)} ${String(index)}`);
    const shared = listings.rows.filter((product) => product.org === org && product.status === 'approved');
    const product = index % 9 === 8 ? null : at(shared, index);
    shares.add({
      at: Math.max(product?.approved ?? 0, now - random.int(0, 40) * DAY - random.int(1, 20) * HOUR),
      org,
      product: product?.slot ?? null,
      platform: at(platforms, index),
      user_slot: index % 5 === 0 ? userSlot(org, 'sales') : null,
      ip: `203.0.113.${String(random.int(1, 254))}`,
      agent: random.pick(['Mozilla/5.0 (iPhone)', 'Mozilla/5.0 (Windows NT 10.0)', 'Mozilla/5.0 (Macintosh)']),
    });
  }
}
