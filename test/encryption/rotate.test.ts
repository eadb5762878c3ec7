import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { createKeyring, type Keyring } from '../../src/encryption/keyring.js';
import { makeKey } from '../../src/encryption/keys.js';
import { countByKey, encryptedColumns, rotateKeys, type RotationProgress } from '../../src/encryption/rotate.js';
import { type Databases, openDatabases } from '../seed/support/database.js';

// Rotation reaches every organization, so it gets a database of its own.
let databases: Databases;
let client: pg.Client;
let other: pg.Client;
const organizationId = randomUUID();
const [oldKey, newKey] = [makeKey(), makeKey()];
const [old, current] = [createKeyring([oldKey]), createKeyring([newKey, oldKey])];

beforeAll(async () => {
  databases = await openDatabases(process.env['TEST_DATABASE_URL'] ?? '', `sg_rotate_test_${String(process.pid)}`);
  const connectionString = await databases.create('one');
  [client, other] = [new pg.Client({ connectionString }), new pg.Client({ connectionString })];
  await Promise.all([client.connect(), other.connect()]);
  await client.query(`INSERT INTO organizations (id, name, slug) VALUES ($1, 'Rotation', 'rotation')`, [
    organizationId,
  ]);
}, 120_000);

afterAll(async () => {
  await Promise.all([client.end(), other.end()]);
  await databases.drop();
});

beforeEach(async () => {
  await client.query('DELETE FROM integrations');
  await client.query('DELETE FROM webhook_endpoints');
});

const place = (id: string) => ({ organizationId, table: 'integrations', column: 'config', id });

/** Writes what an integration signs in with, as the product does. */
async function write(database: pg.Client, keyring: Keyring, id: string, text: string): Promise<void> {
  const { ciphertext, keyId } = keyring.seal(text, place(id));
  await database.query(
    `INSERT INTO integrations (organization_id, id, name, type, provider, config, config_key_id, configured_at)
     VALUES ($1, $2::uuid, $2::uuid::text, 'crm', 'gohighlevel', $3, $4, now())
     ON CONFLICT (organization_id, id) DO UPDATE
     SET config = EXCLUDED.config, config_key_id = EXCLUDED.config_key_id, configured_at = EXCLUDED.configured_at`,
    [organizationId, id, ciphertext, keyId],
  );
}

async function fill(count: number, keyring = old): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids) await write(client, keyring, id, `secret of ${id}`);
  return ids;
}

async function read(id: string): Promise<{ text: string; keyId: string; version: number }> {
  const { rows } = await client.query<{ config: string; config_key_id: string; version: number }>(
    'SELECT config, config_key_id, version FROM integrations WHERE id = $1',
    [id],
  );
  const [{ config: ciphertext, config_key_id: keyId, version } = { config: '', config_key_id: '', version: 0 }] = rows;
  return { text: current.open({ ciphertext, keyId }, place(id)), keyId, version };
}

test('every column with a key beside it is known to the rotation', async () => {
  const { rows } = await client.query<{ table: string; keyColumn: string }>(
    `SELECT table_name AS "table", column_name AS "keyColumn" FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name LIKE '%\\_key\\_id' ORDER BY 1, 2`,
  );
  const known = encryptedColumns.map(({ table, keyColumn }) => ({ table, keyColumn }));
  expect(rows).toEqual([...known].sort((a, b) => (a.table < b.table ? -1 : 1)));
});

test('all values come to the new key, batch by batch, and no version counts it', async () => {
  const ids = await fill(25);
  const [endpointId] = [randomUUID()];
  const secret = { organizationId, table: 'webhook_endpoints', column: 'secret', id: endpointId };
  const sealed = old.seal('whsec_canary', secret);
  await client.query(
    `INSERT INTO webhook_endpoints (organization_id, id, name, url, secret, secret_key_id, secret_set_at)
     VALUES ($1, $2, 'x', 'https://example.com/', $3, $4, now())`,
    [organizationId, endpointId, sealed.ciphertext, sealed.keyId],
  );
  const progress: RotationProgress[] = [];
  expect(await rotateKeys(client, current, { batchSize: 10, onProgress: (step) => progress.push(step) })).toBe(26);
  expect(
    progress
      .filter(({ table }) => table === 'integrations')
      .map(({ done, total }) => `${String(done)}/${String(total)}`),
  ).toEqual(['0/25', '10/25', '20/25', '25/25']);
  for (const id of ids) expect(await read(id)).toEqual({ text: `secret of ${id}`, keyId: newKey.id, version: 1 });
  const { rows } = await client.query<{ secret: string }>('SELECT secret FROM webhook_endpoints');
  const opened = current.open({ ciphertext: rows[0]?.secret ?? '', keyId: newKey.id }, secret);
  expect(opened).toBe('whsec_canary');
  expect(await countByKey(client)).toEqual(new Map([[newKey.id, 26]]));
  expect(await rotateKeys(client, current)).toBe(0);
});

test('a value of an unknown key ends it before anything is changed', async () => {
  const ids = await fill(3);
  const lost = makeKey();
  await fill(2, createKeyring([lost]));
  await expect(rotateKeys(client, current)).rejects.toThrow(
    `Nothing was changed: values are encrypted with keys that are not given: "${lost.id}" (2 values). Given are ${newKey.id}, ${oldKey.id}.`,
  );
  for (const id of ids) expect((await read(id)).keyId).toBe(oldKey.id);
});

test('a run that was broken off goes on where it ended', async () => {
  await fill(30);
  let batches = 0;
  const broken = rotateKeys(client, current, {
    batchSize: 10,
    onProgress: () => {
      if (++batches === 2) throw new Error('the plug was pulled');
    },
  });
  await expect(broken).rejects.toThrow('the plug was pulled');
  expect(await countByKey(client)).toEqual(
    new Map([
      [oldKey.id, 20],
      [newKey.id, 10],
    ]),
  );
  expect(await rotateKeys(client, current, { batchSize: 10 })).toBe(20);
  expect(await countByKey(client)).toEqual(new Map([[newKey.id, 30]]));
});

test('a value that was tampered with ends it by name', async () => {
  const [id = ''] = await fill(1);
  await client.query(
    `UPDATE integrations SET config = left(config, -1) || CASE right(config, 1) WHEN 'A' THEN 'Q' ELSE 'A' END`,
  );
  await expect(rotateKeys(client, current)).rejects.toThrow(`integrations.config of row ${id}`);
});

/** The client, with something done by somebody else between what the rotation has read and what it replaces. */
function interrupted(meanwhile: () => Promise<void>): pg.Client {
  const query = client.query.bind(client) as (text: string, values?: unknown[]) => Promise<pg.QueryResult>;
  return Object.create(client, {
    query: {
      value: async (text: string, values?: unknown[]) => {
        if (text.startsWith('UPDATE')) await meanwhile();
        return query(text, values);
      },
    },
  }) as pg.Client;
}

test('what is written meanwhile is kept, whichever key it has', async () => {
  const ids = (await fill(60)).sort();
  const expected = new Map(ids.map((id) => [id, `secret of ${id}`]));
  let batches = 0;
  const meddled = interrupted(async () => {
    // Rows of this batch, of one that is done and of one to come; a gateway that was not restarted has the old key still.
    const batch = batches++;
    for (const place of [batch * 4, batch * 4 + 1, batch * 4 - 3, batch * 4 + 9]) {
      const id = ids[place];
      if (batch >= 12 || id === undefined) continue;
      const text = `changed in batch ${String(batch)}`;
      await write(other, place % 2 === 0 ? old : current, id, text);
      expected.set(id, text);
    }
  });
  expect(await rotateKeys(meddled, current, { batchSize: 4 })).toBeGreaterThan(30);
  expect(batches).toBeGreaterThan(12);
  for (const [id, text] of expected) expect(await read(id)).toMatchObject({ text, keyId: newKey.id });
});

test('a gateway that writes all the time is not kept waiting', async () => {
  const ids = await fill(40);
  let done = false;
  const rotation = rotateKeys(client, current, { batchSize: 4 }).finally(() => {
    done = true;
  });
  const last = new Map<string, string>();
  for (let n = 0; n < 20 || !done; n++) {
    const id = ids[n % ids.length] ?? '';
    await write(other, current, id, `written ${String(n)}`);
    last.set(id, `written ${String(n)}`);
  }
  await rotation;
  for (const [id, text] of last) expect(await read(id)).toMatchObject({ text, keyId: newKey.id });
});

test('where other keys are written again and again, it ends instead of running for ever', async () => {
  const [id = ''] = await fill(1);
  const meddled = interrupted(() => write(other, old, id, 'written with the old key'));
  await expect(rotateKeys(meddled, current)).rejects.toThrow(
    'is a gateway still running with ENCRYPTION_KEYS of before?',
  );
  await rotateKeys(client, current);
  expect(await read(id)).toMatchObject({ text: 'written with the old key', keyId: newKey.id });
});
