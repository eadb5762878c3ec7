// What is stored encrypted leaves the database by no answer and no line of the log: neither the secret, nor its ciphertext,
// nor the name of its key. Every field of every type that has such a row behind it is asked for, and all that goes wrong is
// looked at as well.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { createKeyring } from '../../src/encryption/keyring.js';
import { makeKey } from '../../src/encryption/keys.js';
import { buildSchema } from '../../src/schema/index.js';
import { startServer, type TestServer } from '../server/harness.js';
import { asOwner, closeOwner } from '../support/database.js';
import { makeOrganization } from '../support/make.js';

const schema = buildSchema();
const key = makeKey();
const keyring = createKeyring([key]);
const canary = `canary${randomUUID().replaceAll('-', '')}`;
const forbidden: string[] = [canary, Buffer.from(canary).toString('base64url').slice(0, 40), key.id];

/** Types with an encrypted value behind them, and those that tell what happens to such rows. */
const lists = {
  Integration: 'integrations',
  SyncJob: 'syncJobs',
  WebhookEndpoint: 'webhookEndpoints',
  WebhookDelivery: 'webhookDeliveries',
  UserMfaFactor: 'userMfaFactors',
  AuditLog: 'auditLogs',
  DataAccessLog: 'dataAccessLogs',
  Event: 'events',
} as const;

let server: TestServer;
let authorization: { authorization: string };
const answers: string[] = [];

beforeAll(async () => {
  server = await startServer(schema);
  const organization = await makeOrganization();
  const user = await organization.user();
  authorization = await server.authorization(user.id);
  const store = async (table: string, column: string, statement: string) => {
    const id = randomUUID();
    const sealed = keyring.seal(canary, { organizationId: organization.id, table, column, id });
    forbidden.push(sealed.ciphertext);
    await asOwner(statement, [organization.id, id, sealed.ciphertext, sealed.keyId]);
    return id;
  };
  const integration = await store(
    'integrations',
    'config',
    `INSERT INTO integrations (organization_id, id, name, type, provider, config, config_key_id, configured_at)
     VALUES ($1, $2, 'CRM', 'crm', 'gohighlevel', $3, $4, now())`,
  );
  const endpoint = await store(
    'webhook_endpoints',
    'secret',
    `INSERT INTO webhook_endpoints (organization_id, id, name, url, secret, secret_key_id, secret_set_at)
     VALUES ($1, $2, 'Warehouse', 'https://example.com/hook', $3, $4, now())`,
  );
  await asOwner(
    `INSERT INTO user_mfa_factors (organization_id, user_id, kind, secret, secret_key_id) VALUES ($1, $2, 'totp', $3, $4)`,
    [organization.id, user.id, forbidden.at(-1), key.id],
  );
  await asOwner('UPDATE integrations SET settings = $2 WHERE id = $1', [integration, '{"resources": ["customer"]}']);
  await asOwner(`UPDATE webhook_endpoints SET status = 'disabled' WHERE id = $1`, [endpoint]);
  await asOwner(
    `INSERT INTO sync_jobs (organization_id, integration_id, resource, direction) VALUES ($1, $2, 'customer', 'inbound')`,
    [organization.id, integration],
  );
});
afterAll(async () => {
  await server.close();
  await closeOwner();
});

async function ask(query: string): Promise<{ text: string; failed: boolean }> {
  const { text, body } = await server.post({ query }, authorization);
  answers.push(text);
  return { text, failed: body.errors !== undefined };
}

test('every field of every such type answers without them', async () => {
  for (const [name, list] of Object.entries(lists)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`There is no type ${name}.`);
    const leaves = Object.values(type.getFields())
      .filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0)
      .map((field) => field.name);
    const { failed } = await ask(`{ ${list}(first: 100) { nodes { ${leaves.join(' ')} } totalCount { count } } }`);
    expect({ list, failed }).toEqual({ list, failed: false });
  }
  // The rows were among what was asked: what may be told of them is there.
  const told = answers.join('\n');
  for (const seen of ['gohighlevel', 'https://example.com/hook', 'DISABLED', 'TOTP', 'user_mfa_factors'])
    expect(told).toContain(seen);
});

test('nobody can ask for them, filter or sort by them, or group figures by them', async () => {
  for (const query of [
    '{ integrations { nodes { config configKeyId } } }',
    '{ webhookEndpoints { nodes { secret secretKeyId } } }',
    `{ integrations(filter: { config: { startsWith: "v1." } }) { nodes { id } } }`,
    `{ webhookEndpoints(filter: { secretKeyId: { eq: "${key.id.slice(0, 4)}" } }) { nodes { id } } }`,
    '{ integrations(sort: { field: CONFIG }) { nodes { id } } }',
    '{ integrations { aggregate { groups(by: [{ field: CONFIG_KEY_ID }]) { nodes { count } } } } }',
    '{ integrations(filter: { name: { eq: 5 } }) { nodes { id } } }',
    '{ integration(id: "nonsense") { id } }',
  ]) {
    expect({ query, failed: (await ask(query)).failed }).toEqual({ query, failed: true });
  }
  const { text } = await ask(
    '{ __schema { types { name fields { name } inputFields { name } enumValues { name } } } }',
  );
  expect(text).not.toMatch(/"(config|configKeyId|CONFIG|secretKeyId|SECRET)"/);
});

test('none of the answers and no line of the log holds one', () => {
  const log = server.lines.map((line) => JSON.stringify(line));
  expect(answers.length).toBeGreaterThan(15);
  expect(log.length).toBeGreaterThan(15);
  for (const text of [...answers, ...log]) for (const secret of forbidden) expect(text).not.toContain(secret);
});
