// Parts are made, cut and dropped here, which the suite's own tables must not see: this file has databases of its own.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { databaseUrl } from '../support/database.js';
import { unique } from '../support/make.js';
import { run, server } from './scratch-database.js';

const name = `sg_partitions_test_${unique()}`;
const login = `${name}_owner`;
let owner: pg.Client;
let tables = 0;

beforeAll(async () => {
  // The owner is no superuser: he may make roles, and what he makes is his.
  await run(server, `CREATE ROLE ${login} LOGIN CREATEROLE PASSWORD 'test'`);
  await run(server, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' OWNER ${login}`);
  const url = new URL(databaseUrl());
  [url.username, url.password, url.pathname] = [login, 'test', `/${name}`];
  owner = new pg.Client({ connectionString: url.toString() });
  await owner.connect();
  for (const migration of ['20261120000000_functions_and_roles', '20261120020000_partitions'])
    await owner.query(await readFile(`prisma/migrations/${migration}/migration.sql`, 'utf8'));
  await run(server, `GRANT sg_worker, sg_staff TO ${login}`);
  await owner.query(`
    CREATE TABLE people (id int PRIMARY KEY);
    INSERT INTO people VALUES (1);
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION '% of a row that only moves', TG_OP; END $$`);
}, 60_000);

afterAll(async () => {
  await owner.end();
  await run(server, `DROP DATABASE ${name} WITH (FORCE)`);
  await run(server, `DROP ROLE ${login}`);
});

const organization = '01900000-0000-7000-8000-000000000001';

/** A table kept by time, under row security, with a foreign key, a check, a generated column, an index and a grant. */
async function makeTable(every = 'month', first = '2026-03-15', keeps = false): Promise<string> {
  const table = `happenings_${(tables += 1)}`;
  await owner.query(`
    CREATE TABLE ${table} (
      organization_id uuid NOT NULL DEFAULT '${organization}',
      created_at timestamptz(3) NOT NULL DEFAULT transaction_timestamp(),
      id uuid NOT NULL DEFAULT app.uuid_of_now(),
      person int DEFAULT 1 REFERENCES people (id) ON DELETE CASCADE,
      n int CHECK (n > 0),
      doubled int GENERATED ALWAYS AS (n * 2) STORED,
      PRIMARY KEY (organization_id, created_at, id)
    ) PARTITION BY RANGE (created_at);
    CREATE INDEX ON ${table} (organization_id, n, created_at, id);
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY system ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
    CREATE POLICY staff ON ${table} TO sg_staff USING (organization_id = (SELECT app.organization_id()));
    GRANT SELECT, INSERT ON ${table} TO sg_staff`);
  await owner.query('SELECT app.partition_table($1, $2, $3, $4)', [table, every, first, keeps]);
  return table;
}

/** Puts a row into the table for each instant. */
const fill = (table: string, instants: readonly string[]) =>
  owner.query(
    `INSERT INTO ${table} (id, created_at, n) SELECT id, app.instant_of(id), n
     FROM unnest($1::timestamptz[]) WITH ORDINALITY AS given (instant, n), LATERAL (SELECT app.uuid_of(instant) AS id) AS made`,
    [instants],
  );

interface Part {
  readonly partition: string;
  readonly starts: string;
  readonly ends: string;
}
async function partsOf(table: string): Promise<Part[]> {
  const { rows } = await owner.query<Part>(
    `SELECT replace(partition::text, $1 || '_', '') AS partition, starts::text, ends::text FROM app.partitions_of($1::regclass)`,
    [table],
  );
  return rows;
}
const namesOf = async (table: string) =>
  (await partsOf(table)).map(({ partition }) => partition.replace('partitions.', ''));

/** How many rows lie in which part. */
async function placesOf(table: string): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ part: string; count: number }>(
    `SELECT replace(tableoid::regclass::text, 'partitions.' || $1 || '_', '') AS part, count(*)::int FROM ${table} GROUP BY 1`,
    [table],
  );
  return Object.fromEntries(rows.map(({ part, count }) => [part, count]));
}

const call = async (text: string, values: readonly unknown[]): Promise<string[]> => {
  const { rows } = await owner.query<{ made: string }>(`SELECT ${text} AS made`, [...values]);
  return rows.map(({ made }) => made.replace(/^partitions\.happenings_\d+_/, ''));
};

/** Does something as a role of the product, in a transaction of its own. */
async function as<Result>(role: string, work: () => Promise<Result>): Promise<Result> {
  await owner.query(`BEGIN; SET LOCAL ROLE ${role}`);
  let end = 'ROLLBACK';
  try {
    const result = await work();
    end = 'COMMIT';
    return result;
  } finally {
    await owner.query(end);
  }
}

test('an id of now() is of that very millisecond, and later ids sort later', async () => {
  const { rows } = await owner.query<{ fits: boolean; rising: boolean; valid: boolean }>(`
    WITH made AS MATERIALIZED (SELECT n, app.uuid_of_now() AS id FROM generate_series(1, 5000) AS n)
    SELECT bool_and(app.instant_of(id) = now()::timestamptz(3)) AS fits, bool_and(id::text ~ '^.{14}7.{4}[89ab]') AS valid,
      count(*) FILTER (WHERE id < earlier) < 50 AS rising
    FROM (SELECT id, lag(id) OVER (ORDER BY n) AS earlier FROM made) AS made`);
  // Two within one microsecond are in no order.
  expect(rows).toEqual([{ fits: true, rising: true, valid: true }]);
  await owner.query('BEGIN');
  const ids = [];
  for (let each = 0; each < 20; each += 1) ids.push(...(await call('app.uuid_of_now()', [])));
  await owner.query('COMMIT');
  expect([...ids].sort()).toEqual(ids);
});

test.each([
  ['half a millisecond is rounded up', '2026-11-20 12:00:00.0005+00', '2026-11-20 12:00:00.001+00'],
  ['less than half is rounded down', '2026-11-20 12:00:00.000499+00', '2026-11-20 12:00:00+00'],
  ['the end of a year', '2026-12-31 23:59:59.9996+00', '2027-01-01 00:00:00+00'],
  ['the first instant', '1970-01-01 00:00:00+00', '1970-01-01 00:00:00+00'],
  ['a far future', '9999-12-31 23:59:59.999+00', '9999-12-31 23:59:59.999+00'],
])('an id of an instant gives the instant back, as its column rounds it: %s', async (_, given, expected) => {
  const { rows } = await owner.query<{ same: boolean; expected: boolean }>(
    `SELECT instant = $1::timestamptz(3) AS same, instant = $2::timestamptz AS expected
     FROM app.instant_of(app.uuid_of($1::timestamptz)) AS instant`,
    [given, expected],
  );
  expect(rows).toEqual([{ same: true, expected: true }]);
});

test('the parts cover all of time without a gap, whatever time zone the session is in', async () => {
  await owner.query("SET timezone = 'Pacific/Auckland'");
  const table = await makeTable();
  const parts = await partsOf(table);
  await owner.query('RESET timezone');
  expect(parts.at(0)).toMatchObject({ partition: 'partitions.past', starts: '-infinity' });
  expect(parts.at(-1)).toMatchObject({ partition: 'partitions.future', ends: 'infinity' });
  parts.slice(1).forEach((part, at) => {
    expect(part.starts).toBe(parts[at]?.ends);
  });
  expect((await partsOf(table))[1]).toEqual({
    partition: 'partitions.2026_03',
    starts: '2026-03-01 00:00:00+00',
    ends: '2026-04-01 00:00:00+00',
  });
  const now = new Date();
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 3, 1)).toISOString();
  expect(parts.at(-2)?.partition).toBe(`partitions.${last.slice(0, 7).replace('-', '_')}`);
});

test('a row is kept by the time in its id, and one whose times differ is refused', async () => {
  const table = await makeTable();
  await owner.query(`INSERT INTO ${table} (n) SELECT n FROM generate_series(1, 20) AS n`);
  await fill(table, [
    '1999-01-01',
    '2026-03-01',
    '2026-04-30 23:59:59.9994Z',
    '2026-04-30 23:59:59.9995Z',
    '2130-01-01',
  ]);
  const thisMonth = new Date().toISOString().slice(0, 7).replace('-', '_');
  expect(await placesOf(table)).toEqual({
    past: 1,
    '2026_03': 1,
    '2026_04': 1,
    '2026_05': 1,
    [thisMonth]: 20,
    future: 1,
  });
  await expect(
    owner.query(`INSERT INTO ${table} (created_at, n) VALUES (now() - interval '1 day', 1)`),
  ).rejects.toMatchObject({ code: '23514', constraint: `${table}_created_at_of_id` });
});

test('a part made later takes along the rows that lie there, and no trigger takes it for a change', async () => {
  const table = await makeTable();
  await fill(table, ['2025-11-02', '2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01', '2200-01-01']);
  await owner.query(
    `CREATE TRIGGER refuse BEFORE INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
  expect(await call('app.ensure_partitions($1, $2, $3)', [table, '2025-12-24', '2026-06-30'])).toEqual([
    '2025_12',
    '2026_01',
    '2026_02',
  ]);
  expect(await placesOf(table)).toEqual({ past: 1, '2025_12': 1, '2026_01': 1, '2026_02': 1, '2026_03': 1, future: 1 });
  const { rows } = await owner.query(`SELECT n, doubled FROM ${table} ORDER BY created_at, id`);
  expect(rows).toEqual([1, 2, 3, 4, 5, 6].map((n) => ({ n, doubled: n * 2 })));
  // Once more: there is nothing left to do.
  expect(await call('app.ensure_partitions($1, $2, $3)', [table, '2025-12-24', '2026-06-30'])).toEqual([]);
  await expect(owner.query(`DELETE FROM ${table}`)).rejects.toThrow('DELETE of a row that only moves');
});

test('the worker makes the coming months out of the future, for every table that is kept by time', async () => {
  const [monthly, yearly] = [await makeTable(), await makeTable('year')];
  const next = new Date();
  const instant = (months: number) =>
    new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + months, 2)).toISOString();
  await fill(monthly, [instant(4), instant(6), instant(40)]);
  const made = await as('sg_worker', () => call('app.maintain_partitions($1)', [6]));
  const month = (months: number) => instant(months).slice(0, 7).replace('-', '_');
  expect(made).toEqual(expect.arrayContaining([month(4), month(5), month(6)]));
  expect(await placesOf(monthly)).toEqual({ [month(4)]: 1, [month(6)]: 1, future: 1 });
  expect(await namesOf(yearly)).toContain(instant(6).slice(0, 4));
  expect(await call('app.maintain_partitions($1)', [6])).toEqual([]);
});

test('parts that are too old go, with what lay before them, and rows of that time find a place again', async () => {
  const table = await makeTable('month', '2026-01-01');
  await fill(table, ['2020-01-01', '2026-01-15', '2026-02-15', '2026-03-15']);
  await owner.query(`CREATE TRIGGER refuse BEFORE DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse()`);
  expect(await call('app.expire_partitions($1, $2)', [table, '2026-03-14'])).toEqual(['2026_01', '2026_02']);
  expect(await placesOf(table)).toEqual({ '2026_03': 1 });
  await fill(table, ['2026-01-20']);
  expect(await placesOf(table)).toEqual({ past: 1, '2026_03': 1 });
  const { rows } = await owner.query('SELECT to_regclass($1) AS dropped', [`partitions.${table}_2026_01`]);
  expect(rows).toEqual([{ dropped: null }]);
});

test('a table that keeps its rows has its old parts taken out, and takes them back', async () => {
  const table = await makeTable('year', '2018-01-01', true);
  await fill(table, ['2010-01-01', '2018-05-05', '2019-05-05', '2020-05-05']);
  expect(await call('app.expire_partitions($1, $2)', [table, '2020-01-01'])).toEqual(['2018', '2019']);
  expect(await placesOf(table)).toEqual({ past: 1, '2020': 1 });
  const { rows } = await owner.query(`SELECT count(*)::int FROM partitions.${table}_2018`);
  expect(rows).toEqual([{ count: 1 }]);
  await fill(table, ['2019-06-06']);
  expect(await call('app.ensure_partitions($1, $2, $3)', [table, '2018-01-01', '2018-01-01'])).toEqual([
    '2018',
    '2019',
  ]);
  expect(await placesOf(table)).toEqual({ past: 1, '2018': 1, '2019': 2, '2020': 1 });
});

test('nobody but the owner reaches a part, and the table’s row security holds for all of them', async () => {
  const table = await makeTable();
  await fill(table, ['2026-03-01', '2026-04-01']);
  const asStaff = (text: string, of = organization) =>
    as('sg_staff', async () => {
      await owner.query("SELECT set_config('app.organization_id', $1, true)", [of]);
      return (await owner.query<object>(text)).rows;
    });
  expect(await asStaff(`SELECT n FROM ${table} ORDER BY n`)).toEqual([{ n: 1 }, { n: 2 }]);
  expect(await asStaff(`SELECT n FROM ${table}`, '01900000-0000-7000-8000-000000000002')).toEqual([]);
  await expect(asStaff(`SELECT n FROM partitions.${table}_2026_03`)).rejects.toMatchObject({ code: '42501' });
  await expect(asStaff(`SELECT app.expire_partitions('${table}', '2027-01-01')`)).rejects.toMatchObject({
    code: '42501',
  });
  // Even with a grant that should not be, a part shows nothing.
  await owner.query(
    `GRANT USAGE ON SCHEMA partitions TO sg_staff; GRANT SELECT ON partitions.${table}_2026_03 TO sg_staff`,
  );
  expect(await asStaff(`SELECT n FROM partitions.${table}_2026_03`)).toEqual([]);
  await owner.query(`REVOKE USAGE ON SCHEMA partitions FROM sg_staff`);
});

test('what is not kept by time is refused', async () => {
  await expect(call('app.ensure_partitions($1, $2, $2)', ['people', '2026-01-01'])).rejects.toThrow(
    'The table public.people is not kept by time.',
  );
  await expect(call('app.expire_partitions($1, $2)', ['people', '2026-01-01'])).rejects.toThrow('is not kept by time');
  const table = await makeTable();
  await expect(call('app.ensure_partitions($1, $2, $3)', [table, '2026-02-01', '2026-01-01'])).rejects.toThrow(
    'There are no days from 2026-02-01 to 2026-01-01.',
  );
});
