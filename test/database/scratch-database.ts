import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type DatabaseConnection, withDatabase } from '../../src/database/connection.js';

const url = process.env['TEST_DATABASE_URL'];
if (url === undefined) throw new Error('TEST_DATABASE_URL names no server; the suite’s global setup sets it.');
/** The owner's connection to the suite's server: for databases of one's own beside the suite's. */
export const server: DatabaseConnection = { connectionString: url };

/** Runs SQL on a connection of its own and returns the rows of a single statement. */
export async function run<Row extends object>(connection: DatabaseConnection, text: string): Promise<Row[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** An empty database for one test, dropped when the test has ended. */
export async function withScratchDatabase(work: (connection: DatabaseConnection, name: string) => Promise<void>) {
  const name = `sg_migrate_test_${randomBytes(6).toString('hex')}`;
  await run(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  try {
    await work(withDatabase(server, name), name);
  } finally {
    await run(server, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** A folder in Prisma's layout holding these migrations, by name; removed when the test has ended. */
export async function withMigrations(
  scripts: Readonly<Record<string, string>>,
  work: (folder: string, write: (name: string, script: string) => Promise<void>) => Promise<void>,
) {
  const folder = await mkdtemp(join(tmpdir(), 'supplygraph-migrations-'));
  const write = async (name: string, script: string): Promise<void> => {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'migration.sql'), script);
  };
  try {
    for (const [name, script] of Object.entries(scripts)) await write(name, script);
    await work(folder, write);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
