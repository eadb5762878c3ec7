import { typeOfTrade } from '../data/products.js';
import type { Trade as TradeName } from '../data/vendors.js';
import type { Catalog } from './catalog.js';
import { at, DAY, dayOf, HOUR, Random } from './random.js';
import { sourcingTables } from './sourcing-tables.js';
import type { Trade } from './trade.js';
import type { Identity } from './identity.js';

export type Sourcing = ReturnType<typeof planSourcing>;
/** How far back the world's papers go. */
export const HISTORY = 540 * DAY;
export type RfqStatus = 'draft' | 'sent' | 'quoting' | 'awarded' | 'closed' | 'cancelled' | 'expired';

/** What is asked for: trades that go together, and words for the title. */
const themes: readonly {
  org: number;
  trade: TradeName;
  title: string;
  isMachinery?: true;
}[] = [
  { org: 1, trade: 'yarn', title: 'Yarn for knitwear' },
  { org: 1, trade: 'trims', title: 'Trims and labels' },
  { org: 1, trade: 'knitwear', title: 'Jersey and rib' },
  { org: 1, trade: 'yarn', title: 'Dyed yarn lots' },
  { org: 1, trade: 'woven', title: 'Denim and poplin' },
  { org: 1, trade: 'bearings', title: 'Bearings for knitting machines', isMachinery: true },
  { org: 1, trade: 'valves', title: 'Valves for the dye house', isMachinery: true },
  { org: 1, trade: 'machining', title: 'Needles, shafts and couplings', isMachinery: true },
  { org: 1, trade: 'trims', title: 'Zippers and buttons' },
  { org: 2, trade: 'bearings', title: 'Bearings, annual contract', isMachinery: true },
  { org: 2, trade: 'valves', title: 'Ball and check valves', isMachinery: true },
];
const occasions = [
  'spring collection',
  'summer collection',
  'autumn collection',
  'winter collection',
  'restock',
  'sampling',
  'line 3',
  'line 7',
] as const;

/** How many requests of the first and of the second organization make a block. */
const REQUESTS = { 1: 240, 2: 18 } as const;
/** The slot of the request that is shown first: a week old, with quotes to compare. */
const SAMPLE = 224;

/** Requests for quotation with items, invitations and quotes, in every state, over the world's history. */
export function planSourcing(
  now: number,
  { vendorsOf, customersOf }: Trade,
  { parts }: Catalog,
  { userSlot }: Identity,
) {
  const { rfqs, items, invitations, quotes } = sourcingTables();
  /** The first revision of each quote: later ones share its number. */
  const numberedQuotes = { rows: [] as { slot: number; org: number; at: number }[] };

  for (const org of [1, 2] as const) for (let index = 0; index < REQUESTS[org]; index += 1) planRequest(org, index);
  return {
    rfqs,
    items,
    invitations,
    quotes,
    numberedQuotes,
    sample: SAMPLE,
    tables: [rfqs, items, invitations, quotes],
  };

  /** More of the requests are recent than are old. */
  function planRequest(org: 1 | 2, index: number): void {
    const random = new Random(`rfq ${String(org)} ${String(index)}`);
    const isSample = org === 1 && index === SAMPLE;
    const age = (HISTORY / DAY) * (1 - (index + 0.5) / REQUESTS[org]) ** 1.6 + 0.4;
    const created = now - Math.ceil(age) * DAY + random.int(7 * 60, 17 * 60) * 60_000 + random.int(0, 59_999);
    const status = isSample ? 'quoting' : rfqStatus(age, random);
    const theme = isSample ? at(themes, 2) : random.pick(themes.filter((each) => each.org === org));
    const customer = isSample ? 0 : random.pick(customersOf(org)).slot;
    const sent = created + random.int(1, 20) * HOUR;
    // A request that still waits is due ahead of us; one that has run out, before.
    const waits = status === 'draft' || status === 'sent' || status === 'quoting';
    const wanted = sent + random.int(9, 20) * DAY;
    const due = waits ? Math.max(wanted, now + random.int(2, 12) * DAY) : Math.min(wanted, now - DAY);
    const awarded = Math.min(due + random.int(0, 4) * DAY + 5 * HOUR, now - 7 * HOUR);
    const isAwarded = status === 'awarded' || status === 'closed';
    const isOut = status !== 'draft' && !(status === 'cancelled' && random.chance(0.25));
    const rfq = rfqs.add({
      at: created,
      org,
      status,
      title: `${theme.title}, ${isSample ? 'autumn collection' : random.pick(occasions)}`,
      customer,
      due: status === 'draft' && random.chance(0.3) ? null : dayOf(due),
      split: isAwarded && random.chance(0.07),
      sent: isOut ? sent : null,
      awarded: isAwarded ? awarded : null,
      closed: status === 'closed' ? Math.min(awarded + random.int(45, 70) * DAY, now - 9 * HOUR) : null,
      cancelled: status === 'cancelled' ? Math.min(sent + random.int(1, 12) * DAY, now - 8 * HOUR) : null,
      winner: null,
      made_as: typeOfTrade[theme.trade].name,
      maker: userSlot(org, org === 2 ? 'buyer' : theme.isMachinery ? 'buyer.parts' : 'buyer.yarn'),
    });
    const suitable = parts.rows.filter((part) => part.org === org && part.trade === theme.trade && part.active);
    const lines = rfq.split ? random.int(2, 5) : isSample ? 3 : at([1, 2, 2, 3, 3, 4, 1, 2, 5, 6], random.int(0, 9));
    random.sample(suitable, lines).forEach((part, line) => {
      // Now and then something is asked for that is no part yet.
      const free = line > 0 && random.chance(0.08);
      items.add({
        at: created + 1000 + line,
        rfq: rfq.slot,
        line: line + 1,
        part: free ? null : part.slot,
        basis: part.slot,
        price: part.price,
        step: part.step,
        multiple: part.price < 5_000 ? 40 : part.price < 100_000 ? 4 : 1,
        wish: free ? `${part.name}, custom finish as per drawing` : null,
      });
    });
    const asked = random.sample(vendorsOf(org, theme.trade), random.int(isSample ? 5 : 2, 6));
    const invited = isSample ? [0, 1, 6, 12, 9] : asked.map((vendor) => vendor.slot);
    if (status === 'draft' && !random.chance(0.5)) return;
    planAnswers(rfq, invited, lines, sent, due, isOut, isSample, random);
  }

  function planAnswers(
    rfq: (typeof rfqs.rows)[number],
    vendorSlots: readonly number[],
    lines: number,
    sent: number,
    due: number,
    isOut: boolean,
    isSample: boolean,
    random: Random,
  ): void {
    const closes = Math.min(due, rfq.awarded ?? rfq.cancelled ?? now) - 2 * HOUR;
    const answered: (typeof quotes.rows)[number][] = [];
    vendorSlots.forEach((vendor, place) => {
      const first = place === 0;
      const isAwardable = rfq.status === 'awarded' || rfq.status === 'closed';
      const chance = random.next();
      const responds = closes - sent > 6 * HOUR && isOut;
      const mustQuote = isSample
        ? place < 4
        : responds && ((isAwardable && place < (rfq.split ? 2 : 1)) || (rfq.status === 'quoting' && first));
      const gives =
        mustQuote || (responds && rfq.status !== 'sent' && chance < (rfq.status === 'expired' ? 0.35 : 0.72));
      const state = !isOut
        ? 'invited'
        : gives
          ? 'quoted'
          : chance < 0.8
            ? 'viewed'
            : responds && chance < 0.92
              ? 'declined'
              : 'invited';
      const span = Math.max(closes - sent, HOUR);
      const viewed = sent + Math.floor(span * (0.1 + 0.2 * random.next()));
      const responded = sent + Math.floor(span * (0.35 + 0.5 * random.next()));
      const invitation = invitations.add({
        at: isOut ? sent : rfq.at + 60_000 + place,
        rfq: rfq.slot,
        vendor,
        status: state,
        invited: isOut ? sent : null,
        viewed: state === 'invited' ? null : Math.min(viewed, now - HOUR),
        responded: state === 'quoted' || state === 'declined' ? responded : null,
        reason:
          state === 'declined'
            ? random.pick(['No capacity before the due date.', 'Minimum quantity not reached.', 'Outside our range.'])
            : null,
      });
      if (state === 'quoted') answered.push(...planQuote(rfq, invitation, viewed, responded, random));
      else if (state === 'viewed' && (rfq.status === 'quoting' || rfq.status === 'sent') && random.chance(0.5))
        addQuote(rfq, invitation.slot, null, viewed + 20 * 60_000, 'draft', random);
    });
    if (rfq.status === 'quoting' && random.chance(0.15))
      addQuote(rfq, null, null, Math.min(sent + 3 * HOUR, now - HOUR), 'draft', random);
    decide(rfq, answered, lines, isSample, random);
  }

  /** The quote of a vendor who answered; now and then a second revision replaces the first. */
  function planQuote(
    rfq: (typeof rfqs.rows)[number],
    invitation: (typeof invitations.rows)[number],
    viewed: number,
    responded: number,
    random: Random,
  ): (typeof quotes.rows)[number][] {
    const started = viewed + Math.floor((responded - viewed) * 0.3);
    if (!random.chance(0.18)) return [addQuote(rfq, invitation.slot, null, responded, 'submitted', random, started)];
    const before = addQuote(rfq, invitation.slot, null, started, 'superseded', random, viewed + 60_000);
    return [addQuote(rfq, invitation.slot, before, responded, 'submitted', random, started + 30 * 60_000)];
  }

  function addQuote(
    rfq: (typeof rfqs.rows)[number],
    invitation: number | null,
    before: (typeof quotes.rows)[number] | null,
    submitted: number,
    status: string,
    random: Random,
    created = submitted,
  ) {
    const factor = before === null ? random.int(870, 1190) : Math.round(before.factor * (0.93 + 0.05 * random.next()));
    const validity = random.int(30, 60);
    const quote = quotes.add({
      at: Math.min(created, submitted),
      org: rfq.org,
      rfq: rfq.slot,
      invitation,
      paper: 0,
      revision: before === null ? 1 : before.revision + 1,
      status,
      factor,
      lead: status === 'draft' && random.chance(0.4) ? null : random.int(14, 70),
      valid: dayOf(submitted + validity * DAY),
      submitted: status === 'draft' ? null : submitted,
      awarded: null,
      awarded_lines: 0,
      terms: random.pick([
        '30 % deposit, balance before shipment, FOB',
        'Net 30 days, EXW',
        'Letter of credit at sight, CIF',
        'Net 60 days, DAP',
      ]),
      notes: random.chance(0.3)
        ? random.pick([
            'Price holds for repeat orders.',
            'Part of it from stock.',
            'Sample included.',
            'Tooling is ours.',
          ])
        : null,
    });
    quote.paper = before?.paper ?? quote.slot;
    if (before === null) numberedQuotes.rows.push(quote);
    return quote;
  }

  /** What became of the quotes that were handed in. */
  function decide(
    rfq: (typeof rfqs.rows)[number],
    handedIn: (typeof quotes.rows)[number][],
    lines: number,
    isSample: boolean,
    random: Random,
  ): void {
    const byPrice = [...handedIn].sort((a, b) => a.factor - b.factor);
    const allLines = 2 ** lines - 1;
    byPrice.forEach((quote, place) => {
      if (rfq.status === 'awarded' || rfq.status === 'closed') {
        const winners = rfq.split ? 2 : 1;
        const isWinner = place < winners;
        quote.status = isWinner ? 'awarded' : random.chance(0.08) ? 'withdrawn' : 'rejected';
        if (isWinner) quote.awarded = rfq.awarded;
        // A split award gives the first line to the cheapest and the rest to the next (bits of the line numbers).
        if (isWinner) quote.awarded_lines = rfq.split ? (place === 0 ? 1 : allLines - 1) : allLines;
        if (isWinner && !rfq.split) rfq.winner = quote.slot;
      } else if (rfq.status === 'expired') quote.status = 'expired';
      else if (rfq.status === 'cancelled') quote.status = 'rejected';
      else if (!isSample && quote.valid !== null && quote.valid < dayOf(now)) quote.status = 'expired';
      else if (!isSample && place > 1 && random.chance(0.1)) quote.status = 'withdrawn';
      const invitation = invitations.rows[quote.invitation ?? -1];
      if (quote.status === 'withdrawn' && invitation !== undefined) {
        invitation.status = 'declined';
        invitation.reason = 'Quote withdrawn: the mill raised its prices.';
      }
    });
  }
}

function rfqStatus(age: number, random: Random): RfqStatus {
  const chance = random.next();
  if (age < 3) return chance < 0.5 ? 'draft' : 'sent';
  if (age < 16) return chance < 0.12 ? 'draft' : chance < 0.35 ? 'sent' : chance < 0.93 ? 'quoting' : 'cancelled';
  if (age < 30) return chance < 0.35 ? 'quoting' : chance < 0.85 ? 'awarded' : chance < 0.93 ? 'cancelled' : 'expired';
  if (age < 100)
    return chance < 0.62
      ? 'awarded'
      : chance < 0.8
        ? age > 75
          ? 'closed'
          : 'awarded'
        : chance < 0.9
          ? 'expired'
          : 'cancelled';
  return chance < 0.74 ? 'closed' : chance < 0.87 ? 'expired' : chance < 0.97 ? 'cancelled' : 'draft';
}
