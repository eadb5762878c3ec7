/** Rows of a table that is kept by time: found, paged and counted as any others, and without reading parts that cannot hold them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Audience } from '../../src/database/session.js';
import { instantOf } from '../../src/loaders/values.js';
import { contents, write } from './support/data.js';
import { eventFilter } from './support/filters.js';
import { meets, type PlainRow, sorted } from './support/reference.js';
import { openWorld, type SmallLoaders, type World } from './support/world.js';

let world: World;
const organizationId = randomUUID();
const rfqs = Array.from({ length: 30 }, () => randomUUID());
let events: { readonly id: string; readonly createdAt: string }[] = [];

beforeAll(async () => {
  world = await openWorld();
  // 24 months, some 700 rows in each.
  await world.owner.query("SELECT app.ensure_partitions('rfq_events', '2024-01-01', '2025-12-31')");
  for (const organization of [organizationId, randomUUID()])
    await world.owner.query(
      `INSERT INTO rfq_events (organization_id, created_at, id, rfq_id, kind, note)
       SELECT $1, app.instant_of(id), id, ($2::uuid[])[1 + i % 30], 'kind ' || i % 10, nullif('note ' || i % 50, 'note 0')
       FROM generate_series(0, 16999) i, LATERAL (SELECT app.uuid_of('2024-01-01Z'::timestamptz + i * interval '1 hour') AS id) made`,
      [organization, rfqs],
    );
  await world.owner.query('VACUUM ANALYZE rfq_events');
  ({ rows: events } = await world.owner.query<(typeof events)[number]>(
    'SELECT id, created_at::text AS "createdAt" FROM rfq_events WHERE organization_id = $1 ORDER BY created_at, id',
    [organizationId],
  ));
}, 60_000);
afterAll(async () => {
  await world.close();
});

const ids = (rows: readonly { readonly id?: unknown }[]) => rows.map(({ id }) => String(id));

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}
interface Explained {
  readonly 'QUERY PLAN': string | readonly { readonly Plan: PlanNode }[];
}
interface Reading {
  /** The parts that were read, and how often. */
  readonly parts: Readonly<Record<string, number>>;
  readonly conditions: readonly string[];
  /** The kinds of all nodes of the plan. */
  readonly nodes: readonly string[];
}

/** How the last statement that `ask` sends is executed, with a plan made for any values if `isGeneric`. */
function reading(
  ask: (loaders: SmallLoaders) => Promise<unknown>,
  { audience = 'staff' as Audience, isGeneric = false } = {},
): Promise<Reading> {
  return world.visit({ organizationId, audience }, async ({ loaders, statements, session }) => {
    await ask(loaders);
    const { text, values = [] } = statements.at(-1) ?? { text: '' };
    const explain = 'EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, FORMAT JSON)';
    const run = <Row extends object>(text: string, values: readonly unknown[] = []) =>
      session.query<Row>({ text, values });
    if (isGeneric) {
      await run('SET LOCAL plan_cache_mode = force_generic_plan');
      await run(`PREPARE generic AS ${text}`);
    }
    const literals = values.map((value) => pg.escapeLiteral(String(value))).join(', ');
    const explained = isGeneric
      ? run<Explained>(`${explain} EXECUTE generic (${literals})`)
      : run<Explained>(`${explain} ${text}`, values);
    const [row] = await explained;
    if (isGeneric) await run('DEALLOCATE generic');
    const plan = row?.['QUERY PLAN'] ?? [];
    const [root] = typeof plan === 'string' ? (JSON.parse(plan) as { Plan: PlanNode }[]) : plan;
    const parts: Record<string, number> = {};
    const conditions: string[] = [];
    const nodes: string[] = [];
    const visit = (node: PlanNode): void => {
      nodes.push(node['Node Type']);
      const part = node['Relation Name']?.replace('rfq_events_', '');
      if (part !== undefined && node['Actual Loops'] > 0) {
        parts[part] = (parts[part] ?? 0) + node['Actual Loops'];
        conditions.push(node['Index Cond'] ?? 'none');
      }
      node.Plans?.forEach(visit);
    };
    if (root !== undefined) visit(root.Plan);
    return { parts, conditions, nodes };
  });
}

test('the instant of an id is the one PostgreSQL finds in it, for any id at all', async () => {
  const hex = fc.constantFrom(...'0123456789abcdef');
  const id = fc.array(hex, { minLength: 32, maxLength: 32 }).map((digits) => {
    const text = digits.join('');
    return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
  });
  await fc.assert(
    fc.asyncProperty(fc.array(id, { minLength: 20, maxLength: 20 }), async (given) => {
      const { rows } = await world.owner.query(
        `SELECT id FROM unnest($1::uuid[], $2::timestamptz[]) AS k(id, instant) WHERE app.instant_of(id) <> instant`,
        [given, given.map(instantOf)],
      );
      expect(rows).toEqual([]);
    }),
    { numRuns: 50, examples: [[['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff']]] },
  );
});

describe.each(['staff', 'vendor'] as const)('as %s', (audience) => {
  test.each([false, true])(
    'an id is looked up in the one part it points to, by its key: any values %s',
    async (isGeneric) => {
      const wanted = [17, 4000, 4001, 9000, 16_999].map((at) => events[at]?.id);
      const absent = `${(wanted[0] ?? '').slice(0, 24)}000000000000`;
      const ask = (loaders: SmallLoaders) => Promise.all([...wanted, absent].map((id) => loaders.rfqEvent.byId(id)));
      const rows = await world.visit({ organizationId, audience }, ({ loaders }) => ask(loaders));
      expect(rows.map((row) => row?.id)).toEqual([...wanted, undefined]);
      const { parts, conditions } = await reading(ask, { audience, isGeneric });
      expect(parts).toEqual({ '2024_01': 2, '2024_06': 2, '2025_01': 1, '2025_12': 1 });
      for (const condition of conditions)
        expect(condition).toMatch(/organization_id = .*created_at = k\.instant\) AND \(id = k\.id\)/);
    },
  );

  test('a filter by ids reads their parts only', async () => {
    const wanted = [17, 4000, 4001].map((at) => events[at]?.id ?? '');
    const page = (filter: object) => (loaders: SmallLoaders) => loaders.rfqEvent.page({ filter }).nodes();
    const found = await world.visit({ organizationId, audience }, ({ loaders }) =>
      page({ id: { in: [...wanted, randomUUID()] } })(loaders),
    );
    expect(ids(found)).toEqual([...wanted].reverse());
    const { parts } = await reading(page({ id: { in: wanted } }), { audience });
    expect(parts).toEqual({ '2024_01': 1, '2024_06': 1 });
    expect((await reading(page({ id: { eq: wanted[0] } }), { audience })).parts).toEqual({ '2024_01': 1 });
    expect(
      (await reading(page({ or: [{ id: { eq: wanted[0] } }, { id: { eq: wanted[1] } }] }), { audience })).parts,
    ).toEqual({ '2024_01': 1, '2024_06': 1 });
  });
});

describe('a page walks from part to part and stops when it is full', () => {
  const middle = async (loaders: SmallLoaders, sort?: { field: 'id' | 'createdAt'; direction: 'ASC' | 'DESC' }) => {
    const ids = { id: { in: [events[9000]?.id ?? ''] } };
    return loaders.rfqEvent
      .page({ filter: ids, sort: sort ?? null })
      .pageInfo()
      .endCursor();
  };
  test.each([false, true])('at the root, newest first: any values %s', async (isGeneric) => {
    const first = await reading((loaders) => loaders.rfqEvent.page({ first: 10 }).nodes(), { isGeneric });
    expect(first.nodes).not.toContain('Sort');
    // What lies ahead of the rows (the months that are still empty) is looked into; what lies behind is not.
    expect(Object.keys(first.parts)).toEqual(expect.arrayContaining(['future', '2025_12']));
    expect(Object.keys(first.parts)).not.toContain('2025_11');
    const after = await world.visit({ organizationId }, ({ loaders }) => middle(loaders));
    const next = await reading((loaders) => loaders.rfqEvent.page({ first: 10, after }).nodes(), { isGeneric });
    expect(next.parts).toEqual({ '2025_01': 1 });
    expect(next.conditions[0]).toMatch(/ROW\(created_at, id\) < ROW.*created_at <= /);
    const previous = await reading(
      (loaders) => loaders.rfqEvent.page({ first: 10, after }).pageInfo().hasPreviousPage(),
      { isGeneric },
    );
    expect(previous.parts).toEqual({ '2025_01': 1 });
  });

  test('of a parent, and of a kind, by the index of each part', async () => {
    const ask = (after?: string | null) => (loaders: SmallLoaders) =>
      Promise.all(rfqs.map((id) => loaders.rfq.events(id, { first: 5, after: after ?? null }).nodes()));
    const after = await world.visit({ organizationId }, ({ loaders }) => middle(loaders));
    for (const isGeneric of [false, true]) {
      const { parts, conditions, nodes } = await reading(ask(after), { isGeneric });
      expect(parts).toEqual({ '2025_01': 30 });
      expect(conditions[0]).toMatch(/rfq_id = k\."rfqId"\) AND \(ROW\(created_at, id\) < ROW.*created_at <= /);
      expect(nodes).not.toContain('Sort');
    }
    const kinds = await reading((loaders) =>
      loaders.rfqEvent.page({ filter: { kind: { eq: 'kind 3' } }, first: 5, after }).nodes(),
    );
    expect(kinds.parts).toEqual({ '2025_01': 1 });
    expect(kinds.conditions[0]).toMatch(/organization_id = .*kind = 'kind 3'.*created_at/);
    const days = { createdAt: { gte: '2024-06-10T00:00:00Z', lt: '2024-08-01T00:00:00Z' } };
    const counted = await reading((loaders) => loaders.rfqEvent.page({ filter: days }).totalCount());
    expect(Object.keys(counted.parts).sort()).toEqual(['2024_06', '2024_07']);
  });
});

test('pages, counts and filters find the rows that they mean, at the root and per parent', async () => {
  const reading = fc.record({
    sort: fc.record({
      field: fc.constantFrom('id', 'createdAt', 'kind', 'note'),
      direction: fc.constantFrom('ASC', 'DESC'),
    }),
    filter: fc.option(eventFilter),
    size: fc.integer({ min: 1, max: 9 }),
    isBackward: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(contents, fc.array(reading, { minLength: 8, maxLength: 8 }), async (made, readings) => {
      const { organizationId, rows } = await write(world, made);
      await world.visit({ organizationId }, async ({ loaders }) => {
        const all = await Promise.all(ids(rows.RfqEvent).map((id) => loaders.rfqEvent.byId(id)));
        expect(all.map((row) => row?.note)).toEqual(rows.RfqEvent.map((row) => row['note']));
        for (const { sort, filter, size, isBackward } of readings) {
          const meeting = (row: PlainRow) => filter === null || meets(rows, 'RfqEvent', row, filter);
          // Ids are in the order of their instants, so that saying the instant changes nothing.
          const order = (found: readonly PlainRow[]) =>
            ids(sorted('RfqEvent', found, [sort.field, 'createdAt'], sort.direction));
          const args = { sort, filter } as Parameters<typeof loaders.rfqEvent.page>[0];
          const expected = order(rows.RfqEvent.filter(meeting));
          expect(await walk((page) => loaders.rfqEvent.page({ ...args, ...page }), isBackward, size)).toEqual(expected);
          expect(await loaders.rfqEvent.page(args).totalCount()).toMatchObject({ count: expected.length });
          await Promise.all(
            ids(rows.Rfq).map(async (rfqId) => {
              const own = order(rows.RfqEvent.filter((row) => row['rfqId'] === rfqId && meeting(row)));
              expect(await walk((page) => loaders.rfq.events(rfqId, { ...args, ...page }), isBackward, size)).toEqual(
                own,
              );
              expect(await loaders.rfq.eventCount(rfqId, args?.filter)).toMatchObject({ count: own.length });
            }),
          );
        }
        const children = await Promise.all(ids(rows.Rfq).map((id) => loaders.rfq.allEvents(id)));
        ids(rows.Rfq).forEach((id, at) => {
          const own = rows.RfqEvent.filter((row) => row['rfqId'] === id);
          expect(ids(children[at] ?? [])).toEqual(ids(sorted('RfqEvent', own, ['id'], 'ASC')));
        });
      });
    }),
    { numRuns: 10 },
  );
});

/** Reads a list page by page from the front or the end. */
async function walk(
  ask: (page: object) => ReturnType<SmallLoaders['rfqEvent']['page']>,
  isBackward: boolean,
  size: number,
): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 100; pages += 1) {
    const page = ask(isBackward ? { last: size, before: cursor } : { first: size, after: cursor });
    const nodes = ids(await page.nodes());
    found.push(...(isBackward ? nodes.reverse() : nodes));
    const info = page.pageInfo();
    if (!(await (isBackward ? info.hasPreviousPage() : info.hasNextPage())))
      return isBackward ? found.reverse() : found;
    cursor = await (isBackward ? info.startCursor() : info.endCursor());
  }
  throw new Error('The list does not end.');
}
