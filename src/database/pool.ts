/**
 * Problem: a connection that comes back in a wrong state (an open transaction, another time zone, a prepared statement
 * whose table has changed) harms the next request, which has nothing to do with it.
 * Design: every connection begins as the gateway's role, in UTC and UTF-8, with the server's own time limits, and is
 * checked once. It is taken and returned here alone: what is not idle when it comes back is destroyed. When one prepared
 * statement turns out to be stale, all connections made before that moment are replaced as they are taken.
 * `query_timeout` of the driver is never used: it abandons the statement, not the transaction, which then loses writes.
 */
import pg from 'pg';
import type { ConnectionFacts } from './embedded-cluster.js';
import { StartupError } from './startup-error.js';

/** How a database is reached, and the limits of its use. Times are in milliseconds. */
export interface DatabaseOptions {
  readonly connection: ConnectionFacts | { readonly connectionString: string };
  /** The role that the login takes on at once; it owns nothing and cannot bypass row security. */
  readonly gatewayRole: 'sg_gateway';
  /** The greatest number of connections, 10 unless told. */
  readonly poolSize?: number;
  /** How long a request waits for a connection, 5,000 unless told. */
  readonly connectionTimeoutMs?: number;
  /** How long one statement may run, 15,000 unless told. */
  readonly statementTimeoutMs?: number;
  /** How long a statement waits for a lock, 5,000 unless told. */
  readonly lockTimeoutMs?: number;
  /** How long a transaction may do nothing before the server ends it, 20,000 unless told. */
  readonly idleTimeoutMs?: number;
}

/** One statement as it was sent: by a loader, by Prisma, or by the session itself. */
export interface ObservedStatement {
  readonly text: string;
  readonly name?: string;
  readonly kind: 'loader' | 'prisma' | 'control';
}

/** The oldest PostgreSQL that works, as in server_version_num. */
const OLDEST_SERVER = 150_000;

interface Facts {
  readonly version: string;
  readonly number: string;
  readonly zone: string;
  readonly server: string;
  readonly client: string;
  readonly role: string;
  readonly powerful: boolean;
}

/** The connections of one database. */
export class ConnectionPool {
  readonly limits: { readonly statement: number; readonly connection: number };
  readonly #pool: pg.Pool;
  readonly #listeners = new Set<(statement: ObservedStatement) => void>();
  readonly #madeIn = new WeakMap<object, number>();
  #epoch = 0;

  constructor(options: DatabaseOptions) {
    const statement = options.statementTimeoutMs ?? 15_000;
    this.limits = { statement, connection: options.connectionTimeoutMs ?? 5_000 };
    const settings = [
      '-c TimeZone=UTC',
      '-c client_encoding=UTF8',
      `-c role=${options.gatewayRole}`,
      `-c statement_timeout=${String(statement)}`,
      `-c lock_timeout=${String(options.lockTimeoutMs ?? 5_000)}`,
      `-c idle_in_transaction_session_timeout=${String(options.idleTimeoutMs ?? 20_000)}`,
    ].join(' ');
    this.#pool = new pg.Pool({
      ...withSettings(options.connection, settings),
      application_name: 'supplygraph',
      max: options.poolSize ?? 10,
      connectionTimeoutMillis: this.limits.connection,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      pipeline: true,
      verify: (client, done) => void verify(client, options.gatewayRole).then(() => done(), done),
    });
    // A backend that is killed, while idle or while in use, raises an event that would end the process if nobody listened.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => {
      this.#madeIn.set(client, this.#epoch);
      client.on('error', () => undefined);
    });
  }

  /** Takes a connection out. Rejects when none becomes free in time, or the database cannot be reached. */
  async take(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await this.#pool.connect();
      if ((this.#madeIn.get(client) ?? 0) === this.#epoch) return client;
      client.release(true);
    }
  }

  /** Gives a connection back. It is destroyed unless it is idle: no failed or open transaction goes to the next request. */
  giveBack(client: pg.PoolClient, broken: boolean): void {
    client.release(broken || client.getTransactionStatus() !== 'I');
  }

  /** Says that prepared statements of the present connections are stale: none of them is used again. */
  retire(): void {
    this.#epoch += 1;
  }

  /** Calls the listener for each statement sent from now on; returns the function that ends this. */
  observe(listener: (statement: ObservedStatement) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells the listeners of a statement that is about to be sent. */
  tell(statement: ObservedStatement): void {
    for (const listener of this.#listeners) listener(statement);
  }

  /** Connections that exist, that are idle, and requests that wait for one. */
  counts(): { readonly total: number; readonly idle: number; readonly waiting: number } {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }

  /** Ends all connections; those in use when they come back. */
  async end(): Promise<void> {
    await this.#pool.end();
  }
}

/** Puts our settings behind those that a connection string may carry: the last one counts. */
function withSettings(connection: DatabaseOptions['connection'], settings: string): pg.ClientConfig {
  if (!('connectionString' in connection)) return { ...connection, options: settings };
  const { connectionString } = connection;
  const given = /([?&]options=)([^&]*)/.exec(connectionString);
  if (!given) return { connectionString, options: settings };
  const [whole, name = '', value = ''] = given;
  return {
    connectionString: connectionString.replace(whole, () => `${name}${value}%20${encodeURIComponent(settings)}`),
  };
}

/** Checks once what every later statement relies on. Throws a StartupError that says what was expected and what was got. */
async function verify(client: pg.ClientBase, role: string): Promise<void> {
  const { rows } = await client.query<Facts>(
    `select current_setting('server_version') as version, current_setting('server_version_num') as number,
            current_setting('TimeZone') as zone, current_setting('server_encoding') as server,
            current_setting('client_encoding') as client, current_user as role,
            (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as powerful`,
  );
  const facts = rows[0];
  if (!facts) throw new StartupError('The database did not say what it is.');
  if (Number(facts.number) < OLDEST_SERVER)
    throw new StartupError(`PostgreSQL 15 or newer is needed; this is ${facts.version}.`);
  if (facts.server !== 'UTF8')
    throw new StartupError(`The database must be encoded in UTF8; this one is ${facts.server}.`);
  if (facts.zone !== 'UTC' || facts.client !== 'UTF8' || facts.role !== role) {
    throw new StartupError(
      `Connections must begin with TimeZone UTC, client_encoding UTF8 and role ${role}; this one has ${facts.zone}, ${facts.client} and ${facts.role}. A connection pooler in between must pass startup options on.`,
    );
  }
  if (facts.powerful) throw new StartupError(`The role ${role} must neither be a superuser nor bypass row security.`);
}
