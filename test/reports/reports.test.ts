// The named reports, each against rows that a reader can add up; who may not see a report, and what of another organization is in it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asOwner, closeOwner, insert } from '../support/database.js';
import { startGateway, type Client, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';
import { type Celebration, makeCelebration } from '../gifting/celebration.js';

let gateway: TestGateway;
let organization: Celebration;
let admin: Client;
let viewer: Client;
let stranger: Client;

beforeAll(async () => {
  gateway = await startGateway();
  organization = await makeCelebration();
  admin = gateway.as(await organization.user());
  viewer = gateway.as(await organization.user({}, ['viewer']));
  stranger = gateway.as(await (await makeOrganization()).user());
}, 60_000);

afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const span = '(from: "2025-01-01", to: "2025-12-31")';
/** Dates a row into the past, where the API would not let it be. */
const dated = (table: string, id: string, at: string) =>
  asOwner(`UPDATE ${table} SET created_at = $2 WHERE id = $1`, [id, at]);

describe('spend by vendor', () => {
  test('purchases and supplier orders together, currencies apart, nothing refused or of another year', async () => {
    const [mill, dyer] = [await organization.vendor(), await organization.vendor()];
    const part = await organization.part();
    const buyer = await organization.user();
    const purchase = async (vendorId: string, currency: string, price: string, values: object, at: string) => {
      const order = await organization.order({
        ...{
          orderType: 'purchase',
          status: 'approved',
          vendorId,
          currency,
          createdById: buyer.id,
          approvedAt: new Date(),
        },
        ...values,
      });
      await insert('OrderItem', {
        ...{ organizationId: organization.id, orderId: order.id, orderType: 'purchase', lineNumber: 1 },
        ...{ partId: part.id, vendorId, quantityOrdered: 10, unitPrice: price },
      });
      await dated('orders', order.id, at);
    };
    await purchase(mill.id, 'USD', '3.5', {}, '2025-03-01T00:00:00Z');
    await purchase(mill.id, 'USD', '1.25', {}, '2025-12-31T23:59:59Z');
    await purchase(mill.id, 'EUR', '9', {}, '2025-05-05T00:00:00Z');
    await purchase(dyer.id, 'USD', '2', {}, '2025-05-05T00:00:00Z');
    await purchase(dyer.id, 'USD', '99', {}, '2026-01-01T00:00:00Z');
    await purchase(dyer.id, 'USD', '99', { status: 'draft', approvedAt: null }, '2025-05-05T00:00:00Z');
    const sold = await organization.order();
    const made = await organization.supplierOrder(sold.id, mill.id, {
      ...{
        currency: 'USD',
        supplierPrice: '100',
        status: 'accepted',
        acceptanceStatus: 'accepted',
        acceptedAt: new Date(),
      },
    });
    const refused = await organization.supplierOrder(sold.id, mill.id, { currency: 'USD', supplierPrice: '999' });
    for (const { id } of [made, refused]) await dated('supplier_orders', id, '2025-06-01T00:00:00Z');

    const query = `{ spendByVendor${span} { vendor { id } purchaseOrders supplierOrders amount { amount currency } } }`;
    const { spendByVendor } = await admin.data(query);
    expect(spendByVendor).toEqual([
      {
        vendor: { id: mill.id },
        ...{ purchaseOrders: '2', supplierOrders: '1', amount: { amount: '147.5', currency: 'USD' } },
      },
      {
        vendor: { id: mill.id },
        ...{ purchaseOrders: '1', supplierOrders: '0', amount: { amount: '90', currency: 'EUR' } },
      },
      {
        vendor: { id: dyer.id },
        ...{ purchaseOrders: '1', supplierOrders: '0', amount: { amount: '20', currency: 'USD' } },
      },
    ]);
    expect(await stranger.data(query)).toEqual({ spendByVendor: [] });
  });

  test.each([
    ['(from: "2025-02-01", to: "2025-01-01")', 'to: expected a day not before 2025-02-01, got 2025-01-01.'],
    ['(from: "2020-01-01", to: "2025-01-02")', 'to: expected a day at most 5 years after 2020-01-01, got 2025-01-02.'],
    ['(from: "2025-01-01", to: "2025-01-01", first: 101)', 'first: expected 1 to 100, got 101.'],
  ])('%s is refused', async (args, message) => {
    const { errors } = await admin.request(`{ spendByVendor${args} { purchaseOrders } }`);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

test('the win rate of quotes, by vendor and by month, counts what was decided', async () => {
  const own = await makeCelebration();
  const asker = gateway.as(await own.user());
  const [first, second] = [await own.vendor(), await own.vendor()];
  const quotes: [vendorId: string, status: string, at: string][] = [
    [first.id, 'awarded', '2025-01-31T23:59:59Z'],
    [first.id, 'rejected', '2025-02-01T00:00:00Z'],
    [first.id, 'submitted', '2025-02-02T00:00:00Z'],
    [second.id, 'expired', '2025-02-03T00:00:00Z'],
    [second.id, 'withdrawn', '2025-02-03T00:00:00Z'],
  ];
  for (const [vendorId, status, at] of quotes) {
    const rfq = await own.rfq({ status: 'quoting' });
    await own.invitation(rfq.id, vendorId);
    const awarded = status === 'awarded' ? { awardedAt: new Date() } : {};
    await own.quote(rfq.id, vendorId, { status, submittedAt: new Date(at), ...awarded });
  }
  const { byVendor, byMonth } = await asker.data(`{
    byVendor: quoteWinRate${span} { vendor { id } month submitted awarded rejected expired winRate }
    byMonth: quoteWinRate(from: "2025-01-01", to: "2025-12-31", by: MONTH) { vendor { id } month submitted winRate }
  }`);
  expect(byVendor).toEqual([
    {
      vendor: { id: first.id },
      month: null,
      submitted: '3',
      awarded: '1',
      rejected: '1',
      expired: '0',
      winRate: '50',
    },
    {
      vendor: { id: second.id },
      month: null,
      submitted: '1',
      awarded: '0',
      rejected: '0',
      expired: '1',
      winRate: '0',
    },
  ]);
  expect(byMonth).toEqual([
    { vendor: null, month: '2025-01-01', submitted: '1', winRate: '100' },
    { vendor: null, month: '2025-02-01', submitted: '3', winRate: '0' },
  ]);
});

test('the risk that a customer is lost follows his own rhythm', async () => {
  const own = await makeOrganization();
  const asker = gateway.as(await own.user());
  const day = 86_400_000;
  const rhythms: [name: string, daysAgo: number[], risk: string][] = [
    ['never', [], 'NEW'],
    ['weekly', [24, 17, 10, 3], 'LOW'],
    ['weekly, silent for two weeks', [28, 21, 14], 'MEDIUM'],
    ['weekly, silent for two months', [74, 67, 60], 'HIGH'],
    ['once, lately', [100], 'LOW'],
    ['long ago', [800, 700], 'LOST'],
  ];
  const expected: [id: string, orders: string, risk: string][] = [];
  for (const [name, daysAgo, risk] of rhythms) {
    const customer = await own.customer({ name });
    expected.push([customer.id, String(daysAgo.length), risk]);
    for (const ago of daysAgo) {
      const order = await own.order({ customerId: customer.id });
      await dated('orders', order.id, new Date(Date.now() - ago * day).toISOString());
    }
  }
  const { customerActivity, lost } = await asker.data(`{
    customerActivity { customer { id } orders risk }
    lost: customerActivity(risk: LOST) { customer { id } }
  }`);
  const found = customerActivity.map((row: { customer: { id: string }; orders: string; risk: string }) => [
    row.customer.id,
    row.orders,
    row.risk,
  ]);
  expect(found.sort()).toEqual(expected.sort());
  expect(lost).toEqual([{ customer: { id: expected.find(([, , risk]) => risk === 'LOST')?.[0] } }]);
});

test('stages age from the day they were begun, and are late from their target date', async () => {
  const own = await makeOrganization();
  const asker = gateway.as(await own.user());
  const made = await own.supplierOrder((await own.order()).id, (await own.vendor()).id, {
    ...{ status: 'accepted', acceptanceStatus: 'accepted', acceptedAt: new Date(Date.now() - 10 * 86_400_000) },
  });
  const stages = await own.stages(made.id);
  const [first, second] = stages;
  await asOwner('UPDATE production_stages SET completion_percentage = 100 WHERE id = $1', [first?.id]);
  await asOwner(
    `UPDATE production_stages SET completion_percentage = 40, target_date = (now() AT TIME ZONE 'UTC')::date - 3 WHERE id = $1`,
    [second?.id],
  );
  const { stageAgeing } = await asker.data(
    '{ stageAgeing { stageNumber status stages longestDays late averageDaysLate } }',
  );
  expect(stageAgeing).toHaveLength(7);
  expect(stageAgeing[0]).toMatchObject({
    stageNumber: 2,
    status: 'DELAYED',
    stages: '1',
    late: '1',
    averageDaysLate: '3',
  });
  expect(stageAgeing[1]).toMatchObject({ stageNumber: 3, status: 'PENDING', stages: '1', longestDays: 10, late: '0' });
});

test('a client’s month, told to the house and to the client, and to no other client', async () => {
  const own = await makeCelebration();
  const [client, other] = [await own.client(), await own.client()];
  const catalog = await own.catalog();
  const product = await own.product(catalog.id);
  const [spring, autumn] = [
    await own.site(client.id, { catalogId: catalog.id }),
    await own.site(client.id, { catalogId: catalog.id }),
  ];
  const gift = async (siteId: string, at: string, values: object = {}) => {
    const employee = await own.employee(siteId);
    const order = await own.order({
      ...{ source: 'gifting', clientId: client.id, siteId, employeeId: employee.id, productId: product.id },
      ...{ currency: 'EUR', taxAmount: '10', ...values },
    });
    await dated('orders', order.id, at);
  };
  await gift(spring.id, '2025-03-01T00:00:00Z');
  await gift(spring.id, '2025-03-31T23:59:59Z');
  await gift(autumn.id, '2025-03-15T12:00:00Z', { status: 'cancelled', cancelledAt: new Date() });
  await gift(autumn.id, '2025-04-01T00:00:00Z');
  const query = `query ($id: ID!) { clientMonthlyReport(clientId: $id, month: "2025-03-17") {
    month client { id } totals { orders cancelled employees amount { amount currency } }
    sites { site { id } orders amount { amount } } products { product { id } orders } statuses { status orders }
  } }`;
  const { clientMonthlyReport: report } = await gateway.as(await own.user()).data(query, { id: client.id });
  expect(report).toMatchObject({
    month: '2025-03-01',
    client: { id: client.id },
    totals: [{ orders: '3', cancelled: '1', employees: '2', amount: { amount: '20', currency: 'EUR' } }],
    sites: [
      { site: { id: spring.id }, orders: '2', amount: { amount: '20' } },
      { site: { id: autumn.id }, orders: '1', amount: { amount: '0' } },
    ],
    products: [{ product: { id: product.id }, orders: '3' }],
  });
  expect(
    Object.fromEntries(report.statuses.map((each: { status: string; orders: string }) => [each.status, each.orders])),
  ).toEqual({
    PENDING: '2',
    CANCELLED: '1',
  });
  const themselves = gateway.as(await own.portalUser({ clientId: client.id }));
  expect((await themselves.data(query, { id: client.id })).clientMonthlyReport.totals).toEqual(report.totals);
  const rival = await gateway.as(await own.portalUser({ clientId: other.id })).request(query, { id: client.id });
  const never = await stranger.request(query, { id: client.id });
  for (const { data, errors } of [rival, never])
    expect([data, errors?.[0]?.extensions.code]).toEqual([{ clientMonthlyReport: null }, 'NOT_FOUND']);
});

test('a budget for artificial intelligence and what was used of it up to a day', async () => {
  const own = await makeOrganization();
  const asker = gateway.as(await own.user());
  const owned = { organizationId: own.id };
  await insert('AiBudget', {
    ...{
      ...owned,
      period: 'month',
      periodStart: '2025-04-01',
      periodEnd: '2025-04-30',
      currency: 'USD',
      amount: '100',
    },
    ...{ alertThreshold: '40' },
  });
  const use = (usageDate: string, cost: string, currency = 'USD') =>
    insert('AiUsageMetric', { ...owned, usageDate, model: 'm', feature: 'orders', requestCount: 5, currency, cost });
  await use('2025-04-01', '30');
  await use('2025-04-10', '20');
  await use('2025-04-11', '500');
  await use('2025-04-02', '7', 'EUR');
  const { aiUsageAgainstBudget } = await asker.data(`{ aiUsageAgainstBudget(day: "2025-04-10") {
    feature budgeted { amount } used { amount currency } requests usedPercent expected { amount } isAlerting } }`);
  expect(aiUsageAgainstBudget).toEqual([
    {
      feature: null,
      budgeted: { amount: '100' },
      used: { amount: '50', currency: 'USD' },
      ...{ requests: '10', usedPercent: '50', expected: { amount: '150' }, isAlerting: true },
    },
  ]);
  expect(await asker.data('{ aiUsageAgainstBudget(day: "2025-05-01") { isAlerting } }')).toEqual({
    aiUsageAgainstBudget: [],
  });
});

test('reports are for those who may read reports', async () => {
  for (const report of [
    `spendByVendor${span} { purchaseOrders }`,
    'stageAgeing { stages }',
    'customerActivity { orders }',
  ]) {
    const { errors } = await viewer.request(`{ ${report} }`);
    expect([report, errors?.[0]?.extensions]).toMatchObject([
      report,
      { code: 'FORBIDDEN', permission: 'reports.read' },
    ]);
  }
});
