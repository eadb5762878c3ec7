// That no table is forgotten, and that what may not be copied is known for every column the API and the model know of.
import { afterAll, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { dataModel, type Model } from '../../src/generated/data-model.js';
import { buildSchema } from '../../src/schema/index.js';
import { asOwner, closeOwner } from '../support/database.js';

afterAll(closeOwner);

const models: readonly Model[] = Object.values(dataModel);

/** Columns of a class, as `table.column`, sorted. */
async function classified(kind: 'secret' | 'personal' | 'content'): Promise<string[]> {
  const rows = await asOwner<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM app.column_classes WHERE class = $1`,
    [kind],
  );
  return rows.map(({ name }) => name).sort();
}

/** Every column of the database's tables. */
async function columns(): Promise<string[]> {
  const rows = await asOwner<{ name: string }>(
    `SELECT relname || '.' || attname AS name
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'`,
  );
  return rows.map(({ name }) => name);
}

test('every table is audited, but those that are records or counters themselves', async () => {
  const rows = await asOwner<{ table: string; triggers: string[] }>(
    `SELECT relname AS "table", array_agg(tgname::text ORDER BY tgname) AS triggers
     FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
     WHERE tgfoid = 'app.audit_rows'::regproc AND tgenabled = 'O' AND relnamespace = 'public'::regnamespace GROUP BY 1`,
  );
  const [{ unaudited } = { unaudited: [] }] = await asOwner<{ unaudited: string[] }>(
    'SELECT app.unaudited_tables() AS unaudited',
  );
  const tables = models.map(({ table }) => table);
  expect(unaudited.filter((table) => !tables.includes(table))).toEqual([]);
  expect(rows.map(({ table }) => table).sort()).toEqual(tables.filter((table) => !unaudited.includes(table)).sort());
  for (const { table, triggers } of rows)
    expect({ table, triggers }).toEqual({
      table,
      triggers: ['audit_delete', 'audit_insert', 'audit_update'].filter(
        (name) => table !== 'organizations' || name !== 'audit_delete',
      ),
    });
});

test('what is not audited is changed and removed by nobody who comes through the gateway', async () => {
  const rights = await asOwner(
    `SELECT name, rolname FROM unnest(app.unaudited_tables()) AS name, pg_roles
     WHERE rolname LIKE 'sg\\_%' AND rolname <> 'sg_worker'
       AND (has_any_column_privilege(rolname, name, 'UPDATE') OR has_table_privilege(rolname, name, 'DELETE'))`,
  );
  expect(rights).toEqual([]);
});

test('the triggers know the classes and the columns that are kept by the database', async () => {
  const before = await asOwner(triggerArguments);
  await asOwner('SELECT app.audit_all_tables()');
  expect(await asOwner(triggerArguments)).toEqual(before);
});
const triggerArguments = `SELECT tgrelid::regclass::text AS name, tgname::text, encode(tgargs, 'escape') AS arguments
  FROM pg_trigger WHERE tgfoid = 'app.audit_rows'::regproc ORDER BY 1, 2`;

test('secret are the columns the model hides, and no others', async () => {
  const known = new Set(
    models.flatMap(({ table, columns: own }) => Object.values(own).map(({ column }) => `${table}.${column}`)),
  );
  const hidden = (await columns()).filter((name) => !known.has(name)).sort();
  expect(hidden.length).toBeGreaterThan(10);
  expect(await classified('secret')).toEqual(hidden);
});

test('personal are the columns whose field says @pii, and no others', async () => {
  const schema = buildSchema();
  const personal = models.flatMap(({ name, table, columns: own }) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields())
      .filter(({ astNode }) => astNode?.directives?.some((directive) => directive.name.value === 'pii'))
      .map((field) => `${table}.${own[field.name]?.column ?? field.name}`);
  });
  expect(personal.length).toBeGreaterThan(20);
  expect(await classified('personal')).toEqual(personal.sort());
});

test('content that leaves before the audit log does are columns there are', async () => {
  const all = new Set(await columns());
  const content = await classified('content');
  expect(content.filter((name) => !all.has(name))).toEqual([]);
  for (const name of ['messages.attachments', 'responses.content', 'cloud_file_refs.cloud_path'])
    expect(content).toContain(name);
});
