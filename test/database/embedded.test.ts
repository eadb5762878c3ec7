import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../src/database/database.js';
import { grantGateway, startEmbedded, type Embedded, type EmbeddedOptions } from '../../src/database/embedded.js';
import { explainFailure } from '../../src/database/embedded-failures.js';
import { isPostgresOf, lockFolder, processBegan } from '../../src/database/embedded-process.js';
import { migrate } from '../../src/database/migrate.js';
import { runOperation } from '../../src/database/operation.js';
import { staffOf } from './support/session-database.js';

const asRoot = process.getuid?.() === 0;
const workspace = mkdtempSync(join(tmpdir(), 'supplygraph-embedded-'));
const rootFolder = join(workspace, 'root');
const sentences: string[] = [];
const running = new Set<Embedded>();
const children = new Set<ChildProcess>();

beforeAll(() => chmodSync(workspace, 0o755));

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const embedded of running) await embedded.stop();
  rmSync(workspace, { recursive: true, force: true });
});

async function start(name: string, options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  sentences.length = 0;
  const report = (sentence: string): void => void sentences.push(sentence);
  const embedded = await startEmbedded({
    dataDir: join(workspace, name),
    rootFolder,
    report,
    durable: false,
    ...options,
  });
  running.add(embedded);
  return embedded;
}

async function ask<Row extends object>(facts: pg.ClientConfig, text: string): Promise<Row[]> {
  const client = new pg.Client({
    host: facts.host,
    port: facts.port,
    user: facts.user,
    password: facts.password,
    database: facts.database,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Another gateway, in a process of its own; resolves with the line it prints. */
async function startProcess(
  name: string,
  uid?: number,
): Promise<{ child: ChildProcess; line: Record<string, unknown> }> {
  const script = join(process.cwd(), 'test/database/support/gateway-process.ts');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, name.startsWith('/') ? name : join(workspace, name), rootFolder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env.PATH, TSX_DISABLE_CACHE: '1' },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    },
  );
  children.add(child);
  const chunk: unknown = (await once(child.stdout, 'data'))[0];
  const line: unknown = JSON.parse(String(chunk));
  return { child, line: line as Record<string, unknown> };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

describe('a database of its own', () => {
  test('is made in UTF-8, kept between starts, and stopped cleanly', async () => {
    const first = await start('plain');
    expect(first).toMatchObject({ created: true, adopted: false, host: '127.0.0.1', user: 'supplygraph' });
    expect(await ask(first.owner, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    const [locale] = await ask<{ provider: string; locale: string }>(
      first.owner,
      'select datlocprovider as provider, datlocale as locale from pg_database where datname = current_database()',
    );
    expect(locale).toEqual({ provider: 'b', locale: 'C.UTF-8' });
    await ask(first.owner, 'create table kept (x int); insert into kept values (1)');
    await first.stop();
    await first.stop();
    expect(processBegan(first.pid)).toBeNull();
    expect(readFileSync(join(workspace, 'plain', 'postgres.log'), 'utf8')).toContain('database system is shut down');
    expect(existsSync(join(workspace, 'plain', 'gateway.pid'))).toBe(false);

    const second = await start('plain');
    expect(second).toMatchObject({ created: false, port: first.port, password: first.password });
    expect(await ask(second.owner, 'select x from kept')).toEqual([{ x: 1 }]);
    await second.stop();
  });

  test('keeps its password to itself and gives the gateway a login without any power', async () => {
    const embedded = await start('plain');
    expect(statSync(join(workspace, 'plain', 'postgres.json')).mode & 0o777).toBe(0o600);
    const [login] = await ask(
      embedded,
      'select rolsuper, rolbypassrls, rolcreaterole, rolinherit from pg_roles where rolname = current_user',
    );
    expect(login).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolinherit: false });
    await expect(ask({ ...embedded, password: 'password' }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await embedded.stop();
  });

  test('runs as an ordinary account, also when the gateway is root, and says so', async () => {
    const embedded = await start('plain');
    const owner = statSync(embedded.directory).uid;
    if (asRoot) {
      expect(sentences.join('\n')).toMatch(
        /PostgreSQL refuses to run as root: it runs as nobody, with its data in .*\/postgres\./,
      );
      expect(owner).toBe(Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' })));
      expect(embedded.directory.startsWith(rootFolder)).toBe(true);
    } else {
      expect(owner).toBe(process.getuid?.());
      expect(embedded.directory).toBe(join(workspace, 'plain', 'postgres'));
    }
    await embedded.stop();
  });

  test('lets the gateway in, once migrated, as a role that owns nothing and can become nobody else', async () => {
    const embedded = await start('gateway');
    await expect(openDatabase({ connection: embedded, gatewayRole: 'sg_gateway' })).rejects.toThrow(
      'Run the migrations',
    );
    await migrate(embedded.owner, () => undefined);
    await grantGateway(embedded.owner);
    await grantGateway(embedded.owner);
    const database = await openDatabase({ connection: embedded, gatewayRole: 'sg_gateway' });
    const role = await runOperation(database, staffOf(randomUUID()), 'read', (session) =>
      session.query({
        text: 'select current_user as role, session_user as login from roles right join (select) on true',
        values: [],
      }),
    );
    expect(role).toEqual([{ role: 'sg_staff', login: 'supplygraph' }]);
    await expect(database.asGateway('select * from roles')).rejects.toMatchObject({ code: '42501' });
    await expect(database.asGateway('set role supplygraph_owner')).rejects.toMatchObject({ code: '42501' });
    await expect(ask(embedded, 'select * from roles')).rejects.toMatchObject({ code: '42501' });
    await database.close();
    await embedded.stop();
  });

  test('of two folders lies in two places', async () => {
    const [one, two] = [await start('plain'), await start('other')];
    expect(one.directory).not.toBe(two.directory);
    expect(one.port).not.toBe(two.port);
    await Promise.all([one.stop(), two.stop()]);
  });

  test('gets another port when a stranger has taken the remembered one', async () => {
    const before = await start('plain');
    await before.stop();
    const stranger = createServer().listen(before.port, '127.0.0.1');
    await once(stranger, 'listening');
    const embedded = await start('plain');
    stranger.close();
    expect(embedded.port).not.toBe(before.port);
    expect(sentences.join('\n')).toContain(
      `Port ${String(before.port)}, which the database had before, is taken by another program`,
    );
    await embedded.stop();
  });
});

describe('after a gateway was killed', () => {
  test('its database is taken over', async () => {
    const { child, line } = await startProcess('plain');
    await kill(child);
    expect(existsSync(join(workspace, 'plain', 'gateway.pid'))).toBe(true);
    const embedded = await start('plain');
    expect(embedded).toMatchObject({ adopted: true, pid: line.pid, port: line.port });
    await embedded.stop();
    expect(processBegan(embedded.pid)).toBeNull();
  });

  test('a left-over server that does not answer is stopped and started anew', async () => {
    const { child, line } = await startProcess('plain');
    await kill(child);
    process.kill(Number(line.pid), 'SIGSTOP');
    const embedded = await start('plain', { timeLimit: 2000 });
    expect(embedded.adopted).toBe(false);
    expect(processBegan(Number(line.pid))).toBeNull();
    expect(await ask(embedded.owner, 'select x from kept')).toEqual([{ x: 1 }]);
    await embedded.stop();
  });

  test('a server killed with it recovers its data', async () => {
    const { child, line } = await startProcess('plain');
    await kill(child);
    process.kill(Number(line.pid), 'SIGKILL');
    const embedded = await start('plain');
    expect(embedded.adopted).toBe(false);
    expect(await ask(embedded.owner, 'select x from kept')).toEqual([{ x: 1 }]);
    await embedded.stop();
  });

  test('a process id that another program has received is ignored', async () => {
    const before = await start('plain');
    await before.stop();
    const stranger = spawn('sleep', ['600'], asRoot ? { uid: 65534, gid: 65534 } : {});
    children.add(stranger);
    // The stranger runs as the same account as PostgreSQL, the one case in which PostgreSQL itself would give up.
    const left = [stranger.pid, before.directory, '1', before.port, '', '127.0.0.1', '', 'ready'].join('\n');
    writeFileSync(join(before.directory, 'postmaster.pid'), `${left}\n`);
    writeFileSync(join(workspace, 'plain', 'gateway.pid'), JSON.stringify({ pid: stranger.pid, began: 'long ago' }));
    const embedded = await start('plain');
    expect(embedded.adopted).toBe(false);
    await embedded.stop();
    expect(processBegan(stranger.pid ?? 0)).not.toBeNull();
    await kill(stranger);
  });
});

describe('a folder', () => {
  test('is served by one gateway: a second one names the first', async () => {
    const { child } = await startProcess('plain');
    await expect(start('plain')).rejects.toThrow(`This folder is already served by process ${String(child.pid)} (`);
    await kill(child);
    const embedded = await start('plain');
    await expect(start('plain')).rejects.toThrow('this process serves the folder already');
    await embedded.stop();
  });

  test('is locked by exactly one of many that find a stale lock', () => {
    const path = join(workspace, 'lock');
    writeFileSync(path, JSON.stringify({ pid: process.pid, began: 'before the last boot' }));
    const unlock = lockFolder(path);
    expect(() => lockFolder(path)).toThrow('serves the folder already');
    unlock();
    writeFileSync(path, 'garbage');
    lockFolder(path)();
    expect(existsSync(path)).toBe(false);
  });

  test('that cannot be made gives one sentence', async () => {
    writeFileSync(join(workspace, 'file'), '');
    await expect(start('file/below')).rejects.toThrow(/cannot be a folder: a part of the path is a file/);
  });

  test('that may not be written gives one sentence', async () => {
    mkdirSync(join(workspace, 'foreign'));
    chmodSync(join(workspace, 'foreign'), 0o555);
    // Root may write everywhere, so the gateway is started as somebody else.
    const { child, line } = await startProcess('foreign/data', asRoot ? 65534 : undefined);
    expect(line.failure).toMatch(
      /^StartupError: .*foreign\/data cannot be written by this account\. Give it the folder, or name another with DATA_DIR\.$/,
    );
    await kill(child);
  });

  test('made by another version of PostgreSQL gives one sentence and stays as it is', async () => {
    const before = await start('other');
    await before.stop();
    const version = join(before.directory, 'PG_VERSION');
    writeFileSync(version, '17\n');
    await expect(start('other')).rejects.toThrow('was made by PostgreSQL 17, and this release brings 18');
    writeFileSync(version, '18\n');
  });

  test('whose remembered password is wrong gives one sentence', async () => {
    const path = join(workspace, 'other', 'postgres.json');
    const memory = readFileSync(path, 'utf8');
    writeFileSync(path, memory.replace(/"ownerPassword": "[^"]*"/, '"ownerPassword": "another"'));
    await expect(start('other')).rejects.toThrow('does not accept the password remembered for it in postgres.json');
    writeFileSync(path, '{');
    await expect(start('other')).rejects.toThrow('postgres.json is damaged');
    writeFileSync(path, memory);
  });

  test('whose memory was deleted begins anew and keeps the old data aside', async () => {
    rmSync(join(workspace, 'other', 'postgres.json'));
    const embedded = await start('other');
    expect(embedded.created).toBe(true);
    expect(sentences.join('\n')).toMatch(/it was moved to .*postgres\.20/);
    await embedded.remove();
    expect(existsSync(embedded.directory)).toBe(false);
  });
});

describe('what PostgreSQL prints becomes one sentence', () => {
  test.each([
    [
      'FATAL:  could not write to file "pg_wal/xlogtemp.1": No space left on device',
      /^The disk that holds \/data is full/,
    ],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', /gives PostgreSQL no shared memory/],
    [
      'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any TCP/IP sockets',
      /taken by another program/,
    ],
    [
      'FATAL:  data directory "/data" has invalid permissions\nDETAIL:  Permissions should be u=rwx',
      /cannot use \/data/,
    ],
    ['FATAL:  database files are incompatible with server', /another version of PostgreSQL/],
    ["/x/postgres: /lib/libc.so.6: version `GLIBC_2.25' not found", /\(GLIBC_2\.25 is missing\)/],
    ['LOG:  something\nFATAL:  a new kind of trouble\n', /^PostgreSQL did not start: FATAL: {2}a new kind of trouble$/],
  ])('%s', (output, sentence) => {
    expect(explainFailure('PostgreSQL did not start', output, '/data').message).toMatch(sentence);
  });
});

test('a process is known by its id and its beginning', () => {
  expect(processBegan(process.pid)).toBe(processBegan(process.pid));
  expect(processBegan(2 ** 30)).toBeNull();
  expect(isPostgresOf(process.pid, process.cwd())).toBe(false);
});
