import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '../../src/database/database.js';
import { PinnedClient } from '../../src/database/pinned-client.js';
import { currentSession, openSession, runInSession } from '../../src/database/session.js';
import {
  backendOf,
  cleanUp,
  failureOf,
  makeOrganization,
  open,
  owner,
  prepareSchema,
  schema,
  staffOf,
  within,
} from './support/session-database.js';

let database: Database;
let organization: string;
const items = `${schema}.items`;
const one = { text: 'select 1 as one', values: [] };
const insert = (id: number, name = 'part') => ({
  text: `insert into ${items} (id, name) values ($1, $2)`,
  values: [id, name],
});
const division = { text: 'select 1 / 0', values: [] };

async function savedIds(): Promise<number[]> {
  const { rows } = await owner.query<{ id: number }>(`select id from ${items} order by id`);
  return rows.map(({ id }) => id);
}

beforeAll(async () => {
  await prepareSchema();
  organization = await makeOrganization();
  database = await open();
});
beforeEach(async () => void (await owner.query(`delete from ${items}`)));
afterAll(cleanUp);

describe('a session is one transaction of one viewer', () => {
  test('with the role of the audience and every setting, gone when it ends', async () => {
    const uuid = (digit: string): string => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
    const identity = staffOf(organization, {
      ...{
        audience: 'vendor',
        userId: uuid('1'),
        vendorId: uuid('2'),
        customerId: uuid('3'),
        clientId: uuid('4'),
        siteId: uuid('5'),
      },
      ...{
        employeeId: uuid('6'),
        deviceId: 'truck-001',
        salesRepIds: [uuid('7'), uuid('8')],
        departmentIds: [uuid('9')],
        readsAllInventory: true,
      },
    });
    const asked = {
      text: `select current_user as role, app.organization_id() as organization, app.user_id() as user, app.vendor_id() as vendor,
        app.customer_id() as customer, app.client_id() as client, app.site_id() as site, app.employee_id() as employee,
        app.device_id() as device, app.session_id() as visit, app.sales_rep_ids() as reps, app.department_ids() as departments,
        app.reads_all_inventory() as "allStock"`,
      values: [],
    };
    const [row] = await within(database, identity, 'read', (session) => session.query(asked));
    expect(row).toEqual({
      ...{
        role: 'sg_vendor',
        organization,
        user: uuid('1'),
        vendor: uuid('2'),
        customer: uuid('3'),
        client: uuid('4'),
        site: uuid('5'),
      },
      ...{
        employee: uuid('6'),
        device: 'truck-001',
        visit: null,
        reps: [uuid('7'), uuid('8')],
        departments: [uuid('9')],
        allStock: true,
      },
    });
    // A setting that was made for one transaction is '' in the next one, not null: the functions above turn it into null.
    const [after] = await database.asGateway<{ role: string; organization: string | null }>(
      `select current_user as role, current_setting('app.organization_id', true) as organization`,
    );
    expect(['', null]).toContain(after?.organization);
    expect(after?.role).toBe('sg_gateway');
  });

  test('that reads one snapshot and cannot write', async () => {
    await within(database, staffOf(organization), 'read', async (session) => {
      expect(await session.query({ text: `select id from ${items}`, values: [] })).toEqual([]);
      await owner.query(`insert into ${items} values (1, 'later')`);
      expect(await session.query({ text: `select id from ${items}`, values: [] })).toEqual([]);
    });
    const writing = within(database, staffOf(organization), 'read', (session) => session.query(insert(2)));
    await expect(writing).rejects.toMatchObject({ code: '25006' });
  });

  test('that takes no connection before it needs one', async () => {
    const fresh = await open();
    const session = openSession(fresh, staffOf(organization), 'read');
    const told: string[] = [];
    fresh.observe(({ text }) => told.push(text));
    await session.close('commit');
    expect(told).toEqual([]);
    await expect(session.query(one)).rejects.toThrow('SESSION CLOSED');
  });

  test('whose beginning and first statements leave without waiting for an answer', async () => {
    const told: string[] = [];
    const stop = database.observe(({ text, kind }) => told.push(`${kind}: ${text.slice(0, 12)}`));
    await within(database, staffOf(organization), 'read', async (session) => {
      let answered = 0;
      const answers = [one, one, one].map((statement) => session.query(statement).then(() => (answered += 1)));
      const [first] = answers;
      await first;
      expect(told.filter((line) => line.startsWith('loader'))).toHaveLength(3);
      await Promise.all(answers);
      expect(answered).toBe(3);
    });
    stop();
    expect(told).toEqual([
      'control: BEGIN ISOLAT',
      'control: SELECT set_c',
      'loader: select 1 as ',
      'loader: select 1 as ',
      'loader: select 1 as ',
      'control: COMMIT',
    ]);
  });

  test('refuses an identity that could be taken for more than it is', () => {
    const stray = staffOf(organization, {
      salesRepIds: ['11111111-0000-4000-8000-000000000000,22222222-0000-4000-8000-000000000000'],
    });
    expect(() => openSession(database, stray, 'read')).toThrow('not a UUID');
  });
});

describe('law: only through the session', () => {
  test('a resolver that still runs after the end gets SESSION CLOSED, reads and writes nothing', async () => {
    const session = openSession(database, staffOf(organization), 'write');
    let wake: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    const late = failureOf(
      runInSession(session, async () => {
        await session.query(one);
        await asleep;
        return session.query(insert(1));
      }),
    );
    await session.query(one);
    await session.close('rollback');
    wake();
    expect(String(await late)).toContain('SESSION CLOSED');
    expect(await savedIds()).toEqual([]);
  });

  test('closed is set before COMMIT: what comes in between is refused', async () => {
    const session = openSession(database, staffOf(organization), 'write');
    await session.query(insert(1));
    const closing = session.close('commit');
    await expect(session.query(insert(2))).rejects.toThrow('SESSION CLOSED');
    await expect(session.savepoint(async () => undefined)).rejects.toThrow('SESSION CLOSED');
    await closing;
    expect(await savedIds()).toEqual([1]);
  });

  test.each(['commit', 'rollback'] as const)('%s waits for statements in flight', async (outcome) => {
    const session = openSession(database, staffOf(organization), 'write');
    await session.query(insert(1));
    const slow = session.query({ text: "select pg_sleep(0.2), 'answered' as word", values: [] });
    // Sent, not merely asked for: what still waits for its turn is refused instead.
    await new Promise(setImmediate);
    const closing = session.close(outcome);
    expect(await slow).toMatchObject([{ word: 'answered' }]);
    await closing;
    expect(await savedIds()).toEqual(outcome === 'commit' ? [1] : []);
  });

  test('a statement in flight that fails keeps the session from being committed, and is the error told', async () => {
    const session = openSession(database, staffOf(organization), 'write');
    await session.query(insert(1));
    const failing = failureOf(session.query({ text: 'select 1 / (pg_sleep(0.2)::text::int)', values: [] }));
    await new Promise(setImmediate);
    await expect(session.close('commit')).rejects.toMatchObject({ code: '22P02' });
    expect(await failing).toMatchObject({ code: '22P02' });
    expect(await savedIds()).toEqual([]);
  });

  test('closing twice does nothing the second time', async () => {
    const session = openSession(database, staffOf(organization), 'write');
    await session.query(insert(1));
    await session.close('commit');
    await session.close('rollback');
    expect(await savedIds()).toEqual([1]);
  });
});

describe('law: one at a time', () => {
  test('sibling savepoints do not interleave: what failed is undone, and only that', async () => {
    await within(database, staffOf(organization), 'write', async (session) => {
      const write = (id: number) =>
        session.savepoint(async () => {
          await session.query(insert(id));
          await session.query(id % 3 === 0 ? division : one);
        });
      const outcomes = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map(write));
      expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([
        true,
        true,
        false,
        true,
        true,
        false,
        true,
      ]);
    });
    expect(await savedIds()).toEqual([1, 2, 4, 5, 7]);
  });

  test('a statement beside a savepoint that fails is not undone with it', async () => {
    await within(database, staffOf(organization), 'write', async (session) => {
      await Promise.all([
        failureOf(session.savepoint(async () => void (await session.query(insert(1)), await session.query(division)))),
        session.query(insert(2)),
      ]);
    });
    expect(await savedIds()).toEqual([2]);
  });

  test('savepoints nest', async () => {
    await within(database, staffOf(organization), 'write', (session) =>
      session.savepoint(async () => {
        await session.query(insert(1));
        await failureOf(
          session.savepoint(async () => void (await session.query(insert(2)), await session.query(division))),
        );
        await session.savepoint(async () => void (await session.query(insert(3))));
      }),
    );
    expect(await savedIds()).toEqual([1, 3]);
  });

  test('an error caught within a savepoint undoes it all the same, and says so', async () => {
    await within(database, staffOf(organization), 'write', async (session) => {
      const kept = session.savepoint(async () => {
        await session.query(insert(1));
        await failureOf(session.query(division));
        return 'done';
      });
      await expect(kept).rejects.toMatchObject({ code: '22012' });
      await session.query(insert(2));
    });
    expect(await savedIds()).toEqual([2]);
  });

  test('a savepoint that waits for a statement around it is told so', async () => {
    const hasty = await open({ statementTimeoutMs: 300 });
    const session = openSession(hasty, staffOf(organization), 'write');
    const trapped = runInSession(session, () => {
      let around: () => Promise<unknown> = () => Promise.resolve();
      const inside = session.savepoint(() => around());
      const outside = session.query(one);
      around = () => outside;
      return inside;
    });
    await expect(trapped).rejects.toThrow('Does the savepoint wait for the statement?');
    await session.close('rollback');
  });

  test('a savepoint still open at the end is not committed', async () => {
    const session = openSession(database, staffOf(organization), 'write');
    let wake: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    let begun: () => void = () => undefined;
    const written = new Promise<void>((resolve) => (begun = resolve));
    const unfinished = failureOf(
      session.savepoint(async () => {
        await session.query(insert(1));
        begun();
        await asleep;
      }),
    );
    await written;
    await expect(session.close('commit')).rejects.toThrow('a savepoint was still open');
    wake();
    expect(String(await unfinished)).toContain('SESSION CLOSED');
    expect(await savedIds()).toEqual([]);
  });
});

describe('law: COMMIT is checked', () => {
  test('an error that was caught keeps the session from being committed', async () => {
    const session = openSession(database, staffOf(organization), 'write');
    await session.query(insert(1));
    await failureOf(session.query(division));
    await expect(session.close('commit')).rejects.toMatchObject({ code: '22012' });
    expect(await savedIds()).toEqual([]);
  });

  test('COMMIT answered by ROLLBACK rejects, and the connection is not used again', async () => {
    const single = await open({ poolSize: 1 });
    const client = await PinnedClient.begin(single.pool, staffOf(organization), 'write', () => undefined);
    const { rows } = await client.send({ text: 'select pg_backend_pid() as pid', values: [] });
    await failureOf(client.send({ text: 'select 1 / 0', values: [] }));
    await expect(client.end('commit')).rejects.toThrow('PostgreSQL answered ROLLBACK');
    const after = await within(single, staffOf(organization), 'read', backendOf);
    expect(after).not.toBe(rows[0]?.pid);
  });
});

describe('law: the first error counts', () => {
  test('siblings of a failed statement are told the first error, not its consequences', async () => {
    const session = openSession(database, staffOf(organization), 'read');
    const outcomes = await Promise.allSettled(
      [one, division, one, { text: 'select nothing_of_this_name', values: [] }].map((statement) =>
        session.query(statement),
      ),
    );
    expect(outcomes[0]).toMatchObject({ status: 'fulfilled' });
    for (const outcome of outcomes.slice(1))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
    await expect(session.query(one)).rejects.toMatchObject({ code: '22012' });
    await expect(session.close('commit')).rejects.toMatchObject({ code: '22012' });
  });

  test('what was prepared behind a failed statement breaks no more than its savepoint', async () => {
    const named = { name: 'behind', text: 'select 1 as one', values: [] };
    await within(database, staffOf(organization), 'write', async (session) => {
      const outcomes = await Promise.allSettled([
        session.savepoint(() =>
          Promise.all([division, named, named, named].map((statement) => session.query(statement))),
        ),
        session.query(insert(1)),
      ]);
      expect(outcomes).toMatchObject([{ status: 'rejected', reason: { code: '22012' } }, { status: 'fulfilled' }]);
      expect(await session.query(named)).toEqual([{ one: 1 }]);
    });
    expect(await savedIds()).toEqual([1]);
  });

  test('a NUL character is refused before it can break the session', async () => {
    await within(database, staffOf(organization), 'read', async (session) => {
      for (const value of ['a\0b', ['a', 'b\0'], { a: '\0' }]) {
        await expect(session.query({ text: 'select $1::text', values: [value] })).rejects.toMatchObject({
          code: 'BAD_USER_INPUT',
        });
      }
      expect(await session.query(one)).toEqual([{ one: 1 }]);
    });
  });
});

describe('law: poisoned connections', () => {
  const read = { name: 'items.all', text: `select * from ${schema}.poisoned`, values: [] };

  beforeEach(
    async () =>
      void (await owner.query(
        `drop table if exists ${schema}.poisoned; create table ${schema}.poisoned (id int); insert into ${schema}.poisoned values (1)`,
      )),
  );

  test('a read whose prepared statement is stale (0A000) is begun anew, once, on another connection', async () => {
    const pair = await open({ poolSize: 2 });
    const both = await Promise.all(
      [1, 2].map(() =>
        within(pair, staffOf(organization), 'read', async (session) => {
          await session.query(read);
          return backendOf(session);
        }),
      ),
    );
    await owner.query(`alter table ${schema}.poisoned add column name text default 'new'`);
    const session = openSession(pair, staffOf(organization), 'read');
    const answers = await Promise.all([session.query(read), session.query(one), session.query(read)]);
    expect(answers).toEqual([[{ id: 1, name: 'new' }], [{ one: 1 }], [{ id: 1, name: 'new' }]]);
    expect(both).not.toContain(await backendOf(session));
    await session.close('commit');
    // The other connection has the same stale statement, and is not used any more either.
    const next = await within(pair, staffOf(organization), 'read', async (again) => [
      await again.query(read),
      await backendOf(again),
    ]);
    expect(next[0]).toEqual([{ id: 1, name: 'new' }]);
    expect(both).not.toContain(next[1]);
  });

  test('a prepared statement that is gone (26000) likewise', async () => {
    const single = await open({ poolSize: 1 });
    await within(single, staffOf(organization), 'read', async (session) => {
      await session.query(read);
      await session.query({ text: 'deallocate all', values: [] });
    });
    for (const mode of ['read', 'write'] as const) {
      const again = within(single, staffOf(organization), mode, (session) =>
        session.savepoint(() => session.query(read)),
      );
      expect(await again).toEqual([{ id: 1 }]);
      await within(single, staffOf(organization), 'read', (session) =>
        session.query({ text: 'deallocate all', values: [] }),
      );
    }
    const unnoticed = within(single, staffOf(organization), 'read', (session) =>
      Promise.all([read, read].map((statement) => session.query(statement))),
    );
    expect(await unnoticed).toEqual([[{ id: 1 }], [{ id: 1 }]]);
  });

  test('a statement that cannot be prepared at all is its own first error', async () => {
    const broken = { name: 'broken', text: 'select nothing_of_this_name', values: [] };
    const both = within(database, staffOf(organization), 'read', (session) =>
      Promise.all([broken, broken].map((statement) => session.query(statement))),
    );
    await expect(both).rejects.toMatchObject({ code: '42703' });
  });

  test.each(['write', 'read'] as const)('a %s that has an answer already is told to try again', async (mode) => {
    const single = await open({ poolSize: 1 });
    const before = await within(single, staffOf(organization), mode, async (session) => {
      await session.query(read);
      return backendOf(session);
    });
    await owner.query(`alter table ${schema}.poisoned add column name text`);
    const stale = within(single, staffOf(organization), mode, async (session) => {
      await session.query(one);
      return session.query(read);
    });
    await expect(stale).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const after = await within(single, staffOf(organization), mode, async (session) => {
      await session.query(read);
      return backendOf(session);
    });
    expect(after).not.toBe(before);
  });

  test('the name of a prepared statement carries the audience, also when it is long', async () => {
    await within(database, staffOf(organization), 'read', async (session) => {
      const text = 'select name from pg_prepared_statements order by name';
      await session.query({ name: 'short', text, values: [] });
      await session.query({ name: `${'long'.repeat(30)}.a`, text: 'select 2', values: [] });
      await session.query({ name: `${'long'.repeat(30)}.b`, text: 'select 3', values: [] });
      const names = await session.query<{ name: string }>({ name: 'short', text, values: [] });
      const ours = names.map(({ name }) => name).filter((name) => name.startsWith('staff:'));
      expect(ours).toContain('staff:short');
      expect(ours.filter((name) => name.startsWith('staff:longlong'))).toHaveLength(2);
    });
  });
});

describe('law: error listener', () => {
  test('a backend that is killed while its session is open ends the session, not the process', async () => {
    const single = await open({ poolSize: 1 });
    const session = openSession(single, staffOf(organization), 'write');
    const pid = await backendOf(session);
    await session.query(insert(1));
    await owner.query('select pg_terminate_backend($1)', [pid]);
    await expect(session.query({ text: 'select pg_sleep(5)', values: [] })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    await expect(session.close('commit')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await within(single, staffOf(organization), 'read', backendOf)).not.toBe(pid);
    expect(await savedIds()).toEqual([]);
  });

  test('a backend that is killed while its statement runs rejects everything behind it', async () => {
    const single = await open({ poolSize: 1 });
    const session = openSession(single, staffOf(organization), 'read');
    const pid = await backendOf(session);
    const waiting = Promise.allSettled([
      session.query({ text: 'select pg_sleep(20)', values: [] }),
      session.query(one),
      session.query(one),
    ]);
    await owner.query('select pg_terminate_backend($1)', [pid]);
    for (const outcome of await waiting)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE' } });
    await session.close('rollback');
    await single.ping();
  });
});

describe("law: time limits are the server's", () => {
  test('a statement that takes too long is TIMEOUT', async () => {
    const hasty = await open({ statementTimeoutMs: 100 });
    const slow = within(hasty, staffOf(organization), 'read', (session) =>
      session.query({ text: 'select pg_sleep(10)', values: [] }),
    );
    await expect(slow).rejects.toMatchObject({ code: 'TIMEOUT', cause: { code: '57014' } });
    await hasty.ping();
  });

  test('a lock that is not given in time is CONFLICT', async () => {
    const hasty = await open({ lockTimeoutMs: 100 });
    await owner.query(`insert into ${items} values (1, 'held')`);
    const update = { text: `update ${items} set name = 'x' where id = 1`, values: [] };
    const holder = openSession(database, staffOf(organization), 'write');
    await holder.query(update);
    const waiter = openSession(hasty, staffOf(organization), 'write');
    await expect(waiter.query(update)).rejects.toMatchObject({ code: 'CONFLICT', cause: { code: '55P03' } });
    await waiter.close('rollback');
    await holder.close('commit');
  });

  test('a session that does nothing for too long is ended by the server', async () => {
    const hasty = await open({ idleTimeoutMs: 100 });
    const session = openSession(hasty, staffOf(organization), 'write');
    const pid = await backendOf(session);
    for (let gone = false; !gone;) {
      const { rowCount } = await owner.query('select from pg_stat_activity where pid = $1', [pid]);
      gone = rowCount === 0;
    }
    await expect(session.query(one)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await session.close('rollback');
  });

  test('a full pool answers UNAVAILABLE instead of waiting for ever', async () => {
    const small = await open({ poolSize: 1, connectionTimeoutMs: 1_000 });
    const holder = openSession(small, staffOf(organization), 'read');
    await holder.query(one);
    const waiting = openSession(small, staffOf(organization), 'read');
    const outcomes = await Promise.allSettled([waiting.query(one), waiting.query(one)]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE' } });
    await waiting.close('rollback');
    await holder.close('commit');
    await small.ping();
  });
});

describe('law: no session inside a session', () => {
  test('opening one throws, and so does a statement of the gateway', async () => {
    await within(database, staffOf(organization), 'read', async () => {
      expect(() => openSession(database, staffOf(organization), 'read')).toThrow('cannot be opened inside another one');
      await expect(database.asGateway('select 1')).rejects.toThrow('cannot run inside a session');
    });
    await within(database, staffOf(organization), 'read', async (session) => session.query(one));
  });

  test('many more operations than connections all succeed', async () => {
    const small = await open({ poolSize: 3 });
    const work = Array.from({ length: 40 }, () =>
      within(small, staffOf(organization), 'read', (session) => session.query(one)),
    );
    expect(await Promise.all(work)).toHaveLength(40);
    expect(small.pool.counts()).toMatchObject({ total: 3, idle: 3, waiting: 0 });
  });
});

describe('the current session', () => {
  test('travels with the code that runs in it', async () => {
    expect(() => currentSession()).toThrow('outside of any session');
    const [left, right] = await Promise.all(
      [1, 2].map(() =>
        within(database, staffOf(organization), 'read', async (session) => {
          await session.query(one);
          return [session, currentSession()];
        }),
      ),
    );
    expect(left?.[0]).toBe(left?.[1]);
    expect(right?.[0]).toBe(right?.[1]);
    expect(left?.[0]).not.toBe(right?.[0]);
  });
});

test('rows arrive as the loaders need them', async () => {
  const text = `select 1::int2 as small, 2::int4 as int, 3::int8 as big, 1.50::numeric(18,4) as amount, 1.5::float8 as float, true as bool,
    '2026-01-02 03:04:05.123456+00'::timestamptz as at, '2026-01-02'::date as day, '{"a": [1]}'::jsonb as json, '{a,NULL,"b c"}'::text[] as texts,
    '{11111111-0000-4000-8000-000000000000}'::uuid[] as ids, '{1.10,2}'::numeric[] as amounts, '{1,2}'::int8[] as bigs, '{1,2}'::int4[] as ints, null::text as nothing`;
  const [row] = await within(database, staffOf(organization), 'read', (session) => session.query({ text, values: [] }));
  expect(row).toEqual({
    ...{
      small: 1,
      int: 2,
      big: '3',
      amount: '1.5000',
      float: 1.5,
      bool: true,
      at: '2026-01-02 03:04:05.123456+00',
      day: '2026-01-02',
    },
    ...{
      json: { a: [1] },
      texts: ['a', null, 'b c'],
      ids: ['11111111-0000-4000-8000-000000000000'],
      amounts: ['1.10', '2'],
      bigs: ['1', '2'],
      ints: [1, 2],
      nothing: null,
    },
  });
});
