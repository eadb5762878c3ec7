import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { withDatabase } from '../../../src/database/connection.js';
import { migrate } from '../../../src/database/migrate.js';

/** Databases of a test, copied from one that is migrated once; all are dropped at the end. */
export interface Databases {
  /** Makes an empty migrated database and returns its owner's URL. */
  create(name: string): Promise<string>;
  drop(): Promise<void>;
}

const folder = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

export async function openDatabases(serverUrl: string, prefix: string): Promise<Databases> {
  const made: string[] = [];
  const onServer = async (statement: string) => query(serverUrl, statement);
  const url = (name: string) => {
    const connection = withDatabase({ connectionString: serverUrl }, name);
    if (!('connectionString' in connection)) throw new Error('A URL stays a URL.');
    return connection.connectionString;
  };
  const template = `${prefix}_template`;
  await onServer(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await onServer(`CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`);
  made.push(template);
  await migrate({ connectionString: url(template), folder }, () => undefined);
  return {
    async create(name) {
      await onServer(`DROP DATABASE IF EXISTS ${prefix}_${name} WITH (FORCE)`);
      await onServer(`CREATE DATABASE ${prefix}_${name} TEMPLATE ${template}`);
      made.push(`${prefix}_${name}`);
      return url(`${prefix}_${name}`);
    },
    async drop() {
      for (const name of made) await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** One statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** An event's place in the order of writing, and its transaction: no two databases have the same. */
const ofThisDatabase = ['seq', 'xid'];

/** A checksum of the rows of every table, by table; `ignore` names columns that may differ. Words of search count without their places. */
export async function fingerprints(url: string, ignore: readonly string[] = []): Promise<Record<string, string>> {
  const tables = await query<{ name: string; searched: boolean }>(
    url,
    `SELECT c.relname AS name, EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'search_vector') AS searched
     FROM pg_class AS c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations' ORDER BY 1`,
  );
  const prints: Record<string, string> = {};
  for (const { name, searched } of tables) {
    const words = searched ? `|| jsonb_build_object('words', strip(each.search_vector)::text)` : '';
    const [row] = await query<{ print: string }>(
      url,
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(text, '|' ORDER BY text)), '') AS print
       FROM (SELECT (to_jsonb(each) - $1::text[] ${words})::text AS text FROM ${name} AS each) AS rows`,
      [['search_vector', ...ofThisDatabase, ...ignore]],
    );
    prints[name] = row?.print ?? '';
  }
  const [words] = await query<{ print: string }>(
    url,
    `SELECT count(*) || ' ' || coalesce(md5(string_agg(noted::text, '|' ORDER BY noted)), '') AS print
     FROM (SELECT DISTINCT organization_id, target, word FROM search.words) AS noted`,
  );
  prints['search.words'] = words?.print ?? '';
  return prints;
}
