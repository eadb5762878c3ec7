/** Who may see nothing of a table must not cost a walk through it either: `node(id:)` asks every table there is. */
import { afterAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { dataModel } from '../../src/generated/data-model.js';
import { closeOwner } from '../support/database.js';
import { asAudience } from './support/audience.js';

afterAll(closeOwner);

const tables = Object.values(dataModel).flatMap(({ table }) => (table === 'ai_quotes' ? [] : [table]));

test.each(tables)('a guest reads no row of %s to learn that none is his', async (table) => {
  const lines = await asAudience('guest', { organization_id: randomUUID() }, async (session) => {
    // Tables of tests are so small that going through them is cheapest; what counts is that an index can end the search.
    await session.query('SET LOCAL enable_seqscan = off');
    await session.query('SET LOCAL enable_bitmapscan = off');
    return session.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (COSTS OFF) SELECT id FROM ${table} WHERE id = ANY ('{${randomUUID()}}'::uuid[]) AND created_at < now()`,
    );
  });
  const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
  // The organization or id compared with is none, so that whichever index is taken has nothing to go through.
  expect(plan).toMatch(/Index Cond: .*\b(organization_id|id) = (\$\d|\(InitPlan)/);
  expect(plan).not.toContain('Filter: (false');
});
