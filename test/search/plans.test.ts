/** The statement that finds, as the owner plans it for each role: every way leads through an index that begins with the organization. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { asOwner, closeOwner, databaseUrl } from '../support/database.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';

let organization: TestOrganization;

beforeAll(async () => {
  organization = await makeOrganization();
  await asOwner(
    `INSERT INTO parts (organization_id, part_number, name, category, manufacturer)
     SELECT $1, 'PL-' || i, 'Plan ' || translate(md5(i::text), '0123456789', 'ghijklmnop'), 'category ' || i % 50, 'Maker' FROM generate_series(1, 3000) AS i`,
    [organization.id],
  );
  // What a full-text index has not yet sorted in makes it look dear.
  await asOwner('VACUUM (ANALYZE) parts');
  await asOwner('ANALYZE part_cross_references');
}, 60_000);
afterAll(closeOwner);

/** The plan of search.found's statement for a role, as its function runs it: the owner at work, the role of the session set. */
async function planOf(role: string, query: string, step = 'typed'): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`
      CREATE FUNCTION pg_temp.plan(query text, step text) RETURNS SETOF text
      LANGUAGE plpgsql SECURITY DEFINER SET enable_seqscan = off AS $$
      DECLARE reading CONSTANT record := search.reading(query);
      BEGIN
        RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || search.finding('parts', '{}', step, true)
        USING app.organization_id(), reading.written, reading.clean, reading.key, reading.wanted, search.slips(reading.key);
      END $$`);
    await client.query("SELECT set_config('app.organization_id', $1, true)", [organization.id]);
    await client.query(`SET LOCAL ROLE ${role}`);
    const { rows } = await client.query<{ plan: string }>('SELECT * FROM pg_temp.plan($1, $2)', [query, step]);
    return rows.map(({ plan }) => plan).join('\n');
  } finally {
    await client.query('ROLLBACK');
    await client.end();
  }
}

const bounded = (rest: string): RegExp =>
  new RegExp(String.raw`Index Cond: \(\(organization_id = '${organization.id}'::uuid\) AND ${rest}`);

test.each(['sg_staff', 'sg_sales_rep', 'sg_partner', 'sg_device'])(
  'words, numbers and names are found by their indexes as %s',
  async (role) => {
    const plan = await planOf(role, 'ofhkeklfc');
    expect(plan).toMatch(bounded(String.raw`\(search_vector @@ `));
    expect(plan).toMatch(/Bitmap Index Scan on parts_organization_id_search_vector_idx/);
    expect(plan).toMatch(bounded(String.raw`\(search\.key\(part_number\) = `));
    expect(plan).toMatch(bounded(String.raw`\(search\.key\(part_number\) >= `));
    expect(plan).toMatch(bounded(String.raw`\(search\.key\(number\) = `));
    expect(plan).toMatch(bounded(String.raw`\(search\.title\(name\) >= `));
    expect(plan).not.toMatch(/Seq Scan/);
  },
);

test('a correction of hundreds of alternatives still goes through the words', async () => {
  const plan = await planOf('sg_staff', 'ofhekelfc', 'meant');
  expect(plan).toMatch(bounded(String.raw`\(search_vector @@ `));
  expect(plan).toMatch(bounded(String.raw`\(search\.key\(part_number\) = ANY`));
  expect(plan).not.toMatch(/Seq Scan/);
});

test('a vendor, who sees few parts, is led by them', async () => {
  const plan = await planOf('sg_vendor', 'ofhkeklfc');
  expect(plan).toMatch(bounded(''));
  expect(plan).not.toMatch(/Seq Scan/);
});

test('what is common is not read to its end', async () => {
  const plan = await planOf('sg_staff', 'plan');
  expect(plan).toMatch(/Limit[^]*Limit[^]*search_vector/);
});
