/** What a row points to by type and id: found as `node` finds it, and never an error of its own. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { dataModel } from '../../src/generated/data-model.js';
import { snakeToType } from '../../src/schema/names.js';
import { asOwner, closeOwner, insert, insertAll } from '../support/database.js';
import { startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';

let gateway: TestGateway;
let ours: TestOrganization;
let theirs: TestOrganization;
beforeAll(async () => {
  [gateway, ours, theirs] = await Promise.all([startGateway(), makeOrganization(), makeOrganization()]);
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

interface Pointer {
  readonly entityType: string | null;
  readonly entityId: string | null;
}
/** Events that point to these, in a visit of their own. */
async function visit(pointers: readonly Pointer[], clientId: string | null = null): Promise<string> {
  const sessionId = randomUUID();
  const rows = pointers.map((pointer) => ({
    ...{ organizationId: ours.id, eventType: 'product_view', userId: null, clientId, sessionId },
    ...pointer,
  }));
  await insertAll('AnalyticsEvent', rows);
  return sessionId;
}

const query = `query ($visit: String!) { analyticsEvents(filter: { sessionId: { eq: $visit } }, sort: { field: CREATED_AT }) {
  nodes { entityType entityId entity { __typename id ... on Rfq { title } ... on SupplierOrder { productType } } } } }`;
const nodes = (pointers: readonly Pointer[], entities: readonly unknown[]) => ({
  analyticsEvents: { nodes: pointers.map((pointer, at) => ({ ...pointer, entity: entities[at] ?? null })) },
});

test('every type by its name in the form of the database, and null for what is not there or of no such type', async () => {
  const [rfq, vendor, foreign] = [await ours.rfq({ title: 'Lambswool' }), await ours.vendor(), await theirs.rfq()];
  const supplierOrder = await ours.supplierOrder((await ours.order()).id, vendor.id);
  const pointers = [
    { entityType: 'rfq', entityId: rfq.id },
    { entityType: 'supplier_order', entityId: supplierOrder.id },
    { entityType: 'vendor', entityId: vendor.id },
    { entityType: 'rfq', entityId: foreign.id },
    { entityType: 'rfq', entityId: randomUUID() },
    // An id of another type than the row says.
    { entityType: 'vendor', entityId: rfq.id },
    { entityType: 'spaceship', entityId: rfq.id },
    { entityType: 'query', entityId: rfq.id },
    // A type that is read, but is no object with an id of its own.
    { entityType: 'order_summary', entityId: rfq.id },
    { entityType: null, entityId: null },
  ];
  const admin = gateway.as(await ours.user());
  expect(await admin.data(query, { visit: await visit(pointers) })).toEqual(
    nodes(pointers, [
      { __typename: 'Rfq', id: rfq.id, title: 'Lambswool' },
      { __typename: 'SupplierOrder', id: supplierOrder.id, productType: 'jumper' },
      { __typename: 'Vendor', id: vendor.id },
    ]),
  );
});

test('the name of every type in the form of the database leads back to it', () => {
  const names = Object.keys(dataModel);
  const written = names.map((name) => name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase());
  expect(written).toContain('ai_quote');
  expect(written.map(snakeToType)).toEqual(names);
  for (const name of written) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
});

test('null without an error where the permission is missing, and nothing is looked up', async () => {
  const [rfq, vendor] = [await ours.rfq(), await ours.vendor()];
  const role = await insert('Role', { organizationId: ours.id, name: 'analyst', description: 'Reads figures.' });
  await insertAll(
    'RolePermission',
    ['analytics.read', 'vendors.read'].map((permission) => ({ organizationId: ours.id, roleId: role.id, permission })),
  );
  const analyst = gateway.as(await ours.user({}, ['analyst']));
  const pointers = [
    { entityType: 'rfq', entityId: rfq.id },
    { entityType: 'vendor', entityId: vendor.id },
  ];
  const answer = await analyst.request(query, { visit: await visit(pointers) });
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toEqual(nodes(pointers, [null, { __typename: 'Vendor', id: vendor.id }]));
  expect(answer.statements.some((text) => text.includes('"rfqs"'))).toBe(false);
});

test('null where a policy hides the row: a client follows his own orders only', async () => {
  const [own, other] = await insertAll('Client', [
    { organizationId: ours.id, clientCode: 'OWN', name: 'Own client' },
    { organizationId: ours.id, clientCode: 'OTHER', name: 'Other client' },
  ]);
  const orders = [await ours.order({ clientId: own?.id }), await ours.order({ clientId: other?.id })];
  const client = gateway.as(await ours.portalUser({ clientId: own?.id ?? '' }));
  const pointers = orders.map(({ id }) => ({ entityType: 'order', entityId: id }));
  expect(await client.data(query, { visit: await visit(pointers, own?.id) })).toEqual(
    nodes(pointers, [{ __typename: 'Order', id: orders[0]?.id }]),
  );
});

test('one statement for each type, however many rows', async () => {
  const admin = gateway.as(await ours.user());
  const sent = async (count: number): Promise<number> => {
    const rfqs = await Promise.all(Array.from({ length: count }, () => ours.rfq()));
    const vendors = await Promise.all(Array.from({ length: count }, () => ours.vendor()));
    const pointers = [
      ...rfqs.map(({ id }) => ({ entityType: 'rfq', entityId: id })),
      ...vendors.map(({ id }) => ({ entityType: 'vendor', entityId: id })),
    ];
    const answer = await admin.request(query, { visit: await visit(pointers) });
    expect(answer.data.analyticsEvents.nodes.map(({ entity }: { entity: object | null }) => entity !== null)).toEqual(
      pointers.map(() => true),
    );
    return answer.statements.length;
  };
  expect([await sent(1), await sent(8)]).toEqual([3, 3]);
});

test('by what they point to, rows are found with and without the type', async () => {
  const rfq = await ours.rfq();
  await visit([{ entityType: 'rfq', entityId: rfq.id }]);
  const admin = gateway.as(await ours.user());
  const found = async (filter: object): Promise<number> =>
    (
      await admin.data(
        'query ($filter: AnalyticsEventFilter) { analyticsEvents(filter: $filter) { totalCount { count } } }',
        {
          filter,
        },
      )
    ).analyticsEvents.totalCount.count;
  expect(await found({ entityId: { eq: rfq.id } })).toBe(1);
  expect(await found({ entityType: { eq: 'rfq' }, entityId: { eq: rfq.id } })).toBe(1);
  expect(await found({ entityType: { eq: 'vendor' }, entityId: { eq: rfq.id } })).toBe(0);
  expect(await asOwner('SELECT 1 AS one FROM analytics_events WHERE entity_id = $1', [rfq.id])).toHaveLength(1);
});
