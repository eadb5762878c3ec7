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
const connections = (): pg.Pool => (owner ??= new pg.Pool({ connectionString: databaseUrl(), max: 3 }));

/** Runs a statement as the owner, whom no row policy limits: for making rows, and for looking behind the API. */
export async function asOwner<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await connections().query<Row & pg.QueryResultRow>(text, [...values])).rows;
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
  const text = `INSERT INTO "${model.table}" (${list}) VALUES ${tuples.join(', ')} RETURNING ${returning}`;
  const organizationId = (rows[0] as { organizationId?: unknown } | undefined)?.organizationId;
  return organizationId === undefined
    ? asOwner<Rows[Name]>(text, values)
    : within<Rows[Name]>(String(organizationId), text, values);
}

/** As `asOwner`, with the settings of a session of the organization: numbers and defaults are taken from them. */
async function within<Row extends object>(
  organizationId: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = await connections().connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('app.organization_id', $1, true)", [organizationId]);
    const { rows } = await client.query<Row & pg.QueryResultRow>(text, [...values]);
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const textual: ReadonlySet<string> = new Set(['timestamp', 'date', 'decimal', 'bigint']);
