import { afterAll, expect, test } from '@jest/globals';
import { dataModel, type Model } from '../../src/generated/data-model.js';
import { asOwner, closeOwner } from '../support/database.js';

afterAll(closeOwner);

const audiences = [
  'staff',
  'sales_rep',
  'vendor',
  'buyer',
  'client',
  'employee',
  'device',
  'partner',
  'guest',
] as const;

// Of tables none of whose rows it sees as well: a missing right would abort the transaction, where no row is an answer.
test('an audience reads exactly the columns the data model gives it, of every table', async () => {
  const readable = await asOwner<{ table: string; role: string; columns: string[] }>(
    `SELECT relname AS "table", rolname AS role, array_agg(attname::text ORDER BY attname) AS columns
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped, pg_roles
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname = ANY ($1) AND rolname = ANY ($2)
       AND has_column_privilege(rolname, pg_class.oid, attnum, 'SELECT')
     GROUP BY 1, 2`,
    [Object.values(dataModel).map(({ table }) => table), audiences.map((audience) => `sg_${audience}`)],
  );
  for (const model of Object.values<Model>(dataModel))
    for (const audience of audiences) {
      const { table } = model;
      const role = `sg_${audience}`;
      const expected = Object.values(model.columns)
        .filter((column) => column.audiences?.includes(audience) ?? true)
        .map(({ column }) => column)
        .sort();
      const actual = readable.find((each) => each.table === table && each.role === role)?.columns ?? [];
      expect({ table, role, columns: [...actual].sort() }).toEqual({ table, role, columns: expected });
    }
});

test('nobody who comes through the gateway changes keys, versions, dates or what the database computes', async () => {
  const changeable = await asOwner<{ table: string; column: string; role: string }>(
    `SELECT relname AS "table", attname AS column, rolname AS role
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped, pg_roles
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND rolname = ANY ($1)
       AND (attname IN ('organization_id', 'id', 'version', 'created_at', 'updated_at', 'search_vector', 'created_by')
            OR attgenerated <> '' OR attname LIKE '%\\_hash')
       AND has_column_privilege(rolname, pg_class.oid, attnum, 'UPDATE')`,
    [audiences.map((audience) => `sg_${audience}`)],
  );
  expect(changeable).toEqual([]);
});

test('the gateway owns nothing, is no superuser, and passes no row security', async () => {
  const roles = await asOwner(
    `SELECT rolname FROM pg_roles
     WHERE rolname = ANY ($1) AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)`,
    [[...audiences.map((audience) => `sg_${audience}`), 'sg_gateway', 'sg_worker']],
  );
  expect(roles).toEqual([]);
  const [owned] = await asOwner(`
    SELECT (SELECT count(*)::int FROM pg_class WHERE relowner = 'sg_gateway'::regrole) AS relations,
      (SELECT count(*)::int FROM pg_proc WHERE proowner = 'sg_gateway'::regrole) AS functions,
      (SELECT count(*)::int FROM pg_namespace WHERE nspowner = 'sg_gateway'::regrole) AS schemas,
      (SELECT count(*)::int FROM pg_database WHERE datdba = 'sg_gateway'::regrole) AS databases`);
  expect(owned).toEqual({ relations: 0, functions: 0, schemas: 0, databases: 0 });
});

test('the gateway by itself reads no table, makes nothing, and can be every audience', async () => {
  const tables = await asOwner(`
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'p') AND has_any_column_privilege('sg_gateway', oid, 'SELECT')`);
  expect(tables).toEqual([]);
  const [rights] = await asOwner(`
    SELECT bool_or(has_schema_privilege('sg_gateway', nspname, 'CREATE')) AS makes FROM pg_namespace
    WHERE nspname IN ('public', 'app', 'auth')`);
  expect(rights).toEqual({ makes: false });
  const members = await asOwner<{ role: string }>(`
    SELECT roleid::regrole::text AS role FROM pg_auth_members WHERE member = 'sg_gateway'::regrole`);
  expect(new Set(members.map(({ role }) => role))).toEqual(new Set(audiences.map((audience) => `sg_${audience}`)));
});

test('a function that runs as its owner fixes its search path, and is open to nobody by default', async () => {
  const loose = await asOwner(`
    SELECT oid::regprocedure::text AS function FROM pg_proc
    WHERE pronamespace IN ('public'::regnamespace, 'app'::regnamespace, 'auth'::regnamespace) AND prosecdef
      AND (NOT EXISTS (SELECT FROM unnest(proconfig) AS setting WHERE setting LIKE 'search\\_path=pg\\_catalog,%')
           OR proacl IS NULL OR EXISTS (SELECT FROM aclexplode(proacl) WHERE grantee = 0))`);
  expect(loose).toEqual([]);
});

test('the gateway may ask the sign-in functions, and no audience may', async () => {
  const callable = await asOwner<{ role: string; functions: number }>(`
    SELECT rolname AS role, count(*)::int AS functions FROM pg_roles, pg_proc
    WHERE rolname LIKE 'sg\\_%' AND rolname <> 'sg_worker' AND pronamespace = 'auth'::regnamespace
      AND has_schema_privilege(rolname, 'auth', 'USAGE') AND has_function_privilege(rolname, pg_proc.oid, 'EXECUTE')
    GROUP BY 1`);
  expect(callable.filter(({ role }) => role === 'sg_gateway')).toEqual([{ role: 'sg_gateway', functions: 9 }]);
  expect(callable.filter(({ role }) => audiences.some((audience) => role === `sg_${audience}`))).toEqual([]);
});
