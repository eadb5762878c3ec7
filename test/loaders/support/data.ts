/** Random organizations with few distinct values, so that many rows are equal in what they are sorted and filtered by. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Column } from '../../../src/generated/data-model.js';
import { models } from './model.js';
import type { ModelName, PlainRow, Rows } from './reference.js';
import type { World } from './world.js';

export const texts = [
  '',
  'a',
  'A',
  'ab',
  'aB%',
  'a_b',
  'a\\b',
  'ü',
  'Übel',
  'z',
  '￿',
  '😀',
  "o'x",
  '"quoted"',
  'x'.repeat(700),
  `${'x'.repeat(700)}y`,
];
export const statuses = ['draft', 'sent', 'awarded'];
export const prices = ['0.0000', '1.0000', '1.0001', '1.5000', '-2.2500', '9999999999.9999'];
export const weights = ['0', '1.00005', '1.000050000000001', '-3'];
export const instants = [
  '2026-01-01 00:00:00+00',
  '2026-01-01 00:00:00.001+00',
  '2025-12-31 23:59:59.999+00',
  '1999-06-01 12:00:00+00',
];
export const days = ['2026-01-01', '2026-02-28', '1999-12-31'];
export const tags = ['steel', 'wool', 'a,b', '{}', 'NULL'];

const maybe = <T>(values: readonly T[]): fc.Arbitrary<T | null> => fc.option(fc.constantFrom(...values), { freq: 3 });

const vendor = fc.record({
  name: fc.constantFrom(...texts),
  country: maybe(['DE', 'BD', 'VN']),
  isPreferred: fc.boolean(),
  tags: fc.uniqueArray(fc.constantFrom(...tags), { maxLength: 3 }),
  winRate: maybe(['10.00', '20.50']),
});
const rfq = fc.record({
  title: fc.constantFrom(...texts),
  status: fc.constantFrom(...statuses),
  priority: maybe([-1, 0, 1, 2]),
  views: fc.constantFrom('0', '7', '9007199254740993', '-9223372036854775808'),
  score: maybe([0, -1.5, 1e-7, 1e300]),
  dueDate: maybe(days),
  createdAt: fc.constantFrom(...instants),
  targetPrice: maybe(prices),
  weight: maybe(weights),
  vendor: fc.option(fc.nat(), { freq: 4 }),
});
const quote = fc.record({
  rfq: fc.nat(),
  vendor: fc.option(fc.nat(), { freq: 4 }),
  rank: fc.integer({ min: 1, max: 3 }),
  revision: fc.integer({ min: 1, max: 2 }),
  notes: maybe(texts),
  total: maybe(prices),
});
const event = fc.record({
  rfq: fc.option(fc.nat(), { freq: 4 }),
  at: fc.constantFrom(...instants, '2026-02-15 08:00:00+00', '2150-01-01 00:00:00+00'),
  kind: fc.constantFrom('sent', 'viewed', 'awarded'),
  note: maybe(texts),
});

/** What an organization holds; references are numbers that are taken modulo the number of rows. */
export const contents = fc.record({
  vendors: fc.array(vendor, { maxLength: 6 }),
  rfqs: fc.array(rfq, { minLength: 1, maxLength: 60, size: 'max' }),
  quotes: fc.array(quote, { maxLength: 90, size: 'max' }),
  events: fc.array(event, { maxLength: 60, size: 'max' }),
});
type Contents = typeof contents extends fc.Arbitrary<infer T> ? T : never;

/** Writes the contents as a new organization, and returns its rows as the loaders show them to staff. */
export async function write(
  world: World,
  made: Contents,
): Promise<{ readonly organizationId: string; readonly rows: Rows }> {
  const organizationId = randomUUID();
  const pick = (rows: readonly PlainRow[], at: number | null): unknown =>
    at === null ? null : (rows[at % rows.length]?.['id'] ?? null);
  const vendors = made.vendors.map((row) => ({ ...row, organizationId, id: randomUUID() }));
  const rfqs = made.rfqs.map(({ vendor, ...row }) => ({
    ...row,
    organizationId,
    id: randomUUID(),
    vendorId: pick(vendors, vendor),
  }));
  const quotes = made.quotes.map(({ rfq, vendor, ...row }) => {
    return { ...row, organizationId, id: randomUUID(), rfqId: pick(rfqs, rfq), vendorId: pick(vendors, vendor) };
  });
  const events = made.events.map(({ rfq, at, ...row }) => {
    return { ...row, organizationId, createdAt: at, id: idOf(at), rfqId: pick(rfqs, rfq) };
  });
  const rows: Rows = { Vendor: vendors, Rfq: rfqs, Quote: quotes, RfqEvent: events };
  for (const model of ['Vendor', 'Rfq', 'Quote', 'RfqEvent'] as const) await insert(world, model, rows[model]);
  return { organizationId, rows };
}

/** An id of an instant, as a row of a table that is kept by time has it. */
function idOf(instant: string): string {
  const milliseconds = Date.parse(instant).toString(16).padStart(12, '0');
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-7${randomUUID().slice(15)}`;
}

/** Inserts rows given by field name. */
export async function insert(world: World, model: ModelName, rows: readonly PlainRow[]): Promise<void> {
  const columns: Readonly<Record<string, Column>> = models[model].columns;
  for (const row of rows) {
    const fields = Object.keys(row).filter((field) => columns[field] !== undefined);
    const names = fields.map((field) => columns[field]?.column).join(', ');
    const places = fields.map((_, at) => `$${String(at + 1)}`).join(', ');
    await world.owner.query(
      `INSERT INTO ${models[model].table} (${names}) VALUES (${places})`,
      fields.map((field) => row[field]),
    );
  }
}
