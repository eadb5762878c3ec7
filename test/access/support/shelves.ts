// An organization with lists worth paging through: few distinct values, many of them equal, many missing; and what filters and
// orders mean for its rows, in plain JavaScript, as the model that answers are compared with.
import fc from 'fast-check';
import { models, type TextRow } from '../../support/world.js';
import { asOwner, insertAll } from '../../support/database.js';
import type { TestOrganization } from '../../support/make.js';

export type Shelf = 'Rfq' | 'Quote' | 'Order' | 'Vendor' | 'Part';
export const shelves: readonly Shelf[] = ['Rfq', 'Quote', 'Order', 'Vendor', 'Part'];

/** What rows of later calls refer to: every list below a parent is one of these. */
export interface Parents {
  readonly organization: TestOrganization;
  readonly customerIds: readonly string[];
  readonly rfqIds: readonly string[];
  readonly vendorIds: readonly string[];
}

const days = ['2026-01-01', '2026-02-28', '2031-12-31'];
const instants = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.001Z', '2025-12-31T23:59:59.999Z'];
const texts = ['', 'a', 'A', 'ab', 'ü', 'Übel', '￿', '😀', "o'x", 'x'.repeat(300)];
const amounts = ['0', '1', '1.0001', '10', '9999999999.9999'];
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { freq: 2 });
const name = fc.constantFrom(...texts.filter((text) => text !== ''));

/** Random values of the columns that lists are sorted and filtered by. */
const contents: Readonly<Record<Shelf, fc.Arbitrary<Readonly<Record<string, unknown>>>>> = {
  Rfq: fc.record({
    title: name,
    dueDate: maybe(days),
    targetPrice: maybe(amounts),
    createdAt: fc.constantFrom(...instants),
    sentAt: maybe(instants),
  }),
  Quote: fc.record({
    leadTimeDays: maybe([1, 7, 30]),
    validUntil: maybe(days),
    submittedAt: fc.constantFrom(...instants),
    totalAmount: fc.constantFrom(...amounts),
  }),
  Order: fc.record({
    targetDate: maybe(days.slice(0, 2)),
    expectedDeliveryDate: maybe(days.slice(2)),
    taxAmount: fc.constantFrom(...amounts.slice(0, 4)),
    createdAt: fc.constantFrom(...instants),
  }),
  Vendor: fc.record({
    companyName: name,
    country: maybe(['PT', 'BD', 'DE']),
    leadTimeDays: maybe([1, 30]),
    totalOrders: fc.constantFrom(0, 7),
    rating: maybe(['0.00', '4.50', '5.00']),
  }),
  Part: fc.record({
    name,
    category: maybe(texts),
    manufacturer: maybe(texts),
    popularityScore: fc.constantFrom(0, 5),
    lastQuotedAt: maybe(instants),
  }),
};

let last = 0;
/** Adds rows of random values to a list; to quotes below every request, to orders and requests of every customer in turn. */
export async function addRows(shelf: Shelf, parents: Parents, count: number, seed: number): Promise<void> {
  const pick = (ids: readonly string[], at: number) => ids[at % ids.length] ?? null;
  const rows = fc.sample(contents[shelf], { numRuns: count, seed }).map((values) => {
    last += 1;
    const own = { organizationId: parents.organization.id, ...values };
    if (shelf === 'Part') return { ...own, partNumber: `P-${String(last * 7919)}` };
    if (shelf === 'Rfq') return { ...own, customerId: pick(parents.customerIds, last) };
    if (shelf === 'Order') return { ...own, customerId: pick(parents.customerIds, last) };
    if (shelf === 'Vendor') return own;
    const [rfqId, vendorId] = [pick(parents.rfqIds, last), pick(parents.vendorIds, last)];
    return { ...own, rfqId, vendorId, revision: last, status: 'submitted' };
  });
  if (rows.length > 0) await insertAll(shelf, rows);
}

/** The rows of a list as they are now. */
export async function readRows(shelf: Shelf, organizationId: string): Promise<readonly TextRow[]> {
  const columns = Object.entries(models[shelf].columns).map(([field, { column }]) => `"${column}"::text AS "${field}"`);
  return asOwner<TextRow>(
    `SELECT ${columns.join(', ')} FROM "${models[shelf].table}" WHERE organization_id = $1 AND archived_at IS NULL`,
    [organizationId],
  );
}

/** Rows in an order of the API: by one field and then the id, missing values last when ascending and first when descending. */
export function inOrder(shelf: Shelf, rows: readonly TextRow[], field: string, direction: 'ASC' | 'DESC'): string[] {
  const sign = direction === 'ASC' ? 1 : -1;
  const isNumber = ['int', 'decimal', 'bigint'].includes(models[shelf].columns[field]?.type ?? '');
  const compareTexts = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
  const compare = (one: string | null, other: string | null): number => {
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return isNumber ? Number(one) - Number(other) : compareTexts(one, other);
  };
  return [...rows]
    .sort((one, other) => sign * (compare(one[field] ?? null, other[field] ?? null) || compareTexts(one.id, other.id)))
    .map(({ id }) => id);
}

/** A filter as the API takes it, and which rows it means. */
export interface Filter {
  readonly input: object;
  meets(row: TextRow): boolean;
}

const atom = (input: object, meets: (row: TextRow) => boolean): Filter => ({ input, meets });
const missing = (field: string, isNull: boolean) =>
  atom({ [field]: { isNull } }, (row) => (row[field] === null) === isNull);
const texting = (field: string, text: string) => [
  atom({ [field]: { eq: text } }, (row) => row[field] === text),
  atom({ [field]: { ne: text } }, (row) => row[field] !== text),
  atom({ [field]: { in: [text, 'a'] } }, (row) => [text, 'a'].includes(row[field] ?? '\0')),
  atom({ [field]: { startsWith: text } }, (row) => row[field]?.startsWith(text) ?? false),
];
const numbering = (field: string, number: number, written: unknown = number) => [
  atom({ [field]: { lt: written } }, (row) => row[field] != null && Number(row[field]) < number),
  atom({ [field]: { gte: written } }, (row) => row[field] != null && Number(row[field]) >= number),
];
const dating = (field: string, day: string) => [
  atom({ [field]: { gt: day } }, (row) => (row[field] ?? '') > day),
  atom({ [field]: { lte: day } }, (row) => (row[field] ?? '9') <= day),
];
const sides = (field: string) => [missing(field, true), missing(field, false)];

const atoms: Readonly<Record<Shelf, readonly Filter[]>> = {
  Rfq: [
    ...texts.flatMap((text) => texting('title', text)),
    ...sides('dueDate'),
    ...dating('dueDate', '2026-02-28'),
    ...numbering('targetPrice', 1.0001, '1.0001'),
    ...sides('sentAt'),
  ],
  Quote: [
    ...sides('leadTimeDays'),
    ...numbering('leadTimeDays', 7),
    ...dating('validUntil', '2026-01-01'),
    ...sides('validUntil'),
  ],
  Order: [...sides('targetDate'), ...dating('targetDate', '2026-01-01'), ...numbering('totalAmount', 1, '1')],
  Vendor: [
    ...['ü', 'ab'].flatMap((text) => texting('companyName', text)),
    ...texting('country', 'PT'),
    ...sides('rating'),
    ...numbering('rating', 4.5, '4.5'),
    ...numbering('totalOrders', 7),
  ],
  Part: [
    ...texts.flatMap((text) => texting('manufacturer', text)),
    ...sides('category'),
    ...numbering('popularityScore', 5),
    ...sides('lastQuotedAt'),
  ],
};

/** Random filters of a list: one condition, or two or three joined by and, or, not. */
export function filters(shelf: Shelf): fc.Arbitrary<Filter> {
  const one = fc.constantFrom(...atoms[shelf]);
  const several = fc.array(one, { minLength: 2, maxLength: 3 });
  const inputs = (parts: readonly Filter[]) => parts.map(({ input }) => input);
  return fc.oneof(
    one,
    several.map((parts) => atom({ and: inputs(parts) }, (row) => parts.every((part) => part.meets(row)))),
    several.map((parts) => atom({ or: inputs(parts) }, (row) => parts.some((part) => part.meets(row)))),
    one.map((part) => atom({ not: part.input }, (row) => !part.meets(row))),
  );
}
