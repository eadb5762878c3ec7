import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dataModel } from '../../src/generated/data-model.js';
import { asAudience, failureOf, sqlState } from '../data-model/support/audience.js';
import { asOwner, closeOwner, insert, insertAll, type Values } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization, type TestOrganization, unique } from '../support/make.js';
import '../support/queries.js';

let gateway: TestGateway;
let organization: TestOrganization;
let own: { readonly organizationId: string };
let adminId: string;
let admin: Client;

beforeAll(async () => {
  [gateway, organization] = await Promise.all([startGateway(), makeOrganization()]);
  own = { organizationId: organization.id };
  adminId = (await organization.user()).id;
  admin = gateway.as({ id: adminId });
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const day = (days: number) => new Date(Date.now() + days * 86_400_000);

test('the log tells of a record what was changed and what people did to it, with the record itself', async () => {
  const order = await organization.order();
  await asOwner('UPDATE orders SET notes = $2 WHERE id = $1', [order.id, 'Handle with care.']);
  await insert('AuditLog', {
    ...own,
    ...{ action: 'order.print', entityType: 'order', entityId: order.id, userId: adminId, audience: 'staff' },
    ...{ ipAddress: '198.51.100.7', details: { copies: 2 } },
  });
  const query = `query ($id: ID!, $record: String!) {
    changes: auditLogs(filter: { recordId: { eq: $record } }) {
      nodes { action operation tableName newValues entity { __typename id } } totalCount { count } }
    actions: auditLogs(filter: { entityId: { eq: $id }, action: { eq: "order.print" } }) {
      nodes { status audience ipAddress details user { id } entity { ... on Order { orderNumber } } } }
  }`;
  const { changes, actions } = await admin.data(query, { id: order.id, record: order.id });
  const [updated, created] = changes.nodes;
  const entity = { __typename: 'Order', id: order.id };
  expect(changes.totalCount).toEqual({ count: 2 });
  expect(updated).toEqual({
    ...{ action: 'updated', operation: 'UPDATE', tableName: 'orders', entity },
    newValues: { notes: 'Handle with care.' },
  });
  expect(created).toMatchObject({ action: 'created', operation: 'INSERT', entity });
  expect(actions.nodes).toEqual([
    {
      ...{ status: 'SUCCESS', audience: 'staff', ipAddress: '198.51.100.7', details: { copies: 2 } },
      ...{ user: { id: adminId }, entity: { orderNumber: order.orderNumber } },
    },
  ]);
});

test('entries with their records and users take as many statements as one', async () => {
  const many = await makeOrganization();
  for (let n = 0; n < 50; n++) await many.order();
  const client = gateway.as(await many.user());
  const query = `query ($first: Int!) {
    auditLogs(first: $first, filter: { tableName: { eq: "orders" } }) { nodes { user { name } entity { id } } }
  }`;
  await expect(async (first: number) => {
    const answer = await client.request(query, { first });
    return { answer, found: answer.data.auditLogs.nodes.length };
  }).toBeRowIndependent();
});

test('who read what about whom is listed by person and by reader', async () => {
  const customer = await organization.customer();
  const read = { resource: 'customer', entityType: 'customer', entityId: customer.id, userId: adminId };
  await insert('DataAccessLog', {
    ...own,
    ...read,
    action: 'view',
    fields: ['email', 'phone'],
    purpose: 'Answers an inquiry.',
  });
  await insert('DataAccessLog', { ...own, resource: 'customer', action: 'export', recordCount: 40 });
  const query = `query ($id: ID!, $user: ID!) {
    dataAccessLogs(filter: { entityId: { eq: $id } }) { nodes { action fields recordCount purpose entity { id } user { id } } }
    user(id: $user) { dataAccessLogs { nodes { action } } }
  }`;
  expect(await admin.data(query, { id: customer.id, user: adminId })).toEqual({
    dataAccessLogs: {
      nodes: [
        {
          ...{ action: 'VIEW', fields: ['email', 'phone'], recordCount: 1, purpose: 'Answers an inquiry.' },
          ...{ entity: { id: customer.id }, user: { id: adminId } },
        },
      ],
    },
    user: { dataAccessLogs: { nodes: [{ action: 'VIEW' }] } },
  });
});

test('a finding never holds what was found; who judges it is named by the database', async () => {
  const found = { ...own, field: 'body', piiType: 'payment_card', detector: 'pattern', confidence: '0.9900' };
  expect(await failureOf(insert('PiiDetection', { ...found, maskedValue: '4111111111111111' }))).toBe(
    sqlState.checkViolation,
  );
  const { id } = await insert('PiiDetection', { ...found, maskedValue: '4111 **** **** ****' });
  await asAudience('staff', { organization_id: organization.id, user_id: adminId }, async ({ query, failure }) => {
    const [judged] = await query(
      `UPDATE pii_detections SET status = 'dismissed' WHERE id = $1 RETURNING reviewed_by, reviewed_at IS NOT NULL AS dated, version`,
      [id],
    );
    expect(judged).toEqual({ reviewed_by: adminId, dated: true, version: 2 });
    for (const statement of [
      `UPDATE pii_detections SET reviewed_by = NULL WHERE id = $1`,
      `UPDATE pii_detections SET confidence = 0 WHERE id = $1`,
      `DELETE FROM pii_detections WHERE id = $1`,
    ])
      expect(await failure(statement, [id])).toBe(sqlState.insufficientPrivilege);
  });
  const query = `{ piiDetections(filter: { confidence: { gte: "0.98" } }) { nodes { id piiType confidence maskedValue status } } }`;
  expect(await admin.data(query)).toEqual({
    piiDetections: {
      nodes: [{ id, piiType: 'PAYMENT_CARD', confidence: '0.99', maskedValue: '4111 **** **** ****', status: 'OPEN' }],
    },
  });
});

test('consents and requests are found by the person, with the record where it is known', async () => {
  const email = `${unique()}@example.com`;
  const customer = await organization.customer({ email });
  const person = { entityType: 'customer', entityId: customer.id, subjectEmail: email };
  await insert('ConsentRecord', { ...own, ...person, purpose: 'marketing' });
  await insert('ConsentRecord', { ...own, ...person, purpose: 'terms', status: 'withdrawn', withdrawnAt: day(1) });
  await insert('DataSubjectRequest', { ...own, subjectEmail: email, kind: 'erasure', dueDate: '2031-01-31' });
  const query = `query ($email: String!) {
    consentRecords(filter: { subjectEmail: { eq: $email }, status: { eq: GRANTED } }) { nodes { purpose legalBasis entity { ... on Customer { email } } } }
    dataSubjectRequests(filter: { subjectEmail: { eq: $email } }) { nodes { kind status dueDate entity { id } assignedTo { id } } }
  }`;
  expect(await admin.data(query, { email })).toEqual({
    consentRecords: { nodes: [{ purpose: 'MARKETING', legalBasis: 'CONSENT', entity: { email } }] },
    dataSubjectRequests: {
      nodes: [{ kind: 'ERASURE', status: 'RECEIVED', dueDate: '2031-01-31', entity: null, assignedTo: null }],
    },
  });
});

test('a state demands what belongs to it', async () => {
  const subjectEmail = `${unique()}@example.com`;
  const consent = (values: Values<'ConsentRecord'>) =>
    insert('ConsentRecord', { ...own, purpose: 'terms', subjectEmail, ...values });
  const request = (values: Values<'DataSubjectRequest'>) =>
    insert('DataSubjectRequest', { ...own, kind: 'access', subjectEmail, dueDate: '2031-01-31', ...values });
  const rule = (values: Values<'RetentionPolicy'>) =>
    insert('RetentionPolicy', {
      ...own,
      name: `rule_${unique()}`,
      tableName: 'orders',
      action: 'purge',
      retentionPeriod: 'P1Y',
      ...values,
    });
  const wrong = [
    () => consent({ subjectEmail: null }),
    () => consent({ subjectEmail: 'Upper@example.com' }),
    () => consent({ status: 'withdrawn' }),
    () => consent({ entityType: 'customer' }),
    () => request({ status: 'in_progress' }),
    () => request({ status: 'completed', verifiedAt: new Date() }),
    () => request({ status: 'rejected', completedAt: new Date() }),
    () => rule({ retentionPeriod: '7 years' }),
    () => rule({ retentionPeriod: 'P' }),
    () => rule({ retentionPeriod: null }),
    () => rule({ action: 'keep' }),
    () => insert('AuditLog', { ...own, action: 'updated', tableName: 'orders' }),
    () => insert('AuditLog', { ...own, action: 'updated', newValues: { a: 1 } }),
  ];
  for (const attempt of wrong) expect(await failureOf(attempt())).toBe(sqlState.checkViolation);
  // The cast of an address that is none fails before the CHECK does.
  await expect(insert('AuditLog', { ...own, action: 'sign_in', ipAddress: 'somewhere' })).rejects.toThrow('inet');
});

test('every organization begins with the rules of how long what is kept', async () => {
  const query = `{ retentionPolicies(first: 50, sort: { field: NAME }) { nodes { name tableName retentionPeriod action isActive } } }`;
  const { retentionPolicies } = await admin.data(query);
  const rules = retentionPolicies.nodes as readonly {
    name: string;
    tableName: string;
    retentionPeriod: string | null;
    action: string;
  }[];
  const told = Object.fromEntries(
    rules.map((rule) => [rule.name, `${rule.tableName} ${rule.retentionPeriod ?? 'for ever'} ${rule.action}`]),
  );
  expect(told).toEqual({
    active_orders: 'orders for ever KEEP',
    analytics_events: 'analytics_events P1M AGGREGATE',
    audit_logs: 'audit_logs P7Y EXPORT',
    cancelled_orders: 'orders P6M PURGE',
    completed_orders: 'orders P2Y ARCHIVE',
    device_requests: 'requests P90D REDACT',
    idempotency_keys: 'idempotency_keys P1D PURGE',
    invitations: 'user_invitations P1D PURGE',
    marketplace_sales: 'marketplace_products P3M SNAPSHOT',
    ml_predictions: 'ml_predictions P1Y PURGE',
    production_stage_updates: 'production_stage_updates P3Y PURGE',
    quality_inspections: 'quality_inspections P5Y PURGE',
    sessions: 'refresh_tokens P1D PURGE',
    vendor_performance: 'vendors P1Y SNAPSHOT',
    verification_codes: 'email_verification_otps P1D PURGE',
  });
  const tables: readonly string[] = Object.values(dataModel).map(({ table }) => table);
  for (const { tableName } of rules) expect(tables).toContain(tableName);
  const conditions = await asOwner<{ table: string; column: string }>(
    `SELECT table_name AS "table", jsonb_object_keys(conditions) AS "column" FROM retention_policies WHERE organization_id = $1`,
    [organization.id],
  );
  for (const { table, column } of conditions) {
    const model = Object.values(dataModel).find((each) => each.table === table);
    expect(Object.values(model?.columns ?? {}).map((each) => each.column)).toContain(column);
  }
  await asOwner('SELECT app.seed_retention_policies($1)', [organization.id]);
  expect((await admin.data(query)).retentionPolicies.nodes).toHaveLength(rules.length);
});

test('a manifest holds operations that are what their identifier says, and counts them', async () => {
  const manifest = await insert('DocumentManifest', { ...own, application: 'web', applicationVersion: unique() });
  const bodies = ['query A { me { id } }', 'query B { me { id } }', 'mutation C { noop }'];
  const documents = bodies.map((body) => ({
    ...own,
    manifestId: manifest.id,
    documentId: `sha256:${createHash('sha256').update(body).digest('hex')}`,
    operationName: body.split(' ')[1],
    operationType: body.split(' ')[0],
    body,
  }));
  const [first] = await insertAll('PersistedDocument', documents);
  const other = { ...own, manifestId: manifest.id, operationType: 'query', body: 'query D { me { id } }' };
  expect(await failureOf(insert('PersistedDocument', { ...other, documentId: first?.documentId }))).toBe(
    sqlState.checkViolation,
  );
  await asOwner('DELETE FROM persisted_documents WHERE id = $1', [first?.id]);
  const query = `query ($id: ID!) { documentManifest(id: $id) {
    status documentCount version documents(sort: { field: OPERATION_NAME }) { nodes { operationName operationType useCount manifest { id } } } } }`;
  expect(await admin.data(query, { id: manifest.id })).toEqual({
    documentManifest: {
      ...{ status: 'PENDING', documentCount: 2, version: 1 },
      documents: {
        nodes: [
          { operationName: 'B', operationType: 'QUERY', useCount: '0', manifest: { id: manifest.id } },
          { operationName: 'C', operationType: 'MUTATION', useCount: '0', manifest: { id: manifest.id } },
        ],
      },
    },
  });
  const wrong = [
    { status: 'active' },
    { status: 'retired' },
    { status: 'active', activatedAt: day(0), retiredAt: day(1) },
  ];
  for (const values of wrong)
    expect(
      await failureOf(
        insert('DocumentManifest', { ...own, application: 'web', applicationVersion: unique(), ...values }),
      ),
    ).toBe(sqlState.checkViolation);
});

test('a key is one of whoever sent it, and neither the request nor the answer is told', async () => {
  const sent = { principal: `user:${adminId}`, key: unique(), expires: day(1) };
  const store = () =>
    asOwner(
      `INSERT INTO idempotency_keys (organization_id, principal, user_id, key, request_hash, operation_name, response, locked_at, finished_at, expires_at)
       VALUES ($1, $2, $3, $4, 'canary-hash', 'CreateOrder', '{"data": "canary-answer"}', NULL, now(), $5)`,
      [organization.id, sent.principal, adminId, sent.key, sent.expires],
    );
  await store();
  expect(await failureOf(store())).toBe(sqlState.uniqueViolation);
  const query = `{ idempotencyKeys(filter: { key: { eq: "${sent.key}" } }) { nodes { principal operationName lockedAt user { id } } } }`;
  const answer = await admin.data(query);
  expect(answer).toEqual({
    idempotencyKeys: {
      nodes: [{ principal: sent.principal, operationName: 'CreateOrder', lockedAt: null, user: { id: adminId } }],
    },
  });
  await asAudience('staff', { organization_id: organization.id }, async ({ failure }) => {
    for (const column of ['response', 'request_hash'])
      expect(await failure(`SELECT ${column} FROM idempotency_keys`)).toBe(sqlState.insufficientPrivilege);
  });
});

test('each list asks for its own permission, and nobody outside the house sees a row', async () => {
  const manager = gateway.as(await organization.user({}, ['manager']));
  const lists = {
    auditLogs: 'audit_logs.read',
    dataAccessLogs: 'audit_logs.read',
    piiDetections: 'privacy.read',
    consentRecords: 'privacy.read',
    dataSubjectRequests: 'privacy.read',
    retentionPolicies: 'privacy.read',
    idempotencyKeys: 'users.read_security',
  };
  for (const [list, permission] of Object.entries(lists)) {
    const { data, errors } = await manager.request(`{ ${list} { nodes { id } } }`);
    expect(data).toEqual({ [list]: null });
    expect(errors?.[0]?.message).toContain(permission);
  }
  const tables = ['audit_logs', 'data_access_logs', 'pii_detections', 'consent_records', 'data_subject_requests'];
  for (const audience of ['sales_rep', 'vendor', 'buyer', 'client', 'employee', 'device', 'partner', 'guest'])
    await asAudience(audience, { organization_id: organization.id, user_id: randomUUID() }, async ({ query }) => {
      for (const table of [
        ...tables,
        'retention_policies',
        'idempotency_keys',
        'document_manifests',
        'persisted_documents',
      ])
        expect({ audience, table, rows: await query(`SELECT id FROM ${table}`) }).toEqual({
          audience,
          table,
          rows: [],
        });
    });
});
