import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Connection } from '../../src/loaders/connection.js';
import type { PageArgs } from '../../src/loaders/types.js';
import { contents, insert, write } from './support/data.js';
import { quoteFilter, rfqFilter } from './support/filters.js';
import type { Small } from './support/model.js';
import { meets, type PlainRow, sorted } from './support/reference.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

type Args<M> = PageArgs<M, Small>;
type Ask = (args: Args<unknown> & object) => Connection<{ readonly id: string }>;

const rfqSort = fc.record({
  field: fc.constantFrom(
    ...([
      'id',
      'title',
      'status',
      'priority',
      'views',
      'score',
      'dueDate',
      'createdAt',
      'targetPrice',
      'weight',
    ] as const),
  ),
  direction: fc.constantFrom('ASC', 'DESC'),
});
const quoteSort = fc.record({
  field: fc.constantFrom('id', 'rank', 'notes', 'total', 'rankAndRevision'),
  direction: fc.constantFrom('ASC', 'DESC'),
});
const size = fc.integer({ min: 1, max: 9 });
const columnsOf = (field: string) => (field === 'rankAndRevision' ? ['rank', 'revision'] : [field]);
const ids = (rows: readonly { readonly id?: unknown }[]) => rows.map(({ id }) => String(id));

/** Reads a list page by page from the front or the end, and checks of each page what it says about its place. */
async function walk(ask: Ask, args: object, isBackward: boolean, pageSize: number): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 100; pages += 1) {
    const page: Connection<{ readonly id: string }> = ask(
      isBackward ? { ...args, last: pageSize, before: cursor } : { ...args, first: pageSize, after: cursor },
    );
    const info = page.pageInfo();
    const [nodes, edges, next, previous, start, end] = await Promise.all([
      ...([page.nodes(), page.edges(), info.hasNextPage(), info.hasPreviousPage()] as const),
      ...([info.startCursor(), info.endCursor()] as const),
    ]);
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect([start, end]).toEqual([edges[0]?.cursor() ?? null, edges.at(-1)?.cursor() ?? null]);
    // What was passed lies on the side that we come from.
    expect(isBackward ? next : previous).toBe(found.length > 0);
    found.push(...(isBackward ? ids(nodes).reverse() : ids(nodes)));
    if (!(isBackward ? previous : next)) return isBackward ? found.reverse() : found;
    expect(nodes.length).toBe(pageSize);
    cursor = isBackward ? start : end;
  }
  throw new Error('The list does not end.');
}

test('every row once and in order, forward and backward, at the root', async () => {
  const reading = fc.record({ sort: rfqSort, filter: fc.option(rfqFilter), size, isBackward: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(contents, fc.array(reading, { minLength: 8, maxLength: 8 }), async (made, readings) => {
      const { organizationId, rows } = await write(world, made);
      await world.visit({ organizationId }, async ({ loaders }) => {
        for (const { sort, filter, size, isBackward } of readings) {
          const expected = rows.Rfq.filter((row) => filter === null || meets(rows, 'Rfq', row, filter));
          const args = { sort, filter } as Args<'Rfq'>;
          const found = await walk((page) => loaders.rfq.page(page), args, isBackward, size);
          expect(found).toEqual(ids(sorted('Rfq', expected, [sort.field], sort.direction)));
        }
      });
    }),
    { numRuns: 15 },
  );
});

test('every row once and in order, forward and backward, per parent', async () => {
  const reading = fc.record({ sort: quoteSort, filter: fc.option(quoteFilter), size, isBackward: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(contents, fc.array(reading, { minLength: 5, maxLength: 5 }), async (made, readings) => {
      const { organizationId, rows } = await write(world, made);
      await world.visit({ organizationId }, async ({ loaders }) => {
        for (const { sort, filter, size, isBackward } of readings) {
          await Promise.all(
            ids(rows.Rfq).map(async (rfqId) => {
              const meeting = (row: PlainRow) =>
                row['rfqId'] === rfqId && (filter === null || meets(rows, 'Quote', row, filter));
              const expected = sorted('Quote', rows.Quote.filter(meeting), columnsOf(sort.field), sort.direction);
              const args = { sort, filter } as Args<'Quote'>;
              const found = await walk((page) => loaders.rfq.quotes(rfqId, page), args, isBackward, size);
              expect(found).toEqual(ids(expected));
            }),
          );
        }
      });
    }),
    { numRuns: 10 },
  );
});

test('two cursors bound a page from both sides', async () => {
  const places = fc.record({ sort: rfqSort, from: fc.nat(), to: fc.nat(), size, isBackward: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(contents, fc.array(places, { minLength: 8, maxLength: 8 }), async (made, readings) => {
      const { organizationId, rows } = await write(world, made);
      await world.visit({ organizationId }, async ({ loaders }) => {
        for (const { sort, from, to, size, isBackward } of readings) {
          const order = ids(sorted('Rfq', rows.Rfq, [sort.field], sort.direction));
          const edges = await loaders.rfq.page({ first: 100, sort }).edges();
          const [start, end] = [from % order.length, to % order.length];
          const cursors = { after: edges[start]?.cursor(), before: edges[end]?.cursor() };
          const page = loaders.rfq.page({ ...cursors, sort, ...(isBackward ? { last: size } : { first: size }) });
          const between = order.slice(start + 1, Math.max(start + 1, end));
          expect(ids(await page.nodes())).toEqual(isBackward ? between.slice(-size) : between.slice(0, size));
          // The rows of the two cursors lie outside of the page.
          expect([await page.pageInfo().hasPreviousPage(), await page.pageInfo().hasNextPage()]).toEqual([true, true]);
        }
      });
    }),
    { numRuns: 10 },
  );
});

test('while rows are inserted, no row comes twice and none that was there is missed', async () => {
  await fc.assert(
    fc.asyncProperty(
      contents,
      contents,
      rfqSort,
      size,
      fc.boolean(),
      async (made, later, sort, pageSize, isBackward) => {
        const { organizationId, rows } = await write(world, made);
        const { organizationId: other, rows: arriving } = await write(world, later);
        expect(other).not.toBe(organizationId);
        const waiting = arriving.Rfq.map((row) => ({ ...row, organizationId, vendorId: null }));
        const found: string[] = [];
        let cursor: string | null = null;
        for (let goesOn = true; goesOn;) {
          // Each page is read by a request of its own.
          const page = await world.visit({ organizationId }, async ({ loaders }) => {
            const window = isBackward ? { last: pageSize, before: cursor } : { first: pageSize, after: cursor };
            const connection = loaders.rfq.page({ ...window, sort });
            const info = connection.pageInfo();
            const nodes = ids(await connection.nodes());
            return isBackward
              ? { nodes: nodes.reverse(), cursor: await info.startCursor(), goesOn: await info.hasPreviousPage() }
              : { nodes, cursor: await info.endCursor(), goesOn: await info.hasNextPage() };
          });
          found.push(...page.nodes);
          ({ cursor, goesOn } = page);
          await insert(world, 'Rfq', waiting.splice(0, 2));
        }
        expect(new Set(found).size).toBe(found.length);
        const before = new Set(ids(rows.Rfq));
        const order = ids(sorted('Rfq', rows.Rfq, [sort.field], sort.direction));
        expect(found.filter((id) => before.has(id))).toEqual(isBackward ? order.reverse() : order);
      },
    ),
    { numRuns: 15 },
  );
});

test('a page after a row that is gone says rightly whether anything lies before it', async () => {
  const [made] = fc.sample(
    contents.filter(({ rfqs }) => rfqs.length > 3),
    1,
  );
  if (made === undefined) throw new Error('There is nothing to read.');
  const { organizationId } = await write(world, made);
  const sort = { field: 'createdAt', direction: 'ASC' } as const;
  const cursor = await world.visit({ organizationId }, ({ loaders }) =>
    loaders.rfq.page({ first: 1, sort }).pageInfo().endCursor(),
  );
  const hasPrevious = () =>
    world.visit({ organizationId }, ({ loaders }) =>
      loaders.rfq.page({ after: cursor, sort }).pageInfo().hasPreviousPage(),
    );
  expect(await hasPrevious()).toBe(true);
  const first = await world.visit({ organizationId }, ({ loaders }) => loaders.rfq.page({ first: 1, sort }).nodes());
  await world.owner.query('DELETE FROM rfqs WHERE id = $1', [first[0]?.id]);
  expect(await hasPrevious()).toBe(false);
});
