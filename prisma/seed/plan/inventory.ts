import { closed, corrections, fleetParts, places, reasons, uses } from '../data/stock.js';
import type { Catalog } from './catalog.js';
import type { Identity } from './identity.js';
import type { Orders } from './orders.js';
import { at, DAY, dayOf, HOUR, Random } from './random.js';
import { stockTables } from './stock-tables.js';

export type Inventory = ReturnType<typeof planInventory>;

/** Where stock is kept, how it moved for a year, what was set aside and used, and what orders brought and took. */
export function planInventory(
  now: number,
  { organizations, departments, users }: Identity,
  { parts, variants }: Catalog,
  { orders, lines }: Orders,
) {
  const { locations, levels, reservations, consumption, movements, ways } = stockTables();
  type Level = (typeof levels.rows)[number];
  /** Stock by part, variant and place; what is left of it and what is set aside, before the orders' part. */
  const known = new Map<string, { level: Level; onHand: number; reserved: number }>();
  const founded = at(organizations.rows, 0).at;

  planFleetParts();
  planPlaces();
  for (const [slot, place] of places.entries()) planPlace(slot, place[0], place[5], place[6]);
  for (const order of orders.rows) planOrder(order);
  for (const entry of known.values()) planReorder(entry);
  return { locations, levels, tables: [locations, levels, reservations, consumption, movements, ways] };

  function planFleetParts(): void {
    const random = new Random('fleet parts');
    for (const [number, name, category, maker, cents] of fleetParts)
      parts.add({
        at: now - random.int(500, 700) * DAY + 6 * HOUR,
        org: 4,
        trade: 'fleet',
        number,
        name,
        description: `${name}, made by ${maker}.`,
        category,
        manufacturer: maker,
        unit: 'piece',
        price: cents * 100,
        step: 100,
        specifications: { fits: 'tractor units and trailers' },
        popularity: random.int(0, 300),
        active: true,
        coded: true,
      });
  }

  function planPlaces(): void {
    const all = [...places, [1, ...closed] as const];
    for (const [index, [org, name, department, kind, address]] of all.entries()) {
      const isClosed = index === places.length;
      locations.add({
        at: founded + 30 * DAY + index * HOUR,
        org,
        department: departments.rows.find((row) => row.org === org && row.name === department)?.slot ?? 0,
        name,
        kind,
        address,
        active: !isClosed,
        archived: isClosed ? now - 200 * DAY : null,
      });
    }
  }

  function workerOf(org: number, random: Random): number {
    const able = users.rows.filter(
      (user) =>
        user.org === org &&
        user.status === 'active' &&
        (user.roles.includes('technician') || user.roles.includes('admin')),
    );
    return random.pick(able).slot;
  }

  function stockOf(part: number, variant: number | null, location: number, since: number) {
    const key = `${String(part)} ${String(variant)} ${String(location)}`;
    let entry = known.get(key);
    if (entry === undefined) {
      entry = {
        level: levels.add({ at: since, part, variant, location, point: null, reorder: null }),
        onHand: 0,
        reserved: 0,
      };
      known.set(key, entry);
    }
    return entry;
  }

  /** A year of a place: what it began with, what was used, delivered, counted and put right. */
  function planPlace(location: number, org: number, trades: readonly string[], count: number): void {
    const random = new Random(`place ${String(location)}`);
    const suitable = parts.rows.filter((part) => part.org === org && part.active && trades.includes(part.trade));
    for (const part of random.sample(suitable, count)) {
      const own = variants.rows.filter((variant) => variant.part === part.slot && variant.available);
      const kept = own.length > 1 && random.chance(0.4) ? own.slice(0, 2).map((variant) => variant.slot) : [null];
      for (const variant of kept) planYear(part.slot, variant, location, org, sizeOf(part.price, random), random);
    }
  }

  function planYear(
    part: number,
    variant: number | null,
    location: number,
    org: number,
    size: number,
    random: Random,
  ): void {
    let moment = now - random.int(330, 400) * DAY + random.int(7 * 60, 16 * 60) * 60_000;
    const entry = stockOf(part, variant, location, moment);
    const stock = entry.level.slot;
    const maker = workerOf(org, random);
    const move = (kind: string, quantity: number, more: { reason?: string; consumption?: number } = {}) => {
      entry.onHand += quantity;
      const { reason = null, consumption: used = null } = more;
      movements.add({
        ...{ at: moment, stock, kind, quantity, line: null, share: 0, named: false },
        ...{ reservation: null, consumption: used, reason, maker },
      });
    };
    move(random.chance(0.5) ? 'count' : 'receipt', size, { reason: 'Opening stock.' });
    for (;;) {
      moment += random.int(9, 40) * DAY + random.int(0, 600) * 60_000;
      if (moment > now - 3 * HOUR) break;
      const wanted = random.int(1, Math.max(1, Math.round(size / 8)));
      const fate = random.next();
      if (entry.onHand < wanted || entry.onHand < size / 5)
        move('receipt', Math.round(size * (0.6 + 0.6 * random.next())));
      else if (fate < 0.04)
        move('adjustment', -random.int(1, Math.min(3, entry.onHand)), { reason: random.pick(corrections) });
      else if (fate < 0.1) move('count', random.int(-Math.min(2, entry.onHand), 2), { reason: 'Stocktaking.' });
      else if (fate < 0.13) move('return', random.int(1, 3), { reason: 'Came back unused.' });
      else {
        const used = consumption.add({
          ...{ at: moment, stock, quantity: wanted, day: dayOf(moment), maker },
          notes: random.chance(0.3) ? random.pick(uses) : null,
        });
        move('consumption', -wanted, { consumption: used.slot });
      }
    }
    if (random.chance(0.3) && entry.onHand >= 6)
      planReservation(entry, at(['active', 'consumed', 'released', 'expired'], stock), null, maker, random);
  }

  function planReservation(
    entry: { readonly level: Level; onHand: number; reserved: number },
    status: string,
    line: number | null,
    maker: number,
    random: Random,
  ): void {
    const stock = entry.level.slot;
    const quantity = Math.max(1, Math.floor((entry.onHand - entry.reserved) / random.int(3, 6)));
    const isActive = status === 'active';
    const begun = now - (isActive ? random.int(1, 12) : random.int(30, 120)) * DAY - random.int(60, 500) * 60_000;
    const ended = isActive ? null : begun + random.int(2, 9) * DAY;
    const expires = status === 'expired' ? ended : random.chance(0.6) ? begun + random.int(20, 29) * DAY : null;
    const { slot } = reservations.add({
      ...{ at: begun, stock, quantity, status, line, expires, ended, maker },
      reason: line === null ? random.pick(reasons) : null,
    });
    const move = (moment: number, kind: string, step: number, reservation: number | null) =>
      movements.add({
        ...{ at: moment, stock, kind, quantity: step, line, share: 0, named: line !== null },
        ...{ reservation, consumption: null, reason: null, maker },
      });
    move(begun, 'reservation', quantity, slot);
    if (ended === null) entry.reserved += quantity;
    else move(ended, 'release', -quantity, slot);
    if (ended !== null && status === 'consumed') {
      move(ended + 1000, 'consumption', -quantity, null);
      entry.onHand -= quantity;
    }
  }

  /** What an order brings to a place or takes from one. */
  function planOrder(order: (typeof orders.rows)[number]): void {
    const random = new Random(`goods of order ${String(order.slot)}`);
    const own = places.flatMap(([org], slot) => (org === order.org ? [slot] : []));
    const [here, there] = random.sample(own, 2);
    if (here === undefined || there === undefined) return;
    const bought = lines.rows.filter(
      (line) => line.orders === order.slot && line.part !== null && line.rfq_item === null,
    );
    if (order.type === 'sale') {
      for (const line of lines.rows)
        if (line.orders === order.slot && line.part !== null && random.chance(0.4))
          planHeld(order, line.slot, line.part, here, random);
      return;
    }
    const isTransfer = order.type === 'internal_transfer';
    ways.add({
      orders: order.slot,
      from_location: order.type === 'purchase' ? null : there,
      to_location: order.type === 'return' ? null : here,
    });
    const arrived = order.delivered;
    if (arrived === null) return;
    for (const { slot: line, part } of bought) {
      if (part === null) continue;
      const move = (location: number, moment: number, kind: string, share: number, reason: string | null = null) => {
        const stock = stockOf(part, null, location, Math.min(moment, now - 400 * DAY)).level.slot;
        movements.add({
          ...{ at: moment, stock, kind, quantity: 0, line, share, named: reason === null },
          ...{ reservation: null, consumption: null, reason, maker: order.maker },
        });
      };
      if (order.type !== 'purchase') {
        move(there, order.at - HOUR, 'count', 2000, 'Counted before goods leave.');
        move(there, arrived - DAY / 4, isTransfer ? 'transfer_out' : 'return', -1000);
      }
      if (order.type !== 'return') move(here, arrived, isTransfer ? 'transfer_in' : 'receipt', 1000);
    }
  }

  /** Stock set aside for a line of a sale, and gone when the order is on its way. */
  function planHeld(
    order: (typeof orders.rows)[number],
    line: number,
    part: number,
    place: number,
    random: Random,
  ): void {
    const entry = stockOf(part, null, place, now - 400 * DAY);
    const size = random.int(12, 60);
    movements.add({
      ...{
        at: now - 390 * DAY,
        stock: entry.level.slot,
        kind: 'receipt',
        quantity: size,
        line: null,
        share: 0,
        named: false,
      },
      ...{ reservation: null, consumption: null, reason: 'Opening stock.', maker: order.maker },
    });
    entry.onHand += size;
    const isOpen = ['pending', 'confirmed', 'in_production'].includes(order.status);
    const status = order.status === 'cancelled' ? 'released' : isOpen ? 'active' : 'consumed';
    planReservation(entry, status, line, order.maker, random);
  }

  /** A quarter of the stock has come down to where more is ordered. */
  function planReorder({ level, onHand, reserved }: { level: Level; onHand: number; reserved: number }): void {
    const random = new Random(`reorder ${String(level.slot)}`);
    const available = onHand - reserved;
    if (available === 0 || random.chance(0.1)) return;
    level.point = random.chance(0.25) ? available + random.int(0, 8) : Math.floor(available * 0.4);
    level.reorder = Math.max(10, Math.round(available / 10) * 10);
  }
}

/** How many are kept of what costs so much (in ten-thousandths). */
function sizeOf(price: number, random: Random): number {
  const [least, most] =
    price < 5_000 ? [400, 2000] : price < 100_000 ? [60, 300] : price < 400_000 ? [16, 60] : [8, 24];
  return random.int(least, most);
}
