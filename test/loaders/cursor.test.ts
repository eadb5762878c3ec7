import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { RequestError } from '../../src/errors.js';
import { decodeCursor, encodeCursor } from '../../src/loaders/cursor.js';
import { Sorts } from '../../src/loaders/sort.js';
import { Tables } from '../../src/loaders/table.js';
import { contents, write } from './support/data.js';
import { models } from './support/model.js';
import { openWorld, type World } from './support/world.js';

const tables = new Tables(models);
const sorts = new Sorts({ Quote: { rankAndRevision: ['rank', 'revision'] } }, tables);
const byTitle = sorts.get(tables.get('Rfq'), 'title', 'ASC');

const text = fc.string({ unit: 'binary', maxLength: 2000, size: 'max' }).filter((value) => !value.includes('\0'));

/** The code a call fails with; undefined where it does not fail. */
function codeOf(call: () => unknown): unknown {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof RequestError) return error.code;
    throw error;
  }
}

describe('a cursor', () => {
  test('holds the values a row is sorted by and its id, exactly', () => {
    const cases = [
      ['id', {}],
      ['priority', { priority: -5 }],
      ['priority', { priority: null }],
      ['views', { views: '9223372036854775807' }],
      ['score', { score: 1e-300 }],
      ['score', { score: Infinity }],
      ['dueDate', { dueDate: '0044-03-15 BC' }],
      ['createdAt', { createdAt: '2026-01-02 03:04:05.1+00' }],
      ['createdAt', { createdAt: 'infinity' }],
      ['targetPrice', { targetPriceE4: '-125000' }],
      ['weight', { weight: '1.000050000000001' }],
      ['weight', { weight: 'NaN' }],
      ['title', { title: 'Übel 😀 "\\' }],
    ] as const;
    for (const [field, values] of cases) {
      const sort = sorts.get(tables.get('Rfq'), field, 'DESC');
      const id = randomUUID();
      const expected = Object.values<unknown>(values).map((value) => (value === null ? null : String(value)));
      expect(decodeCursor(sort, encodeCursor(sort, { id, ...values }), 'after')).toEqual({
        id,
        values: expected,
        cut: false,
      });
    }
  });

  test('is never longer than 1 KiB; of a long text it holds the beginning, and says so', () => {
    fc.assert(
      fc.property(text, fc.uuid(), (title, id) => {
        const cursor = encodeCursor(byTitle, { id, title });
        expect(cursor.length).toBeLessThanOrEqual(1024);
        const position = decodeCursor(byTitle, cursor, 'after');
        expect(position.id).toBe(id);
        expect(title.startsWith(position.values[0] ?? 'none')).toBe(true);
        expect(position.cut).toBe(position.values[0] !== title);
      }),
    );
  });

  test('of another order, direction or model is INVALID_CURSOR', () => {
    const id = randomUUID();
    const cursor = encodeCursor(byTitle, { id, title: 'a' });
    const rfq = tables.get('Rfq');
    expect(codeOf(() => decodeCursor(sorts.get(rfq, 'title', 'DESC'), cursor, 'after'))).toBe('INVALID_CURSOR');
    expect(codeOf(() => decodeCursor(sorts.get(rfq, 'status', 'ASC'), cursor, 'after'))).toBe('INVALID_CURSOR');
    expect(codeOf(() => decodeCursor(sorts.get(tables.get('Quote'), 'id', 'ASC'), cursor, 'after'))).toBe(
      'INVALID_CURSOR',
    );
    expect(() => decodeCursor(sorts.get(rfq, 'status', 'ASC'), cursor, 'after')).toThrow(
      'after: this cursor belongs to another list or order; expected one of Rfq sorted by status ASC.',
    );
  });

  test('of anything else is INVALID_CURSOR', () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const id = randomUUID();
    const made = [
      ...['', 'x', 'null', '[]', '😀', 'a'.repeat(2000), encodeCursor(byTitle, { id, title: 'a' }) + '=', 5, {}],
      ...[
        null,
        'a',
        {},
        [],
        [1],
        [2, byTitle.tag, ['a'], id],
        [1, byTitle.tag, ['a'], id, 2],
        [1, byTitle.tag, ['a'], id, 1, 1],
      ].map(encode),
      ...[['a\0'], ['\ud800'], [null], [5], [], ['a', 'b'], 'a', null].map((values) =>
        encode([1, byTitle.tag, values, id]),
      ),
      ...[null, 'x', 5, id.toUpperCase()].map((other) => encode([1, byTitle.tag, ['a'], other])),
    ];
    for (const cursor of made)
      expect([cursor, codeOf(() => decodeCursor(byTitle, cursor, 'after'))]).toEqual([cursor, 'INVALID_CURSOR']);
  });
});

describe('cursors before the database', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(async () => {
    await world.close();
  });

  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      null,
      5,
      true,
      '0',
      '-0',
      '+1',
      '1e400',
      '1e-400',
      '0x10',
      'NaN',
      'Infinity',
      'infinity',
      '99999999999999999999',
    ),
    fc.constantFrom(
      '2026-02-29',
      '2026-13-01',
      '0000-01-01',
      '294277-01-01 00:00:00+00',
      '2026-01-01 25:00:00+00',
      '2026-01-01 00:00:00+99',
    ),
    fc.constantFrom(
      '5874898-01-01',
      '4714-01-01 BC',
      '2026-01-01 00:00:60+00',
      "'; DROP TABLE rfqs; --",
      '1'.repeat(200),
    ),
  );
  const fields = [
    'id',
    'title',
    'priority',
    'views',
    'score',
    'dueDate',
    'createdAt',
    'targetPrice',
    'weight',
  ] as const;

  test('whatever a cursor holds, it positions or is INVALID_CURSOR, and never fails in PostgreSQL', async () => {
    await world.visit({ organizationId: randomUUID() }, async ({ loaders }) => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...fields), value, fc.boolean(), async (field, held, isLast) => {
          const sort = { field, direction: 'ASC' } as const;
          const tag = `Rfq.${field}.ASC`;
          const parts = [1, tag, field === 'id' ? [] : [held], field === 'id' ? held : randomUUID()];
          const cursor = Buffer.from(JSON.stringify(parts)).toString('base64url');
          const ask = () =>
            loaders.rfq.page(isLast ? { last: 1, before: cursor, sort } : { first: 1, after: cursor, sort });
          if (codeOf(ask) !== undefined) return expect(codeOf(ask)).toBe('INVALID_CURSOR');
          expect(await ask().nodes()).toEqual([]);
          expect(await ask().pageInfo().hasNextPage()).toBe(false);
        }),
        { numRuns: 400 },
      );
    });
  });

  test('a cursor made in another organization positions, and shows nothing of it', async () => {
    const [made] = fc.sample(
      contents.filter(({ rfqs }) => rfqs.length > 10),
      { numRuns: 1, seed: 1 },
    );
    if (made === undefined) throw new Error('There is nothing to write.');
    const theirs = await write(world, made);
    const ours = await write(world, made);
    const sort = { field: 'title', direction: 'ASC' } as const;
    const cursor = await world.visit({ organizationId: theirs.organizationId }, ({ loaders }) =>
      loaders.rfq.page({ first: 5, sort }).pageInfo().endCursor(),
    );
    const page = await world.visit({ organizationId: ours.organizationId }, ({ loaders }) =>
      loaders.rfq.page({ after: cursor, sort, first: 100 }).nodes(),
    );
    const own = new Set(ours.rows.Rfq.map(({ id }) => id));
    expect(page.length).toBeGreaterThan(0);
    expect(page.every(({ id }) => own.has(id))).toBe(true);
    const elsewhere = await world.visit({ organizationId: randomUUID() }, ({ loaders }) => {
      const list = loaders.rfq.page({ after: cursor, sort });
      return Promise.all([
        list.nodes(),
        list.totalCount(),
        list.pageInfo().hasPreviousPage(),
        list.pageInfo().hasNextPage(),
      ]);
    });
    expect(elsewhere).toEqual([[], { count: 0, precision: 'EXACT' }, false, false]);
  });
});
