// Whatever a list can be filtered or sorted by is found by an index, in the role of every audience that sees the list: PostgreSQL
// must not let a condition that may leak what a policy hides near an index, and then reads the organization instead. Each
// statement is the engine's own, run under EXPLAIN ANALYZE on the demo world; the size is PLAN_SCALE (times its business).
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedDemo, type DemoWorld } from '../../prisma/seed/index.js';
import { createViewers } from '../../src/access/viewers.js';
import { openDatabase, type Database } from '../../src/database/database.js';
import { runOperation } from '../../src/database/operation.js';
import type { Audience, Session, SessionIdentity, Statement } from '../../src/database/session.js';
import { RequestError } from '../../src/errors.js';
import { createLoaders, type ModelName } from '../../src/loaders/index.js';
import { entities } from '../access/support/entities.js';
import { openDatabases, query, type Databases } from '../seed/support/database.js';
import { models } from '../support/world.js';
import { excess, judge, ruleNames, type Judged } from './support/judge.js';
import { offers, type Offer } from './support/offers.js';
import { effortOf, type Effort, type PlanNode } from './support/plan.js';

const scale = Number(process.env['PLAN_SCALE'] ?? 3);
/** A demo world that is there already, measured as it is; the world is made anew otherwise. */
const existing = process.env['PLAN_DATABASE_URL'];
/** Where to write what each offer cost each audience, the worst first. */
const report = process.env['PLAN_REPORT'];

let databases: Databases | undefined;
let database: Database;
const judgements: Judged[] = [];
let identities: ReadonlyMap<Audience, SessionIdentity>;
/** Audiences with a policy that shows rows of the table. */
let readers: ReadonlyMap<string, readonly Audience[]>;

beforeAll(async () => {
  const url = existing ?? (await createDatabase());
  const world = await seedDemo({ connection: { connectionString: url }, scale, report: () => undefined });
  await query(url, 'VACUUM ANALYZE');
  database = await openDatabase({ connection: { connectionString: url }, gatewayRole: 'sg_gateway', poolSize: 2 });
  identities = await identitiesOf(world, url);
  const policies = await query<{ table: string; audience: Audience }>(
    url,
    `SELECT tablename AS "table", substr(role, 4) AS audience FROM pg_policies, unnest(roles::text[]) AS role
     WHERE schemaname = 'public' AND policyname NOT LIKE '%\\_unseen' AND policyname NOT LIKE '%\\_system' AND cmd IN ('ALL', 'SELECT')`,
  );
  readers = new Map(
    entities.map(({ name }) => [
      name,
      [...new Set(policies.filter(({ table }) => table === models[name].table).map(({ audience }) => audience))],
    ]),
  );
}, 600_000);

afterAll(async () => {
  await database.close();
  await databases?.drop();
  if (report !== undefined) await writeFile(report, reportOf(judgements));
});

async function createDatabase(): Promise<string> {
  databases = await openDatabases(process.env['TEST_DATABASE_URL'] ?? '', `sg_plans_${String(process.pid)}`);
  return databases.create('demo');
}

function reportOf(judged: readonly Judged[]): string {
  const lines = ruleNames.map((rule) => `${rule}: ${String(judged.filter((each) => each.rule === rule).length)}`);
  const worst = judged.toSorted((a, b) => excess(b.effort) - excess(a.effort)).map(describeOne);
  return [...lines, '', ...worst, ''].join('\n');
}

const describeOne = ({ offer, audience, effort, rule }: Judged): string =>
  `${audience}: ${offer.entity.name} by ${offer.name}: ${String(effort.wasted)} rows read in vain for ${String(effort.returned)} (${rule}); ` +
  [...effort.conditions]
    .map(([alias, condition]) => `${alias}: ${condition}`)
    .join('; ')
    .replaceAll(/\(InitPlan \d+\)\.col1|\$\d+/g, '$')
    .slice(0, 200);

/** One viewer of each audience: those who sign in as they do, the others as their tokens will say. */
async function identitiesOf({ users }: DemoWorld, url: string): Promise<ReadonlyMap<Audience, SessionIdentity>> {
  const viewers = createViewers(database);
  const admin = await viewers.byUserId(users.admin.id);
  const { organizationId } = admin;
  const nobody = { ...admin, userId: null, readsAllInventory: false, departmentIds: [] };
  const [some] = await query<Record<'employeeId' | 'siteId' | 'clientId' | 'deviceId' | 'sessionId', string | null>>(
    url,
    `SELECT e.id AS "employeeId", e.site_id AS "siteId", e.client_id AS "clientId",
       (SELECT device_id FROM requests WHERE organization_id = $1 LIMIT 1) AS "deviceId",
       (SELECT session_id FROM ai_quotes WHERE organization_id = $1 AND session_id IS NOT NULL LIMIT 1) AS "sessionId"
     FROM employees e WHERE e.organization_id = $1 LIMIT 1`,
    [organizationId],
  );
  if (some === undefined) throw new Error('The demo world has no employee.');
  const { employeeId, siteId, clientId, deviceId, sessionId } = some;
  return new Map<Audience, SessionIdentity>([
    ['staff', admin],
    ['sales_rep', await viewers.byUserId(users.salesRep.id)],
    ['vendor', await viewers.byUserId(users.vendor.id)],
    ['buyer', await viewers.byUserId(users.buyer.id)],
    ['client', { ...nobody, audience: 'client', userId: admin.userId, clientId }],
    ['employee', { ...nobody, audience: 'employee', employeeId, siteId, clientId }],
    ['device', { ...nobody, audience: 'device', deviceId }],
    ['partner', { ...nobody, audience: 'partner', userId: admin.userId }],
    ['guest', { ...nobody, audience: 'guest', sessionId }],
  ]);
}

/** The session's connection, with every statement explained instead of answered. */
function explained(session: Session, found: Effort[]): Session {
  const explain = async ({ text, values = [] }: Statement) => {
    const [row] = await session.query<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>({
      text: `EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${text}`,
      values,
    });
    const plan = row?.['QUERY PLAN'][0]?.Plan;
    if (plan !== undefined) found.push(effortOf(plan));
    return [];
  };
  return Object.assign(Object.create(session) as Session, { identity: session.identity, query: explain });
}

interface PageOfList {
  nodes(): Promise<unknown>;
  totalCount(): Promise<unknown>;
  pageInfo(): { endCursor(): Promise<string | null> };
}

const listOf = (session: Session, name: ModelName, args: unknown): PageOfList => {
  const entity = name.charAt(0).toLowerCase() + name.slice(1);
  const loaders = createLoaders(session) as unknown as Record<string, { page(given: unknown): PageOfList }>;
  const page = loaders[entity]?.page(args);
  if (page === undefined) throw new Error(`There is no loader for ${name}.`);
  return page;
};

async function effortsOf(session: Session, ask: (spy: Session) => Promise<unknown>): Promise<Effort> {
  const found: Effort[] = [];
  await ask(explained(session, found));
  return found.reduce((worst, each) => (excess(each) > excess(worst) ? each : worst));
}

/** A value that picks few of the rows the viewer sees; undefined where there is none. */
async function selective(session: Session, { column, operator, table }: Offer): Promise<unknown> {
  const expression = `t."${column.column}"`;
  const text = (sql: string) => (['json', 'boolean', 'int'].includes(column.type) ? sql : `${sql}::text`);
  const source = `FROM "${table}" t WHERE ${expression} IS NOT NULL`;
  const rarest = (sql: string, from: string) =>
    `SELECT ${text('v')} AS value FROM (SELECT ${sql} AS v ${from}) s GROUP BY v ORDER BY count(*), v LIMIT 1`;
  const statement = () => {
    if (column.list) return rarest('e', `FROM "${table}" t, unnest(${expression}) e`);
    if (column.type === 'json') return `SELECT ${expression} AS value ${source} LIMIT 1`;
    if (operator === 'gt' || operator === 'lt')
      return `SELECT ${text(expression)} AS value ${source} ORDER BY ${expression} ${operator === 'gt' ? 'DESC' : 'ASC'} OFFSET 3 LIMIT 1`;
    return rarest(expression, source);
  };
  const [row] = await session.query<{ value: unknown }>({ text: statement(), values: [] });
  return column.list && row !== undefined ? [row.value] : row?.value;
}

/** What is known of one viewer's offers; values and sizes are looked up once. */
class Viewer {
  readonly #known = new Map<string, Promise<unknown>>();

  constructor(readonly session: Session) {}

  async judge(offer: Offer): Promise<Judged | undefined> {
    const { session } = this;
    const { audience } = session.identity;
    const { entity, column, kind, operator, table } = offer;
    if (column.audiences !== undefined && !column.audiences.includes(audience)) return undefined;
    const way = operator === 'gt' || operator === 'lt' ? operator : 'eq';
    const value =
      kind === 'sort' ? null : await this.#once(`${table}.${column.column} ${way}`, () => selective(session, offer));
    if (value === undefined) return undefined;
    const args = offer.args(value);
    const effort = await effortsOf(session, async (spy) => {
      await listOf(spy, entity.name, args).nodes();
      if (kind === 'filter') return;
      const cursor = await listOf(session, entity.name, args).pageInfo().endCursor();
      if (cursor !== null) await listOf(spy, entity.name, { ...args, after: cursor }).nodes();
    }).catch((error: unknown) => {
      if (error instanceof RequestError && error.code === 'FORBIDDEN') return undefined;
      throw error;
    });
    if (effort === undefined) return undefined;
    const whole = () => effortsOf(session, (spy) => listOf(spy, entity.name, args).totalCount());
    const visible = (of: 'list' | 'target') => {
      const counted = of === 'target' ? table : models[entity.name].table;
      return this.#once(`count ${counted}`, async () => {
        const text = `SELECT count(*)::int AS count FROM "${counted}"`;
        const [row] = await session.query<{ count: number }>({ text, values: [] });
        return row?.count ?? 0;
      });
    };
    return judge({ offer, audience, effort, whole, visible });
  }

  #once<T>(key: string, look: () => Promise<T>): Promise<T> {
    const known = (this.#known.get(key) as Promise<T> | undefined) ?? look();
    this.#known.set(key, known);
    return known;
  }
}

describe.each(entities.map(({ name }) => [name] as const))('%s', (name) => {
  test('every filter and order is served by an index, whoever asks', async () => {
    const own = offers.filter(({ entity }) => entity.name === name);
    const judged: Judged[] = [];
    for (const audience of readers.get(name) ?? []) {
      const identity = identities.get(audience);
      if (identity === undefined) throw new Error(`There is no viewer for the audience ${audience}.`);
      await runOperation(database, identity, 'read', async (session) => {
        // A small table costs the same whatever indexes there are. Here it stands for a large one, where each row read is a page read.
        await session.query({ text: 'SET LOCAL enable_seqscan = off', values: [] });
        await session.query({ text: 'SET LOCAL cpu_tuple_cost = 1', values: [] });
        const viewer = new Viewer(session);
        for (const offer of own) {
          const each = await viewer.judge(offer);
          if (each !== undefined) judged.push(each);
        }
      });
    }
    judgements.push(...judged);
    expect(judged.filter(({ rule }) => rule === 'fault').map(describeOne)).toEqual([]);
  });
});
