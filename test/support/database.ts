import pg from 'pg';
import { dataModel, type Model, type ModelName, type Rows } from '../../src/generated/data-model.js';

/** The owner's URL of the suite's migrated database. */
export function databaseUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined)
    throw new Error('TEST_DATABASE_URL is set by test/support/global-setup.mjs; run the tests through jest.');
  return url;
}

let owner: pg.Pool | undefined;

/** Runs a statement as the owner, whom no row policy limits: for making rows, and for looking behind the API. */
export async function asOwner<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  owner ??= new pg.Pool({ connectionString: databaseUrl(), max: 3 });
  return (await owner.query<Row & pg.QueryResultRow>(text, [...values])).rows;
}

/** Ends the owner's connections; every test file that used them calls it at its end. */
export async function closeOwner(): Promise<void> {
  await owner?.end();
  owner = undefined;
}

/** A row to insert: the model's fields, as text, numbers, booleans, JSON values or lists. */
export type Values<Name extends ModelName> = { readonly [Field in keyof Rows[Name]]?: unknown };

/** Inserts a row as the owner, whatever the API offers, and returns it as the loaders would. */
export async function insert<Name extends ModelName>(name: Name, values: Values<Name>): Promise<Rows[Name]> {
  const [row] = await insertAll(name, [values]);
  if (row === undefined) throw new Error(`INSERT into ${name} returned no row.`);
  return row;
}

/** Inserts rows of the same fields in one statement. */
export async function insertAll<Name extends ModelName>(
  name: Name,
  rows: readonly Values<Name>[],
): Promise<Rows[Name][]> {
  const model: Model = dataModel[name];
  const fields = Object.keys(rows[0] ?? {});
  const columns = fields.map((field) => {
    const column = model.columns[field];
    if (column === undefined) throw new Error(`${name} has no field ${field}.`);
    return column;
  });
  const list = columns.map((column) => `"${column.column}"`).join(', ');
  const values: unknown[] = [];
  const tuples = rows.map((row) => {
    const binds = fields.map((field, index) => {
      const value = (row as Record<string, unknown>)[field];
      const json = columns[index]?.type === 'json' && !columns[index].list && value !== null;
      values.push(json ? JSON.stringify(value) : value);
      return `$${String(values.length)}`;
    });
    return `(${binds.join(', ')})`;
  });
  const returning = Object.entries(model.columns)
    .map(([field, { column, type }]) => `"${column}"${textual.has(type) ? '::text' : ''} AS "${field}"`)
    .join(', ');
  return asOwner<Rows[Name]>(
    `INSERT INTO "${model.table}" (${list}) VALUES ${tuples.join(', ')} RETURNING ${returning}`,
    values,
  );
}

const textual: ReadonlySet<string> = new Set(['timestamp', 'date', 'decimal', 'bigint']);
