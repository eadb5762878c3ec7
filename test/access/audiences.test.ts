// Who sees what of one trade: two vendors who quote against each other, one who was not asked, the customer, another
// customer, and those who sell. Vendors and buyers hold every permission here: what they are not shown, their audience hides.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asOwner, closeOwner, insert } from '../support/database.js';
import { startGateway, type Answer, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';
import { restrictedFields } from './support/entities.js';
import { makeTrade, type Trade } from './support/trade.js';
import { ids, walk, type Seen } from './support/walk.js';

let gateway: TestGateway;
let trade: Trade;
beforeAll(async () => {
  gateway = await startGateway();
  trade = await makeTrade(gateway);
}, 60_000);
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const codes = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions.code);
const sorted = (...found: readonly string[]) => [...found].sort();

test('by walking all that there is', async () => {
  const { as, ids: of } = trade;
  const everyone = ['vendor', 'rival', 'outsider', 'buyer', 'otherBuyer', 'rep', 'chief', 'otherRep'] as const;
  const seen: Record<string, Seen> = {};
  for (const person of everyone) seen[person] = await walk(as[person]);
  const table = (name: Parameters<typeof ids>[1]) =>
    Object.fromEntries(everyone.map((person) => [person, ids(seen[person] ?? new Map(), name)]));
  const all = sorted(of.openRfq, of.awardedRfq, of.otherRfq);
  const both = sorted(of.openRfq, of.awardedRfq);

  expect(table('Rfq')).toEqual({
    ...{ vendor: both, rival: all, outsider: [], buyer: both, otherBuyer: [of.otherRfq] },
    ...{ rep: both, chief: both, otherRep: [of.otherRfq] },
  });
  const ours = sorted(of.openQuote, of.openRivalQuote, of.awardedQuote, of.awardedRivalQuote);
  expect(table('Quote')).toEqual({
    vendor: sorted(of.openQuote, of.awardedQuote),
    rival: sorted(of.openRivalQuote, of.awardedRivalQuote, of.otherQuote),
    outsider: [],
    // Before the award there is no quote for the customer; after it the one that was chosen.
    buyer: [of.awardedQuote],
    otherBuyer: [],
    ...{ rep: ours, chief: ours, otherRep: [of.otherQuote] },
  });
  const { vendor, rival, outsider, buyer, otherBuyer } = table('RfqVendor');
  expect(vendor).toEqual(sorted(of.openInvitation, of.awardedInvitation));
  expect(rival).toHaveLength(3);
  expect(rival).not.toContain(of.openInvitation);
  expect([outsider, buyer, otherBuyer]).toEqual([[], expect.any(Array), expect.any(Array)]);
  expect(table('Vendor')).toMatchObject({ vendor: [of.vendorId], rival: [of.rivalId], outsider: [of.outsiderId] });
  expect(table('Customer')).toEqual({
    ...{ vendor: [], rival: [], outsider: [], buyer: [of.customerId], otherBuyer: [of.otherCustomerId] },
    ...{ rep: [of.customerId], chief: [of.customerId], otherRep: [of.otherCustomerId] },
  });
  expect(table('Order')).toEqual({
    ...{
      vendor: [of.orderId],
      // An order is shown to the vendor it is given to as a whole, not to one who makes a share of it.
      rival: [],
      outsider: [],
      buyer: [of.orderId],
      otherBuyer: [of.otherOrderId],
    },
    ...{ rep: [of.orderId], chief: [of.orderId], otherRep: [of.otherOrderId] },
  });
  expect(table('SupplierOrder')).toEqual({
    ...{ vendor: [of.supplierOrder], rival: [of.otherSupplierOrder], outsider: [] },
    ...{ buyer: [of.supplierOrder], otherBuyer: [of.otherSupplierOrder] },
    ...{ rep: [of.supplierOrder], chief: [of.supplierOrder], otherRep: [of.otherSupplierOrder] },
  });
  expect(table('Payment')).toEqual({
    ...{ vendor: [], rival: [], outsider: [], buyer: [of.payment], otherBuyer: [] },
    ...{ rep: [of.payment], chief: [of.payment], otherRep: [] },
  });
  expect(table('OrderDocument')).toMatchObject({ outsider: [], buyer: [of.document], rival: [], otherRep: [] });
  expect(table('SalesRep')).toMatchObject({ vendor: [], rival: [], outsider: [], buyer: [], otherBuyer: [] });
  // Everybody who comes from outside sees of the organization's people himself alone.
  for (const person of ['vendor', 'rival', 'outsider', 'buyer', 'otherBuyer'] as const)
    expect([person, ids(seen[person] ?? new Map(), 'User').length]).toEqual([person, 1]);
});

describe('a vendor and his rival', () => {
  test('by id the rival’s rows are not there, in the words of what never was', async () => {
    const { as, ids: of } = trade;
    for (const [field, id] of [
      ['quote', of.openRivalQuote],
      ['rfqVendor', of.openRivalInvitation],
      ['vendor', of.rivalId],
      ['rfq', of.otherRfq],
      ['supplierOrder', of.otherSupplierOrder],
      ['order', of.otherOrderId],
      ['payment', of.payment],
      ['customer', of.customerId],
    ]) {
      for (const path of [field, 'node']) {
        const query = `query ($id: ID!) { found: ${String(path)}(id: $id) { id } }`;
        const [absent, foreign] = [randomUUID(), await as.vendor.request(query, { id })];
        expect([path, codes(foreign), foreign.data]).toEqual([path, ['NOT_FOUND'], { found: null }]);
        const never = await as.vendor.request(query, { id: absent });
        expect(foreign.errors?.[0]?.message.replace(id ?? '', '')).toBe(never.errors?.[0]?.message.replace(absent, ''));
      }
    }
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const { nodes } = await as.vendor.data(query, { ids: [of.openRivalQuote, of.openQuote, of.openRivalInvitation] });
    expect(nodes).toEqual([null, { id: of.openQuote }, null]);
  });

  test('filters and counts tell nothing of him', async () => {
    const { as, ids: of } = trade;
    const rival = `{vendorId: {eq: "${of.rivalId}"}}`;
    const probes = [
      `rfqs(filter: {quotes: {some: ${rival}}})`,
      `rfqs(filter: {invitations: {some: ${rival}}})`,
      `rfqs(filter: {quotes: {some: {vendor: {is: {companyName: {eq: "Rival"}}}}}})`,
      `rfqs(filter: {not: {quotes: {none: ${rival}}}})`,
      `quotes(filter: ${rival})`,
      `quotes(filter: {rfq: {is: {quotes: {some: ${rival}}}}})`,
      `rfqVendors(filter: ${rival})`,
      `vendors(filter: {companyName: {eq: "Rival"}})`,
      `orders(filter: {supplierOrders: {some: ${rival}}})`,
    ];
    const page = '{ nodes { id } totalCount { count } }';
    const answer = await as.vendor.request(
      `{ ${probes.map((probe, at) => `p${String(at)}: ${probe} ${page}`).join('\n')} }`,
    );
    expect(answer.errors).toBeUndefined();
    for (const [at, probe] of probes.entries())
      expect([probe, answer.data[`p${String(at)}`]]).toEqual([probe, { nodes: [], totalCount: { count: 0 } }]);
    const mine = probes.map((probe, at) => `p${String(at)}: ${probe} ${page}`).join('\n');
    const control = await as.vendor.data(
      `{ ${mine.replaceAll(of.rivalId, of.vendorId).replaceAll('Rival', 'Vendor')} }`,
    );
    for (const [at, probe] of probes.entries())
      expect([probe, control[`p${String(at)}`].totalCount.count > 0]).toEqual([probe, true]);
  });

  test('nested lists of the shared request hold his own rows', async () => {
    const { as, ids: of } = trade;
    const query = `query ($id: ID!) { rfq(id: $id) { quotes { nodes { id vendor { id } } totalCount { count } }
      invitations { nodes { id } totalCount { count } } items { nodes { quoteItems { nodes { quote { id } } totalCount { count } } } } } }`;
    expect(await as.vendor.data(query, { id: of.openRfq })).toEqual({
      rfq: {
        quotes: { nodes: [{ id: of.openQuote, vendor: { id: of.vendorId } }], totalCount: { count: 1 } },
        invitations: { nodes: [{ id: of.openInvitation }], totalCount: { count: 1 } },
        items: { nodes: [{ quoteItems: { nodes: [{ quote: { id: of.openQuote } }], totalCount: { count: 1 } } }] },
      },
    });
  });
});

describe('columns that are not for everyone', () => {
  const audiences = [
    ['vendor', 'vendor'],
    ['buyer', 'buyer'],
    ['rep', 'sales_rep'],
  ] as const;

  test.each(audiences)('%s: null, and no filter or order tells them', async (person, audience) => {
    const client = trade.as[person];
    for (const { entity, field, selection, sort, isFiltered } of hiddenFrom(audience)) {
      const of = `${entity.name}.${field}`;
      const { data, errors } = await client.request(`{ list: ${entity.list} { nodes { id ${selection} } } }`);
      expect([of, [...new Set(errors?.map(({ extensions }) => extensions.code))].join()]).toEqual([
        of,
        expect.stringMatching(/^(FORBIDDEN)?$/),
      ]);
      for (const node of data?.list?.nodes ?? []) expect([of, node[field]]).toEqual([of, null]);
      const ways = [
        ...(isFiltered
          ? [`filter: {${field}: {isNull: false}}`, `filter: {not: {or: [{${field}: {isNull: true}}]}}`]
          : []),
        ...(sort === undefined ? [] : [`sort: {field: ${sort}}`, `sort: {field: ${sort}, direction: DESC}, last: 1`]),
      ];
      for (const way of ways) {
        const answer = await client.request(`{ ${entity.list}(${way}) { nodes { id } totalCount { count } } }`);
        expect([of, way, codes(answer)]).toEqual([of, way, ['FORBIDDEN']]);
        expect(answer.statements).toEqual([]);
      }
    }
  });

  test('nor does a filter on what they belong to', async () => {
    const { as, ids: of } = trade;
    for (const [client, query] of [
      [as.vendor, '{ quotes(filter: {rfq: {is: {targetPrice: {gt: "1"}}}}) { totalCount { count } } }'],
      [as.vendor, '{ quotes(filter: {rfq: {is: {not: {targetPrice: {gt: "1"}}}}}) { totalCount { count } } }'],
      [as.vendor, '{ rfqs(filter: {awardedVendor: {is: {companyName: {eq: "Rival"}}}}) { totalCount { count } } }'],
      [as.vendor, `{ quotes(filter: {rfq: {is: {customerId: {eq: "${of.customerId}"}}}}) { totalCount { count } } }`],
      [as.vendor, '{ rfqItems(filter: {part: {is: {popularityScore: {gt: 1}}}}) { totalCount { count } } }'],
      [as.buyer, '{ orders(filter: {supplierOrders: {none: {supplierPrice: {gt: "1"}}}}) { totalCount { count } } }'],
      [as.vendor, '{ supplierOrders(filter: {order: {is: {totalAmount: {gt: "1"}}}}) { totalCount { count } } }'],
      [as.vendor, '{ vendors { nodes { orders(sort: {field: TOTAL_AMOUNT}) { nodes { id } } } } }'],
    ] as const) {
      const answer = await client.request(query);
      expect([query, codes(answer), answer.statements.length]).toEqual([query, ['FORBIDDEN'], expect.any(Number)]);
    }
  });

  test('staff with the permission read them', async () => {
    const { rfq, supplierOrder } = await trade.as.admin.data(
      `query ($rfq: ID!, $supplierOrder: ID!) { rfq(id: $rfq) { targetPrice { amount } }
        supplierOrder(id: $supplierOrder) { margin { amount } buyerPrice { amount } supplierPrice { amount } } }`,
      { rfq: trade.ids.openRfq, supplierOrder: trade.ids.supplierOrder },
    );
    expect([rfq.targetPrice.amount, supplierOrder.margin.amount]).toEqual(['777', '7.5']);
  });
});

function hiddenFrom(audience: string) {
  const hidden = restrictedFields.filter(({ audiences }) => !audiences.includes(audience));
  expect(hidden.length).toBeGreaterThan(5);
  return hidden;
}

describe('who may not', () => {
  test('is told which permission is missing, and the fields beside it answer', async () => {
    const { organization, ids: of } = trade;
    const user = await organization.user({}, []);
    const own = { organizationId: organization.id };
    const role = await insert('Role', { ...own, name: 'Requests only' });
    await insert('RolePermission', { ...own, roleId: role.id, permission: 'rfqs.read' });
    await insert('UserRole', { ...own, userId: user.id, roleId: role.id });
    const answer = await gateway.as(user).request(
      `query ($rfq: ID!, $quote: ID!) { quote(id: $quote) { id } node(id: $quote) { id }
        rfq(id: $rfq) { id targetPrice { amount } } }`,
      { rfq: of.openRfq, quote: of.openQuote },
    );
    expect(answer.data).toEqual({ quote: null, node: null, rfq: { id: of.openRfq, targetPrice: null } });
    expect(
      answer.errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code, extensions['permission']]).sort(),
    ).toEqual([
      ['node', 'FORBIDDEN', 'quotes.read'],
      ['quote', 'FORBIDDEN', 'quotes.read'],
      ['rfq.targetPrice', 'FORBIDDEN', 'rfqs.read_targets'],
    ]);
    expect(answer.status).toBe(200);
    const refused = await gateway.as(user).request('{ quotes { nodes { id } } }');
    expect([refused.status, codes(refused), refused.statements]).toEqual([403, ['FORBIDDEN'], []]);
  });

  test.each([
    ['a user', 'UPDATE users SET status = $2 WHERE id = $1', 'This user account is not active.'],
    [
      'an organization',
      'UPDATE organizations SET status = $2 WHERE id = $1',
      'The organization of this user is not active.',
    ],
  ])('%s that is suspended is nobody within the time viewers are kept', async (what, statement, sentence) => {
    const organization = await makeOrganization();
    const user = await organization.user();
    const client = gateway.as(user);
    const query = '{ rfqs { nodes { id } } }';
    expect((await client.request(query)).status).toBe(200);
    await asOwner(statement, [what === 'a user' ? user.id : organization.id, 'suspended']);
    // The gateway of the tests keeps viewers for one second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const answer = await client.request(query);
    expect([answer.status, codes(answer), answer.errors?.[0]?.message]).toEqual([401, ['UNAUTHENTICATED'], sentence]);
    expect(answer.statements).toEqual([]);
    await asOwner(statement, [what === 'a user' ? user.id : organization.id, 'active']);
    expect((await client.request(query)).status).toBe(200);
  });
});
