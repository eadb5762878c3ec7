import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contents, write } from './support/data.js';
import { quoteFilter, rfqFilter } from './support/filters.js';
import { meets } from './support/reference.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

const all = { first: 100, sort: { field: 'id', direction: 'ASC' } } as const;
const ids = (rows: readonly { readonly id?: unknown }[]) => rows.map(({ id }) => String(id)).sort();

test('a filter finds the rows that it means, at the root and per parent', async () => {
  await fc.assert(
    fc.asyncProperty(
      contents,
      fc.array(rfqFilter, { minLength: 25, maxLength: 25 }),
      fc.array(quoteFilter, { minLength: 5, maxLength: 5 }),
      async (made, filters, childFilters) => {
        const { organizationId, rows } = await write(world, made);
        await world.visit({ organizationId }, async ({ loaders }) => {
          for (const filter of filters) {
            const page = loaders.rfq.page({ ...all, filter });
            const expected = rows.Rfq.filter((row) => meets(rows, 'Rfq', row, filter));
            expect([JSON.stringify(filter), ids(await page.nodes())]).toEqual([JSON.stringify(filter), ids(expected)]);
            expect(await page.totalCount()).toEqual({ count: expected.length, precision: 'EXACT' });
          }
          for (const filter of childFilters) {
            const lists = await Promise.all(
              rows.Rfq.map((rfq) => loaders.rfq.quotes(String(rfq['id']), { ...all, filter }).nodes()),
            );
            const counts = await Promise.all(rows.Rfq.map((rfq) => loaders.rfq.quoteCount(String(rfq['id']), filter)));
            rows.Rfq.forEach((rfq, at) => {
              const expected = rows.Quote.filter(
                (row) => row['rfqId'] === rfq['id'] && meets(rows, 'Quote', row, filter),
              );
              expect(ids(lists[at] ?? [])).toEqual(ids(expected));
              expect(counts[at]?.count).toBe(expected.length);
            });
          }
        });
      },
    ),
    { numRuns: 12 },
  );
});
