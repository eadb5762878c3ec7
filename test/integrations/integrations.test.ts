import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asAudience, failureOf, sqlState } from '../data-model/support/audience.js';
import { asOwner, closeOwner, insert, type Values } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization, type TestOrganization, unique } from '../support/make.js';
import '../support/queries.js';

let gateway: TestGateway;
let organization: TestOrganization;
let admin: Client;

beforeAll(async () => {
  [gateway, organization] = await Promise.all([startGateway(), makeOrganization()]);
  admin = gateway.as(await organization.user());
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const integration = (values: Values<'Integration'> = {}) =>
  insert('Integration', {
    organizationId: organization.id,
    name: unique(),
    type: 'crm',
    provider: 'gohighlevel',
    ...values,
  });
const job = (integrationId: string, values: Values<'SyncJob'> = {}) =>
  insert('SyncJob', {
    organizationId: organization.id,
    integrationId,
    resource: 'customer',
    direction: 'inbound',
    ...values,
  });
const endpoint = (values: Values<'WebhookEndpoint'> = {}) =>
  insert('WebhookEndpoint', {
    organizationId: organization.id,
    name: unique(),
    url: 'https://example.com/',
    ...values,
  });
const event = (values: Values<'Event'> = {}) =>
  insert('Event', { organizationId: organization.id, type: 'order.shipped', ...values });
const delivery = async (endpointId: string, values: Values<'WebhookDelivery'> = {}) => {
  const { id: eventId, createdAt: eventCreatedAt, type: eventType } = await event();
  return insert('WebhookDelivery', {
    organizationId: organization.id,
    ...{ endpointId, eventId, eventCreatedAt, eventType, payload: { number: 1 } },
    ...values,
  });
};

test('a connection is read with its runs, newest first, and not how it signs in', async () => {
  const { id } = await integration({ name: 'Books', type: 'accounting', settings: { resources: ['payment'] } });
  const first = await job(id, { status: 'succeeded', startedAt: new Date(), finishedAt: new Date() });
  const second = await job(id);
  const query = `query ($id: ID!) { integration(id: $id) {
    name type provider status settings configuredAt syncDirection lastSyncStatus
    syncJobs { nodes { id status integration { name } } totalCount { count } } } }`;
  expect(await admin.data(query, { id })).toEqual({
    integration: {
      name: 'Books',
      type: 'ACCOUNTING',
      provider: 'gohighlevel',
      status: 'ACTIVE',
      settings: { resources: ['payment'] },
      configuredAt: null,
      syncDirection: 'BIDIRECTIONAL',
      lastSyncStatus: 'SUCCEEDED',
      syncJobs: {
        nodes: [
          { id: second.id, status: 'QUEUED', integration: { name: 'Books' } },
          { id: first.id, status: 'SUCCEEDED', integration: { name: 'Books' } },
        ],
        totalCount: { count: 2 },
      },
    },
  });
});

test('how the last synchronisation ended is kept, whichever end is written first', async () => {
  const { id } = await integration();
  const last = async () => {
    const [row] = await asOwner(
      'SELECT last_sync_at AS at, last_sync_status AS status, last_sync_error AS error, version FROM integrations WHERE id = $1',
      [id],
    );
    return row;
  };
  const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 12, minute));
  const later = await job(id, { status: 'running', startedAt: at(0) });
  expect(await last()).toEqual({ at: null, status: null, error: null, version: 1 });
  await asOwner(`UPDATE sync_jobs SET status = 'failed', error_message = 'Refused.', finished_at = $2 WHERE id = $1`, [
    later.id,
    at(30),
  ]);
  const failed = { at: at(30), status: 'failed', error: 'Refused.', version: 1 };
  expect(await last()).toEqual(failed);
  // One that ended earlier and is told later changes nothing.
  await job(id, { status: 'succeeded', startedAt: at(1), finishedAt: at(20) });
  expect(await last()).toEqual(failed);
  await job(id, { status: 'succeeded', startedAt: at(31), finishedAt: at(40) });
  expect(await last()).toEqual({ at: at(40), status: 'succeeded', error: null, version: 1 });
});

test('what signs in elsewhere is stored encrypted or not at all', async () => {
  const { id } = await integration();
  const attempts = [
    [
      `UPDATE integrations SET config = '{"token": "abc"}', config_key_id = 'k', configured_at = now() WHERE id = $1`,
      id,
    ],
    [`UPDATE integrations SET config = 'v1.' || repeat('A', 40) WHERE id = $1`, id],
    [`UPDATE integrations SET configured_at = now() WHERE id = $1`, id],
    [
      `UPDATE webhook_endpoints SET secret = 'whsec_clear', secret_key_id = 'k', secret_set_at = now() WHERE id = $1`,
      (await endpoint()).id,
    ],
  ] as const;
  for (const [statement, row] of attempts)
    expect(await failureOf(asOwner(statement, [row]))).toBe(sqlState.checkViolation);
});

test('a state demands what belongs to it', async () => {
  const { id } = await integration();
  const { id: address } = await endpoint();
  const wrong = [
    () => job(id, { status: 'running' }),
    () => job(id, { status: 'succeeded', startedAt: new Date() }),
    () => job(id, { status: 'failed', startedAt: new Date(), finishedAt: new Date() }),
    () => job(id, { recordsTotal: 1, recordsProcessed: 2 }),
    () => job(id, { recordsProcessed: 1, recordsCreated: 1, recordsFailed: 1 }),
    () => delivery(address, { status: 'delivered', attempts: 1, lastAttemptAt: new Date() }),
    () => delivery(address, { status: 'failed', attempts: 1, lastAttemptAt: new Date() }),
    () => delivery(address, { status: 'dead' }),
    () => delivery(address, { eventCreatedAt: new Date(0) }),
    () => event({ type: 'Order Shipped' }),
    () => event({ entityType: 'order' }),
  ];
  for (const attempt of wrong) expect(await failureOf(attempt())).toBe(sqlState.checkViolation);
});

test('people queue a run and take it back; the worker does the rest', async () => {
  const { id } = await integration();
  const queued = await job(id);
  const settings = { organization_id: organization.id };
  await asAudience('staff', settings, async ({ query, failure }) => {
    const [made] = await query<{ status: string; trigger: string }>(
      `INSERT INTO sync_jobs (integration_id, resource, direction) VALUES ($1, 'customer', 'inbound') RETURNING status, trigger`,
      [id],
    );
    expect(made).toEqual({ status: 'queued', trigger: 'manual' });
    const forged = `INSERT INTO sync_jobs (integration_id, resource, direction, status, started_at, finished_at)
      VALUES ($1, 'customer', 'inbound', 'succeeded', now(), now())`;
    expect(await failure(forged, [id])).toBe(sqlState.insufficientPrivilege);
    expect(await failure(`UPDATE sync_jobs SET status = 'running' WHERE id = $1`, [queued.id])).toBe(
      sqlState.insufficientPrivilege,
    );
    expect(
      await failure(`UPDATE sync_jobs SET status = 'cancelled', finished_at = now() WHERE id = $1`, [queued.id]),
    ).toBeNull();
    for (const statement of [
      `UPDATE webhook_deliveries SET status = 'dead'`,
      `DELETE FROM webhook_deliveries`,
      `INSERT INTO events (organization_id, type) VALUES (app.organization_id(), 'order.forged')`,
      `UPDATE events SET payload = '{}'`,
      `SELECT config FROM integrations`,
      `SELECT secret_key_id FROM webhook_endpoints`,
      `SELECT xid FROM events`,
    ])
      expect({ statement, state: await failure(statement) }).toEqual({
        statement,
        state: sqlState.insufficientPrivilege,
      });
  });
});

test('an event leads to what it happened to and to its deliveries, and these back to it', async () => {
  const order = await organization.order();
  const address = await endpoint({ eventTypes: ['order.shipped'] });
  const happened = await event({
    entityType: 'order',
    entityId: order.id,
    entityVersion: 3,
    payload: { status: 'shipped' },
  });
  const sent = await insert('WebhookDelivery', {
    organizationId: organization.id,
    endpointId: address.id,
    eventId: happened.id,
    eventCreatedAt: happened.createdAt,
    eventType: happened.type,
    payload: { status: 'shipped' },
  });
  const query = `query ($id: ID!, $event: ID!) {
    event(id: $event) { type entityVersion actor { id } entity { __typename ... on Order { orderNumber } }
      deliveries { nodes { id status endpoint { eventTypes } } } }
    webhookDelivery(id: $id) { payload event { id payload } endpoint { deliveries { totalCount { count } } } }
    events(filter: { entityId: { eq: "${order.id}" } }) { nodes { id } }
  }`;
  expect(await admin.data(query, { id: sent.id, event: happened.id })).toEqual({
    event: {
      type: 'order.shipped',
      entityVersion: 3,
      actor: null,
      entity: { __typename: 'Order', orderNumber: order.orderNumber },
      deliveries: { nodes: [{ id: sent.id, status: 'PENDING', endpoint: { eventTypes: ['order.shipped'] } }] },
    },
    webhookDelivery: {
      payload: { status: 'shipped' },
      event: { id: happened.id, payload: { status: 'shipped' } },
      endpoint: { deliveries: { totalCount: { count: 1 } } },
    },
    events: { nodes: [{ id: happened.id }] },
  });
});

test('a delivery outlives its event', async () => {
  const address = await endpoint();
  const gone = '01890000-0000-7000-8000-000000000000';
  const { id } = await delivery(address.id, { eventId: gone, eventCreatedAt: new Date(0x018900000000) });
  expect(await admin.data('query ($id: ID!) { webhookDelivery(id: $id) { eventId event { id } } }', { id })).toEqual({
    webhookDelivery: { eventId: gone, event: null },
  });
});

test('an event is delivered once to each address', async () => {
  const address = await endpoint();
  const { eventId, eventCreatedAt } = await delivery(address.id);
  expect(await failureOf(delivery(address.id, { eventId, eventCreatedAt }))).toBe(sqlState.uniqueViolation);
});

test('events come in the order of writing, and readers know what may still be open', async () => {
  const made = [await event(), await event(), await event()];
  const rows = await asOwner<{ id: string; settled: boolean }>(
    `SELECT id, xid < pg_snapshot_xmin(pg_current_snapshot()) AS settled FROM events WHERE id = ANY ($1) ORDER BY xid, seq`,
    [made.map(({ id }) => id)],
  );
  expect(rows.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
});

test('nobody outside the house sees how it is connected', async () => {
  await delivery((await endpoint()).id);
  const vendor = gateway.as(await organization.portalUser({ vendorId: (await organization.vendor()).id }));
  const viewer = gateway.as(await organization.user({}, ['viewer']));
  for (const client of [vendor, viewer])
    for (const list of ['integrations', 'syncJobs', 'webhookEndpoints', 'webhookDeliveries', 'events']) {
      const { data, errors } = await client.request(`{ ${list} { nodes { id } } }`);
      expect({ list, data, codes: errors?.map(({ extensions }) => extensions.code) }).toEqual({
        list,
        data: { [list]: null },
        codes: ['FORBIDDEN'],
      });
    }
  const tables = ['integrations', 'sync_jobs', 'webhook_endpoints', 'webhook_deliveries', 'events'];
  for (const audience of ['sales_rep', 'vendor', 'buyer', 'client', 'employee', 'device', 'partner', 'guest'])
    await asAudience(audience, { organization_id: organization.id, user_id: randomUUID() }, async ({ query }) => {
      for (const table of tables)
        expect({ audience, table, rows: await query(`SELECT id FROM ${table}`) }).toEqual({
          audience,
          table,
          rows: [],
        });
    });
});

test('addresses with their deliveries and events take as many statements as one', async () => {
  const many = await makeOrganization();
  for (let n = 0; n < 50; n++) {
    const address = await endpoint({ organizationId: many.id });
    const { id: eventId, createdAt: eventCreatedAt, type } = await event({ organizationId: many.id });
    await delivery(address.id, { organizationId: many.id, eventId, eventCreatedAt, eventType: type });
  }
  const client = gateway.as(await many.user());
  const query = `query ($first: Int!) {
    webhookEndpoints(first: $first) { nodes { deliveries { nodes { event { type deliveries { nodes { id } } } } } } }
  }`;
  await expect(async (first: number) => {
    const answer = await client.request(query, { first });
    return { answer, found: answer.data.webhookEndpoints.nodes.length };
  }).toBeRowIndependent();
});
