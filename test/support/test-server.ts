import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/database/embedded.js';
import { migrate } from '../../src/database/migrate.js';
import { StartupError } from '../../src/database/startup-error.js';

/** What the folders of embedded test servers are called, below the folder for temporary files. */
const prefix = 'supplygraph-test-';

export interface TestServer {
  /** The owner's URL of a migrated database without organizations of a demo world; every test makes its own. */
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/**
 * Gives the suite its database: on `TEST_SERVER_URL` (a superuser's URL of any PostgreSQL ≥ 15) where it is set,
 * else on an embedded PostgreSQL in a folder of its own. Those that killed runs left behind are ended first.
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
  await endAbandoned();
  const folder = await mkdtemp(join(tmpdir(), prefix));
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

/** Ends the servers whose test run is gone: a folder's gateway.pid says who started it, and a folder that is in use is left. */
async function endAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name);
    const isServer = name.startsWith(prefix) && existsSync(join(folder, 'gateway.pid'));
    if (!isServer || !existsSync(join(folder, 'postgres.json'))) continue;
    try {
      const left = await startEmbedded({ dataDir: folder, durable: false, report: () => undefined });
      await left.remove();
      await rm(folder, { recursive: true, force: true });
    } catch (error) {
      // In use, or another account's: a server that cannot be ended keeps no test from running.
      if (!(error instanceof StartupError)) throw error;
    }
  }
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
