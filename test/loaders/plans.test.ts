/** Every statement finds its rows by an index, as the role of an audience that owns nothing and is bound by row security. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { openWorld, type SmallLoaders, type World } from './support/world.js';

let world: World;
const organizationId = randomUUID();
let rfqs: readonly string[] = [];

beforeAll(async () => {
  world = await openWorld();
  for (const organization of [organizationId, randomUUID()]) {
    await world.owner.query(
      "INSERT INTO vendors (organization_id, name, country) SELECT $1, 'Vendor ' || i, 'C' || i % 50 FROM generate_series(1, 2000) i",
      [organization],
    );
    await world.owner.query(
      `INSERT INTO rfqs (organization_id, title, status, priority, views, due_date, created_at, target_price)
       SELECT $1, 'Title ' || i, CASE WHEN i % 500 = 0 THEN 'awarded' ELSE 'draft' END, nullif(i % 100, 0), i, nullif(date '2026-01-01' + i % 365, '2026-01-01'),
              timestamptz '2026-01-01' + i * interval '1 minute', nullif(i, 7)::numeric / 8
       FROM generate_series(1, 8000) i`,
      [organization],
    );
    await world.owner.query(
      `INSERT INTO quotes (organization_id, rfq_id, rank, revision, total)
       SELECT organization_id, id, 1 + i % 7, i, views * i FROM rfqs, generate_series(1, 3) i WHERE organization_id = $1`,
      [organization],
    );
  }
  await world.owner.query('VACUUM ANALYZE');
  const page = await world.visit({ organizationId }, ({ loaders }) => loaders.rfq.page({ first: 50 }).nodes());
  rfqs = page.map(({ id }) => id);
}, 120_000);
afterAll(async () => {
  await world.close();
});

/** The plan of the last statement that `ask` sends, as PostgreSQL shows it to the role of staff. */
function planOf(ask: (loaders: SmallLoaders) => Promise<unknown>): Promise<string> {
  return world.visit({ organizationId }, async ({ loaders, statements, session }) => {
    await ask(loaders);
    const statement = statements.at(-1);
    if (statement === undefined) throw new Error('Nothing was sent.');
    const rows = await session.query<{ readonly 'QUERY PLAN': string }>({
      text: `EXPLAIN (COSTS OFF) ${statement.text}`,
      values: statement.values,
    });
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}
const organization = String.raw`\(organization_id = (?:\$\d|\(InitPlan \d\)\.col1)\)`;
const condition = (rest: string) => new RegExp(String.raw`Index Cond: \(${organization} AND ${rest}`);

test('by id, by foreign key, per parent and counted', async () => {
  expect(await planOf((loaders) => Promise.all(rfqs.map((id) => loaders.rfq.byId(id))))).toMatch(
    condition(String.raw`\(id = ANY`),
  );
  expect(await planOf((loaders) => Promise.all(rfqs.map((id) => loaders.rfq.allQuotes(id))))).toMatch(
    condition(String.raw`\(rfq_id = ANY`),
  );
  for (const plan of [
    await planOf((loaders) => Promise.all(rfqs.map((id) => loaders.rfq.quotes(id, { first: 2 }).nodes()))),
    await planOf((loaders) => Promise.all(rfqs.map((id) => loaders.rfq.quoteCount(id)))),
  ]) {
    expect(plan).toMatch(condition(String.raw`\(rfq_id = k."rfqId"\)`));
    expect(plan).not.toMatch(/Seq Scan|Sort/);
  }
});

test('an id of unknown type in every table by its primary key', async () => {
  const { rows } = await world.owner.query<{ source: string }>(
    "SELECT prosrc AS source FROM pg_proc WHERE proname = 'tables_of_staff'",
  );
  const looks = [...(rows[0]?.source ?? '').matchAll(/RETURN QUERY (SELECT t\.id[^;]+);/g)];
  expect(looks.length).toBe(3);
  for (const [, look = ''] of looks) {
    const plan = await world.visit({ organizationId }, async ({ session }) => {
      const text = `EXPLAIN (COSTS OFF) ${look.replace('(ids)', '($1::uuid[])')}`;
      const lines = await session.query<{ 'QUERY PLAN': string }>({ text, values: [rfqs.slice(0, 3)] });
      return lines.map((line) => line['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(condition(String.raw`\(id = ANY`));
  }
});

test('a page per parent in an order of its own walks that order', async () => {
  const after = await world.visit({ organizationId }, ({ loaders }) =>
    loaders.rfq
      .quotes(rfqs[0], { first: 1, sort: { field: 'total', direction: 'ASC' } })
      .pageInfo()
      .endCursor(),
  );
  const sort = { field: 'total', direction: 'ASC' } as const;
  const first = await planOf((loaders) =>
    Promise.all(rfqs.map((id) => loaders.rfq.quotes(id, { first: 2, sort }).nodes())),
  );
  expect(first).toMatch(/Index Scan using quotes_organization_id_rfq_id_total_e4_id_idx/);
  expect(first).not.toMatch(/Sort/);
  const next = await planOf((loaders) =>
    Promise.all(rfqs.map((id) => loaders.rfq.quotes(id, { first: 2, after, sort }).nodes())),
  );
  expect(next).toMatch(condition(String.raw`\(rfq_id = k."rfqId"\) AND \(ROW\(total_e4, id\) > ROW`));
  expect(next).toMatch(condition(String.raw`\(rfq_id = k."rfqId"\) AND \(total_e4 IS NULL\)`));
});

describe('a page after a cursor seeks to it', () => {
  const orders = [
    ['id', 'ASC', [String.raw`\(id > `]],
    ['id', 'DESC', [String.raw`\(id < `]],
    ['title', 'ASC', [String.raw`\(ROW\(title, id\) > ROW`]],
    ['createdAt', 'DESC', [String.raw`\(ROW\(created_at, id\) < ROW`]],
    ['priority', 'ASC', [String.raw`\(ROW\(priority, id\) > ROW`, String.raw`\(priority IS NULL\)`]],
    ['priority', 'DESC', [String.raw`\(priority IS NULL\) AND \(id < `, String.raw`\(priority IS NOT NULL\)`]],
    ['dueDate', 'ASC', [String.raw`\(ROW\(due_date, id\) > ROW`, String.raw`\(due_date IS NULL\)`]],
    ['targetPrice', 'ASC', [String.raw`\(ROW\(target_price_e4, id\) > ROW`, String.raw`\(target_price_e4 IS NULL\)`]],
  ] as const;
  test.each(orders)('%s %s', async (field, direction, conditions) => {
    const sort = { field, direction };
    const page = { first: 10, sort } as const;
    const after = await world.visit({ organizationId }, ({ loaders }) => loaders.rfq.page(page).pageInfo().endCursor());
    const plan = await planOf((loaders) => loaders.rfq.page({ ...page, after }).nodes());
    for (const each of conditions) expect(plan).toMatch(condition(each));
    expect(plan).not.toMatch(/Seq Scan/);
    const back = await planOf((loaders) =>
      loaders.rfq
        .page({ ...page, after })
        .pageInfo()
        .hasPreviousPage(),
    );
    expect(back).toMatch(/Index Only Scan/);
  });
});

test.each(['ASC', 'DESC'] as const)(
  'a page between two cursors ends at the second, values missing or not: %s',
  async (direction) => {
    const sort = { field: 'priority', direction } as const;
    // The hundred rows around the place where the rows without a value meet those with one, or the end of these.
    const around = direction === 'ASC' ? { last: 100, sort } : { first: 100, sort };
    const cursors = await world.visit({ organizationId }, async ({ loaders }) =>
      (await loaders.rfq.page(around).edges()).map((edge) => edge.cursor()),
    );
    const missing = String.raw`\(priority IS NULL\)`;
    for (const [from, to, expected] of [
      [5, 95, missing],
      [30, 40, missing],
      [90, 10, String.raw`\(priority IS NULL\) AND \(priority IS NOT NULL\)`],
    ] as const) {
      const between = { after: cursors[from], before: cursors[to] };
      for (const size of [{ first: 100 }, { last: 100 }]) {
        const plan = await planOf((loaders) => loaders.rfq.page({ ...size, sort, ...between }).nodes());
        expect(plan).toMatch(condition(expected));
        expect(plan).not.toMatch(/Filter:|Seq Scan/);
      }
    }
  },
);

describe('a filter finds by an index', () => {
  const filters = [
    [{ status: { eq: 'awarded' } }, String.raw`\(status = 'awarded'`],
    [{ title: { in: ['Title 1', 'Title 2'] } }, String.raw`\(title = ANY`],
    [{ title: { startsWith: 'Title 1234' } }, String.raw`\(title >= 'Title 1234'`],
    [{ title: { gte: 'Title 998' } }, String.raw`\(title >= `],
    [{ priority: { isNull: true } }, String.raw`\(priority IS NULL\)`],
    [{ dueDate: { lt: '2026-01-03' } }, String.raw`\(due_date < `],
    [{ createdAt: { gt: '2026-01-06T12:00:00Z' } }, String.raw`\(created_at > `],
    [{ targetPrice: { gt: '999.00005' } }, String.raw`\(target_price_e4 > '9990000'`],
    [{ targetPrice: { eq: '12.5' } }, String.raw`\(target_price_e4 = '125000'`],
  ] as const;
  test.each(filters)('%j', async (filter, expected) => {
    const plan = await planOf((loaders) =>
      loaders.rfq.page({ filter, sort: { field: 'views', direction: 'DESC' } }).nodes(),
    );
    expect(plan).toMatch(condition(expected));
  });
});
