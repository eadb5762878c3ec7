/** A database of the small model, sessions on it, and loaders over them. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Audience, Session, SessionIdentity, Statement } from '../../../src/database/session.js';
import { createEngine } from '../../../src/loaders/engine.js';
import { shapesOf } from '../../../src/loaders/shapes.js';
import type { LoadersOf } from '../../../src/loaders/types.js';
import { definition, models, type Small } from './model.js';

const { one, many, page, count } = shapesOf<Small>();
export const declared = {
  rfq: {
    quotes: page('Quote', 'rfqId'),
    quotesByRank: page('Quote', 'rfqId', { field: 'rank', direction: 'ASC' }),
    quoteCount: count('Quote', 'rfqId'),
    allQuotes: many('Quote', 'rfqId', { field: 'rank', direction: 'ASC' }),
    anyQuote: one('Quote', 'rfqId'),
  },
  vendor: { quotes: page('Quote', 'vendorId'), named: one('Vendor', 'name') },
} as const;

export type SmallLoaders = LoadersOf<typeof declared, Small>;

export const newEngine = () =>
  createEngine<Small, typeof declared>({
    models,
    declared,
    namedSorts: { Quote: { rankAndRevision: ['rank', 'revision'] } },
  });

export interface World {
  readonly owner: pg.Pool;
  /** Loaders and what they sent, in a transaction of the organization that ends with `work`. */
  visit<T>(visitor: Visitor, work: (visit: Visit) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
export interface Visitor {
  readonly organizationId: string;
  readonly audience?: Audience;
}
export interface Visit {
  readonly loaders: SmallLoaders;
  readonly session: Session;
  readonly statements: Statement[];
}

/** Makes a database of its own on the test server. */
export async function openWorld(): Promise<World> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('TEST_DATABASE_URL is not set.');
  const name = `sg_loaders_${String(process.pid)}_${randomUUID().slice(0, 8)}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await once(server, `CREATE DATABASE ${name}`);
  await once(url.href, definition);
  const owner = new pg.Pool({ connectionString: url.href, max: 2 });
  const pool = new pg.Pool({ connectionString: url.href, max: 4, options: '-c TimeZone=UTC' });
  const engine = newEngine();
  return {
    owner,
    async visit({ organizationId, audience = 'staff' }, work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY');
        await client.query(`SET LOCAL ROLE sg_${audience}`);
        await client.query("SELECT set_config('app.organization_id', $1, true)", [organizationId]);
        const statements: Statement[] = [];
        const session = sessionOn(client, { organizationId, audience }, statements);
        return await work({ loaders: engine.createLoaders(session), session, statements });
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    },
    async close() {
      await Promise.all([owner.end(), pool.end()]);
      await once(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function once(connectionString: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

const kept = new Set<number>([
  pg.types.builtins.NUMERIC,
  pg.types.builtins.INT8,
  pg.types.builtins.TIMESTAMPTZ,
  pg.types.builtins.DATE,
]);
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    kept.has(oid) ? (text: string) => text : pg.types.getTypeParser(oid, format === 'binary' ? 'text' : format),
} as pg.CustomTypesConfig;

function sessionOn(
  client: pg.PoolClient,
  { organizationId, audience = 'staff' }: Visitor,
  statements: Statement[],
): Session {
  return {
    identity: { ...nobody, organizationId, audience },
    mode: 'read',
    async query<Row extends object>(statement: Statement) {
      statements.push(statement);
      const { text, values, name } = statement;
      const result = await client.query<Row>({
        text,
        values: [...values],
        types,
        ...(name === undefined ? {} : { name: `${audience}:${name}` }),
      });
      return result.rows;
    },
    savepoint: (work) => work(),
    close: () => Promise.resolve(),
  };
}

const nobody: Omit<SessionIdentity, 'audience' | 'organizationId'> = {
  userId: null,
  vendorId: null,
  customerId: null,
  clientId: null,
  siteId: null,
  employeeId: null,
  deviceId: null,
  sessionId: null,
  salesRepIds: [],
  departmentIds: [],
};
