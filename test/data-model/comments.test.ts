import { afterAll, expect, test } from '@jest/globals';
import { asOwner, closeOwner } from '../support/database.js';

afterAll(closeOwner);

test('every table, view and column says what it is in the business', async () => {
  const silent = await asOwner(`
    SELECT relname AS relation, attname AS column
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'
      AND col_description(pg_class.oid, attnum) IS NULL
    UNION ALL
    SELECT relname, NULL FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') AND relname <> '_prisma_migrations'
      AND obj_description(oid, 'pg_class') IS NULL`);
  expect(silent).toEqual([]);
});

test('every function somebody may call says what it answers', async () => {
  const silent = await asOwner(`
    SELECT oid::regprocedure::text AS function FROM pg_proc AS function
    WHERE pronamespace IN ('public'::regnamespace, 'app'::regnamespace, 'auth'::regnamespace)
      AND prorettype <> 'trigger'::regtype AND obj_description(oid, 'pg_proc') IS NULL
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = function.oid AND deptype = 'e')`);
  expect(silent).toEqual([]);
});
