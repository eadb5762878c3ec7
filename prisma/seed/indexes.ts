import type pg from 'pg';

/** An index that can be built anew: neither a primary key nor what a foreign key relies on. */
interface Index {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Builds the indexes of a table anew and returns how many they are. */
export type Rebuild = { readonly table: string; readonly build: () => Promise<number> };

/**
 * Takes the secondary indexes of all tables but the number sequences away and returns, table by table, what builds them
 * anew: PostgreSQL does so several times faster over all rows than row by row. The tables stay locked until the
 * transaction ends.
 */
export async function setIndexesAside(client: pg.Client): Promise<readonly Rebuild[]> {
  const { rows } = await client.query<Index>(
    `SELECT t.relname AS table, i.indexrelid::regclass::text AS name, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') AS definition
     FROM pg_index AS i
     JOIN pg_class AS t ON t.oid = i.indrelid
     WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT IN ('_prisma_migrations', 'number_sequences')
       AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = i.indexrelid)
     ORDER BY t.relname, 2`,
  );
  if (rows.length > 0) await client.query(`DROP INDEX ${rows.map((row) => row.name).join(', ')}`);
  return [...new Set(rows.map((row) => row.table))].map((table) => ({
    table,
    async build() {
      const own = rows.filter((row) => row.table === table);
      for (const { definition } of own) await client.query(definition);
      return own.length;
    },
  }));
}
