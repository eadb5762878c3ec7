// Pages as clients read them, through the whole gateway: whatever the filter, the order, the size and the side they come from,
// every row once and in order, at the root and below a parent; and while rows are added, none twice and none missed.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closeOwner } from '../support/database.js';
import { startGateway, type Client, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';
import type { TextRow } from '../support/world.js';
import { entity } from './support/entities.js';
import {
  addRows,
  filters,
  inOrder,
  readRows,
  shelves,
  type Filter,
  type Parents,
  type Shelf,
} from './support/shelves.js';
import { allowEverything } from './support/trade.js';

/** Of the data and of the readings. `PAGING_SEED` tries another one; a failure prints it with the path to the counterexample. */
const seed = Number(process.env['PAGING_SEED'] ?? 20_261_120);
const rowsPerShelf = 60;

interface World extends Parents {
  readonly client: Client;
}

let gateway: TestGateway;
let still: World;
let growing: World;
beforeAll(async () => {
  gateway = await startGateway();
  [still, growing] = [await makeWorld(rowsPerShelf), await makeWorld(20)];
}, 60_000);
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

async function makeWorld(rows: number): Promise<World> {
  const organization = await makeOrganization();
  const user = await organization.user();
  await allowEverything(organization.id, user.id);
  const customers = [await organization.customer(), await organization.customer()];
  const bare: Parents = { organization, customerIds: customers.map(({ id }) => id), rfqIds: [], vendorIds: [] };
  for (const shelf of ['Vendor', 'Part', 'Rfq', 'Order'] as const) await addRows(shelf, bare, rows, seed);
  const ids = async (shelf: Shelf) => (await readRows(shelf, organization.id)).map(({ id }) => id).sort();
  const parents = { ...bare, rfqIds: (await ids('Rfq')).slice(0, 3), vendorIds: (await ids('Vendor')).slice(0, 4) };
  for (const rfqId of parents.rfqIds)
    for (const vendorId of parents.vendorIds) await organization.invitation(rfqId, vendorId);
  await addRows('Quote', parents, rows, seed);
  return { ...parents, client: gateway.as(user) };
}

/** A list below a parent: the parent's root field, the field of the list, and the key that rows hold of it. */
interface Nested {
  readonly one: string;
  readonly field: string;
  readonly key: string;
  ids(world: World): readonly string[];
}
const nested: Readonly<Partial<Record<Shelf, readonly Nested[]>>> = {
  Rfq: [{ one: 'customer', field: 'rfqs', key: 'customerId', ids: ({ customerIds }) => customerIds }],
  Order: [{ one: 'customer', field: 'orders', key: 'customerId', ids: ({ customerIds }) => customerIds }],
  Quote: [
    { one: 'rfq', field: 'quotes', key: 'rfqId', ids: ({ rfqIds }) => rfqIds },
    { one: 'vendor', field: 'quotes', key: 'vendorId', ids: ({ vendorIds }) => vendorIds },
  ],
};

interface Reading {
  readonly shelf: Shelf;
  /** The enum value sorted by; null for the order that a list has by itself. */
  readonly sort: string | null;
  readonly direction: 'ASC' | 'DESC';
  readonly filter: Filter | null;
  readonly size: number;
  readonly isBackward: boolean;
}

const reading: fc.Arbitrary<Reading> = fc.constantFrom(...shelves).chain((shelf) =>
  fc.record({
    shelf: fc.constant(shelf),
    sort: fc.constantFrom(null, ...entity(shelf).sorts),
    direction: fc.constantFrom('ASC', 'DESC'),
    filter: fc.option(filters(shelf)),
    size: fc.integer({ min: 3, max: 25 }),
    isBackward: fc.boolean(),
  }),
);

/** The ids of a reading of these rows, in the order of the API. */
function expected({ shelf, sort, direction, filter }: Reading, rows: readonly TextRow[]): string[] {
  const meeting = rows.filter((row) => filter === null || filter.meets(row));
  return sort === null ? inOrder(shelf, meeting, 'id', 'DESC') : inOrder(shelf, meeting, fieldOf(sort), direction);
}

/** The row's field that an enum value sorts by. */
function fieldOf(sort: string): string {
  return sort.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly totalCount: { readonly count: number };
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>> &
    Readonly<Record<'startCursor' | 'endCursor', string | null>>;
}
type Turn = (page: string, variables: object) => Promise<Page>;

/** Reads a list to its end, and checks of each page what it says of itself. `between` happens while a page is read. */
async function walk(
  { shelf, sort, direction, filter, size, isBackward }: Reading,
  turn: Turn,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<{ readonly ids: string[]; readonly counts: readonly number[] }> {
  const sorting = sort === null ? '' : `, sort: {field: ${sort}, direction: ${direction}}`;
  const window = isBackward ? 'last: $size, before: $cursor' : 'first: $size, after: $cursor';
  const selection = `(${window}, filter: $filter${sorting}) { nodes { id } edges { cursor node { id } } totalCount { count }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  const found: string[] = [];
  const counts: number[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 200; pages += 1) {
    const variables = { size, cursor, filter: filter?.input ?? null };
    const reading: Promise<Page> = turn(selection, variables);
    const [page] = await Promise.all([reading, between()]);
    const { nodes, edges, pageInfo }: Page = page;
    counts.push(page.totalCount.count);
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
      edges[0]?.cursor ?? null,
      edges.at(-1)?.cursor ?? null,
    ]);
    const ids = nodes.map(({ id }) => id);
    // What was passed lies on the side that we come from.
    expect(isBackward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage).toBe(found.length > 0);
    found.push(...(isBackward ? ids.reverse() : ids));
    if (!(isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage))
      return { ids: isBackward ? found.reverse() : found, counts };
    expect(nodes).toHaveLength(size);
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor;
  }
  throw new Error(`The list of ${shelf} does not end.`);
}

const declaration = (shelf: Shelf) => `query ($id: ID = "", $size: Int, $cursor: String, $filter: ${shelf}Filter)`;

/** Pages of the root list. */
const atRoot =
  ({ client }: World, shelf: Shelf): Turn =>
  async (selection, variables) =>
    (
      await client.data(
        `${declaration(shelf).replace('$id: ID = "", ', '')} { list: ${entity(shelf).list}${selection} }`,
        { ...variables },
      )
    ).list;

/** Pages of one parent's list. */
const below =
  ({ client }: World, shelf: Shelf, { one, field }: Nested, id: string): Turn =>
  async (selection, variables) =>
    (
      await client.data(
        `${declaration(shelf).replace(' = ""', '!')} { of: ${one}(id: $id) { list: ${field}${selection} } }`,
        { ...variables, id },
      )
    ).of.list;

/** The lists that a reading is made of: the root's and those of its parents. */
function lists(world: World, shelf: Shelf): readonly { turn: Turn; holds(row: TextRow): boolean }[] {
  const parents = (nested[shelf] ?? []).flatMap((list) => list.ids(world).map((id) => ({ list, id })));
  return [
    { turn: atRoot(world, shelf), holds: () => true },
    ...parents.map(({ list, id }) => ({
      turn: below(world, shelf, list, id),
      holds: (row: TextRow) => row[list.key] === id,
    })),
  ];
}

test('the rows are many that are equal in what they are sorted by, and some without it', async () => {
  const unlike = ['orderNumber', 'partNumber'];
  let missing = 0;
  for (const shelf of shelves) {
    const rows = await readRows(shelf, still.organization.id);
    expect(rows).toHaveLength(rowsPerShelf);
    for (const sort of entity(shelf).sorts) {
      const field = fieldOf(sort);
      const values = new Set(rows.map((row) => row[field]));
      if (values.has(null)) missing += 1;
      if (!unlike.includes(field)) expect([shelf, field, values.size < 12]).toEqual([shelf, field, true]);
    }
  }
  expect(missing).toBeGreaterThan(8);
});

test.each(shelves.flatMap((shelf) => [null, ...entity(shelf).sorts].map((sort) => [shelf, sort] as const)))(
  '%s by %s: every row once, both ways',
  async (shelf, sort) => {
    const rows = await readRows(shelf, still.organization.id);
    for (const direction of ['ASC', 'DESC'] as const) {
      for (const isBackward of [false, true]) {
        const all: Reading = { shelf, sort, direction, filter: null, size: 17, isBackward };
        expect((await walk(all, atRoot(still, shelf))).ids).toEqual(expected(all, rows));
      }
    }
  },
);

test('every row that a filter means, once and in order, at the root and below each parent', async () => {
  await fc.assert(
    fc.asyncProperty(reading, async (asked) => {
      const rows = await readRows(asked.shelf, still.organization.id);
      await Promise.all(
        lists(still, asked.shelf).map(async ({ turn, holds }) => {
          const { ids, counts } = await walk(asked, turn);
          expect(ids).toEqual(expected(asked, rows.filter(holds)));
          expect(new Set(counts)).toEqual(new Set([ids.length]));
        }),
      );
    }),
    { numRuns: 100, seed },
  );
});

test('while rows are added, none twice, and each that was there once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(reading, async (asked) => {
      const { shelf } = asked;
      const before = await readRows(shelf, growing.organization.id);
      let added = 0;
      const add = async () => {
        if (added < 4) await addRows(shelf, growing, 1, seed + (added += 1));
      };
      for (const { turn, holds } of lists(growing, shelf).slice(0, 3)) {
        const there = before.filter(holds);
        const { ids } = await walk({ ...asked, size: Math.min(asked.size, 6) }, turn, add);
        expect(new Set(ids).size).toBe(ids.length);
        const known = new Set(there.map(({ id }) => id));
        expect(ids.filter((id) => known.has(id))).toEqual(expected(asked, there));
        added = 0;
      }
    }),
    { numRuns: 40, seed },
  );
});
