/** `node(id:)` looks for an id in every table the audience may see rows of, and by an index of each. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { dataModel, type Model } from '../../src/generated/data-model.js';
import { asOwner, closeOwner } from '../support/database.js';
import { asAudience } from './support/audience.js';

afterAll(closeOwner);

const audiences = [
  ...['staff', 'sales_rep', 'vendor', 'buyer', 'client', 'employee', 'device', 'partner', 'guest'],
] as const;
const models: readonly Model[] = Object.values(dataModel);

/** The statements of an audience's function, in order. */
async function statementsOf(audience: string): Promise<string[]> {
  const [row] = await asOwner<{ source: string }>('SELECT prosrc AS source FROM pg_proc WHERE oid = $1::regprocedure', [
    `app.tables_of_${audience}(uuid[])`,
  ]);
  return [...(row?.source ?? '').matchAll(/RETURN QUERY ([^;]+);/g)].map(([, statement = '']) => statement);
}
const tableOf = (statement: string) => /FROM public\.(\w+)/.exec(statement)?.[1] ?? 'none';

describe.each(audiences)('as %s', (audience) => {
  test('every table with a policy for it, and no other', async () => {
    const seen = await asOwner<{ name: string }>(
      `SELECT DISTINCT tablename AS name FROM pg_policies
       WHERE schemaname = 'public' AND $1::name = ANY (roles) AND cmd IN ('ALL', 'SELECT') AND policyname NOT LIKE '%\\_unseen'`,
      [`sg_${audience}`],
    );
    // Where this fails, the last migration that adds tables or policies does not end with app.hide_from_others().
    expect((await statementsOf(audience)).map(tableOf).sort()).toEqual(seen.map(({ name }) => name).sort());
  });

  test('by an index, of a table that is kept by time in the one part the id points to', async () => {
    const statements = await statementsOf(audience);
    const id = randomUUID();
    await asAudience(audience, { organization_id: randomUUID() }, async (session) => {
      // Tables of tests are so small that going through them is cheapest, and any index as good as the primary key;
      // that it is the primary key where rows are many, test/loaders/plans.test.ts shows.
      await session.query('SET LOCAL enable_seqscan = off');
      await session.query('SET LOCAL enable_bitmapscan = off');
      for (const statement of statements) {
        const model = models.find(({ table }) => table === tableOf(statement));
        const text = statement
          .replaceAll(/\binstants\b/g, `'{2026-01-01Z}'::timestamptz[]`)
          .replaceAll(/\bids\b/g, `'{${id}}'::uuid[]`);
        const lines = await session.query<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS OFF) ${text}`);
        const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
        const conditions = plan.match(/Index Cond: .*/g) ?? [];
        expect([tableOf(statement), conditions.length > 0]).toEqual([tableOf(statement), true]);
        for (const condition of conditions) {
          if (model?.tenant === true) expect(condition).toContain('organization_id = ');
          if (model?.partitioned !== undefined) expect(condition).toMatch(/created_at = k\.instant\) AND \(id = k\.id/);
        }
        expect(plan).not.toContain('Seq Scan');
      }
    });
  });
});

test('writing the functions anew changes nothing', async () => {
  const sources = () =>
    asOwner<{ name: string; source: string }>(
      `SELECT proname AS name, md5(prosrc) AS source FROM pg_proc WHERE proname LIKE 'tables\\_of\\_%' ORDER BY 1`,
    );
  const before = await sources();
  expect(before.length).toBe(audiences.length);
  await asOwner('SELECT app.make_lookups()');
  expect(await sources()).toEqual(before);
});

test('an audience asks its own function only', async () => {
  const failure = await asAudience('vendor', { organization_id: randomUUID() }, (session) =>
    session.failure('SELECT * FROM app.tables_of_staff($1::uuid[])', [`{${randomUUID()}}`]),
  );
  expect(failure).toBe('42501');
});
