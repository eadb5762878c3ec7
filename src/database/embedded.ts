/**
 * The database that comes with the gateway: a real PostgreSQL 18 from npm, started when no DATABASE_URL is given.
 *
 * Problem: two commands must be enough on a bare machine, as root or not; Ctrl-C, `kill -9`, a full disk and a second
 * gateway on the same folder must each end well.
 * Design: one folder belongs to one gateway at a time (gateway.pid). Everything needed to reach the database again is
 * remembered in postgres.json, mode 0600. A server left behind by a killed gateway is adopted when it answers with the
 * remembered password from the remembered directory, and otherwise stopped and started anew.
 * Data: `<dataDir>/gateway.pid`, `<dataDir>/postgres.json`, `<dataDir>/postgres.log`, and the database itself in
 * `<dataDir>/postgres`; for root, whose processes PostgreSQL refuses, in `/var/lib/supplygraph/<hash of dataDir>/postgres`.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { locateBinaries } from './embedded-binaries.js';
import {
  connectOnce,
  findRunning,
  initialize,
  isInitialized,
  launch,
  makePrivateFolder,
  pause,
  stop,
} from './embedded-cluster.js';
import type { Account, Cluster, ConnectionFacts } from './embedded-cluster.js';
import { freshMemory, prepareFolder, recall, remember } from './embedded-memory.js';
import { lockFolder } from './embedded-process.js';
import { makeFolder } from './make-folder.js';
import { StartupError, errorCode, fileFailure } from './startup-error.js';

export type { ConnectionFacts } from './embedded-cluster.js';

/** The running embedded database. Host, port, user, password and database are the gateway's login, which owns nothing. */
export interface Embedded extends ConnectionFacts {
  /** The superuser's login, for migrations, seeding and `grantGateway` only. */
  readonly owner: ConnectionFacts;
  /** Whether a server left behind by an earlier gateway was taken over. */
  readonly adopted: boolean;
  /** Whether the database was made by this call. */
  readonly created: boolean;
  /** The process id of PostgreSQL. */
  readonly pid: number;
  /** Where PostgreSQL keeps the data. */
  readonly directory: string;
  /** Fast shutdown; returns when the server is gone and the folder is free for another gateway. May be called again. */
  stop(): Promise<void>;
  /** Stops, and deletes the data for good (tests). */
  remove(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The folder that belongs to this gateway, usually `.data`. */
  readonly dataDir: string;
  /** Receives each sentence about what is being done. */
  readonly report: (sentence: string) => void;
  /** False for tests only: gives up durability for speed. */
  readonly durable?: boolean;
  /** How long each of initdb, start and stop may take; 60,000 milliseconds unless told. */
  readonly timeLimit?: number;
  /** Where root keeps binaries and data; `/var/lib/supplygraph` unless told. */
  readonly rootFolder?: string;
}

const OWNER = 'supplygraph_owner';
const GATEWAY = 'supplygraph';
const DATABASE = 'supplygraph';
const HOST = '127.0.0.1';

/**
 * Starts, or takes over, the database of a folder. Makes it first when the folder has none.
 * Every failure a person can mend is a StartupError with one sentence.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = prepareFolder(options.dataDir);
  const unlock = lockFolder(join(dataDir, 'gateway.pid'));
  try {
    const started = await startLocked(dataDir, options);
    let stopping: Promise<void> | null = null;
    const stopOnce = (): Promise<void> => (stopping ??= started.stop().finally(unlock));
    const remove = async (): Promise<void> => {
      await stopOnce();
      const place = dirname(started.directory);
      // Root's databases have a folder of their own around them, which nothing else would ever delete.
      const made = place === dataDir ? started.directory : place;
      for (const path of [made, join(dataDir, 'postgres.json')]) rmSync(path, { recursive: true, force: true });
    };
    return { ...started, stop: stopOnce, remove };
  } catch (error) {
    unlock();
    throw fileFailure(error, dataDir) ?? error;
  }
}

/**
 * Lets the gateway's login act as sg_gateway. To be called after the migrations, which make that role; repeating it is harmless.
 * The membership is not inherited: the login holds no right of its own before it has taken the role on.
 */
export async function grantGateway(owner: ConnectionFacts, login: string = GATEWAY): Promise<void> {
  await asOwner(owner, async (client) => {
    await client.query(`grant sg_gateway to ${pg.escapeIdentifier(login)} with inherit false, set true`);
  });
}

async function startLocked(dataDir: string, options: EmbeddedOptions): Promise<Omit<Embedded, 'remove'>> {
  const { report } = options;
  const rootFolder = options.rootFolder ?? '/var/lib/supplygraph';
  const place = choosePlace(dataDir, rootFolder);
  const binaries = await locateBinaries(place.account ? rootFolder : dataDir, place.account !== null);
  await makePrivateFolder(join(place.directory, '..'), place.account);
  const directory = join(realpathSync(join(place.directory, '..')), 'postgres');
  const cluster: Cluster = {
    directory,
    binaries,
    account: place.account,
    log: join(dataDir, 'postgres.log'),
    timeLimit: options.timeLimit ?? 60_000,
  };
  if (place.account)
    report(`PostgreSQL refuses to run as root: it runs as ${place.name}, with its data in ${directory}.`);

  let memory = recall(dataDir);
  if (memory === null && isInitialized(cluster)) await setAside(cluster, report);
  if (memory && memory.directory !== directory && existsSync(memory.directory)) {
    report(`This folder was moved: the database it had before remains in ${memory.directory}.`);
  }
  memory = { ...(memory ?? freshMemory(directory)), directory };
  remember(dataDir, memory);
  const created = !isInitialized(cluster);
  if (created) {
    report(`Making a PostgreSQL ${binaries.major} database in ${directory} …`);
    await initialize(cluster, OWNER, memory.ownerPassword);
  }

  const known = memory;
  const facts = (port: number, user: string): ConnectionFacts => ({
    host: HOST,
    port,
    user,
    database: DATABASE,
    password: user === OWNER ? known.ownerPassword : known.gatewayPassword,
  });
  // The superuser reaches the server through the database that every PostgreSQL has, until our own is made.
  const entrance = (port: number): ConnectionFacts => ({ ...facts(port, OWNER), database: 'postgres' });
  const running = await findRunning(cluster);
  const adopted = running !== null && (await answersSoon(cluster, entrance(running.port)));
  let { pid, port } = running ?? { pid: 0, port: 0 };
  if (adopted) {
    report(`Took over the PostgreSQL that an earlier gateway left running (process ${String(pid)}).`);
  } else {
    if (running) {
      report(`Stopping a PostgreSQL that an earlier gateway left behind (process ${String(running.pid)}).`);
      await stop(cluster);
    }
    port = await choosePort(known.port, report);
    report(`Starting PostgreSQL on ${HOST}:${String(port)} …`);
    pid = await launch(cluster, entrance(port), serverSettings(port, options.durable ?? true));
  }
  if (port !== known.port) remember(dataDir, { ...known, port });
  await prepareDatabase(entrance(port), known.gatewayPassword);
  return {
    ...facts(port, GATEWAY),
    owner: facts(port, OWNER),
    adopted,
    created,
    pid,
    directory,
    stop: () => stop(cluster),
  };
}

/** The account that PostgreSQL runs as and the directory it works in. */
function choosePlace(
  dataDir: string,
  rootFolder: string,
): { directory: string; account: Account | null; name: string } {
  const inside = join(dataDir, 'postgres');
  if (process.getuid?.() !== 0) return { directory: inside, account: null, name: '' };
  if (existsSync(inside)) {
    // Made by an ordinary user before: root goes on as that user rather than hide the data behind an empty database.
    const { uid, gid } = statSync(inside);
    if (uid !== 0) return { directory: inside, account: { uid, gid }, name: `user ${String(uid)}, who owns it` };
  }
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  try {
    makeFolder(rootFolder);
    chmodSync(rootFolder, 0o755);
    return { directory: join(rootFolder, hash, 'postgres'), account: { uid: id('-u'), gid: id('-g') }, name: 'nobody' };
  } catch (error) {
    throw (
      fileFailure(error, rootFolder) ??
      new StartupError(
        'PostgreSQL refuses to run as root, and this system has no account "nobody". Start the gateway as an ordinary user.',
        { cause: error },
      )
    );
  }
}

function serverSettings(port: number, durable: boolean): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: HOST,
    // No socket file: its folder would have to exist and be writable for the account that runs PostgreSQL.
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '256MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    effective_cache_size: '1GB',
    random_page_cost: '1.1',
    max_wal_size: '2GB',
    // Short statements only: compiling a plan costs more than it saves.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}

/** The gateway's login and the database, made when missing; safe to repeat after a start that was broken off. */
async function prepareDatabase(entrance: ConnectionFacts, gatewayPassword: string): Promise<void> {
  await asOwner(entrance, async (client) => {
    const role = await client.query('select from pg_roles where rolname = $1', [GATEWAY]);
    if (role.rowCount === 0)
      await client.query(
        `create role ${GATEWAY} login noinherit nosuperuser nobypassrls nocreatedb nocreaterole password ${pg.escapeLiteral(gatewayPassword)}`,
      );
    const database = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
}

async function asOwner(facts: ConnectionFacts, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ ...facts, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Whether the server found on the directory can be used: it may still be recovering from the crash, or be going down. */
async function answersSoon(cluster: Cluster, entrance: ConnectionFacts): Promise<boolean> {
  const deadline = Date.now() + cluster.timeLimit;
  while (Date.now() < deadline) {
    const refusal = await connectOnce(entrance, cluster);
    if (refusal === null) return true;
    // 57P03: still starting. Any other refusal will not go away by waiting.
    if (errorCode(refusal) !== '57P03' || (await findRunning(cluster)) === null) return false;
    await pause(100);
  }
  return false;
}

/** The remembered port if it is free, otherwise any free one. */
async function choosePort(remembered: number, report: (sentence: string) => void): Promise<number> {
  if (remembered !== 0) {
    const again = await tryPort(remembered);
    if (again !== null) return again;
    report(
      `Port ${String(remembered)}, which the database had before, is taken by another program: it gets another one.`,
    );
  }
  const free = await tryPort(0);
  if (free === null) throw new StartupError(`No free port is left on ${HOST}.`);
  return free;
}

async function tryPort(port: number): Promise<number | null> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', () => settle(null));
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}

/** The folder was deleted, the database of root elsewhere was not: it is kept under another name, never overwritten. */
async function setAside(cluster: Cluster, report: (sentence: string) => void): Promise<void> {
  await stop(cluster);
  const kept = `${cluster.directory}.${new Date().toISOString().replace(/[:.]/g, '-')}`;
  renameSync(cluster.directory, kept);
  report(
    `The password of the database in ${cluster.directory} is gone: it was moved to ${kept}, and an empty one takes its place. Delete it if you do not need it.`,
  );
}
