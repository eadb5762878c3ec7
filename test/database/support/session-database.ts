/** What the tests of the session share: the migrated database, its owner, and organizations of their own. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDatabase, type Database, type DatabaseOptions } from '../../../src/database/database.js';
import { openSession, runInSession } from '../../../src/database/session.js';
import type { Session, SessionIdentity, SessionMode } from '../../../src/database/session.js';

const url = process.env.TEST_DATABASE_URL ?? '';

/** A schema of the test file's own, in which it may make tables. */
export const schema = `session_${String(process.pid)}_${randomUUID().slice(0, 8)}`;

/** The owner of the database, outside of every session. */
export const owner = new pg.Pool({ connectionString: url, max: 4 });
owner.on('error', () => undefined);

const opened: Database[] = [];

/** Opens the database as the gateway does. */
export async function open(options: Partial<DatabaseOptions> = {}): Promise<Database> {
  const database = await openDatabase({ connection: { connectionString: url }, gatewayRole: 'sg_gateway', ...options });
  opened.push(database);
  return database;
}

/** The URL with further parameters. */
export function urlWith(parameters: Record<string, string>): string {
  const changed = new URL(url);
  for (const [name, value] of Object.entries(parameters)) changed.searchParams.set(name, value);
  return changed.href;
}

/** Makes the schema and lets every audience read and write what is made in it. */
export async function prepareSchema(): Promise<void> {
  await owner.query(`create schema ${schema};
    grant usage on schema ${schema} to sg_staff, sg_vendor;
    alter default privileges in schema ${schema} grant all on tables to sg_staff, sg_vendor;
    create table ${schema}.items (id int primary key, name text not null check (name <> ''), parent int references ${schema}.items)`);
}

/** Ends everything that was opened, and deletes what was made. */
export async function cleanUp(): Promise<void> {
  for (const database of opened) await database.close();
  await owner.query(`drop schema if exists ${schema} cascade`);
  await owner.end();
}

/** A new organization; returns its id. */
export async function makeOrganization(): Promise<string> {
  const id = randomUUID();
  await owner.query('insert into organizations (id, name, slug) values ($1, $2, $3)', [
    id,
    'Session Tests Ltd',
    `session-${id}`,
  ]);
  return id;
}

/** Somebody of that organization's staff, unless told otherwise. */
export function staffOf(organizationId: string, other: Partial<SessionIdentity> = {}): SessionIdentity {
  return {
    ...{ audience: 'staff', organizationId, userId: null, vendorId: null, customerId: null, clientId: null },
    ...{ siteId: null, employeeId: null, deviceId: null, sessionId: null, salesRepIds: [], departmentIds: [] },
    readsAllInventory: false,
    ...other,
  };
}

/** Runs the work in a session of its own, with the session at hand. */
export async function within<T>(
  database: Database,
  identity: SessionIdentity,
  mode: SessionMode,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = openSession(database, identity, mode);
  try {
    const result = await runInSession(session, () => work(session));
    await session.close('commit');
    return result;
  } catch (error) {
    await session.close('rollback');
    throw error;
  }
}

/** The process id of the session's connection. */
export async function backendOf(session: Session): Promise<number> {
  const [row] = await session.query<{ pid: number }>({ text: 'select pg_backend_pid() as pid', values: [] });
  return row?.pid ?? 0;
}

/** The error that something ends with, for a closer look. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}
