import { afterAll, describe, expect, test } from '@jest/globals';
import {
  cleanUp,
  failureOf,
  open,
  owner,
  urlWith,
  staffOf,
  makeOrganization,
  within,
} from './support/session-database.js';

afterAll(cleanUp);

const settings = `select current_setting('TimeZone') as zone, current_setting('client_encoding') as encoding, current_user as role,
  current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`;

describe("law: UTC, UTF-8, the gateway's role and the server's limits from the start", () => {
  const expected = { zone: 'UTC', encoding: 'UTF8', role: 'sg_gateway', statement: '15s', lock: '5s', idle: '20s' };

  test('on every connection', async () => {
    const database = await open();
    expect(await database.asGateway(settings)).toEqual([expected]);
  });

  test('whatever the connection string asks for', async () => {
    const database = await open({
      connection: { connectionString: urlWith({ options: '-c TimeZone=America/New_York -c work_mem=9MB' }) },
    });
    expect(await database.asGateway(settings)).toEqual([expected]);
    expect(await database.asGateway('show work_mem')).toEqual([{ work_mem: '9MB' }]);
  });

  test('and an audience gets no further than its role: RESET ROLE leads back to the gateway', async () => {
    const database = await open();
    const identity = staffOf(await makeOrganization());
    const role = await within(database, identity, 'read', async (session) => {
      await session.query({ text: 'reset role', values: [] });
      return session.query({ text: 'select current_user as role', values: [] });
    });
    expect(role).toEqual([{ role: 'sg_gateway' }]);
  });

  test('a database in another encoding is refused with a sentence', async () => {
    const name = `supplygraph_latin1_${String(process.pid)}`;
    await owner.query(`create database ${name} template template0 encoding 'LATIN1' locale 'C'`);
    const address = new URL(urlWith({}));
    address.pathname = `/${name}`;
    const refused = await failureOf(open({ connection: { connectionString: address.href } }));
    await owner.query(`drop database ${name} with (force)`);
    expect(String(refused)).toBe('StartupError: The database must be encoded in UTF8; this one is LATIN1.');
  });
});

describe('a database that cannot be used is refused with a sentence', () => {
  test('not migrated: the role is missing', async () => {
    const role: string = 'sg_nobody_of_this_name';
    const refused = await failureOf(open({ gatewayRole: role as 'sg_gateway' }));
    expect(String(refused)).toMatch(
      /^StartupError: The login .* cannot take on the role sg_nobody_of_this_name .*Run the migrations/,
    );
  });

  test('a secret of the connection string is not told', async () => {
    const refused = await failureOf(
      open({ connection: { connectionString: 'postgresql://someone:hunter2@127.0.0.1:9/none' } }),
    );
    expect(String(refused)).not.toContain('hunter2');
  });
});

test('ping answers, and says UNAVAILABLE once the database is closed', async () => {
  const database = await open();
  await database.ping();
  await database.close();
  await database.close();
  await expect(database.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('a statement of the gateway is sent with its values, and its failure does not cost the connection', async () => {
  const database = await open({ poolSize: 1 });
  const pid = `select pg_backend_pid() as pid`;
  const [before] = await database.asGateway(pid);
  expect(await database.asGateway('select $1::int8 as big, $2::text[] as texts', [7, ['a', 'b']])).toEqual([
    { big: '7', texts: ['a', 'b'] },
  ]);
  await expect(database.asGateway('select 1/0')).rejects.toMatchObject({ code: '22012' });
  expect(await database.asGateway(pid)).toEqual([before]);
});
