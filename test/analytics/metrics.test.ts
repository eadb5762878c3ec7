import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asAudience, failureOf, sqlState } from '../data-model/support/audience.js';
import { asOwner, closeOwner, insert, type Values } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization, type TestOrganization, unique } from '../support/make.js';

let gateway: TestGateway;
let organization: TestOrganization;
let staff: Client;

beforeAll(async () => {
  [gateway, organization] = await Promise.all([startGateway(), makeOrganization()]);
  staff = gateway.as(await organization.user());
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const month = { period: 'month', periodStart: '2026-03-01', periodEnd: '2026-03-31' };
const metric = (values: Values<'PerformanceMetric'> = {}) =>
  insert('PerformanceMetric', {
    organizationId: organization.id,
    metricType: `type-${unique()}`,
    ...month,
    metrics: { orders: 12 },
    ...values,
  });
const client = () =>
  insert('Client', {
    organizationId: organization.id,
    name: 'Test Client',
    clientCode: unique(),
    contactEmail: `${unique()}@example.com`,
  });
const site = (clientId: string) =>
  insert('Site', { organizationId: organization.id, clientId, name: 'Jubilee', slug: unique() });

test('figures are read with what they are of', async () => {
  const vendor = await organization.vendor({ companyName: 'Highland Mill' });
  const { id, metricType } = await metric({ entityType: 'vendor', entityId: vendor.id });
  const query = `query ($id: ID!, $type: String!) {
    performanceMetric(id: $id) {
      metricType entityType entityId period periodStart periodEnd metrics entity { ... on Vendor { companyName } } client { id }
    }
    performanceMetrics(filter: { metricType: { eq: $type }, period: { eq: MONTH } }, sort: { field: PERIOD_START, direction: ASC }) {
      nodes { id }
    }
  }`;
  expect(await staff.data(query, { id, type: metricType })).toEqual({
    performanceMetric: {
      metricType,
      entityType: 'vendor',
      entityId: vendor.id,
      period: 'MONTH',
      periodStart: '2026-03-01',
      periodEnd: '2026-03-31',
      metrics: { orders: 12 },
      entity: { companyName: 'Highland Mill' },
      client: null,
    },
    performanceMetrics: { nodes: [{ id }] },
  });
});

test('figures of a period stand once, those of the whole organization too', async () => {
  const { metricType } = await metric();
  expect(await failureOf(metric({ metricType }))).toBe(sqlState.uniqueViolation);
  const vendor = { entityType: 'vendor', entityId: (await organization.vendor()).id };
  await metric({ metricType, ...vendor });
  expect(await failureOf(metric({ metricType, ...vendor }))).toBe(sqlState.uniqueViolation);
  await metric({ metricType, period: 'day', periodEnd: '2026-03-01' });
});

test('a client sees the figures of its own and of its sites', async () => {
  const [ours, theirs] = [await client(), await client()];
  const [own, foreign] = [await site(ours.id), await site(theirs.id)];
  const metricType = `type-${unique()}`;
  const seen = [
    await metric({ metricType, entityType: 'client', entityId: ours.id }),
    await metric({ metricType, entityType: 'site', entityId: own.id }),
  ];
  await metric({ metricType, entityType: 'site', entityId: foreign.id });
  await metric({ metricType, entityType: 'vendor', entityId: (await organization.vendor()).id });
  await metric({ metricType });
  const portal = gateway.as(await organization.portalUser({ clientId: ours.id }));
  const query =
    '{ performanceMetrics { nodes { id client { id } } } clients { nodes { performanceMetrics { nodes { id } } } } }';
  const data = await portal.data(query);
  const newest = [...seen].reverse().map(({ id }) => id);
  expect(data).toEqual({
    performanceMetrics: { nodes: newest.map((id) => ({ id, client: { id: ours.id } })) },
    clients: { nodes: [{ performanceMetrics: { nodes: newest.map((id) => ({ id })) } }] },
  });
});

test('whose figures they are follows from the entity, whatever is entered', async () => {
  const [ours, theirs] = [await client(), await client()];
  const { id: siteId } = await site(ours.id);
  const { id } = await metric({ entityType: 'site', entityId: siteId, clientId: theirs.id });
  const read = () => asOwner('SELECT client_id, version FROM performance_metrics WHERE id = $1', [id]);
  expect(await read()).toEqual([{ client_id: ours.id, version: 1 }]);
  await asAudience('staff', { organization_id: organization.id }, async (session) => {
    expect(await session.failure('UPDATE performance_metrics SET client_id = NULL')).toBe(
      sqlState.insufficientPrivilege,
    );
    const change = `UPDATE performance_metrics SET metrics = '{"orders": 13}' WHERE id = $1 RETURNING version`;
    expect(await session.query(change, [id])).toEqual([{ version: 2 }]);
  });
  await asOwner(`UPDATE performance_metrics SET entity_type = 'client', entity_id = $2 WHERE id = $1`, [id, theirs.id]);
  expect(await read()).toEqual([{ client_id: theirs.id, version: 2 }]);
});

test.each<[string, Values<'PerformanceMetric'>]>([
  ['a period nobody counts in', { period: 'decade' }],
  ['a period that ends before it begins', { periodEnd: '2026-02-28' }],
  ['a type without an entity', { entityType: 'vendor' }],
  ['figures without names', { metrics: [1, 2] }],
])('refused: %s', async (_, values) => {
  expect(await failureOf(metric(values))).toBe(sqlState.checkViolation);
});

test('portals of vendors and customers see none', async () => {
  const vendor = await organization.vendor();
  await metric({ entityType: 'vendor', entityId: vendor.id });
  for (const user of [
    await organization.portalUser({ vendorId: vendor.id }),
    await organization.portalUser({ customerId: (await organization.customer()).id }),
  ]) {
    const { errors } = await gateway.as(user).request('{ performanceMetrics { nodes { id } } }');
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  }
});
