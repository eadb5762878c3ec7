import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { Connection } from '../../src/loaders/connection.js';
import type { PageArgs } from '../../src/loaders/types.js';
import type { Small } from './support/model.js';
import { openWorld, type World } from './support/world.js';

let world: World;
const organizationId = randomUUID();
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

/** What a client may send is not what the types say, so the arguments come in as JSON does. */
const argsOf = (args: unknown) => args as PageArgs<'Rfq', Small>;
const deep = (levels: number): object => (levels === 0 ? { status: { eq: 'draft' } } : { not: deep(levels - 1) });
const across = (levels: number): object =>
  levels === 0 ? {} : { quotes: { some: { rfq: { is: across(levels - 1) } } } };

describe('refused before SQL, each with a sentence', () => {
  const cases: readonly (readonly [object, string])[] = [
    [{ first: 0 }, 'first: expected a whole number from 1 to 100, got 0.'],
    [{ first: -1 }, 'first: expected a whole number from 1 to 100, got -1.'],
    [{ first: 101 }, 'first: expected a whole number from 1 to 100, got 101.'],
    [{ last: 0 }, 'last: expected a whole number from 1 to 100, got 0.'],
    [{ first: 1.5 }, 'first: expected a whole number from 1 to 100, got 1.5.'],
    [{ first: 1, last: 1 }, 'first and last: expected one of them, got both.'],
    [{ sort: { field: 'nothing' } }, 'sort.field: Rfq has no such field to sort by.'],
    [{ sort: { field: '__proto__' } }, 'sort.field: Rfq has no such field to sort by.'],
    [{ sort: {} }, 'sort.field: Rfq has no such field to sort by.'],
    [{ sort: { field: 'title', direction: 'UP' } }, 'sort.direction: expected ASC or DESC.'],
    [{ filter: { nothing: { eq: 1 } } }, 'filter.nothing: Rfq has no field "nothing" to filter by.'],
    [{ filter: { constructor: { eq: 1 } } }, 'filter.constructor: Rfq has no field "constructor" to filter by.'],
    [
      { filter: { status: null } },
      'filter.status: expected a condition, got null; rows without a value are found by isNull.',
    ],
    [
      { filter: { status: { eq: null } } },
      'filter.status.eq: expected a condition, got null; rows without a value are found by isNull.',
    ],
    [
      { filter: { status: {} } },
      'filter.status: expected at least one operator of eq, ne, in, notIn, lt, lte, gt, gte, contains, startsWith, isNull.',
    ],
    [
      { filter: { status: { like: 'x' } } },
      'filter.status.like: unknown operator; "status" knows eq, ne, in, notIn, lt, lte, gt, gte, contains, startsWith, isNull.',
    ],
    [
      { filter: { status: { toString: 'x' } } },
      'filter.status.toString: unknown operator; "status" knows eq, ne, in, notIn, lt, lte, gt, gte, contains, startsWith, isNull.',
    ],
    [
      { filter: { vendorId: { lt: randomUUID() } } },
      'filter.vendorId.lt: unknown operator; "vendorId" knows eq, ne, in, notIn, isNull.',
    ],
    [{ filter: { status: 'draft' } }, 'filter.status: expected an object, got "draft".'],
    [{ filter: [] }, 'filter: expected an object, got [].'],
    [
      { filter: { status: { eq: 5 } } },
      'filter.status.eq: expected text without NUL characters and unpaired surrogates, got 5.',
    ],
    [
      { filter: { status: { eq: 'a\0b' } } },
      'filter.status.eq: expected text without NUL characters and unpaired surrogates, got "a\\u0000b".',
    ],
    [
      { filter: { title: { contains: '\ud83d' } } },
      'filter.title.contains: expected text without NUL characters and unpaired surrogates, got "\\ud83d".',
    ],
    [
      { filter: { title: { in: ['a', '\udc00'] } } },
      'filter.title.in.1: expected text without NUL characters and unpaired surrogates, got "\\udc00".',
    ],
    [{ filter: { title: { in: 'a' } } }, 'filter.title.in: expected a list, got "a".'],
    [{ filter: { title: { in: Array(251).fill('a') } } }, 'filter.title.in: expected at most 250 values, got 251.'],
    [{ filter: { id: { eq: 'x' } } }, 'filter.id.eq: expected an id (a UUID), got "x".'],
    [{ filter: { id: { in: [null] } } }, 'filter.id.in.0: expected an id (a UUID), got null.'],
    [
      { filter: { priority: { eq: 2 ** 31 } } },
      'filter.priority.eq: expected a whole number of 32 bits, got 2147483648.',
    ],
    [{ filter: { priority: { eq: 1.5 } } }, 'filter.priority.eq: expected a whole number of 32 bits, got 1.5.'],
    [
      { filter: { views: { eq: '9223372036854775808' } } },
      'filter.views.eq: expected a whole number of 64 bits, got "9223372036854775808".',
    ],
    [{ filter: { targetPrice: { gt: '1e5' } } }, 'filter.targetPrice.gt: expected a decimal number, got "1e5".'],
    [{ filter: { targetPrice: { gt: '.' } } }, 'filter.targetPrice.gt: expected a decimal number, got ".".'],
    [
      { filter: { dueDate: { eq: '2026-02-29' } } },
      'filter.dueDate.eq: expected a day as YYYY-MM-DD, got "2026-02-29".',
    ],
    [
      { filter: { createdAt: { eq: '2026-01-01' } } },
      'filter.createdAt.eq: expected an instant in RFC 3339, got "2026-01-01".',
    ],
    [{ filter: { priority: { isNull: 'yes' } } }, 'filter.priority.isNull: expected true or false, got "yes".'],
    [{ filter: { or: [] } }, 'filter.or: expected a list of at least one filter.'],
    [{ filter: { and: [] } }, 'filter.and: expected a list of at least one filter.'],
    [{ filter: { or: [{}] } }, 'filter.or.0: expected at least one condition.'],
    [{ filter: { not: {} } }, 'filter.not: expected at least one condition.'],
    [
      { filter: { or: Array(251).fill({ id: { isNull: true } }) } },
      'filter.or: expected at most 250 filters, got 251.',
    ],
    [
      { filter: { or: Array(125).fill({ and: [{ id: { isNull: true } }] }) } },
      'filter.or.124.and.0: expected at most 250 conditions in all.',
    ],
    [{ filter: deep(4) }, 'filter.not.not.not.not: expected and, or, not at most 3 deep.'],
    [
      { filter: across(2) },
      'filter.quotes.some.rfq.is.quotes.some.rfq: expected at most 3 relations inside each other.',
    ],
    [{ filter: { vendor: { some: {} } } }, 'filter.vendor.some: unknown operator; "vendor" knows is.'],
    [
      { filter: { vendor: { is: null } } },
      'filter.vendor.is: expected a condition, got null; rows without a value are found by isNull.',
    ],
    [{ filter: { vendor: {} } }, 'filter.vendor: expected is.'],
    [{ filter: { quotes: { every: {} } } }, 'filter.quotes.every: unknown operator; "quotes" knows some and none.'],
    [
      { filter: { vendor: { is: { features: { contains: { a: 'x\0' } } } } } },
      'filter.vendor.is.features.contains: expected a JSON value, got {"a":"x\\u0000"}.',
    ],
    [
      { filter: { vendor: { is: { tags: { has: 5 } } } } },
      'filter.vendor.is.tags.has.0: expected text without NUL characters and unpaired surrogates, got 5.',
    ],
  ];
  test.each(cases.map(([args, message]) => [message, args] as const))('%s', async (message, args) => {
    await world.visit({ organizationId }, ({ loaders, statements }) => {
      for (const ask of [() => loaders.rfq.page(argsOf(args)), () => loaders.rfq.page(argsOf({ ...args }))]) {
        expect(ask).toThrow(message);
        expect(ask).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
      }
      expect(statements).toEqual([]);
      return Promise.resolve();
    });
  });
});

test('null and undefined arguments are as good as none', async () => {
  const none = { first: null, after: null, last: undefined, before: null, filter: null, sort: null };
  await world.visit({ organizationId }, async ({ loaders, statements }) => {
    await Promise.all([
      loaders.rfq.page(none).nodes(),
      loaders.rfq.page({ filter: {} }).nodes(),
      loaders.rfq.page().nodes(),
    ]);
    expect(new Set(statements.map(({ text }) => text)).size).toBe(1);
    expect(statements[0]?.values).toEqual([21]);
  });
});

test('whatever a filter holds, it is answered or refused, and never fails in PostgreSQL', async () => {
  const operand = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.jsonValue(),
    fc.double(),
    fc.constantFrom(
      '1'.repeat(101),
      '9'.repeat(100),
      '.5',
      '5.',
      '+5',
      '1e400',
      Infinity,
      5e-324,
      '-0',
      'NaN',
      'infinity',
      '0001-01-01',
      '2026-01-01T00:00:00+15:00',
    ),
    fc.constantFrom(
      '294276-01-01T00:00:00Z',
      '5874897-12-31',
      '4713-01-01 BC',
      new Date(NaN),
      new Date(8.64e15),
      new Date(-8.64e15),
      '😀',
      '\ud800',
    ),
  );
  const columns = [
    'id',
    'title',
    'priority',
    'views',
    'score',
    'dueDate',
    'createdAt',
    'targetPrice',
    'weight',
    'vendorId',
  ];
  const operators = ['eq', 'ne', 'lt', 'gte', 'contains', 'startsWith', 'isNull'];
  await world.visit({ organizationId }, async ({ loaders }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...columns),
        fc.constantFrom(...operators),
        operand,
        fc.boolean(),
        async (column, operator, value, inList) => {
          const filter = { [column]: inList ? { in: [value] } : { [operator]: value } };
          let connection: Connection<object>;
          try {
            connection = loaders.rfq.page(argsOf({ filter }));
          } catch (error) {
            expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
            return;
          }
          expect(await connection.nodes()).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('columns of some audiences only', () => {
  const vendor = { organizationId, audience: 'vendor' } as const;

  test('read as null by others, and never named to them', async () => {
    await world.owner.query("INSERT INTO vendors (organization_id, name, win_rate) VALUES ($1, 'Only', 12.5)", [
      organizationId,
    ]);
    const read = () => ({ name: 'Only' });
    expect(await world.visit({ organizationId }, ({ loaders }) => loaders.vendor.page().nodes())).toMatchObject([
      { ...read(), winRate: '12.50' },
    ]);
    expect(await world.visit(vendor, ({ loaders }) => loaders.vendor.page().nodes())).toMatchObject([
      { ...read(), winRate: null },
    ]);
    expect(await world.visit(vendor, ({ loaders }) => loaders.vendor.named('Only'))).toMatchObject({
      ...read(),
      winRate: null,
    });
  });

  test('cannot be filtered or sorted by', async () => {
    await world.visit(vendor, ({ loaders }) => {
      const forbidden = (message: string) => expect.objectContaining({ code: 'FORBIDDEN', message });
      expect(() => loaders.vendor.page({ filter: { winRate: { gt: '1' } } })).toThrow(
        forbidden('filter.winRate: you may not filter by this field.'),
      );
      expect(() => loaders.rfq.page({ filter: { vendor: { is: { winRate: { isNull: true } } } } })).toThrow(
        forbidden('filter.vendor.is.winRate: you may not filter by this field.'),
      );
      expect(() => loaders.vendor.page({ sort: { field: 'winRate' } })).toThrow(
        forbidden('sort.field: you may not sort by "winRate".'),
      );
      return Promise.resolve();
    });
  });

  test('lead to nothing as a reference to a parent', async () => {
    await world.visit(vendor, async ({ loaders, statements }) => {
      const list = loaders.vendor.quotes(randomUUID());
      expect(await list.nodes()).toEqual([]);
      expect(await list.totalCount()).toEqual({ count: 0, precision: 'EXACT' });
      expect(await list.pageInfo().hasNextPage()).toBe(false);
      expect(statements).toEqual([]);
    });
  });

  test('close relations that are joined by them', async () => {
    await world.visit(vendor, ({ loaders }) => {
      expect(() => loaders.vendor.page({ filter: { quotes: { some: {} } } })).toThrow(
        expect.objectContaining({ code: 'FORBIDDEN' }),
      );
      return Promise.resolve();
    });
  });
});

test('archived rows are left out of lists and counts unless the filter speaks of them', async () => {
  const own = randomUUID();
  await world.owner.query(
    "INSERT INTO vendors (organization_id, name, archived_at) VALUES ($1, 'a', NULL), ($1, 'b', now())",
    [own],
  );
  await world.visit({ organizationId: own }, async ({ loaders }) => {
    const names = async (filter?: PageArgs<'Vendor', Small>['filter']) => {
      const list = loaders.vendor.page({ filter, sort: { field: 'name' } });
      expect((await list.totalCount()).count).toBe((await list.nodes()).length);
      return (await list.nodes()).map(({ name }) => name);
    };
    expect(await names()).toEqual(['a']);
    expect(await names({ name: { gte: 'a' } })).toEqual(['a']);
    expect(await names({ archivedAt: { isNull: false } })).toEqual(['b']);
    expect(await names({ or: [{ archivedAt: { isNull: false } }, { name: { eq: 'a' } }] })).toEqual(['a', 'b']);
    expect((await loaders.vendor.named('b'))?.name).toBe('b');
  });
});
