/**
 * One connection during one transaction. BEGIN, the viewer's role, the settings and the first statements leave in one
 * go, one behind the other; nobody waits for an answer whose failure the next statement would show anyway. What is sent
 * in one turn of the event loop is one write to the socket, because each write costs as much as the rest of a statement.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { settingsOf, type SessionIdentity } from './identity.js';
import type { ConnectionPool } from './pool.js';

/** How a session uses the database: one snapshot for reading, or a transaction for writing. */
export type SessionMode = 'read' | 'write' | 'serializable';

/** A statement as the driver takes it. */
export interface WireStatement {
  readonly text: string;
  readonly values: unknown[];
  readonly name?: string | undefined;
  readonly rowMode?: 'array';
  readonly types?: pg.CustomTypesConfig;
}

const BEGIN: Readonly<Record<SessionMode, string>> = {
  read: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  write: 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE',
  serializable: 'BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE',
};

const SETTINGS = {
  name: 'session:settings',
  text: 'SELECT set_config(name, value, true) FROM unnest($1::text[], $2::text[]) AS setting(name, value)',
};

/** What the driver answers, with the rows still untyped. */
export type Answer = pg.QueryResult<Record<string, unknown>>;

/** A connection with an open transaction of one viewer. */
export class PinnedClient {
  /** Set when a prepared statement of this connection turned out to be stale. */
  stale = false;
  readonly #pool: ConnectionPool;
  readonly #client: pg.PoolClient;
  #returned = false;
  #gathering = false;

  private constructor(pool: ConnectionPool, client: pg.PoolClient) {
    this.#pool = pool;
    this.#client = client;
  }

  /**
   * Takes a connection and begins. Resolves as soon as the beginning is sent; `failed` is called when PostgreSQL refuses
   * it, before any statement behind it is answered.
   */
  static async begin(
    pool: ConnectionPool,
    identity: SessionIdentity,
    mode: SessionMode,
    failed: (error: unknown, client: PinnedClient) => void,
  ): Promise<PinnedClient> {
    const pinned = new PinnedClient(pool, await pool.take());
    const refused = (error: unknown): void => failed(error, pinned);
    pinned.control(`${BEGIN[mode]}; SET LOCAL ROLE sg_${identity.audience}`).catch(refused);
    pool.tell({ ...SETTINGS, kind: 'control' });
    pinned.send({ ...SETTINGS, values: [...settingsOf(identity)] }).catch(refused);
    return pinned;
  }

  /** Sends a statement behind those already sent. */
  async send(statement: WireStatement): Promise<Answer> {
    this.#gather();
    return this.#client.query<Record<string, unknown>>(statement);
  }

  /** Sends a statement that steers the transaction. */
  async control(text: string): Promise<Answer> {
    this.#pool.tell({ text, kind: 'control' });
    this.#gather();
    return this.#client.query<Record<string, unknown>>(text);
  }

  /**
   * Ends the transaction and gives the connection back. A COMMIT that PostgreSQL answers with anything but COMMIT rejects:
   * a transaction in which an error was caught is rolled back by it, and the driver sees nothing wrong in that.
   */
  async end(outcome: 'commit' | 'rollback'): Promise<void> {
    let broken = true;
    try {
      const { command } = await this.control(outcome === 'commit' ? 'COMMIT' : 'ROLLBACK');
      const status = this.#client.getTransactionStatus();
      if (command !== outcome.toUpperCase() || status !== 'I') {
        throw new Error(
          `COMMIT was expected to be answered by COMMIT; PostgreSQL answered ${command} (status ${String(status)}).`,
        );
      }
      broken = false;
    } finally {
      this.giveBack(broken);
    }
  }

  /** Holds back what is written until the code that runs now, and what it has resolved, is done. */
  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    const { stream } = this.#client.connection;
    stream.cork();
    process.nextTick(() => {
      this.#gathering = false;
      stream.uncork();
    });
  }

  /** Gives the connection back once; a stale or broken one is destroyed. */
  giveBack(broken: boolean): void {
    if (this.#returned) return;
    this.#returned = true;
    this.#pool.giveBack(this.#client, broken || this.stale);
  }
}

const names = new Map<string, string>();

/** The audience belongs to the name, because PostgreSQL plans row security for the role; 63 bytes is what it keeps of a name. */
export function statementName(audience: string, name: string): string {
  const full = `${audience}:${name}`;
  if (full.length <= 63) return full;
  let short = names.get(full);
  if (short === undefined)
    names.set(full, (short = `${full.slice(0, 30)}:${createHash('sha256').update(full).digest('hex').slice(0, 32)}`));
  return short;
}
