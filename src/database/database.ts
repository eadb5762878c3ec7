/** The database as the gateway uses it: sessions for viewers, and single statements of the gateway itself. */
import type { QueryConfig } from 'pg';
import { classify, toRequestError } from './errors.js';
import { ConnectionPool, type DatabaseOptions, type ObservedStatement } from './pool.js';
import { openPrisma, type SessionPrisma } from './prisma.js';
import { assertNoSession } from './session.js';
import { StartupError, errorMessage } from './startup-error.js';
import { bindable, loaderTypes } from './values.js';

export type { DatabaseOptions, ObservedStatement } from './pool.js';
export type { SessionPrisma } from './prisma.js';

/** An open database. */
export interface Database {
  /** The connections; only sessions take from it. */
  readonly pool: ConnectionPool;
  /** Prisma, bound to the session of the calling code; a call outside of any session is refused. */
  readonly prisma: SessionPrisma;
  /** Calls the listener for every statement sent from now on; returns the function that ends this. */
  observe(listener: (statement: ObservedStatement) => void): () => void;
  /** Resolves when the database answers; rejects with a RequestError otherwise. */
  ping(): Promise<void>;
  /**
   * Runs one statement as the gateway's role, outside of any viewer's session: for the auth.* functions.
   * Rows are decoded as in `Session.query`. Throws within a session, which would wait for a second connection.
   */
  asGateway<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Ends the connections; those in use when their session ends. May be called again. */
  close(): Promise<void>;
}

/**
 * Opens the database and checks it once. Throws a StartupError, one sentence, when it cannot be reached, is too old, is
 * not encoded in UTF8 or has not been migrated.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const pool = new ConnectionPool(options);
  const prisma = openPrisma(pool.limits.statement);
  const run = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> => {
    const client = await pool.take();
    let lost = false;
    try {
      pool.tell({ text, kind: 'control' });
      const query: QueryConfig = { text, values: bindable(values), types: loaderTypes };
      return (await client.query<Row & Record<string, unknown>>(query)).rows;
    } catch (error) {
      lost = classify(error).kind === 'connection';
      throw error;
    } finally {
      pool.giveBack(client, lost);
    }
  };
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= prisma.$disconnect().finally(() => pool.end()));
  try {
    await run('select 1', []);
  } catch (error) {
    await close();
    throw explainOpening(error, options);
  }
  return {
    pool,
    prisma,
    observe: (listener) => pool.observe(listener),
    ping: async () => {
      await run('select 1', []).catch((error: unknown) => {
        throw toRequestError(error) ?? error;
      });
    },
    asGateway: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      assertNoSession('A statement of the gateway itself cannot run inside a session.');
      return run<Row>(text, values).catch((error: unknown) => {
        throw toRequestError(error) ?? error;
      });
    },
    close,
  };
}

function explainOpening(error: unknown, { connection, gatewayRole }: DatabaseOptions): Error {
  if (error instanceof StartupError) return error;
  const where =
    'connectionString' in connection
      ? withoutSecret(connection.connectionString)
      : `${connection.host}:${String(connection.port)}`;
  const { sqlstate } = classify(error);
  const reason = errorMessage(error);
  if (sqlstate === '22023' || sqlstate === '42501') {
    return new StartupError(
      `The login of the database at ${where} cannot take on the role ${gatewayRole} (${reason}). Run the migrations, and grant the role to the login.`,
      { cause: error },
    );
  }
  return new StartupError(`The database at ${where} cannot be reached: ${reason}.`, { cause: error });
}

/** Host and port alone, as they may be printed. */
function withoutSecret(connectionString: string): string {
  const host = URL.canParse(connectionString) ? new URL(connectionString).host : '';
  return host === '' ? 'DATABASE_URL' : host;
}
