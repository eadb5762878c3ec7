import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/database/database.js';
import { classify, toRequestError, type Classified } from '../../src/database/errors.js';
import { runOperation } from '../../src/database/operation.js';
import { openSession, runInSession } from '../../src/database/session.js';
import type { Session } from '../../src/database/session.js';
import {
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

beforeAll(async () => {
  await prepareSchema();
  organization = await makeOrganization();
  database = await open();
  await owner.query('insert into roles (organization_id, name) values ($1, $2)', [organization, 'Taken']);
  await owner.query(`insert into ${items} values (1, 'one'), (2, 'two')`);
});
afterAll(cleanUp);

/** What classify says of the error with which the work ends. */
async function classified(work: (session: Session) => Promise<unknown>): Promise<Classified> {
  return classify(await failureOf(within(database, staffOf(organization), 'write', work)));
}

describe('a failure has one name, whoever reports it', () => {
  const unique = { kind: 'unique', sqlstate: '23505', constraint: 'roles_organization_id_name_key', table: 'roles' };
  const taken = `insert into roles (name) values ('Taken')`;

  test('unique', async () => {
    expect(await classified((session) => session.query({ text: taken, values: [] }))).toEqual(unique);
    expect(await classified(() => database.prisma.role.create({ data: { name: 'Taken' } }))).toEqual(unique);
    expect(await classified(() => database.prisma.$executeRawUnsafe(taken))).toEqual(unique);
    expect(
      classify(new Error('wrapped', { cause: await failureOf(owner.query(`insert into ${items} values (1, 'x')`)) })),
    ).toMatchObject({ kind: 'unique' });
  });

  test('foreign key', async () => {
    const expected = {
      kind: 'foreign_key',
      sqlstate: '23503',
      constraint: 'role_permissions_organization_id_role_id_fkey',
      table: 'role_permissions',
    };
    const text = `insert into role_permissions (role_id, permission) values ($1, 'rfqs.read')`;
    expect(await classified((session) => session.query({ text, values: [randomUUID()] }))).toEqual(expected);
    expect(
      await classified(() =>
        database.prisma.rolePermission.create({ data: { roleId: randomUUID(), permission: 'rfqs.read' } }),
      ),
    ).toEqual(expected);
  });

  test('check, which Prisma has no code for', async () => {
    const expected = { kind: 'check', sqlstate: '23514', constraint: 'roles_name_check', table: 'roles' };
    expect(
      await classified((session) => session.query({ text: `insert into roles (name) values ('')`, values: [] })),
    ).toEqual(expected);
    expect(await classified(() => database.prisma.role.create({ data: { name: '' } }))).toEqual(expected);
  });

  test('not null', async () => {
    const expected = { kind: 'not_null', sqlstate: '23502', table: 'roles', column: 'name' };
    expect(
      await classified((session) => session.query({ text: 'insert into roles (name) values (null)', values: [] })),
    ).toEqual(expected);
    expect(await classified(() => database.prisma.$executeRaw`insert into roles (name) values (null)`)).toEqual(
      expected,
    );
  });

  test('permission, which is also what row security says', async () => {
    const foreign = await makeOrganization();
    const denied = { kind: 'permission', sqlstate: '42501' };
    expect(await classified((session) => session.query({ text: 'select * from pg_authid', values: [] }))).toMatchObject(
      denied,
    );
    expect(
      await classified(() => database.prisma.role.create({ data: { name: 'x', organizationId: foreign } })),
    ).toMatchObject(denied);
    expect(classify(await failureOf(database.asGateway('select * from roles')))).toMatchObject(denied);
  });

  test('anything else is unknown, with what is known of it', async () => {
    expect(await classified((session) => session.query({ text: 'select 1/0', values: [] }))).toEqual({
      kind: 'unknown',
      sqlstate: '22012',
    });
    expect(classify(new Error('something'))).toEqual({ kind: 'unknown' });
    expect(classify('a text')).toEqual({ kind: 'unknown' });
    expect(toRequestError(new Error('something'))).toBeNull();
  });

  test('a missing feature is not a stale plan', () => {
    const error = (routine: string) => Object.assign(new Error('0A000'), { code: '0A000', severity: 'ERROR', routine });
    expect(classify(error('transformOnConflictClause'))).toMatchObject({ kind: 'unknown' });
    expect(classify(error('RevalidateCachedQuery'))).toMatchObject({ kind: 'poisoned' });
  });

  test.each(['postgresql://app:can@ry@127.0.0.1:9/none', 'postgresql://127.0.0.1:9/none?password=canary@ry'])(
    'of a database that is away no part of the password is told: %s',
    async (connectionString) => {
      const error = await failureOf(open({ connection: { connectionString } }));
      expect(error).toMatchObject({
        message: expect.stringMatching(/^The database at 127\.0\.0\.1:9 cannot be reached/) as unknown,
      });
      expect(String(error)).not.toMatch(/ry/);
    },
  );

  test('a database that is away, in every way the driver says it', async () => {
    const nobody = await failureOf(
      open({ connection: { connectionString: 'postgresql://postgres@127.0.0.1:9/none' } }),
    );
    expect(nobody).toMatchObject({
      name: 'StartupError',
      message: expect.stringMatching(/^The database at 127\.0\.0\.1:9 cannot be reached: .*ECONNREFUSED/) as unknown,
    });
    expect(classify(nobody)).toMatchObject({ kind: 'connection' });
    for (const message of [
      'Connection terminated unexpectedly',
      'Client has encountered a connection error and is not queryable',
    ]) {
      expect(toRequestError(new Error(message))).toMatchObject({ code: 'UNAVAILABLE' });
    }
    expect(classify(new Error('timeout exceeded when trying to connect'))).toEqual({ kind: 'pool_timeout' });
  });

  test('one failure is one error to the caller, however many statements it has stopped', () => {
    const lost = new Error('Connection terminated unexpectedly');
    expect(toRequestError(lost)).toBe(toRequestError(lost));
    expect(toRequestError(lost)?.cause).toBe(lost);
  });
});

describe('two that touch the same data', () => {
  const add = (id: number) => ({ text: `update ${items} set name = name || '+' where id = $1`, values: [id] });
  let holder: Session;
  beforeEach(() => void (holder = openSession(database, staffOf(organization), 'write')));

  test.each(['loader', 'Prisma'])('deadlock, reported by a %s', async (who) => {
    const other = openSession(database, staffOf(organization), 'write');
    await Promise.all([holder.query(add(1)), other.query(add(2))]);
    const ask = (session: Session, id: number): Promise<unknown> =>
      who === 'loader'
        ? session.query(add(id))
        : runInSession(session, () => database.prisma.$executeRawUnsafe(add(id).text, id));
    const outcomes = await Promise.allSettled([ask(holder, 2), ask(other, 1)]);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(lost).toBeDefined();
    expect(classify(lost?.reason)).toMatchObject({ kind: 'deadlock', sqlstate: '40P01' });
    expect(toRequestError(lost?.reason)).toMatchObject({ code: 'CONFLICT' });
    await Promise.all([holder.close('rollback'), other.close('rollback')]);
  });

  test('a serializable operation that loses is run again as a whole', async () => {
    await owner.query(
      `create table if not exists ${schema}.accounts (id int primary key, amount int); insert into ${schema}.accounts values (1, 100), (2, 100) on conflict (id) do update set amount = 100`,
    );
    let attempts = 0;
    // Each takes 150 from one account if both together hold enough: allowed once, whatever the order.
    const withdraw = (id: number) =>
      runOperation(database, staffOf(organization), 'serializable', async (session) => {
        attempts += 1;
        const [row] = await session.query<{ total: string }>({
          text: `select sum(amount) as total from ${schema}.accounts`,
          values: [],
        });
        await session.query({ text: 'select pg_sleep(0.05)', values: [] });
        if (Number(row?.total) < 150) return false;
        await session.query({
          text: `update ${schema}.accounts set amount = amount - 150 where id = $1`,
          values: [id],
        });
        return true;
      });
    const outcomes = await Promise.all([withdraw(1), withdraw(2)]);
    expect(outcomes.sort()).toEqual([false, true]);
    expect(attempts).toBeGreaterThan(2);
    const { rows } = await owner.query(`select sum(amount)::int as total from ${schema}.accounts`);
    expect(rows).toEqual([{ total: 50 }]);
  });

  test('also when the loser has swallowed the error in a savepoint', async () => {
    let attempts = 0;
    await holder.query(add(1));
    const work = runOperation(database, staffOf(organization), 'serializable', async (session) => {
      attempts += 1;
      await session.query({ text: `select name from ${items}`, values: [] });
      if (attempts === 1) await holder.close('commit');
      await failureOf(session.savepoint(() => session.query(add(1))));
      return attempts;
    });
    expect(await work).toBe(2);
  });

  test('and is told CONFLICT when it loses every time; other errors are not repeated', async () => {
    let attempts = 0;
    const conflict = Object.assign(new Error('could not serialize access'), { code: '40001', severity: 'ERROR' });
    const always = runOperation(database, staffOf(organization), 'serializable', async () => {
      attempts += 1;
      throw conflict;
    });
    await expect(always).rejects.toMatchObject({ code: 'CONFLICT', cause: conflict });
    expect(attempts).toBe(4);
    for (const [mode, error] of [
      ['write', conflict],
      ['serializable', new Error('other')],
    ] as const) {
      attempts = 0;
      await failureOf(
        runOperation(database, staffOf(organization), mode, async () => {
          attempts += 1;
          throw error;
        }),
      );
      expect(attempts).toBe(1);
    }
  });
});
