/**
 * Carries the plan into the database: the files of `sql/`, statement group by statement group.
 *
 * A file is divided by comments: `-- @prepare` (nothing to report) and `-- @load <table>` (its rows are counted and
 * reported). `:name` stands for a value of the run, `${name}` for a list of words. A superuser loads with triggers and
 * foreign keys off: the statements fill what triggers would, the foreign keys are proved afterwards.
 */
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { families, givenNames } from './data/people.js';
import { houses } from './data/vendors.js';
import { setIndexesAside } from './indexes.js';
import type { Plan } from './plan/world.js';

/** What was done with a table; before it is done, `rows` is null. */
export interface Progress {
  readonly table: string;
  /** Rows made or changed; of `indexes of …` and `foreign keys` how many these are. */
  readonly rows: number | null;
  readonly seconds: number;
}

/** One run: blocks `first` to `last` of the world whose present is `anchor`. */
export interface Run {
  readonly plan: Plan;
  readonly anchor: Date;
  readonly first: number;
  readonly last: number;
  readonly triggers: boolean;
  readonly onProgress: (progress: Progress) => void;
}

const words: Readonly<Record<string, readonly string[]>> = { families, givenNames, houses };

/** Loads the run's rows within the caller's transaction; throws what PostgreSQL refuses. */
export async function loadBlocks(client: pg.Client, run: Run): Promise<void> {
  for (const table of run.plan.tables) {
    await client.query(table.sql, [table.json]);
    await client.query(`ANALYZE plan_${table.name}`);
  }
  const isFirst = run.first === 0;
  await runFile(client, 'functions', run);
  if (isFirst) await runFile(client, 'identity', run);
  // Only where most rows are new: building anew takes all rows, the old ones too.
  const added = run.last - run.first + 1;
  const isBulk = !run.triggers && added >= 20 && added >= run.first;
  const aside = isBulk ? await setIndexesAside(client) : [];
  const files = [
    'trade',
    'catalog',
    ...(isFirst ? ['access'] : []),
    'gifting',
    'devices',
    'marketplace',
    'sourcing',
    'orders',
    'papers',
    'production',
    'inventory',
    'deals',
    'selling',
    'messaging',
    'gifts',
    'intelligence',
    'responses',
    'analytics',
    'integrations',
    'compliance',
    'numbers',
  ];
  for (const file of files) await runFile(client, file, run);
  await timed(run, 'statistics', async () => countRows(await client.query('ANALYZE')));
  if (!run.triggers) await runFile(client, 'maintained', run);
  await runFile(client, 'finish', run);
  for (const { table, build } of aside) await timed(run, `indexes of ${table}`, build);
  if (!run.triggers) await timed(run, 'foreign keys', () => proveForeignKeys(client));
}

async function runFile(client: pg.Client, file: string, run: Run): Promise<void> {
  const text = await readFile(new URL(`./sql/${file}.sql`, import.meta.url), 'utf8');
  for (const part of text.split(/^-- @/m).slice(1)) {
    const [head = '', ...lines] = part.split('\n');
    const statement = fillIn(lines.join('\n'), run);
    const [, table] = head.split(' ');
    const execute = async () => countRows(await client.query(statement));
    await (table === undefined ? execute() : timed(run, table, execute));
  }
}

/** Several statements in one message answer several results; the last one counts. */
function countRows(result: pg.QueryResult | pg.QueryResult[]): number {
  return (Array.isArray(result) ? result.at(-1)?.rowCount : result.rowCount) ?? 0;
}

function fillIn(statement: string, run: Run): string {
  const values: Readonly<Record<string, string>> = {
    first: String(run.first),
    last: String(run.last),
    triggers: String(run.triggers),
    anchor: `${pg.escapeLiteral(run.anchor.toISOString())}::timestamptz`,
    sampleRfq: String(run.plan.samples.rfq),
    sampleOrder: String(run.plan.samples.order),
  };
  return statement
    .replace(
      /\$\{(\w+)\}/g,
      (_, name: string) => `ARRAY[${(words[name] ?? []).map((word) => pg.escapeLiteral(word)).join(',')}]`,
    )
    .replace(/(?<!:):(first|last|triggers|anchor|sampleRfq|sampleOrder)\b/g, (_, name: string) => values[name] ?? '');
}

async function timed(run: Run, table: string, work: () => Promise<number>): Promise<void> {
  const start = performance.now();
  run.onProgress({ table, rows: null, seconds: 0 });
  const rows = await work();
  run.onProgress({ table, rows, seconds: (performance.now() - start) / 1000 });
}

interface ForeignKey {
  readonly name: string;
  readonly child: string;
  readonly parent: string;
  readonly child_columns: readonly string[];
  readonly parent_columns: readonly string[];
}

/** Looks for a row whose foreign key points nowhere, key by key; returns the number of keys proved. */
async function proveForeignKeys(client: pg.Client): Promise<number> {
  const keys = await client.query<ForeignKey>(
    `SELECT c.conname AS name, c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
       ARRAY(SELECT quote_ident(a.attname) FROM unnest(c.conkey) WITH ORDINALITY AS k (number, place)
             JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place) AS child_columns,
       ARRAY(SELECT quote_ident(a.attname) FROM unnest(c.confkey) WITH ORDINALITY AS k (number, place)
             JOIN pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY k.place) AS parent_columns
     FROM pg_constraint AS c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace ORDER BY 2, 1`,
  );
  for (const { name, child, parent, child_columns, parent_columns } of keys.rows) {
    const isSet = child_columns.map((column) => `child.${column} IS NOT NULL`).join(' AND ');
    const isSame = child_columns
      .map((column, index) => `parent.${String(parent_columns[index])} = child.${column}`)
      .join(' AND ');
    const lost = await client.query(
      `SELECT FROM ${child} AS child WHERE ${isSet} AND NOT EXISTS (SELECT FROM ${parent} AS parent WHERE ${isSame}) LIMIT 1`,
    );
    if (lost.rowCount !== 0)
      throw new Error(`The demo world is wrong: a row of ${child} violates the foreign key ${name}.`);
  }
  return keys.rows.length;
}
