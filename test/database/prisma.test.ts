import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/database/database.js';
import { classify } from '../../src/database/errors.js';
import { openSession, runInSession } from '../../src/database/session.js';
import { cleanUp, failureOf, makeOrganization, open, owner, staffOf, within } from './support/session-database.js';

let database: Database;
let organization: string;

beforeAll(async () => void (database = await open()));
beforeEach(async () => void (organization = await makeOrganization()));
afterAll(cleanUp);

async function roleNames(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    'select name from roles where organization_id = $1 and not is_system order by name',
    [organization],
  );
  return rows.map(({ name }) => name);
}

/** A role with permissions: several statements, which Prisma puts into a transaction. */
const role = (name: string) => ({
  name,
  permissions: { create: [{ permission: 'rfqs.read' }, { permission: 'rfqs.write' }] },
});

describe('Prisma works in the session', () => {
  test('on its connection, in its transaction, under its row security', async () => {
    const other = await makeOrganization();
    await within(database, staffOf(other), 'write', () => database.prisma.role.create({ data: role('Theirs') }));
    await within(database, staffOf(organization), 'write', async (session) => {
      const made = await database.prisma.role.create({ data: role('Ours'), include: { permissions: true } });
      expect(made).toMatchObject({ organizationId: organization, permissions: [{}, {}] });
      const [row] = await database.prisma.$queryRaw<
        { pid: number; role: string }[]
      >`select pg_backend_pid() as pid, current_user as role`;
      expect(row?.role).toBe('sg_staff');
      expect(
        await session.query({
          text: 'select pg_backend_pid() as pid, name from roles where not is_system',
          values: [],
        }),
      ).toEqual([{ pid: row?.pid, name: 'Ours' }]);
      expect(
        await database.prisma.role.findMany({ where: { name: { in: ['Ours', 'Theirs'] } }, select: { name: true } }),
      ).toEqual([{ name: 'Ours' }]);
      expect(await roleNames()).toEqual([]);
    });
    expect(await roleNames()).toEqual(['Ours']);
  });

  test('is rolled back with it', async () => {
    const session = openSession(database, staffOf(organization), 'write');
    await runInSession(session, () => database.prisma.role.create({ data: role('Gone') }));
    await session.close('rollback');
    expect(await roleNames()).toEqual([]);
  });

  test('cannot write in a session that reads', async () => {
    const error = await failureOf(
      within(database, staffOf(organization), 'read', () => database.prisma.role.create({ data: { name: 'No' } })),
    );
    expect(classify(error)).toMatchObject({ sqlstate: '25006' });
  });

  test('is observed as such', async () => {
    const kinds: string[] = [];
    const stop = database.observe(({ kind, name }) => kinds.push(name === undefined ? kind : `${kind} ${name}`));
    await within(database, staffOf(organization), 'read', () => database.prisma.role.findMany());
    stop();
    expect(kinds).toEqual(['control', 'control session:settings', 'prisma', 'control']);
  });

  test('sends nothing named: a plan made for common values is slow for a rare one', async () => {
    await within(database, staffOf(organization), 'read', async (session) => {
      await database.prisma.role.findMany({ where: { name: 'a' } });
      const names = await session.query<{ name: string }>({
        text: `select name from pg_prepared_statements where statement like '%"public"."roles"%'`,
        values: [],
      });
      expect(names).toEqual([]);
    });
  });
});

describe('law: no session, no query', () => {
  test('a call outside of any session throws', async () => {
    await expect(database.prisma.role.findMany()).rejects.toThrow('outside of any session');
    await expect(database.prisma.$transaction([database.prisma.role.findMany()])).rejects.toThrow(
      'outside of any session',
    );
  });

  test("Prisma's promises begin when they are awaited, and that is inside", async () => {
    const session = openSession(database, staffOf(organization), 'read');
    expect(await runInSession(session, () => database.prisma.role.findMany({ where: { name: 'nobody' } }))).toEqual([]);
    let lazy: Promise<unknown> | undefined;
    await runInSession(session, async () => void (lazy = database.prisma.role.findMany()));
    await expect(lazy).rejects.toThrow('outside of any session');
    await session.close('commit');
  });

  test('a resolver that still runs after the end writes nothing', async () => {
    const session = openSession(database, staffOf(organization), 'write');
    let wake: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    const late = failureOf(
      runInSession(session, async () => {
        await asleep;
        await database.prisma.role.create({ data: { name: 'Late' } });
      }),
    );
    await session.query({ text: 'select 1', values: [] });
    await session.close('commit');
    wake();
    expect(String(await late)).toContain('SESSION CLOSED');
    expect(await roleNames()).toEqual([]);
  });
});

describe('law: no findUnique across requests', () => {
  test("two tenants in one tick each get their own row, never the other's", async () => {
    const other = await makeOrganization();
    const id = randomUUID();
    for (const tenant of [organization, other]) {
      await owner.query('insert into roles (organization_id, id, name) values ($1, $2, $3)', [
        tenant,
        tenant === organization ? id : randomUUID(),
        'Buyer',
      ]);
    }
    const sessions = [organization, other].map((tenant) => openSession(database, staffOf(tenant), 'read'));
    await Promise.all(sessions.map((session) => session.query({ text: 'select 1', values: [] })));
    const statements: string[] = [];
    const stop = database.observe(({ kind, text }) => void (kind === 'prisma' && statements.push(text)));
    for (const ask of [
      () => database.prisma.role.findUnique({ where: { organizationId_id: { organizationId: organization, id } } }),
      () =>
        database.prisma.role.findUniqueOrThrow({ where: { organizationId_id: { organizationId: organization, id } } }),
      () =>
        database.prisma.role.findUnique({
          where: { organizationId_name: { organizationId: organization, name: 'Buyer' } },
        }),
    ]) {
      statements.length = 0;
      const [mine, theirs] = await Promise.allSettled(sessions.map((session) => runInSession(session, ask)));
      expect(mine).toMatchObject({ status: 'fulfilled', value: { id, organizationId: organization } });
      if (theirs?.status === 'fulfilled') expect(theirs.value).toBeNull();
      else expect(theirs?.reason).toMatchObject({ code: 'P2025' });
      expect(statements).toHaveLength(2);
    }
    stop();
    await Promise.all(sessions.map((session) => session.close('commit')));
  });
});

test('a look-up by a key that is undefined is refused, where findFirst would return any row', async () => {
  await within(database, staffOf(organization), 'write', async () => {
    await database.prisma.role.create({ data: { organizationId: organization, name: 'Somebody else' } });
    // As a value that came from outside would be, whatever the types say.
    const key: { organizationId: string; id: string } = Object.assign(
      { organizationId: organization, id: '' },
      { id: undefined },
    );
    for (const ask of [
      () => database.prisma.role.findUnique({ where: { organizationId_id: key } }),
      () => database.prisma.role.findUniqueOrThrow({ where: { organizationId_id: key } }),
    ])
      await expect(ask()).rejects.toThrow('A Role was looked up without a key, or with one that is undefined.');
  });
});

describe('law: one at a time', () => {
  test('concurrent writes, some of which fail, lose no row of the others', async () => {
    const wanted = Array.from({ length: 12 }, (_, index) => `Role ${String(index).padStart(2, '0')}`);
    await within(database, staffOf(organization), 'write', async () => {
      const outcomes = await Promise.allSettled(
        wanted.map((name, index) =>
          database.prisma.role.create({
            // The second permission of every third role is refused: what was written before it in the same call goes with it.
            data: {
              name,
              permissions: {
                create: [{ permission: 'rfqs.read' }, { permission: index % 3 === 0 ? 'rfqs.read' : 'rfqs.write' }],
              },
            },
          }),
        ),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(
        wanted.map((_, index) => (index % 3 === 0 ? 'rejected' : 'fulfilled')),
      );
    });
    expect(await roleNames()).toEqual(wanted.filter((_, index) => index % 3 !== 0));
    const { rows } = await owner.query(
      'select count(*)::int as count from role_permissions join roles using (organization_id) where organization_id = $1 and role_id = roles.id and not is_system',
      [organization],
    );
    expect(rows).toEqual([{ count: 16 }]);
  });

  test('writes beside savepoints, each in its own', async () => {
    await within(database, staffOf(organization), 'write', (session) =>
      Promise.allSettled(
        ['a', 'b', 'c', 'd'].map((name, index) =>
          session.savepoint(async () => {
            await database.prisma.role.create({ data: role(name) });
            if (index % 2 === 1) throw new Error('no');
          }),
        ),
      ),
    );
    expect(await roleNames()).toEqual(['a', 'c']);
  });

  test('a list of calls is one savepoint', async () => {
    await within(database, staffOf(organization), 'write', async () => {
      const failed = database.prisma.$transaction([
        database.prisma.role.create({ data: { name: 'first' } }),
        database.prisma.role.create({ data: { name: '' } }),
      ]);
      expect(classify(await failureOf(failed))).toMatchObject({
        kind: 'check',
        constraint: 'roles_name_check',
        table: 'roles',
      });
      const made = await database.prisma.$transaction([
        database.prisma.role.create({ data: { name: 'one' } }),
        database.prisma.role.create({ data: { name: 'two' } }),
      ]);
      expect(made.map(({ name }) => name)).toEqual(['one', 'two']);
    });
    expect(await roleNames()).toEqual(['one', 'two']);
  });

  test('the interactive form and an isolation level are refused', async () => {
    await within(database, staffOf(organization), 'write', async () => {
      const interactive: unknown = async () => undefined;
      const refused = async (): Promise<unknown> =>
        Reflect.apply(database.prisma.$transaction, database.prisma, [interactive]) as Promise<unknown>;
      await expect(refused()).rejects.toThrow('use session.savepoint');
      const calls = [database.prisma.role.create({ data: { name: 'x' } })];
      const isolated = async (): Promise<unknown> =>
        Reflect.apply(database.prisma.$transaction, database.prisma, [
          calls,
          { isolationLevel: 'Serializable' },
        ]) as Promise<unknown>;
      await expect(isolated()).rejects.toThrow(/isolation level/);
      await database.prisma.role.create({ data: { name: 'after' } });
    });
    expect(await roleNames()).toEqual(['after']);
  });
});

describe('law: COMMIT is checked', () => {
  test('an error of Prisma that was caught keeps the session from being committed', async () => {
    const session = openSession(database, staffOf(organization), 'write');
    await runInSession(session, async () => {
      await database.prisma.role.create({ data: { name: 'kept?' } });
      await failureOf(database.prisma.role.create({ data: { name: '' } }));
      // The sibling is told the first error, in Prisma's words.
      expect(classify(await failureOf(database.prisma.role.findMany()))).toMatchObject({
        kind: 'check',
        sqlstate: '23514',
      });
    });
    await expect(session.close('commit')).rejects.toMatchObject({ code: '23514' });
    expect(await roleNames()).toEqual([]);
  });
});

test('a NUL character is refused before it can break the session', async () => {
  await within(database, staffOf(organization), 'write', async () => {
    await expect(database.prisma.role.create({ data: { name: 'a\0b' } })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await database.prisma.role.create({ data: { name: 'ab' } });
  });
  expect(await roleNames()).toEqual(['ab']);
});
