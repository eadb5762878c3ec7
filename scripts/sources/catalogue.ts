import type pg from 'pg';

/** An index as its columns in order (the organization left out) and how it searches. */
interface Index {
  readonly method: string;
  readonly unique: boolean;
  readonly columns: readonly string[];
  /** Whether it serves similarity (trigrams). */
  readonly trigram: boolean;
}

/** What a database has, by name. */
export interface Catalogue {
  readonly tables: ReadonlyMap<string, ReadonlySet<string>>;
  readonly indexes: ReadonlyMap<string, readonly Index[]>;
  readonly views: ReadonlySet<string>;
  /** `schema.name` */
  readonly functions: ReadonlySet<string>;
  readonly counts: Readonly<Record<'tables' | 'columns' | 'indexes' | 'policies' | 'checks' | 'references', number>>;
}

/** Reads what stands in the schema `public`, and the functions of all schemas of the product. */
export async function readCatalogue(client: pg.ClientBase): Promise<Catalogue> {
  const columns = await client.query<{ table: string; columns: string[] }>(
    `SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
     GROUP BY 1`,
  );
  const indexes = await client.query<Index & { table: string }>(
    `SELECT c.relname AS "table", m.amname AS method, i.indisunique AS unique,
       array_remove(ARRAY(SELECT pg_get_indexdef(i.indexrelid, k::int, true) FROM generate_series(1, i.indnkeyatts) k),
         'organization_id') AS columns,
       EXISTS (SELECT FROM pg_opclass o WHERE o.oid = ANY (i.indclass) AND o.opcname LIKE '%trgm%') AS trigram
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'`,
  );
  const views = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')`,
  );
  const functions = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname IN ('public', 'app', 'auth')`,
  );
  const counts = await client.query<Catalogue['counts']>(
    `WITH business AS (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations')
     SELECT (SELECT count(*)::int FROM business) AS tables,
       (SELECT count(*)::int FROM pg_attribute WHERE attrelid IN (SELECT oid FROM business) AND attnum > 0 AND NOT attisdropped) AS columns,
       (SELECT count(*)::int FROM pg_index WHERE indrelid IN (SELECT oid FROM business)) AS indexes,
       (SELECT count(*)::int FROM pg_policy WHERE polrelid IN (SELECT oid FROM business)) AS policies,
       (SELECT count(*)::int FROM pg_constraint WHERE conrelid IN (SELECT oid FROM business) AND contype = 'c') AS checks,
       (SELECT count(*)::int FROM pg_constraint WHERE conrelid IN (SELECT oid FROM business) AND contype = 'f' AND conparentid = 0) AS references`,
  );
  const byTable = new Map<string, Index[]>();
  for (const { table, ...index } of indexes.rows) byTable.set(table, [...(byTable.get(table) ?? []), index]);
  const [all] = counts.rows;
  if (all === undefined) throw new Error('PostgreSQL counted nothing.');
  return {
    tables: new Map(columns.rows.map((row) => [row.table, new Set(row.columns)])),
    indexes: byTable,
    views: new Set(views.rows.map(({ name }) => name)),
    functions: new Set(functions.rows.map(({ name }) => name)),
    counts: all,
  };
}
