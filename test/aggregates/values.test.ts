// Figures and groups of a list whose rows are all known: three orders of a mill, one of a dyer, one of nobody.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeOwner, insert } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';
import '../support/queries.js';

let gateway: TestGateway;
let organization: TestOrganization;
let staff: Client;
let mill: { readonly id: string };
let dyer: { readonly id: string };

beforeAll(async () => {
  [gateway, organization] = await Promise.all([startGateway(), makeOrganization()]);
  staff = gateway.as(await organization.user());
  mill = await organization.vendor({ companyName: 'Mill' });
  dyer = await organization.vendor({ companyName: 'Dyer' });
  await organization.vendor({ companyName: 'Idle' });
  const order = async (
    of: { readonly id: string } | null,
    [status, quantity, currency, taxAmount]: readonly [string, number, string, string],
    createdAt: string,
    more: object = {},
  ) => organization.order({ vendorId: of?.id ?? null, status, quantity, currency, taxAmount, createdAt, ...more });
  const first = await order(mill, ['confirmed', 10, 'EUR', '1.10'], '2026-01-31T23:59:59.999Z');
  await order(mill, ['confirmed', 15, 'EUR', '2.25'], '2026-02-01T00:00:00Z');
  const third = await order(mill, ['shipped', 5, 'BDT', '100'], '2026-02-02T12:00:00Z', { targetDate: '2026-03-01' });
  await order(dyer, ['shipped', 1, 'USD', '7'], '2025-12-31T12:00:00Z', { targetDate: '2026-02-28' });
  await order(null, ['pending', 2, 'EUR', '3'], '2026-01-01T00:00:00Z');
  await order(mill, ['confirmed', 1_000_000, 'EUR', '9'], '2026-01-01T00:00:00Z', { archivedAt: new Date() });
  const item = (orderId: string, lineNumber: number, quantityOrdered: number, unitPrice: string) =>
    insert('OrderItem', {
      ...{ organizationId: organization.id, orderType: 'sale', description: 'Yarn' },
      ...{ orderId, lineNumber, quantityOrdered, unitPrice },
    });
  await item(first.id, 1, 3, '0.3333');
  await item(first.id, 2, 1, '10');
  await item(third.id, 1, 2, '50');
}, 60_000);
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const aggregate = async (selection: string, filter = '{}') =>
  (await staff.data(`{ orders(first: 1, filter: ${filter}) { aggregate { ${selection} } } }`)).orders.aggregate;
const groups = async (args: string, selection: string) => (await aggregate(`groups(${args}) { ${selection} }`)).groups;

describe('figures', () => {
  test('are about all objects of the list, whatever the page; archived ones are left out', async () => {
    expect(
      await aggregate(`count sum { quantity } avg { quantity }
        min { quantity targetDate createdAt } max { quantity targetDate createdAt }`),
    ).toEqual({
      count: 5,
      sum: { quantity: '33' },
      avg: { quantity: '6.6' },
      min: { quantity: 1, targetDate: '2026-02-28', createdAt: '2025-12-31T12:00:00.000Z' },
      max: { quantity: 15, targetDate: '2026-03-01', createdAt: '2026-02-02T12:00:00.000Z' },
    });
  });

  test('are about what the filter leaves, archived ones where it asks for them', async () => {
    expect(await aggregate('count sum { quantity }', '{status: {eq: SHIPPED}}')).toEqual({
      count: 2,
      sum: { quantity: '6' },
    });
    const archived = '{archivedAt: {isNull: false}}';
    expect(await aggregate('count sum { quantity }', archived)).toEqual({ count: 1, sum: { quantity: '1000000' } });
  });

  test('of nothing are 0, null, and no amounts', async () => {
    const nothing = `count sum { quantity taxAmount { amount } } avg { quantity } min { quantity createdAt } max { taxAmount { amount } }
      groups(by: {field: STATUS}) { nodes { count } hasMore }`;
    expect(await aggregate(nothing, '{orderNumber: {eq: "none"}}')).toEqual({
      count: 0,
      sum: { quantity: null, taxAmount: [] },
      avg: { quantity: null },
      min: { quantity: null, createdAt: null },
      max: { taxAmount: [] },
      groups: { nodes: [], hasMore: false },
    });
  });

  test('never add money of one currency to that of another', async () => {
    const money = 'taxAmount { amount currency }';
    const amounts = (bdt: string, eur: string, usd: string) => [
      { amount: bdt, currency: 'BDT' },
      { amount: eur, currency: 'EUR' },
      { amount: usd, currency: 'USD' },
    ];
    expect(await aggregate(`sum { ${money} } avg { ${money} } min { ${money} } max { ${money} }`)).toEqual({
      sum: { taxAmount: amounts('100', '6.35', '7') },
      avg: { taxAmount: amounts('100', '2.116667', '7') },
      min: { taxAmount: amounts('100', '1.1', '7') },
      max: { taxAmount: amounts('100', '3', '7') },
    });
  });

  test('take the currency from the parent where the amount has none', async () => {
    const { orderItems } = await staff.data(
      '{ orderItems { aggregate { count sum { quantityOrdered totalPrice { amount currency } } } } }',
    );
    expect(orderItems.aggregate).toEqual({
      count: 3,
      sum: {
        quantityOrdered: '6',
        totalPrice: [
          { amount: '100', currency: 'BDT' },
          { amount: '10.9999', currency: 'EUR' },
        ],
      },
    });
  });

  test('of each parent are about his own, also where he has none', async () => {
    const { vendors } = await staff.data(`{ vendors(sort: {field: COMPANY_NAME}) { nodes { companyName
      orders(first: 1) { aggregate { count sum { quantity taxAmount { amount currency } } max { createdAt } } } } } }`);
    const [none, rest] = [{ quantity: null, taxAmount: [] }, vendors.nodes];
    expect(rest).toEqual([
      {
        companyName: 'Dyer',
        orders: {
          aggregate: {
            count: 1,
            sum: { quantity: '1', taxAmount: [{ amount: '7', currency: 'USD' }] },
            max: { createdAt: '2025-12-31T12:00:00.000Z' },
          },
        },
      },
      { companyName: 'Idle', orders: { aggregate: { count: 0, sum: none, max: { createdAt: null } } } },
      {
        companyName: 'Mill',
        orders: {
          aggregate: {
            count: 3,
            sum: {
              quantity: '30',
              taxAmount: [
                { amount: '100', currency: 'BDT' },
                { amount: '3.35', currency: 'EUR' },
              ],
            },
            max: { createdAt: '2026-02-02T12:00:00.000Z' },
          },
        },
      },
    ]);
  });

  test('of a page between cursors are those of the whole list', async () => {
    const { orders } = await staff.data('{ orders(first: 2) { pageInfo { endCursor } } }');
    const query = 'query ($after: String) { orders(after: $after) { nodes { id } aggregate { count } } }';
    const next = await staff.data(query, { after: orders.pageInfo.endCursor });
    expect([next.orders.nodes.length, next.orders.aggregate.count]).toEqual([3, 5]);
  });
});

describe('groups', () => {
  test('by an enumeration, in the order of their keys', async () => {
    expect(await groups('by: {field: STATUS}', 'nodes { key { status } count sum { quantity } } hasMore')).toEqual({
      nodes: [
        { key: { status: 'CONFIRMED' }, count: 2, sum: { quantity: '25' } },
        { key: { status: 'PENDING' }, count: 1, sum: { quantity: '2' } },
        { key: { status: 'SHIPPED' }, count: 2, sum: { quantity: '6' } },
      ],
      hasMore: false,
    });
  });

  test('by a key, with the object it leads to; those without one come last', async () => {
    const selection = 'nodes { key { vendorId vendor { companyName } } count }';
    const { nodes } = await groups('by: {field: VENDOR_ID}, sort: {field: COUNT, direction: DESC}', selection);
    expect(nodes).toEqual([
      { key: { vendorId: mill.id, vendor: { companyName: 'Mill' } }, count: 3 },
      { key: { vendorId: dyer.id, vendor: { companyName: 'Dyer' } }, count: 1 },
      { key: { vendorId: null, vendor: null }, count: 1 },
    ]);
  });

  test.each([
    ['DAY', ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', '2026-02-02']],
    ['WEEK', ['2025-12-29', '2026-01-26', '2026-02-02']],
    ['MONTH', ['2025-12-01', '2026-01-01', '2026-02-01']],
    ['QUARTER', ['2025-10-01', '2026-01-01']],
    ['YEAR', ['2025-01-01', '2026-01-01']],
  ])('by the %s of an instant, in UTC', async (bucket, days) => {
    const { nodes } = await groups(`by: {field: CREATED_AT, bucket: ${bucket}}`, 'nodes { key { createdAt } }');
    expect(nodes.map(({ key }: { key: { createdAt: string } }) => key.createdAt)).toEqual(days);
  });

  test('by two fields, one of them a day', async () => {
    const by = 'by: [{field: STATUS}, {field: TARGET_DATE, bucket: MONTH}]';
    const { nodes } = await groups(
      `${by}, sort: {field: KEY, direction: DESC}`,
      'nodes { key { status targetDate } count }',
    );
    expect(nodes).toEqual([
      { key: { status: 'SHIPPED', targetDate: '2026-03-01' }, count: 1 },
      { key: { status: 'SHIPPED', targetDate: '2026-02-01' }, count: 1 },
      { key: { status: 'PENDING', targetDate: null }, count: 1 },
      { key: { status: 'CONFIRMED', targetDate: null }, count: 2 },
    ]);
  });

  test('have an amount for each currency, and one where they are grouped by it', async () => {
    const money = 'sum { taxAmount { amount currency } }';
    const byStatus = await groups('by: {field: STATUS}', `nodes { key { status } count ${money} }`);
    expect(byStatus.nodes[2]).toEqual({
      key: { status: 'SHIPPED' },
      count: 2,
      sum: {
        taxAmount: [
          { amount: '100', currency: 'BDT' },
          { amount: '7', currency: 'USD' },
        ],
      },
    });
    const byCurrency = await groups('by: {field: CURRENCY}', `nodes { key { currency } count ${money} }`);
    expect(byCurrency.nodes).toEqual([
      { key: { currency: 'BDT' }, count: 1, sum: { taxAmount: [{ amount: '100', currency: 'BDT' }] } },
      { key: { currency: 'EUR' }, count: 3, sum: { taxAmount: [{ amount: '6.35', currency: 'EUR' }] } },
      { key: { currency: 'USD' }, count: 1, sum: { taxAmount: [{ amount: '7', currency: 'USD' }] } },
    ]);
  });

  test.each([
    ['{field: SUM_QUANTITY, direction: DESC}', ['CONFIRMED', 'SHIPPED', 'PENDING']],
    ['{field: AVG_QUANTITY}', ['PENDING', 'SHIPPED', 'CONFIRMED']],
    ['{field: MAX_TARGET_DATE, direction: DESC}', ['SHIPPED', 'CONFIRMED', 'PENDING']],
    ['{field: COUNT, direction: DESC}', ['CONFIRMED', 'SHIPPED', 'PENDING']],
    ['{field: SUM_TAX_AMOUNT, currency: "EUR", direction: DESC}', ['CONFIRMED', 'PENDING', 'SHIPPED']],
    ['{field: SUM_TAX_AMOUNT, currency: "USD"}', ['SHIPPED', 'CONFIRMED', 'PENDING']],
    ['{field: MIN_TAX_AMOUNT, currency: "CHF"}', ['CONFIRMED', 'PENDING', 'SHIPPED']],
  ])('sorted by %s, whatever is selected, and cut', async (sort, statuses) => {
    for (const more of ['', 'count', 'sum { taxAmount { amount } }', 'count avg { quantity taxAmount { currency } }'])
      for (const first of [1, 2, 3]) {
        const args = `by: {field: STATUS}, sort: ${sort}, first: ${String(first)}`;
        const { nodes, hasMore } = await groups(args, `nodes { key { status } ${more} } hasMore`);
        expect(nodes.map(({ key }: { key: { status: string } }) => key.status)).toEqual(statuses.slice(0, first));
        expect(hasMore).toBe(first < 3);
      }
  });

  test('of each parent are cut for each of them', async () => {
    const { vendors } = await staff.data(`{ vendors(sort: {field: COMPANY_NAME}) { nodes { companyName
      orders { aggregate { groups(by: {field: STATUS}, sort: {field: SUM_TAX_AMOUNT, currency: "EUR"}, first: 1) {
        nodes { key { status } count sum { taxAmount { amount currency } } } hasMore } } } } } }`);
    const usd = [{ amount: '7', currency: 'USD' }];
    const eur = [{ amount: '3.35', currency: 'EUR' }];
    expect(
      vendors.nodes.map((vendor: { orders: { aggregate: { groups: object } } }) => vendor.orders.aggregate.groups),
    ).toEqual([
      { nodes: [{ key: { status: 'SHIPPED' }, count: 1, sum: { taxAmount: usd } }], hasMore: false },
      { nodes: [], hasMore: false },
      { nodes: [{ key: { status: 'CONFIRMED' }, count: 2, sum: { taxAmount: eur } }], hasMore: true },
    ]);
  });
});

describe('statements', () => {
  const sent = async (query: string, variables = {}) => {
    const { errors, statements } = await staff.request(query, variables);
    expect(errors).toBeUndefined();
    return statements;
  };

  test('one for all figures of a list, with those that are selected and no others', async () => {
    const [first, ...more] = await sent(
      `query ($all: Boolean = false) { orders { aggregate { ...Quantity max @include(if: $all) { quantity } } } }
       fragment Quantity on OrderAggregate { sum { quantity } avg @skip(if: true) { quantity } min { createdAt } }`,
    );
    expect(more).toEqual([]);
    expect(first).toMatch(
      /^SELECT min\(t\."created_at"\) AS "minCreatedAt", sum\(t\."quantity"\) AS "sumQuantity" FROM "orders" t WHERE/,
    );
  });

  test('the same list is one list, by whatever names', async () => {
    const query = `{ orders { one: aggregate { count } other: aggregate { sum { quantity } } } }`;
    expect(await sent(query)).toHaveLength(1);
  });

  test('groups of another question are another statement', async () => {
    const query = `{ orders { aggregate { count
      a: groups(by: {field: STATUS}) { nodes { count } }
      b: groups(by: {field: STATUS}) { hasMore nodes { count key { status } } }
      c: groups(by: {field: SOURCE}) { nodes { count } } } } }`;
    expect(await sent(query)).toHaveLength(3);
  });

  test('what @skip and @include leave out is decided anew by every request', async () => {
    const query = `query ($tax: Boolean!) { orders { aggregate { groups(by: {field: STATUS}) {
      nodes { key { status } sum { quantity taxAmount @include(if: $tax) { amount } } } } } } }`;
    for (const tax of [true, false, true]) {
      const [text] = await sent(query, { tax });
      expect([tax, text?.includes('tax_amount')]).toEqual([tax, tax]);
    }
  });

  test('are as many for fifty parents as for one', async () => {
    const many = await makeOrganization();
    for (let n = 0; n < 50; n++) {
      const { id } = await many.vendor();
      for (const status of ['pending', 'shipped']) await many.order({ vendorId: id, status, quantity: n + 1 });
    }
    const client = gateway.as(await many.user());
    const query = `query ($first: Int!) { vendors(first: $first) { nodes { orders { aggregate {
      count sum { quantity totalAmount { amount } }
      groups(by: [{field: STATUS}, {field: VENDOR_ID}], first: 3) { nodes { key { status vendor { id } } max { quantity } } }
    } } } } }`;
    await expect(async (first: number) => {
      const answer = await client.request(query, { first });
      return { answer, found: answer.data.vendors.nodes.length };
    }).toBeRowIndependent();
  });
});

describe('refused is', () => {
  test.each([
    ['by: []', 'groups(by:): expected one field or at most 2, got 0.'],
    [
      'by: [{field: STATUS}, {field: SOURCE}, {field: CURRENCY}]',
      'groups(by:): expected one field or at most 2, got 3.',
    ],
    ['by: [{field: STATUS}, {field: STATUS}]', 'groups(by:): expected two different fields.'],
    ['by: {field: CREATED_AT}', 'groups(by:): createdAt is a date: expected a bucket, such as MONTH.'],
    ['by: {field: STATUS, bucket: DAY}', 'groups(by:): status is no date, so it has no buckets.'],
    ['by: {field: STATUS}, first: 0', 'groups(first:): expected a whole number from 1 to 1000, got 0.'],
    ['by: {field: STATUS}, first: 1001', 'groups(first:): expected a whole number from 1 to 1000, got 1001.'],
    [
      'by: {field: STATUS}, sort: {field: SUM_TAX_AMOUNT}',
      'groups(sort:): amounts of different currencies have no order: expected the currency that is to decide.',
    ],
    [
      'by: {field: STATUS}, sort: {field: SUM_QUANTITY, currency: "EUR"}',
      'groups(sort:): expected no currency, for this is no amount of money.',
    ],
    ['by: {field: STATUS}, sort: {field: KEY, currency: "EUR"}', 'groups(sort:): keys have no currency.'],
  ])('%s', async (args, message) => {
    const { data, errors } = await staff.request(
      `{ orders { aggregate { count groups(${args}) { nodes { count } } } } }`,
    );
    expect(errors?.map((error) => [error.extensions.code, error.message])).toEqual([['BAD_USER_INPUT', message]]);
    // What stands beside it is answered.
    expect(data).toEqual({ orders: { aggregate: { count: 5, groups: null } } });
  });
});
