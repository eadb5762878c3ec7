import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/database/embedded.js';
import { migrate } from '../../src/database/migrate.js';

export interface TestServer {
  /** The owner's URL of a migrated database without organizations of a demo world; every test makes its own. */
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/**
 * Gives the suite its database: on `TEST_SERVER_URL` (a superuser's URL of any PostgreSQL ≥ 15) where it is set,
 * else on an embedded PostgreSQL in a folder of its own.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env['TEST_SERVER_URL'];
  const server = given === undefined ? await startEmbeddedServer() : { url: given, stop: () => Promise.resolve() };
  const name = `supplygraph_test_${process.pid}`;
  await inDatabase(server.url, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const databaseUrl = withDatabase(server.url, name);
  await migrate({ connectionString: databaseUrl }, () => undefined);
  return {
    databaseUrl,
    async stop() {
      await inDatabase(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await server.stop();
    },
  };
}

async function startEmbeddedServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'supplygraph-test-'));
  const embedded = await startEmbedded({ dataDir: folder, durable: false, report: () => undefined });
  const { user, password, host, port, database } = embedded.owner;
  return {
    url: `postgresql://${user}:${encodeURIComponent(password)}@${host}:${String(port)}/${database}`,
    async stop() {
      await embedded.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function inDatabase(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
