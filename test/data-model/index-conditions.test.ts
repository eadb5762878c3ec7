import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asOwner, closeOwner } from '../support/database.js';
import { makeOrganization } from '../support/make.js';
import { asAudience } from './support/audience.js';

let organizationId: string;
beforeAll(async () => {
  organizationId = (await makeOrganization()).id;
  // Enough rows that a look-up is worth an index of its own, and statistics that say so.
  await asOwner(
    `WITH buyer AS (
       INSERT INTO customers (organization_id, name) SELECT $1, 'Buyer ' || n FROM generate_series(1, 50) AS n RETURNING id
     )
     INSERT INTO rfqs (organization_id, rfq_number, title, customer_id, status, sent_at)
     SELECT $1, id || '-' || n, 'Request', id, CASE WHEN n = 1 THEN 'sent' ELSE 'draft' END, now()
     FROM buyer, generate_series(1, 40) AS n`,
    [organizationId],
  );
  await asOwner('ANALYZE rfqs');
});
afterAll(closeOwner);

/**
 * The index condition PostgreSQL chooses under row security. A condition whose operator may leak what a policy hides
 * must wait until the policy has passed; it then stands as a filter, and every row of the organization is read.
 */
async function indexCondition(table: string, condition: string, order: string): Promise<string> {
  return asAudience('staff', { organization_id: organizationId }, async (session) => {
    await session.query('SET LOCAL enable_seqscan = off');
    await session.query('SET LOCAL enable_bitmapscan = off');
    const plan = await session.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (COSTS OFF) SELECT id FROM ${table} WHERE ${condition} ORDER BY ${order}`,
    );
    return plan.map((line) => line['QUERY PLAN']).find((line) => line.includes('Index Cond:')) ?? 'none';
  });
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

test('a page after a cursor is one range of the index', async () => {
  const cursor = `(status, id) < ('sent', '00000000-0000-7000-8000-000000000001')`;
  expect(await indexCondition('rfqs', cursor, 'status DESC, id DESC')).toContain('ROW(status, id) <');
});

test('numeric comparisons are marked leakproof where the migration may do it', async () => {
  const [state] = await asOwner<{ superuser: boolean; marked: boolean }>(`
    SELECT rolsuper AS superuser,
      (SELECT bool_and(proleakproof) FROM pg_proc WHERE proname IN ('numeric_lt', 'numeric_le', 'numeric_gt', 'numeric_ge')) AS marked
    FROM pg_roles WHERE rolname = current_user`);
  expect(state?.marked).toBe(state?.superuser);
});
