/**
 * Brings a database to the state this version of the product needs.
 *
 * Problem: several gateways start at once on one database, each wants it migrated before it serves, and whoever runs
 * them needs to read in one sentence what is wrong when that cannot be. A start with nothing to do must cost next to
 * nothing.
 *
 * Design: one plain query compares `_prisma_migrations` with the folder `prisma/migrations` by name and checksum. If
 * all is there, that is the end. Otherwise an advisory lock lets one process through at a time; it looks again, and
 * only then loads Prisma's schema engine, which applies what is pending and keeps the history as
 * `prisma migrate deploy` would, so that either can follow the other.
 *
 * Data shape: a row of `_prisma_migrations` is an attempt. `finished_at` set: applied. `rolled_back_at` set: given up,
 * as if it had never been. Neither: it failed, or another process is at it, and only the lock tells these apart.
 */
import pg from 'pg';
import type { DatabaseConnection } from './connection.js';
import { matchesChecksum, type MigrationFile, readMigrationFiles } from './migration-files.js';
import {
  demandVersion,
  explainConnection,
  explainEngine,
  explainStatement,
  forbidden,
  MigrationError,
} from './migration-errors.js';

/** Where to migrate. `folder` is for tests; it defaults to the product's own migrations. */
export type MigrationOptions = DatabaseConnection & { readonly folder?: string };

export interface FailedMigration {
  readonly name: string;
  readonly startedAt: Date;
  /** What the database said, in one line. */
  readonly reason: string;
}

/** How the database's history compares with the migrations on disk; all lists are names in the order of time. */
export interface MigrationStatus {
  readonly database: string;
  readonly user: string;
  /** PostgreSQL's version as it prints itself, e.g. `15.8`. */
  readonly serverVersion: string;
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Begun and not finished; while another process migrates, this is the one it is at. */
  readonly failed: readonly FailedMigration[];
  /** Applied, and the script on disk is not the one that was applied. */
  readonly edited: readonly string[];
  /** Applied, and not on disk: the database is newer than the code. */
  readonly unknown: readonly string[];
}

interface Attempt {
  migration_name: string;
  checksum: string;
  started_at: Date;
  finished_at: Date | null;
  logs: string | null;
}

/** Ours, so that waiting for another gateway is not cut short by the ten seconds the engine waits for its own lock. */
const GATEWAY_LOCK = 7_305_112;
/** Prisma's: held by `prisma migrate deploy` and by the engine while they apply. */
const PRISMA_LOCK = 72_707_369;

async function withClient<T>(connection: DatabaseConnection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    ...connection,
    application_name: 'supplygraph-migrate',
    connectionTimeoutMillis: 10_000,
  });
  // A server that goes away in the middle is reported by the statement it interrupts; unheard, it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw explainConnection(error, client);
  }
  try {
    return await work(client);
  } catch (error) {
    throw error instanceof pg.DatabaseError ? explainStatement(error, client) : error;
  } finally {
    await client.end();
  }
}

async function readAttempts(client: pg.Client): Promise<Attempt[]> {
  const found = await client.query<{ exists: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`,
  );
  if (found.rows[0]?.exists !== true) return [];
  const attempts = await client.query<Attempt>(
    `SELECT migration_name, checksum, started_at, finished_at, logs FROM _prisma_migrations
      WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return attempts.rows;
}

/** The engine's log of a failure is several lines of its own call stack; what PostgreSQL said stands after `ERROR:`. */
function reasonOf(logs: string | null): string {
  const line = /ERROR: (.*)/.exec(logs ?? '')?.[1] ?? logs?.split('\n')[0];
  return line === undefined || line === '' ? 'it was interrupted' : line;
}

async function readStatus(client: pg.Client, files: readonly MigrationFile[]): Promise<MigrationStatus> {
  const server = await client.query<{ database: string; user: string; version: string; number: number }>(
    `SELECT current_database() AS database, current_user AS user, current_setting('server_version') AS version,
            current_setting('server_version_num')::int AS number`,
  );
  const [row] = server.rows;
  if (row === undefined) throw new Error('The server did not say what it is.');
  demandVersion(row.number, row.version);
  const attempts = await readAttempts(client);
  const finished = attempts.filter((attempt) => attempt.finished_at !== null);
  const onDisk = new Map(files.map((file) => [file.name, file.script]));
  const inDatabase = new Set(attempts.map((attempt) => attempt.migration_name));
  return {
    database: row.database,
    user: row.user,
    serverVersion: row.version,
    applied: finished.map((attempt) => attempt.migration_name),
    pending: files.map((file) => file.name).filter((name) => !inDatabase.has(name)),
    failed: attempts
      .filter((attempt) => attempt.finished_at === null)
      .map((attempt) => ({
        name: attempt.migration_name,
        startedAt: attempt.started_at,
        reason: reasonOf(attempt.logs),
      })),
    edited: finished
      .filter((attempt) => {
        const script = onDisk.get(attempt.migration_name);
        return script !== undefined && !matchesChecksum(script, attempt.checksum);
      })
      .map((attempt) => attempt.migration_name),
    unknown: finished.map((attempt) => attempt.migration_name).filter((name) => !onDisk.has(name)),
  };
}

/** Throws what stands in the way of applying anything. Only meaningful while nobody else migrates. */
function refuse(status: MigrationStatus): void {
  const [failed] = status.failed;
  if (failed !== undefined)
    throw new MigrationError(
      'FAILED_EARLIER',
      `The migration ${failed.name} failed at ${failed.startedAt.toISOString()} (${failed.reason}); ` +
        `mend the cause, then run: npm run db:migrate -- --rolled-back ${failed.name}`,
    );
  const [unknown] = status.unknown;
  if (unknown !== undefined)
    throw new MigrationError(
      'DATABASE_NEWER',
      `The database ${status.database} is newer than this version of Supplygraph: it has the migration ${unknown}, ` +
        'which this version does not know; start the version that applied it, or a later one.',
    );
  const [edited] = status.edited;
  if (edited !== undefined)
    throw new MigrationError(
      'EDITED',
      `The migration ${edited} was edited after it had been applied to the database ${status.database}; ` +
        'undo the edit and put the change into a new migration: npm run db:diff -- <name>',
    );
}

function isCurrent(status: MigrationStatus): boolean {
  return [status.pending, status.failed, status.edited, status.unknown].every((list) => list.length === 0);
}

/**
 * Asks before the first script whether the login may make tables and schemas, because a script that fails for want of
 * rights leaves a failed migration behind.
 */
async function demandRights(client: pg.Client): Promise<void> {
  const rights = await client.query<{ database: boolean; schema: boolean }>(
    `SELECT has_database_privilege(current_database(), 'CREATE') AS database,
            has_schema_privilege(current_schema(), 'CREATE') AS schema`,
  );
  const [row] = rights.rows;
  if (row?.database === true && row.schema) return;
  throw forbidden(`it may not create ${row?.database === true ? 'tables' : 'schemas'} there`, client);
}

/** Takes the gateways' lock, waiting without limit for another that migrates, and lets a running Prisma command finish. */
async function lock(client: pg.Client, report: (line: string) => void): Promise<void> {
  const tried = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [GATEWAY_LOCK]);
  if (tried.rows[0]?.free !== true) {
    report('Another process is migrating this database; waiting for it.');
    await client.query('SELECT pg_advisory_lock($1)', [GATEWAY_LOCK]);
  }
  await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
  await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK]);
}

/**
 * How the database compares with the migrations on disk. Changes nothing.
 * @throws MigrationError when the database cannot be reached or read, or its server is too old.
 */
export async function migrationStatus({ folder, ...connection }: MigrationOptions): Promise<MigrationStatus> {
  const files = await readMigrationFiles(folder);
  return withClient(connection, (client) => readStatus(client, files));
}

/**
 * Applies the migrations the database lacks and returns their names; `report` is told what is being done, line by
 * line. Any number of processes may call it at once: one applies, the others wait and find the work done.
 * @throws MigrationError with a sentence for whoever runs the gateway: see {@link MigrationErrorCode}.
 */
export async function migrate(
  { folder, ...connection }: MigrationOptions,
  report: (line: string) => void,
): Promise<readonly string[]> {
  const files = await readMigrationFiles(folder);
  return withClient(connection, async (client) => {
    if (isCurrent(await readStatus(client, files))) return [];
    await lock(client, report);
    const status = await readStatus(client, files);
    refuse(status);
    if (status.pending.length === 0) return [];
    await demandRights(client);
    report(`Applying ${count(status.pending.length, 'migration')} to the database ${status.database}.`);
    // Loaded only now: WebAssembly of 5 MB has no part in a start that finds everything done.
    const { applyMigrations } = await import('./schema-engine.js');
    try {
      return await applyMigrations(connection, files);
    } catch (error) {
      throw explainEngine(error, client);
    }
  });
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

/**
 * Takes a failed migration out of the way, as `prisma migrate resolve --rolled-back` does: its row stays as a record,
 * and the next {@link migrate} applies its script anew. A script without COMMIT of its own has left nothing behind.
 * @throws MigrationError when no failed migration has this name.
 */
export async function markRolledBack(connection: DatabaseConnection, name: string): Promise<void> {
  await withClient(connection, async (client) => {
    const changed = await client.query(
      `UPDATE _prisma_migrations SET rolled_back_at = now()
        WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
      [name],
    );
    if (changed.rowCount === 0)
      throw new MigrationError('NOT_FAILED', `No migration named ${name} has failed on this database.`);
  });
}
