/** A database of the small model, sessions on it, and loaders over them. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../../../src/database/database.js';
import {
  type Audience,
  openSession,
  type Session,
  type SessionIdentity,
  type Statement,
} from '../../../src/database/session.js';
import { createEngine } from '../../../src/loaders/engine.js';
import { shapesOf } from '../../../src/loaders/shapes.js';
import type { LoadersOf } from '../../../src/loaders/types.js';
import { databaseUrl } from '../../support/database.js';
import { definition, models, type Small } from './model.js';

const { one, many, page, count } = shapesOf<Small>();
export const declared = {
  rfq: {
    quotes: page('Quote', 'rfqId'),
    quotesByRank: page('Quote', 'rfqId', { field: 'rank', direction: 'ASC' }),
    quoteCount: count('Quote', 'rfqId'),
    allQuotes: many('Quote', 'rfqId', { field: 'rank', direction: 'ASC' }),
    anyQuote: one('Quote', 'rfqId'),
    events: page('RfqEvent', 'rfqId'),
    eventCount: count('RfqEvent', 'rfqId'),
    allEvents: many('RfqEvent', 'rfqId', { field: 'id', direction: 'ASC' }),
  },
  quote: {
    siblings: page('Quote', ['rfqId', 'vendorId']),
    siblingCount: count('Quote', ['rfqId', 'vendorId']),
    allSiblings: many('Quote', ['rfqId', 'vendorId'], { field: 'id', direction: 'ASC' }),
    anySibling: one('Quote', ['rfqId', 'vendorId']),
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
  /** Loaders and what they sent, in a reading session that ends with `work`. */
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
  const name = `sg_loaders_${String(process.pid)}_${randomUUID().slice(0, 8)}`;
  const url = new URL(databaseUrl());
  url.pathname = `/${name}`;
  await once(databaseUrl(), `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  await once(url.href, definition);
  const owner = new pg.Pool({ connectionString: url.href, max: 2 });
  const database = await openDatabase({
    connection: { connectionString: url.href },
    gatewayRole: 'sg_gateway',
    poolSize: 4,
  });
  const engine = newEngine();
  return {
    owner,
    async visit({ organizationId, audience = 'staff' }, work) {
      const session = openSession(database, { ...nobody, organizationId, audience }, 'read');
      const statements: Statement[] = [];
      const observed: Session = {
        identity: session.identity,
        mode: session.mode,
        get statements() {
          return session.statements;
        },
        query(statement) {
          statements.push(statement);
          return session.query(statement);
        },
        savepoint: (inner) => session.savepoint(inner),
        close: (outcome) => session.close(outcome),
      };
      try {
        const result = await work({ loaders: engine.createLoaders(observed), session: observed, statements });
        await session.close('commit');
        return result;
      } catch (error) {
        await session.close('rollback');
        throw error;
      }
    },
    async close() {
      await Promise.all([owner.end(), database.close()]);
      await once(databaseUrl(), `DROP DATABASE ${name} WITH (FORCE)`);
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
  readsAllInventory: false,
};
