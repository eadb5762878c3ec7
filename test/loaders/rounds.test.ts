import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { Session } from '../../src/database/session.js';
import { createEngine } from '../../src/loaders/engine.js';
import { contents, write } from './support/data.js';
import { models, type Small } from './support/model.js';
import type { PlainRow } from './support/reference.js';
import { declared, newEngine, openWorld, type World } from './support/world.js';

let world: World;
let organizationId: string;
let rfqs: readonly string[];
let quotes: readonly PlainRow[];
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});
beforeEach(async () => {
  const [made] = fc.sample(
    contents.filter(({ rfqs, quotes, vendors }) => rfqs.length > 20 && quotes.length > 20 && vendors.length > 2),
    { numRuns: 1, seed: 7 },
  );
  if (made === undefined) throw new Error('There is nothing to write.');
  const written = await write(world, made);
  ({ organizationId } = written);
  rfqs = written.rows.Rfq.map(({ id }) => String(id));
  quotes = written.rows.Quote;
});

test('one statement for all loads of a question, each key once, whoever asks', async () => {
  await world.visit({ organizationId }, async ({ loaders, statements }) => {
    const asked = [
      ...rfqs,
      ...rfqs,
      rfqs[0]?.toUpperCase(),
      null,
      undefined,
      '',
      'no-uuid',
      `{${String(rfqs[0])}}`,
      randomUUID(),
    ];
    const rows = await Promise.all(asked.map((id) => loaders.rfq.byId(id)));
    expect(rows.map((row) => row?.id)).toEqual([...rfqs, ...rfqs, rfqs[0], ...Array<undefined>(6).fill(undefined)]);
    expect(statements.length).toBe(1);
    await Promise.all(rfqs.map((id) => loaders.rfq.byId(id)));
    expect(statements.length).toBe(1);
  });
});

test('what cannot have a row sends no statement', async () => {
  await world.visit({ organizationId }, async ({ loaders, statements }) => {
    expect(await loaders.rfq.byId(null)).toBe(null);
    expect(await loaders.rfq.anyQuote('x')).toBe(null);
    expect(await loaders.vendor.named('a\0b')).toBe(null);
    expect(await loaders.rfq.allQuotes(undefined)).toEqual([]);
    expect(await loaders.rfq.quoteCount('x')).toEqual({ count: 0, precision: 'EXACT' });
    expect(await loaders.rfq.quotes(null).nodes()).toEqual([]);
    expect(await loaders.node.typeOf('x')).toBe(null);
    expect(await loaders.node.byId(null)).toBe(null);
    expect(statements).toEqual([]);
  });
});

test('the number of statements is that of the questions per level, whatever the number of rows', async () => {
  const read = (first: number) =>
    world.visit({ organizationId }, async ({ loaders, statements }) => {
      await Promise.all(
        (await loaders.rfq.page({ first }).nodes()).map(async (rfq) => {
          const list = loaders.rfq.quotes(rfq.id, { first: 5, sort: { field: 'total', direction: 'ASC' } });
          const ofQuotes = async () => {
            const children = await list.nodes();
            await Promise.all(children.map((quote) => loaders.vendor.byId(quote.vendorId)));
          };
          // Vendors are reached at one level by two branches, one of which takes a few steps of its own.
          const ofRfq = async () => {
            await loaders.rfq.quoteCount(rfq.id);
            for (let step = 0; step < 5; step += 1) await Promise.resolve();
            await loaders.vendor.byId(rfq.vendorId);
          };
          await Promise.all([ofQuotes(), ofRfq(), list.totalCount(), list.pageInfo().hasNextPage(), list.edges()]);
        }),
      );
      return statements.map(({ text }) => /FROM "(\w+)"/.exec(text)?.[1]);
    });
  const expected = ['rfqs', 'quotes', 'quotes', 'quotes', 'vendors'];
  for (const first of [20, 5]) expect(await read(first)).toEqual(expected);
});

test('more than 1,000 keys are several statements, and every key is answered', async () => {
  await world.visit({ organizationId }, async ({ loaders, statements }) => {
    const ids = [...Array.from({ length: 2000 }, () => randomUUID()), ...rfqs];
    const rows = await Promise.all(ids.map((id) => loaders.rfq.byId(id)));
    expect(rows.map((row) => row?.id ?? null)).toEqual([...Array<null>(2000).fill(null), ...rfqs]);
    expect(statements.length).toBe(3);
  });
});

test('lists asked with the same arguments share a statement, with others they do not', async () => {
  await world.visit({ organizationId }, async ({ loaders, statements }) => {
    const lists = rfqs.flatMap((id) => [
      loaders.rfq.quotes(id, { first: 2 }),
      loaders.rfq.quotes(id, { first: 2 }),
      loaders.rfq.quotes(id, { first: 3 }),
      loaders.rfq.quotes(id, { last: 3, sort: { field: 'id', direction: 'ASC' } }),
      loaders.rfq.quotes(id, { first: 2, filter: { rank: { eq: 1 } } }),
      loaders.rfq.quotes(id, { first: 2, filter: { rank: { eq: 2 } } }),
    ]);
    const pages = await Promise.all(lists.map((list) => list.nodes()));
    expect(statements.length).toBe(5);
    rfqs.forEach((rfqId, at) => {
      const own = quotes
        .filter((quote) => quote['rfqId'] === rfqId)
        .map(({ id }) => String(id))
        .sort();
      const [two, same, three, lastThree, first, second] = pages
        .slice(at * 6, at * 6 + 6)
        .map((page) => page.map(({ id }) => id));
      expect(two).toEqual(own.slice(-2).reverse());
      expect(same).toEqual(two);
      expect(three).toEqual(own.slice(-3).reverse());
      expect(lastThree).toEqual(own.slice(-3));
      expect(first?.length).toBe(
        Math.min(2, quotes.filter((quote) => quote['rfqId'] === rfqId && quote['rank'] === 1).length),
      );
      expect(second?.length).toBe(
        Math.min(2, quotes.filter((quote) => quote['rfqId'] === rfqId && quote['rank'] === 2).length),
      );
    });
  });
});

test('many and count answer every parent, also those without children', async () => {
  await world.visit({ organizationId }, async ({ loaders, statements }) => {
    const parents = [...rfqs, randomUUID()];
    const [lists, counts] = await Promise.all([
      Promise.all(parents.map((id) => loaders.rfq.allQuotes(id))),
      Promise.all(parents.map((id) => loaders.rfq.quoteCount(id))),
    ]);
    parents.forEach((rfqId, at) => {
      const own = quotes.filter((quote) => quote['rfqId'] === rfqId);
      expect(new Set(lists[at]?.map(({ id }) => id))).toEqual(new Set(own.map(({ id }) => id)));
      expect(lists[at]?.map(({ rank }) => rank)).toEqual(own.map(({ rank }) => rank).sort());
      expect(counts[at]).toEqual({ count: own.length, precision: 'EXACT' });
    });
    expect(statements.length).toBe(2);
  });
});

test('rows found by several columns together', async () => {
  await world.visit({ organizationId }, async ({ loaders, statements }) => {
    const all = await loaders.quote.page({ first: 100 }).nodes();
    const answers = await Promise.all(
      all.map(async (quote) => {
        const list = loaders.quote.siblings(quote, { first: 1, sort: { field: 'id', direction: 'ASC' } });
        return Promise.all([
          ...([list.nodes(), list.pageInfo().hasNextPage(), list.totalCount()] as const),
          ...([
            loaders.quote.siblingCount(quote),
            loaders.quote.allSiblings(quote),
            loaders.quote.anySibling(quote),
          ] as const),
        ]);
      }),
    );
    expect(statements.length).toBe(1 + 5);
    all.forEach((quote, at) => {
      const siblings = all.filter(({ rfqId, vendorId }) => rfqId === quote.rfqId && vendorId === quote.vendorId);
      const ids = quote.vendorId === null ? [] : siblings.map(({ id }) => id).sort();
      const [first, hasNext, total, counted, whole, any] = answers[at] ?? [];
      expect(first?.map(({ id }) => id)).toEqual(ids.slice(0, 1));
      expect(hasNext).toBe(ids.length > 1);
      expect(total).toEqual({ count: ids.length, precision: 'EXACT' });
      expect(counted).toEqual(total);
      expect(whole?.map(({ id }) => id)).toEqual(ids);
      expect(ids.length === 0 ? any === null : ids.includes(String(any?.id))).toBe(true);
    });
    const sort = { field: 'id', direction: 'ASC' } as const;
    const next = await Promise.all(
      all.map(async (quote) => {
        const after = await loaders.quote.siblings(quote, { first: 1, sort }).pageInfo().endCursor();
        return after === null || loaders.quote.siblings(quote, { after, sort }).pageInfo().hasPreviousPage();
      }),
    );
    expect(new Set(next)).toEqual(new Set([true]));
    expect(await loaders.quote.siblings({ rfqId: rfqs[0], vendorId: null }).nodes()).toEqual([]);
  });
});

test('counting stops at 10,000', async () => {
  const own = randomUUID();
  await world.owner.query("INSERT INTO vendors (organization_id, name) SELECT $1, 'v' FROM generate_series(1, 10001)", [
    own,
  ]);
  const count = () => world.visit({ organizationId: own }, ({ loaders }) => loaders.vendor.page().totalCount());
  expect(await count()).toEqual({ count: 10_000, precision: 'AT_LEAST' });
  await world.owner.query(
    'DELETE FROM vendors WHERE ctid IN (SELECT ctid FROM vendors WHERE organization_id = $1 LIMIT 1)',
    [own],
  );
  expect(await count()).toEqual({ count: 10_000, precision: 'EXACT' });
});

test('an id alone tells what it is', async () => {
  await world.visit({ organizationId }, async ({ loaders, statements }) => {
    const quoteId = String(quotes[0]?.['id']);
    const found = await Promise.all([rfqs[0], quoteId, randomUUID(), quoteId].map((id) => loaders.node.byId(id)));
    expect(found.map((node) => [node?.model, node?.row.id])).toEqual([
      ['Rfq', rfqs[0]],
      ['Quote', quoteId],
      [undefined, undefined],
      ['Quote', quoteId],
    ]);
    expect(statements.length).toBe(3);
  });
});

test('another organization has none of it', async () => {
  await world.visit({ organizationId: randomUUID() }, async ({ loaders }) => {
    expect(await loaders.rfq.byId(rfqs[0])).toBe(null);
    expect(await loaders.node.byId(rfqs[0])).toBe(null);
    expect(await loaders.rfq.quotes(rfqs[0]).nodes()).toEqual([]);
    expect(await loaders.rfq.quoteCount(rfqs[0])).toEqual({ count: 0, precision: 'EXACT' });
    expect(await loaders.rfq.page({ filter: { quotes: { some: {} } } }).totalCount()).toEqual({
      count: 0,
      precision: 'EXACT',
    });
  });
});

test('the text of a shape is built once, and named only where no client filters', async () => {
  const engine = newEngine();
  const ask = async () => {
    await world.visit({ organizationId }, async ({ session, statements }) => {
      const loaders = engine.createLoaders(session);
      for (const status of ['draft', 'sent', String(engine.statements.built)]) {
        await loaders.rfq.page({ filter: { status: { eq: status } } }).nodes();
        await loaders.rfq.quotes(rfqs[0], { filter: { or: [{ notes: { contains: status } }] } }).nodes();
      }
      for (const first of [1, 2, 3]) await loaders.rfq.quotes(rfqs[first], { first }).nodes();
      await loaders.rfq.byId(rfqs[0]);
      await loaders.rfq.quoteCount(rfqs[0]);
      const [filtered, plain] = [statements.slice(0, 6), statements.slice(6)];
      expect(filtered.map(({ name }) => name)).toEqual(Array(6).fill(undefined));
      expect(plain.map(({ name }) => name?.replace(/[0-9a-f]{12}$/, '…'))).toEqual([
        ...['quotes_page_…', 'quotes_page_…', 'quotes_page_…', 'rfqs_one_…', 'quotes_count_…'],
      ]);
      expect(new Set(plain.map(({ name }) => name)).size).toBe(3);
    });
    return engine.statements.built;
  };
  const built = await ask();
  expect(built).toBe(5);
  expect(await ask()).toBe(built);
});

test('a connection prepares at most so many statements; what comes later goes unnamed', async () => {
  const engine = createEngine<Small, typeof declared>({ models, declared, maximumNames: 1 });
  await world.visit({ organizationId }, async ({ session, statements }) => {
    const loaders = engine.createLoaders(session);
    await loaders.rfq.page().nodes();
    await loaders.vendor.page().nodes();
    expect(statements.map(({ name }) => name !== undefined)).toEqual([true, false]);
  });
});

test('a statement that fails rejects those who asked it, and nobody else', async () => {
  await world.visit({ organizationId }, async ({ session }) => {
    const broken: Session = {
      ...session,
      query: (statement) =>
        statement.text.includes('"quotes"') ? Promise.reject(new Error('broken')) : session.query(statement),
    };
    const loaders = newEngine().createLoaders(broken);
    const results = await Promise.allSettled([
      loaders.rfq.byId(rfqs[0]),
      loaders.rfq.quotes(rfqs[0]).nodes(),
      loaders.vendor.byId(randomUUID()),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await loaders.rfq.byId(rfqs[1]))?.id).toBe(rfqs[1]);
  });
});

test('declarations that do not fit the data model are refused when the engine is made', () => {
  const make = (declared: object) => () => createEngine<Small, object>({ models, declared });
  expect(make({ nothing: {} })).toThrow('Loaders are declared for "nothing", which is no model.');
  expect(make({ rfq: { quotes: { shape: 'page', model: 'Quote', foreignKey: 'x', sort: undefined } } })).toThrow(
    'Quote has no column "x".',
  );
  expect(make({ rfq: { quotes: { shape: 'page', model: 'X', foreignKey: 'rfqId', sort: undefined } } })).toThrow(
    'The data model has no model "X".',
  );
  expect(make({ rfq: { byId: { shape: 'one', model: 'Rfq', key: 'id' } } })).toThrow(
    '"byId" cannot be declared: every entity has it.',
  );
  expect(() => createEngine<Small, object>({ models, declared: {}, namedSorts: { Rfq: { x: ['priority'] } } })).toThrow(
    'The order "x" of Rfq holds "priority", which may be null.',
  );
});
