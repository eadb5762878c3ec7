/** The tables that are kept by time: what holds for all of them, and that nobody's look-up or page reads parts in vain. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '../../src/database/database.js';
import {
  type Audience,
  openSession,
  type Session,
  type SessionIdentity,
  type Statement,
} from '../../src/database/session.js';
import { dataModel, type Model } from '../../src/generated/data-model.js';
import type { Connection } from '../../src/loaders/connection.js';
import { encodeCursor } from '../../src/loaders/cursor.js';
import { createLoaders } from '../../src/loaders/index.js';
import { Sort } from '../../src/loaders/sort.js';
import { Table } from '../../src/loaders/table.js';
import { instantOf } from '../../src/loaders/values.js';
import { asOwner, closeOwner, databaseUrl } from '../support/database.js';

const all: readonly Model[] = Object.values(dataModel);
const parted = all.filter((model) => model.partitioned !== undefined);
const names = parted.map(({ table }) => table).sort();

let database: Database;
beforeAll(async () => {
  const connection = { connectionString: databaseUrl() };
  database = await openDatabase({ connection, gatewayRole: 'sg_gateway', poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await closeOwner();
});

test('these tables are kept by time, and only audit logs for ever', async () => {
  expect(
    await asOwner('SELECT name::text, every, keeps FROM partitions.partitioned_tables ORDER BY name::text'),
  ).toEqual(
    [...parted]
      .sort((one, other) => (one.table < other.table ? -1 : 1))
      .map(({ table, partitioned }) => ({ name: table, every: partitioned, keeps: table === 'audit_logs' })),
  );
  expect(names).toEqual([
    'analytics_events',
    'audit_logs',
    'communications',
    'data_access_logs',
    'events',
    'ml_predictions',
  ]);
});

describe.each(names)('%s', (table) => {
  test('has parts for all of time, which nobody but the owner reaches', async () => {
    const parts = await asOwner<{ part: string; starts: string; ends: string; closed: boolean }>(
      `SELECT partition::text AS part, starts::text, ends::text,
         class.relrowsecurity AND NOT class.relforcerowsecurity AND class.relacl IS NULL AND class.relnamespace = 'partitions'::regnamespace AS closed
       FROM app.partitions_of($1::regclass) JOIN pg_class AS class ON class.oid = partition ORDER BY starts::timestamptz`,
      [table],
    );
    expect([parts.at(0)?.starts, parts.at(-1)?.ends]).toEqual(['-infinity', 'infinity']);
    parts.slice(1).forEach((part, at) => {
      expect(part.starts).toBe(parts[at]?.ends);
    });
    expect(parts.filter(({ closed }) => !closed)).toEqual([]);
    const ahead = Date.parse(parts.at(-1)?.starts ?? '') - Date.now();
    expect(ahead).toBeGreaterThan(0);
  });

  test('has indexes that end with the instant and the id, and no reference leads to it', async () => {
    const model = parted.find((each) => each.table === table);
    // An index over columns that no list knows serves the worker: the outbox is read in the order of its writing.
    const listed = model?.indexes.filter((fields) => fields.every((field) => model.columns[field] !== undefined));
    expect(listed?.filter((fields) => fields.slice(-2).join() !== 'createdAt,id')).toEqual([]);
    const checks = await asOwner<{ found: number }>(
      `SELECT count(*)::int AS found FROM pg_constraint
       WHERE conrelid = $1::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%instant_of(id)%'`,
      [table],
    );
    expect(checks).toEqual([{ found: 1 }]);
    expect(await asOwner('SELECT conname FROM pg_constraint WHERE confrelid = $1::regclass', [table])).toEqual([]);
  });

  test('lets nobody move a row to another time', async () => {
    expect(
      await asOwner(
        `SELECT grantee, column_name FROM information_schema.column_privileges
         WHERE table_name = $1 AND privilege_type = 'UPDATE' AND column_name IN ('id', 'created_at', 'organization_id')
           AND grantee LIKE 'sg\\_%' AND grantee <> 'sg_worker'`,
        [table],
      ),
    ).toEqual([]);
  });
});

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}
interface Read {
  readonly parts: readonly string[];
  readonly conditions: readonly string[];
}

/** Which parts the last statement of `ask` reads as this audience, and by which conditions. */
async function read(audience: Audience, table: string, ask: (loaders: object) => Promise<unknown>): Promise<Read> {
  const session = openSession(database, { ...identity, audience }, 'read');
  const statements: Statement[] = [];
  const query: Session['query'] = (statement) => {
    statements.push(statement);
    return session.query(statement);
  };
  try {
    await ask(createLoaders({ ...session, identity: session.identity, query }));
    const { text, values } = statements.at(-1) ?? { text: '', values: [] };
    // Tables of tests are so small that going through them is cheapest.
    for (const scan of ['seqscan', 'bitmapscan'])
      await session.query({ text: `SET LOCAL enable_${scan} = off`, values: [] });
    const [row] = await session.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>({
      text: `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, FORMAT JSON) ${text}`,
      values,
    });
    const parts: string[] = [];
    const conditions: string[] = [];
    const visit = (node: PlanNode): void => {
      if (node['Actual Loops'] > 0 && node['Relation Name']?.startsWith(`${table}_`)) {
        parts.push(node['Relation Name'].slice(table.length + 1));
        conditions.push(node['Index Cond'] ?? 'none');
      }
      node.Plans?.forEach(visit);
    };
    const plan = row?.['QUERY PLAN'] ?? [];
    (typeof plan === 'string' ? (JSON.parse(plan) as typeof plan) : plan).forEach(({ Plan }) => {
      visit(Plan);
    });
    return { parts, conditions };
  } finally {
    await session.close('rollback');
  }
}

const id = randomUUID();
const identity: Omit<SessionIdentity, 'audience'> = {
  ...{ organizationId: id, userId: id, vendorId: id, customerId: id, clientId: id, siteId: id, employeeId: id },
  ...{ deviceId: id, sessionId: id, salesRepIds: [id], departmentIds: [id], readsAllInventory: true },
};

/** An id of 17 February 2026, and the names of the parts it lies in. */
const made = `${Date.parse('2026-02-17T09:00:00Z')
  .toString(16)
  .padStart(12, '0')
  .replace(/^(.{8})/, '$1-')}-7000-8000-000000000000`;
const partOf = (model: Model) => (model.partitioned === 'year' ? '2026' : '2026_02');

/** Asks a question of an entity by its name. */
function ask(loaders: object, entity: string, question: string, ...given: readonly unknown[]): unknown {
  const asked: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = Reflect.get(loaders, entity);
  return asked[question]?.(...given);
}
const nodes = (connection: unknown) => (connection as Connection).nodes();
const entityOf = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

describe.each(parted.map((model) => [model.name, model] as const))('%s', (name, model) => {
  const sort = new Sort(new Table(name, model), 'id', ['id'], 'DESC');
  const after = encodeCursor(sort, { id: made, createdAt: instantOf(made) });
  const questions = all.flatMap((owner) =>
    Object.entries(owner.relations).flatMap(([relation, { model: target, references }]) =>
      target === name ? [{ entity: entityOf(owner.name), relation, key: references.at(-1) ?? '' }] : [],
    ),
  );

  test('whoever sees rows looks up an id in one part, and reads on after a cursor from its part', async () => {
    const audiences = await asOwner<{ audience: Audience }>(
      `SELECT DISTINCT substr(role, 4) AS audience FROM pg_policies, unnest(roles) AS role
       WHERE tablename = $1 AND policyname NOT LIKE '%\\_unseen' AND cmd IN ('ALL', 'SELECT') AND role LIKE 'sg\\_%' AND role <> 'sg_worker'`,
      [model.table],
    );
    expect(audiences).toContainEqual({ audience: 'staff' });
    for (const { audience } of audiences) {
      const byId = await read(audience, model.table, (loaders) =>
        Promise.resolve(ask(loaders, entityOf(name), 'byId', made)),
      );
      expect([audience, byId.parts]).toEqual([audience, [partOf(model)]]);
      expect(byId.conditions[0]).toMatch(/organization_id = .*created_at = k\.instant\) AND \(id = k\.id/);
      const next = await read(audience, model.table, (loaders) =>
        nodes(ask(loaders, entityOf(name), 'page', { after })),
      );
      // The rows before the cursor lie in its own part or an earlier one: none of a later one is read.
      expect([audience, next.parts.filter((part) => part > partOf(model) && part !== 'past')]).toEqual([audience, []]);
      expect(next.conditions.join()).toMatch(/organization_id = .*created_at/);
    }
  });

  test('its lists below other entities are carried by an index of theirs', async () => {
    for (const { entity, relation, key } of questions) {
      const column = model.columns[key]?.column ?? '';
      const { parts, conditions } = await read('staff', model.table, (loaders) => {
        const list = ask(loaders, entity, relation, made, { after });
        // A relation that is offered to nobody has no loader.
        return list === undefined
          ? nodes(ask(loaders, entityOf(name), 'page', { filter: { [key]: { eq: made } }, after }))
          : nodes(list);
      });
      expect([relation, parts.filter((part) => part > partOf(model) && part !== 'past')]).toEqual([relation, []]);
      for (const condition of conditions)
        expect([relation, condition]).toEqual([
          relation,
          expect.stringMatching(new RegExp(`${column} = .*created_at`)),
        ]);
    }
  });
});
