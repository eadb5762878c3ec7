/**
 * Brings every encrypted value to the current key.
 *
 * Problem: there may be many values, the gateways go on working meanwhile, and the run may be broken off. Design: batches in
 * the order of the rows' keys, each one statement of its own, so that nothing is locked for long. A row is replaced only while
 * it still holds what was read: what somebody writes in between wins, and it is written with the current key or looked at
 * again. What remains to be done is what the rows say, so a run that was broken off simply goes on.
 */
import type { ClientBase } from 'pg';
import type { Keyring } from './keyring.js';

/** Every column that holds ciphertexts, with the column that holds the key's id. */
export const encryptedColumns = [
  { table: 'integrations', column: 'config', keyColumn: 'config_key_id' },
  { table: 'webhook_endpoints', column: 'secret', keyColumn: 'secret_key_id' },
  { table: 'user_mfa_factors', column: 'secret', keyColumn: 'secret_key_id' },
] as const;
type EncryptedColumn = (typeof encryptedColumns)[number];

export interface RotationProgress {
  readonly table: string;
  readonly column: string;
  /** Values brought to the current key so far. */
  readonly done: number;
  /** Values that had another key when the column was begun. */
  readonly total: number;
}

export interface RotationOptions {
  readonly batchSize?: number;
  readonly onProgress?: (progress: RotationProgress) => void;
}

interface Row {
  readonly organization_id: string;
  readonly id: string;
  readonly ciphertext: string;
  readonly key_id: string;
}

const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * Re-encrypts all values of other keys; returns how many. `client` is the owner's or the worker's: it must see every organization.
 * @throws Error before anything is changed, where values have a key the keyring does not hold
 * @throws DecryptionError where a value was tampered with; what was done before stays done
 */
export async function rotateKeys(client: ClientBase, keyring: Keyring, options: RotationOptions = {}): Promise<number> {
  await refuseUnknownKeys(client, keyring);
  let done = 0;
  for (const column of encryptedColumns) done += await rotateColumn(client, keyring, column, options);
  return done;
}

/** How many values each key still has, by the key's id. */
export async function countByKey(client: ClientBase): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, column, keyColumn } of encryptedColumns) {
    const { rows } = await client.query<{ key_id: string; count: number }>(
      `SELECT ${keyColumn} AS key_id, count(*)::integer AS count FROM ${table} WHERE ${column} IS NOT NULL GROUP BY 1`,
    );
    for (const { key_id, count } of rows) counts.set(key_id, (counts.get(key_id) ?? 0) + count);
  }
  return counts;
}

async function refuseUnknownKeys(client: ClientBase, keyring: Keyring): Promise<void> {
  const unknown = [...(await countByKey(client))].filter(([keyId]) => !keyring.keyIds.includes(keyId));
  if (unknown.length === 0) return;
  const list = unknown.map(([keyId, count]) => `"${keyId}" (${String(count)} values)`).join(', ');
  throw new Error(
    `Nothing was changed: values are encrypted with keys that are not given: ${list}. Given are ${keyring.keyIds.join(', ')}.`,
  );
}

async function rotateColumn(
  client: ClientBase,
  keyring: Keyring,
  place: EncryptedColumn,
  { batchSize = 500, onProgress }: RotationOptions,
): Promise<number> {
  const { table, column } = place;
  const total = await countOthers(client, keyring, place);
  let done = 0;
  onProgress?.({ table, column, done, total });
  for (;;) {
    let [organizationId, id] = [firstId, firstId];
    let changed = 0;
    for (;;) {
      const rows = await nextRows(client, keyring, place, [organizationId, id, batchSize]);
      const last = rows.at(-1);
      if (last === undefined) break;
      changed += await replace(client, keyring, place, rows);
      [organizationId, id] = [last.organization_id, last.id];
      onProgress?.({ table, column, done: done + changed, total });
    }
    done += changed;
    const left = await countOthers(client, keyring, place);
    if (left === 0) return done;
    // A row that was written in between with a key that is not current is taken in the next round, if that gets anywhere.
    if (changed === 0)
      throw new Error(
        `${String(left)} values of ${table}.${column} are written with other keys again and again: is a gateway still running with ENCRYPTION_KEYS of before?`,
      );
  }
}

async function countOthers(client: ClientBase, keyring: Keyring, place: EncryptedColumn): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM ${place.table} WHERE ${place.column} IS NOT NULL AND ${place.keyColumn} <> $1`,
    [keyring.currentKeyId],
  );
  return rows[0]?.count ?? 0;
}

async function nextRows(
  client: ClientBase,
  keyring: Keyring,
  { table, column, keyColumn }: EncryptedColumn,
  [organizationId, id, limit]: readonly [string, string, number],
): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(
    `SELECT organization_id, id, ${column} AS ciphertext, ${keyColumn} AS key_id FROM ${table}
     WHERE (organization_id, id) > ($1, $2) AND ${column} IS NOT NULL AND ${keyColumn} <> $3
     ORDER BY organization_id, id LIMIT $4`,
    [organizationId, id, keyring.currentKeyId, limit],
  );
  return rows;
}

async function replace(
  client: ClientBase,
  keyring: Keyring,
  { table, column, keyColumn }: EncryptedColumn,
  rows: readonly Row[],
): Promise<number> {
  const fresh = rows.map(({ organization_id: organizationId, id, ciphertext, key_id: keyId }) => {
    const place = { organizationId, table, column, id };
    return keyring.seal(keyring.open({ ciphertext, keyId }, place), place).ciphertext;
  });
  const { rowCount } = await client.query(
    `UPDATE ${table} AS target SET ${column} = given.fresh, ${keyColumn} = $1
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) AS given (organization_id, id, ciphertext, fresh)
     WHERE target.organization_id = given.organization_id AND target.id = given.id AND target.${column} = given.ciphertext`,
    [
      keyring.currentKeyId,
      rows.map((row) => row.organization_id),
      rows.map((row) => row.id),
      rows.map((row) => row.ciphertext),
      fresh,
    ],
  );
  return rowCount ?? 0;
}
