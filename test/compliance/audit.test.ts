import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { asAudience } from '../data-model/support/audience.js';
import { asOwner, closeOwner, databaseUrl, insert } from '../support/database.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';

interface Entry {
  readonly action: string;
  readonly operation: string;
  readonly user_id: string | null;
  readonly audience: string | null;
  readonly old_values: Record<string, unknown> | null;
  readonly new_values: Record<string, unknown> | null;
  readonly change_reason: string | null;
  readonly ip_address: string | null;
}

let organization: TestOrganization;
beforeAll(async () => {
  organization = await makeOrganization();
});
afterAll(closeOwner);

const columns = 'action, operation, user_id, audience, old_values, new_values, change_reason, ip_address';

/** What the log says of a row, in order. */
const entriesOf = (table: string, id: string): Promise<Entry[]> =>
  asOwner<Entry>(`SELECT ${columns} FROM audit_logs WHERE table_name = $1 AND record_id = $2 ORDER BY created_at, id`, [
    table,
    id,
  ]);

test('a row is followed from its making to its end, with what changed', async () => {
  const { id } = await organization.part({ partNumber: 'AUDIT-1', name: 'Bearing', category: 'drive' });
  await asOwner(`UPDATE parts SET name = 'Ball bearing', category = NULL WHERE id = $1`, [id]);
  await asOwner('DELETE FROM parts WHERE id = $1', [id]);
  const [created, updated, deleted, ...more] = await entriesOf('parts', id);
  expect(more).toEqual([]);
  expect(created).toMatchObject({
    action: 'created',
    operation: 'insert',
    old_values: null,
    user_id: null,
    audience: null,
  });
  expect(created?.new_values).toMatchObject({ part_number: 'AUDIT-1', name: 'Bearing', category: 'drive' });
  // What has no value is not listed, and what is said elsewhere is not repeated.
  for (const column of [
    'description',
    'id',
    'organization_id',
    'version',
    'created_at',
    'search_vector',
    'quote_count',
  ])
    expect(created?.new_values).not.toHaveProperty(column);
  expect(updated).toMatchObject({
    action: 'updated',
    operation: 'update',
    old_values: { name: 'Bearing', category: 'drive' },
    new_values: { name: 'Ball bearing', category: null },
  });
  expect(deleted).toMatchObject({ action: 'deleted', operation: 'delete', new_values: null });
  expect(deleted?.old_values).toMatchObject({ part_number: 'AUDIT-1', name: 'Ball bearing' });
});

test('who did it, as whom, why and from where is known', async () => {
  const { id: userId } = await organization.user();
  const { id } = await organization.part();
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL ROLE sg_staff');
    await client.query(
      `SELECT set_config('app.organization_id', $1, true), set_config('app.user_id', $2, true),
         set_config('app.change_reason', 'The name was wrong.', true), set_config('app.ip_address', '2001:db8::1', true)`,
      [organization.id, userId],
    );
    await client.query(`UPDATE parts SET name = 'Renamed' WHERE id = $1`, [id]);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  expect((await entriesOf('parts', id)).at(-1)).toMatchObject({
    action: 'updated',
    user_id: userId,
    audience: 'staff',
    change_reason: 'The name was wrong.',
    ip_address: '2001:db8::1',
  });
});

test('what the database keeps by itself makes no entry', async () => {
  const customer = await organization.customer();
  const before = (await entriesOf('customers', customer.id)).length;
  await organization.order({ customerId: customer.id, subtotal: '250' });
  const [kept] = await asOwner<{ value: string }>('SELECT lifetime_value::text AS value FROM customers WHERE id = $1', [
    customer.id,
  ]);
  expect(kept).toEqual({ value: '250.0000' });
  await asOwner('UPDATE customers SET updated_at = now(), name = name WHERE id = $1', [customer.id]);
  expect(await entriesOf('customers', customer.id)).toHaveLength(before);
});

test('a thousand rows in one statement are a thousand entries in the order they came', async () => {
  const rows = await asOwner<{ id: string }>(
    `INSERT INTO parts (organization_id, part_number, name)
     SELECT $1, 'BULK-' || lpad(n::text, 4, '0'), 'Bulk' FROM generate_series(1, 1000) AS n RETURNING id`,
    [organization.id],
  );
  expect(rows).toHaveLength(1000);
  const entries = await asOwner<{ number: string }>(
    `SELECT new_values ->> 'part_number' AS number FROM audit_logs
     WHERE organization_id = $1 AND table_name = 'parts' AND new_values ->> 'name' = 'Bulk' ORDER BY created_at, id`,
    [organization.id],
  );
  const numbers = entries.map(({ number }) => number);
  expect(numbers).toHaveLength(1000);
  // Within a microsecond chance decides.
  const apart = numbers.filter((_, place) => place % 100 === 0);
  expect([...apart].sort()).toEqual(apart);
});

test('a plan made for one row does not stay for thousands', async () => {
  const rows = 4000;
  await asOwner(
    `INSERT INTO parts (organization_id, part_number, name) SELECT $1, 'PLAN-' || n, 'Plan' FROM generate_series(1, $2::int) AS n`,
    [organization.id, rows],
  );
  const client = new pg.Client({ connectionString: databaseUrl(), statement_timeout: 30_000 });
  await client.connect();
  try {
    // From the sixth time on PostgreSQL may keep the plan for good.
    for (let n = 1; n <= 10; n++)
      await client.query(`UPDATE parts SET category = $3 WHERE organization_id = $1 AND part_number = $2`, [
        organization.id,
        'PLAN-1',
        String(n),
      ]);
    const { rowCount } = await client.query(
      `UPDATE parts SET category = 'all' WHERE organization_id = $1 AND name = 'Plan'`,
      [organization.id],
    );
    expect(rowCount).toBe(rows);
  } finally {
    await client.end();
  }
}, 60_000);

test('what is rolled back was never done', async () => {
  const number = `ROLLED-${randomUUID()}`;
  await asAudience('staff', { organization_id: organization.id }, ({ query }) =>
    query(`INSERT INTO parts (part_number, name) VALUES ($1, 'x')`, [number]),
  );
  const found = await asOwner(`SELECT FROM audit_logs WHERE new_values ->> 'part_number' = $1`, [number]);
  expect(found).toEqual([]);
});

test('an organization and its users are followed, too', async () => {
  await asOwner(`UPDATE organizations SET name = 'Renamed Trading' WHERE id = $1`, [organization.id]);
  const user = await organization.user({ email: 'followed@example.com' }, ['viewer']);
  const about = (await entriesOf('organizations', organization.id)).at(-1);
  expect(about).toMatchObject({ action: 'updated', new_values: { name: 'Renamed Trading' } });
  const [entry] = await asOwner<{ organization_id: string }>(
    `SELECT organization_id FROM audit_logs WHERE table_name = 'organizations' AND record_id = $1 LIMIT 1`,
    [organization.id],
  );
  expect(entry).toEqual({ organization_id: organization.id });
  expect(await entriesOf('users', user.id)).toHaveLength(1);
  const given = await asOwner(
    `SELECT FROM audit_logs WHERE table_name = 'user_roles' AND new_values ->> 'user_id' = $1`,
    [user.id],
  );
  expect(given).toHaveLength(1);
});

test('secrets are never copied', async () => {
  const canary = `canary-${randomUUID()}`;
  const user = await organization.user();
  await asOwner('UPDATE users SET password_hash = $1 WHERE id = $2', [canary, user.id]);
  await asOwner(
    `INSERT INTO user_mfa_factors (organization_id, user_id, kind, secret, secret_key_id) VALUES ($1, $2, 'totp', $3, 'k')`,
    [organization.id, user.id, canary],
  );
  await asOwner(
    `INSERT INTO refresh_tokens (organization_id, user_id, family_id, token_hash, expires_at)
     VALUES ($1, $2, uuid_generate_v7(), $3, now() + interval '1 day')`,
    [organization.id, user.id, canary],
  );
  await asOwner(
    `INSERT INTO api_keys (organization_id, name, kind, prefix, key_hash) VALUES ($1, 'x', 'partner', left($2, 12), $2)`,
    [organization.id, canary],
  );
  await asOwner(
    `INSERT INTO integrations (organization_id, name, type, provider, config, config_key_id, configured_at)
     VALUES ($1, 'x', 'crm', 'x', 'v1.' || $2, 'k', now())`,
    [organization.id, canary],
  );
  await asOwner(`UPDATE integrations SET config = 'v1.' || $2, configured_at = now() WHERE organization_id = $1`, [
    organization.id,
    `${canary}-2`,
  ]);
  await asOwner(
    `INSERT INTO webhook_endpoints (organization_id, name, url, secret, secret_key_id, secret_set_at)
     VALUES ($1, 'x', 'https://example.com/', 'v1.' || $2, 'k', now())`,
    [organization.id, canary],
  );
  const tables = ['user_mfa_factors', 'refresh_tokens', 'api_keys', 'integrations', 'webhook_endpoints'];
  const entries = await asOwner<{ table_name: string; text: string }>(
    `SELECT table_name, log::text AS text FROM audit_logs AS log WHERE organization_id = $1
       AND (table_name = ANY ($2) OR table_name = 'users' AND record_id = $3)`,
    [organization.id, tables, user.id],
  );
  for (const table of tables) expect(entries.map(({ table_name }) => table_name)).toContain(table);
  for (const { text } of entries) expect(text).not.toContain(canary);
});

test('personal data stands as a keyed hash: the same for the same person, another in another organization', async () => {
  const email = `${randomUUID()}@example.com`;
  const other = await makeOrganization();
  const [one, two] = [await organization.customer({ email }), await organization.customer({ email: `x${email}` })];
  await asOwner('UPDATE customers SET email = $1 WHERE id = $2', [email, two.id]);
  const elsewhere = await other.customer({ email });
  const hashOf = async (id: string) => (await entriesOf('customers', id)).at(-1)?.new_values?.['email'];
  const hash = await hashOf(one.id);
  expect(hash).toMatch(/^hmac:[0-9a-f]{64}$/);
  expect(await hashOf(two.id)).toBe(hash);
  expect(await hashOf(elsewhere.id)).not.toBe(hash);
  const [told] = await asOwner<{ hash: string }>('SELECT app.audit_hash($1, $2) AS hash', [organization.id, email]);
  expect(told).toEqual({ hash });
  await asOwner('UPDATE customers SET email = NULL WHERE id = $1', [one.id]);
  expect((await entriesOf('customers', one.id)).at(-1)).toMatchObject({
    old_values: { email: hash },
    new_values: { email: null },
  });
  const told2 = await asOwner(`SELECT FROM audit_logs AS log WHERE log::text LIKE '%' || $1 || '%'`, [email]);
  expect(told2).toEqual([]);
});

test('the hash is HMAC with SHA-256 (RFC 4231, case 2)', async () => {
  const [row] = await asOwner<{ hash: string }>(
    `SELECT app.hmac_sha256(inner_key, outer_key, 'what do ya want for nothing?') AS hash FROM (
       SELECT decode(string_agg(lpad(to_hex(get_byte(key, n) # 54), 2, '0'), '' ORDER BY n), 'hex'),
         decode(string_agg(lpad(to_hex(get_byte(key, n) # 92), 2, '0'), '' ORDER BY n), 'hex')
       FROM (SELECT convert_to('Jefe', 'UTF8') || decode(repeat('00', 60), 'hex')) AS k (key), generate_series(0, 63) AS n
     ) AS pads (inner_key, outer_key)`,
  );
  expect(row?.hash).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
});

test('nobody changes or removes an entry, and nobody but the owner reads the key', async () => {
  const rights = await asOwner(
    `SELECT rolname, relname FROM pg_roles, pg_class
     WHERE rolname LIKE 'sg\\_%' AND pg_class.oid = ANY ('{audit_logs,data_access_logs,events}'::regclass[])
       AND (has_any_column_privilege(rolname, pg_class.oid, 'UPDATE') OR has_table_privilege(rolname, pg_class.oid, 'DELETE')
         OR has_table_privilege(rolname, pg_class.oid, 'TRUNCATE'))`,
  );
  expect(rights).toEqual([]);
  const readers = await asOwner(
    `SELECT rolname, name FROM pg_roles, unnest('{app.audit_key,app.column_classes}'::regclass[]) AS name
     WHERE rolname LIKE 'sg\\_%' AND has_any_column_privilege(rolname, name, 'SELECT, INSERT, UPDATE')`,
  );
  expect(readers).toEqual([]);
  const { id } = await insert('AuditLog', { organizationId: organization.id, action: 'tests.run' });
  for (const statement of [
    'UPDATE audit_logs SET action = $2 WHERE id = $1',
    'DELETE FROM audit_logs WHERE id = $1 OR action = $2',
  ])
    expect(
      await asAudience('staff', { organization_id: organization.id }, ({ failure }) => failure(statement, [id, 'x'])),
    ).toBe('42501');
});

test('nobody makes an entry of his own', async () => {
  const made = await asAudience('staff', { organization_id: organization.id }, ({ failure }) =>
    failure(`INSERT INTO audit_logs (organization_id, action) VALUES ($1, 'forged')`, [organization.id]),
  );
  expect(made).toBe('42501');
});
