/**
 * Problem: Prisma takes connections of its own. Then its writes are neither in the session's transaction nor under the
 * viewer's row security. It also merges the findUnique calls of one tick into one query, across requests: under row
 * security one tenant then receives the other's row.
 * Design: Prisma's driver adapter is given a pool whose only ability is to hand a statement to the current session. The
 * adapter's conversions stay Prisma's own. What Prisma calls a transaction becomes a savepoint, during which no other
 * statement of the session is sent. findUnique is rewritten to findFirst, which is never merged.
 */
import { PrismaPg } from '@prisma/adapter-pg';
import type { Types } from '@prisma/client/runtime/client';
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { rememberOriginal } from './errors.js';
import type { WireStatement } from './pinned-client.js';
import { runInScope } from './pinned-session.js';
import { currentPlace } from './session.js';
import { bindable } from './values.js';

/** Prisma's client, bound to the session of the code that calls it. */
export type SessionPrisma = ReturnType<typeof openPrisma>;

/** Makes Prisma's client; it has no connections of its own. `statementLimit` is the server's statement_timeout in milliseconds. */
export function openPrisma(statementLimit: number) {
  const client = new PrismaClient({
    adapter: new SessionAdapterFactory(),
    // Above the server's limit, so that the server's answer comes first: Prisma gives up without ending anything.
    transactionOptions: { maxWait: statementLimit + 10_000, timeout: statementLimit + 30_000 },
  });
  return client.$extends({
    query: {
      $allModels: {
        // By name, not by a key of each operation: views are models without findUnique, and so "all models" have none.
        $allOperations({ model, operation, args, query }) {
          const instead = unmerged[operation];
          return instead === undefined ? query(args) : findFirst(client, model, instead, args);
        },
      },
    },
    client: {
      /** Several Prisma calls as one savepoint. The form with a function is refused: it is `session.savepoint`. */
      async $transaction<Calls extends Prisma.PrismaPromise<unknown>[]>(
        calls: [...Calls],
        options?: { isolationLevel?: never },
      ): Promise<Types.Utils.UnwrapTuple<Calls>> {
        if (!Array.isArray(calls)) {
          throw new TypeError(
            'A session is one transaction already: use session.savepoint(…) instead of $transaction(async …).',
          );
        }
        // Checked here, too: Prisma drops it without a word for a list of one.
        if (options?.isolationLevel !== undefined) throw isolationError(options.isolationLevel);
        // eslint-disable-next-line no-restricted-syntax -- the form with a list, which becomes a savepoint
        return client.$transaction(calls, options);
      },
    },
  });
}

/** The operations that Prisma merges across callers, and what takes their place. */
const unmerged: Readonly<Record<string, string | undefined>> = {
  findUnique: 'findFirst',
  findUniqueOrThrow: 'findFirstOrThrow',
};

/** Asks the same as a findUnique, in a form that Prisma sends for one caller alone. */
async function findFirst(client: object, model: string, operation: string, args: object): Promise<unknown> {
  const delegate: unknown = Reflect.get(client, model.charAt(0).toLowerCase() + model.slice(1));
  const call: unknown =
    typeof delegate === 'object' && delegate !== null ? Reflect.get(delegate, operation) : undefined;
  if (typeof call !== 'function') throw new TypeError(`Prisma knows no model ${model}.`);
  const where: unknown = Reflect.get(args, 'where');
  refuseUndefined(model, where);
  return Reflect.apply(call, delegate, [{ ...args, where: spreadCompoundKeys(model, where) }]) as unknown;
}

/** findFirst takes an undefined key for one that was not asked about, and would return whatever row comes first. */
function refuseUndefined(model: string, where: unknown): void {
  const values = typeof where === 'object' && where !== null ? (Object.values(where) as unknown[]) : [];
  if (values.length === 0 || values.includes(undefined))
    throw new TypeError(`A ${model} was looked up without a key, or with one that is undefined.`);
  // The parts of a compound key; a filter on another column is an object as well, and holds no undefined either.
  for (const value of values) if (isPlain(value)) refuseUndefined(model, value);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Turns `{ organizationId_id: { organizationId, id } }`, which only findUnique knows, into `{ organizationId, id }`. */
function spreadCompoundKeys(model: string, where: unknown): unknown {
  if (typeof where !== 'object' || where === null) return where;
  const fields: unknown = Reflect.get(Prisma, `${model}ScalarFieldEnum`);
  const isField = (name: string): boolean =>
    typeof fields === 'object' && fields !== null && Object.hasOwn(fields, name);
  const entries = Object.entries(where).flatMap(([name, value]: [string, unknown]) => {
    if (isField(name) || typeof value !== 'object' || value === null) return [[name, value]];
    const parts = Object.entries(value);
    const compound =
      parts.length > 1 && parts.every(([part]) => isField(part)) && parts.map(([part]) => part).join('_') === name;
    return compound ? parts : [[name, value]];
  });
  return Object.fromEntries(entries) as unknown;
}

/** PostgreSQL's error for the statement that failed last in a place, kept beside what Prisma's adapter makes of it. */
const lastFailure = new WeakMap<object, unknown>();

/** A pool that never connects: Prisma's adapter asks it, and it asks the session. */
function sessionPool(): pg.Pool {
  const pool = new pg.Pool({ max: 1 });
  const query = async (config: unknown): Promise<unknown> => {
    const { session, scope } = currentPlace();
    const statement = toWire(config);
    try {
      return await session.run(scope, statement, 'prisma');
    } catch (error) {
      lastFailure.set(scope, error);
      throw error;
    }
  };
  const refuse = (): never => {
    throw new Error('Prisma takes its connection from the session only.');
  };
  Object.defineProperties(pool, { query: { value: query }, connect: { value: refuse } });
  return pool;
}

/** What the adapter sends, unnamed: a plan made for common values is slow for a rare one. */
function toWire(config: unknown): WireStatement {
  if (typeof config !== 'object' || config === null)
    throw new TypeError('The adapter sent something that is no statement.');
  const text: unknown = Reflect.get(config, 'text');
  const values: unknown = Reflect.get(config, 'values');
  if (typeof text !== 'string' || !Array.isArray(values))
    throw new TypeError('The adapter sent something that is no statement.');
  const types = Reflect.get(config, 'types') as pg.CustomTypesConfig;
  return { text, values: bindable(values), rowMode: 'array', types };
}

class SessionAdapterFactory implements SqlDriverAdapterFactory {
  readonly provider = 'postgres';
  readonly adapterName = 'supplygraph-session';

  async connect(): Promise<SqlDriverAdapter> {
    return new SessionAdapter(await new PrismaPg(sessionPool()).connect());
  }
}

class SessionAdapter implements SqlDriverAdapter {
  readonly provider = 'postgres';
  readonly adapterName = 'supplygraph-session';
  readonly #inner: SqlDriverAdapter;

  constructor(inner: SqlDriverAdapter) {
    this.#inner = inner;
  }

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return keepOriginal(() => this.#inner.queryRaw(query));
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    return keepOriginal(() => this.#inner.executeRaw(query));
  }

  async executeScript(): Promise<never> {
    throw new Error('Scripts are the business of migrations.');
  }

  async startTransaction(isolationLevel?: string): Promise<Transaction> {
    if (isolationLevel !== undefined) throw isolationError(isolationLevel);
    const place = currentPlace();
    const { scope, end } = await place.session.beginSavepoint(place.scope);
    return {
      provider: this.provider,
      adapterName: this.adapterName,
      // Prisma is to send no COMMIT or ROLLBACK of its own.
      options: { usePhantomQuery: true },
      queryRaw: (query) => runInScope(place, scope, () => this.queryRaw(query)),
      executeRaw: (query) => runInScope(place, scope, () => this.executeRaw(query)),
      commit: () => end('release'),
      rollback: () => end('rollback'),
    };
  }

  getConnectionInfo(): { supportsRelationJoins: boolean } {
    // Joined relations come back as JSON, in which Decimals lose their digits.
    return { supportsRelationJoins: false };
  }

  async dispose(): Promise<void> {
    await this.#inner.dispose();
  }
}

function isolationError(level: string): Error {
  return new Error(`The session has chosen its isolation level already: "${level}" cannot be asked for within it.`);
}

async function keepOriginal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const original = lastFailure.get(currentPlace().scope);
    if (typeof error === 'object' && error !== null && original !== undefined && original !== error)
      rememberOriginal(error, original);
    throw error;
  }
}
