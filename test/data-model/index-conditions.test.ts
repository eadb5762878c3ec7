// What PostgreSQL plans depends on the statistics of the whole table, and so on what other tests do to it: this one has a
// database of its own, with one organization of many rows.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../src/database/migrate.js';
import { databaseUrl } from '../support/database.js';
import { unique } from '../support/make.js';
import { asAudience } from './support/audience.js';

const name = `sg_plans_test_${unique()}`;
const url = databaseUrl().replace(/\/[^/?]+(?=$|\?)/, `/${name}`);
let owner: pg.Client;
let organizationId: string;

beforeAll(async () => {
  await onServer(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  await migrate({ connectionString: url }, () => undefined);
  owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO organizations (name, slug) VALUES ('Large', 'large') RETURNING id`,
  );
  organizationId = rows[0]?.id ?? '';
  await owner.query("SELECT set_config('app.organization_id', $1, false)", [organizationId]);
  await owner.query(`
    INSERT INTO customers (organization_id, name) SELECT app.organization_id(), 'Buyer ' || n FROM generate_series(1, 2000) AS n;
    INSERT INTO vendors (organization_id, company_name, lead_time_days, is_preferred, user_id)
    SELECT app.organization_id(), 'Mill ' || n, n, n % 100 = 0, NULL FROM generate_series(1, 2000) AS n;
    INSERT INTO rfqs (organization_id, title, customer_id, due_date, status, sent_at)
    SELECT organization_id, 'Request', id, date '2026-06-01' + (row_number() OVER ())::int,
      CASE WHEN row_number() OVER () % 40 = 0 THEN 'sent' ELSE 'draft' END, now()
    FROM customers;
    INSERT INTO orders (organization_id, customer_id) SELECT organization_id, id FROM customers;
    INSERT INTO departments (organization_id, name) SELECT app.organization_id(), 'Department ' || n FROM generate_series(1, 20) AS n;
    INSERT INTO locations (organization_id, name, department_id) SELECT organization_id, 'Depot', id FROM departments;
    INSERT INTO parts (organization_id, part_number, name)
    SELECT app.organization_id(), 'P-' || n, 'Part' FROM generate_series(1, 200) AS n;
    INSERT INTO inventory (organization_id, part_id, location_id, quantity_on_hand, reorder_point)
    SELECT part.organization_id, part.id, location.id, row_number() OVER () % 50, 5 FROM parts AS part, locations AS location;
    ANALYZE;`);
}, 60_000);

afterAll(async () => {
  await owner.end();
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
});

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/**
 * The index condition PostgreSQL chooses under row security. A condition whose operator may leak what a policy hides
 * must wait until the policy has passed; it then stands as a filter, and every row of the organization is read.
 */
async function indexCondition(table: string, condition: string, order: string): Promise<string> {
  const explain: Parameters<typeof asAudience<string>>[2] = async (session) => {
    await session.query('SET LOCAL enable_seqscan = off');
    await session.query('SET LOCAL enable_bitmapscan = off');
    const plan = await session.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (COSTS OFF) SELECT id FROM ${table} WHERE ${condition} ORDER BY ${order}`,
    );
    return plan.map((line) => line['QUERY PLAN']).find((line) => line.includes('Index Cond:')) ?? 'none';
  };
  return asAudience('staff', { organization_id: organizationId }, explain, url);
}

test.each([
  ['uuid', 'rfqs', `customer_id = '00000000-0000-7000-8000-000000000001'`, 'customer_id'],
  ['several uuids', 'rfqs', `customer_id = ANY ('{00000000-0000-7000-8000-000000000001}'::uuid[])`, 'customer_id'],
  ['text', 'rfqs', `status = 'sent'`, 'status'],
  ['a range of text', 'customers', `name >= 'a' AND name < 'b'`, 'name'],
  ['text by prefix', 'customers', `name ^@ 'Nord'`, 'name'],
  ['integer', 'vendors', 'lead_time_days <= 30', 'lead_time_days'],
  ['boolean', 'vendors', 'is_preferred', 'is_preferred'],
  ['date', 'rfqs', `due_date < '2026-12-01'`, 'due_date'],
  ['timestamptz', 'orders', `created_at >= '2026-12-01T00:00:00Z'`, 'created_at'],
  ['the bigint mirror of a decimal', 'orders', 'total_amount_e4 > 1000000', 'total_amount_e4'],
  ['a missing value', 'vendors', 'user_id IS NULL', 'user_id'],
])(
  '%s is an index condition under row security, together with the organization',
  async (_, table, condition, column) => {
    const chosen = await indexCondition(table, condition, column);
    expect(chosen).toContain('organization_id = ');
    expect(chosen).toContain(column);
  },
);

/** The plan for one who sees the stock of these departments, with what came of it. */
async function planOfStock(departmentIds: readonly string[], condition: string, order: string): Promise<string> {
  const settings = { organization_id: organizationId, department_ids: `{${departmentIds.join(',')}}` };
  const explain: Parameters<typeof asAudience<string>>[2] = async (session) => {
    const plan = await session.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) SELECT * FROM inventory WHERE ${condition} ORDER BY ${order} LIMIT 20`,
    );
    return plan.map((line) => line['QUERY PLAN']).join('\n');
  };
  return asAudience('staff', settings, explain, url);
}

test('the places of a department are an index condition, and so is what runs low there', async () => {
  const { rows } = await owner.query<{ id: string; place: string }>(
    'SELECT department_id AS id, id AS place FROM locations LIMIT 1',
  );
  const [{ id, place } = { id: '', place: '' }] = rows;
  const plan = await planOfStock([id], `location_id = '${place}' AND needs_reorder`, 'quantity_available, id');
  expect(plan).toMatch(/Index Cond: .*organization_id = .*needs_reorder = true.*location_id = /);
  expect(plan).not.toContain('Rows Removed');
});

test('who sees no place reads no stock to learn it', async () => {
  expect(await planOfStock([], 'true', 'id DESC')).not.toContain('Rows Removed');
});

test('a page after a cursor is one range of the index', async () => {
  const cursor = `(status, id) < ('sent', '00000000-0000-7000-8000-000000000001')`;
  expect(await indexCondition('rfqs', cursor, 'status DESC, id DESC')).toContain('ROW(status, id) <');
});

test('numeric comparisons are marked leakproof where the migration may do it', async () => {
  const { rows } = await owner.query<{ superuser: boolean; marked: boolean }>(`
    SELECT rolsuper AS superuser,
      (SELECT bool_and(proleakproof) FROM pg_proc WHERE proname IN ('numeric_lt', 'numeric_le', 'numeric_gt', 'numeric_ge')) AS marked
    FROM pg_roles WHERE rolname = current_user`);
  expect(rows[0]?.marked).toBe(rows[0]?.superuser);
});
