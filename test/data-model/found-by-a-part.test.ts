// A column that is found by a part of its value: the Prisma schema says it, the database's list lets it, an index serves it.
import { afterAll, expect, test } from '@jest/globals';
import { dataModel, type Model } from '../../src/generated/data-model.js';
import { asOwner, closeOwner } from '../support/database.js';
import { makeOrganization, unique } from '../support/make.js';
import { asAudience } from './support/audience.js';

afterAll(closeOwner);

const searched = Object.values<Model>(dataModel).flatMap(({ table, columns }) =>
  Object.values(columns)
    .filter(({ searchable }) => searchable)
    .map(({ column, type, list }) => `${table}.${column} ${list ? 'list' : type}`),
);

test('the database looks through the columns that the Prisma schema names, and no other', async () => {
  const listed = await asOwner<{ entry: string }>(
    `SELECT table_name || '.' || column_name || ' ' || kind AS entry FROM app.searched_columns`,
  );
  expect(listed.map(({ entry }) => entry).sort()).toEqual([...searched].sort());
});

test('each has an index that begins with the organization', async () => {
  const indexes = await asOwner<{ entry: string }>(
    `SELECT c.relname || '.' || substring(pg_get_indexdef(i.indexrelid, 2, true) FROM '\\w+') AS entry
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
     WHERE m.amname = 'gin' AND i.indnatts = 2 AND pg_get_indexdef(i.indexrelid, 1, true) = 'organization_id'`,
  );
  const served = new Set(indexes.map(({ entry }) => entry));
  expect(searched.filter((entry) => !served.has(entry.split(' ')[0] ?? ''))).toEqual([]);
});

test('a part is found in the session’s organization alone, and nowhere but in those columns', async () => {
  const name = `Åkesson ${unique()} 100%_wool`;
  const [ours, theirs] = [await makeOrganization(), await makeOrganization()];
  const customer = await ours.customer({ name });
  await theirs.customer({ name });
  await asAudience('staff', { organization_id: ours.id }, async (session) => {
    const find = async (pattern: string) =>
      (
        await session.query<{ ids: string[] }>("SELECT app.rows_with_text('customers', 'name', $1) AS ids", [pattern])
      )[0]?.ids;
    expect(await find(`%${name.slice(2, 15)}%`)).toEqual([customer.id]);
    expect(await find('%å%')).toEqual([customer.id]);
    expect(await find('%nobody has this%')).toEqual([]);
    expect(await session.failure("SELECT app.rows_with_text('users', 'password_hash', '%')")).toBe('P0001');
  });
});
