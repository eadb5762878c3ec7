/**
 * One database directory and the server on it: initdb, start, find, stop.
 *
 * Problem: the server must outlive a gateway that is killed (its data is safe, and the next gateway takes it over), must
 * not die by the Ctrl-C meant for the gateway, and may run as another account than the gateway.
 * Design: it is started detached, in a process group of its own, and writes to a log file rather than to a pipe, so that
 * nothing ties it to the gateway. Its life is read from its own postmaster.pid.
 * Data of postmaster.pid, one value a line: 1 process id, 2 data directory, 3 start time, 4 port, … 8 status.
 */
import { spawn, type SpawnOptions } from 'node:child_process';
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { program, type Binaries } from './embedded-binaries.js';
import { explainFailure, explainSpawn } from './embedded-failures.js';
import { giveToOwner } from './embedded-memory.js';
import { isPostgresOf, readOrNull } from './embedded-process.js';
import { makeFolder } from './make-folder.js';
import { StartupError, errorCode, errorMessage, fileFailure } from './startup-error.js';

/** The operating-system account that runs PostgreSQL when the gateway is root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** A database directory, with what is needed to run a server on it. */
export interface Cluster {
  readonly directory: string;
  readonly binaries: Binaries;
  readonly account: Account | null;
  readonly log: string;
  /** How long initdb, a start or a stop may take, in milliseconds. */
  readonly timeLimit: number;
}

/** A login: what a PostgreSQL client needs to connect. */
export interface ConnectionFacts {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Whether the directory holds a complete database. Throws a StartupError for one of another major version. */
export function isInitialized(cluster: Cluster): boolean {
  const version = readOrNull(join(cluster.directory, 'PG_VERSION'))?.trim();
  if (version === undefined) return false;
  if (version === cluster.binaries.major) return true;
  throw new StartupError(
    `The database in ${cluster.directory} was made by PostgreSQL ${version}, and this release brings ${cluster.binaries.major}. Move the folder away, or name another with DATA_DIR.`,
  );
}

/** Makes an empty database whose superuser has the given password. All or nothing: a broken attempt leaves no directory. */
export async function initialize(cluster: Cluster, user: string, password: string): Promise<void> {
  const unfinished = `${cluster.directory}.new`;
  const passwordFile = `${cluster.directory}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (cluster.account) {
    await chown(unfinished, cluster.account.uid, cluster.account.gid);
    await chown(passwordFile, cluster.account.uid, cluster.account.gid);
  }
  try {
    await run(cluster, 'initdb', [
      ...['--pgdata', unfinished, '--username', user, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      // Spelled out, because an empty environment would otherwise choose SQL_ASCII.
      ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
      '--no-instructions',
    ]);
    await rename(unfinished, cluster.directory);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Starts the server and returns its process id as soon as `facts` can connect. */
export async function launch(
  cluster: Cluster,
  facts: ConnectionFacts,
  settings: Readonly<Record<string, string>>,
): Promise<number> {
  await forgetStalePid(cluster);
  const log = await open(cluster.log, 'w', 0o600);
  giveToOwner(dirname(cluster.log), cluster.log);
  const path = program(cluster.binaries, 'postgres');
  const options = [
    '-D',
    cluster.directory,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = spawn(path, options, {
    ...spawnOptions(cluster),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  let ended: Error | null = null;
  child.once('error', (error) => (ended = explainSpawn(error, path)));
  child.once(
    'exit',
    () => (ended ??= explainFailure('PostgreSQL did not start', readOrNull(cluster.log) ?? '', cluster.directory)),
  );
  child.unref();
  const deadline = Date.now() + cluster.timeLimit;
  let refusal: unknown = null;
  while (Date.now() < deadline) {
    if (ended !== null) throw ended as Error;
    refusal = await connectOnce(facts, cluster);
    // `ended` again: somebody else's server may have answered on the port while ours was failing.
    if (refusal === null && ended === null && child.pid !== undefined) return child.pid;
    if (errorCode(refusal) === '28P01') {
      await stop(cluster);
      throw new StartupError(
        `The database in ${cluster.directory} does not accept the password remembered for it in postgres.json. Restore that file, or move both away.`,
      );
    }
    await pause(40);
  }
  await stop(cluster);
  throw new StartupError(
    `PostgreSQL did not answer on port ${String(facts.port)} within ${String(cluster.timeLimit / 1000)} seconds (${errorMessage(refusal)}); its log is ${cluster.log}.`,
  );
}

/** The server that works on this directory now, whoever started it; null when none does. A recycled process id is not mistaken for it. */
export async function findRunning(cluster: Cluster): Promise<{ readonly pid: number; readonly port: number } | null> {
  const lines = (await readFile(join(cluster.directory, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 1 && isPostgresOf(pid, cluster.directory) ? { pid, port } : null;
}

/**
 * Fast shutdown: sessions are ended, data is written, and this returns when the server is gone.
 * A server that does not end within the time limit is stopped at once (it recovers from its log at the next start).
 */
export async function stop(cluster: Cluster): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    if ((await findRunning(cluster)) === null) return;
    const seconds = String(Math.max(1, Math.ceil(cluster.timeLimit / 1000)));
    await run(cluster, 'pg_ctl', ['stop', '-D', cluster.directory, '-m', mode, '-w', '-t', seconds, '-s']).catch(
      () => undefined,
    );
  }
  const stubborn = await findRunning(cluster);
  if (stubborn === null) return;
  // Hung: it answers no request to stop. What it had written down is recovered at the next start.
  process.kill(stubborn.pid, 'SIGKILL');
  const deadline = Date.now() + 5000;
  while (Date.now() < deadline && (await findRunning(cluster)) !== null) await pause(50);
  // Its sessions notice the death of their parent within moments; until then they hold on to the shared memory.
  await pause(500);
  if ((await findRunning(cluster)) === null) return;
  throw new StartupError(`The PostgreSQL on ${cluster.directory} cannot be stopped; its log is ${cluster.log}.`);
}

/** Null when `facts` can connect and reach the server of exactly this cluster; otherwise the reason. */
export async function connectOnce(facts: ConnectionFacts, cluster: Cluster): Promise<unknown> {
  const client = new pg.Client({ ...facts, connectionTimeoutMillis: Math.min(5000, cluster.timeLimit) });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ directory: string }>(`select current_setting('data_directory') as directory`);
    return rows[0]?.directory === cluster.directory
      ? null
      : new Error(`port ${String(facts.port)} belongs to another database`);
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * A postmaster.pid whose process id now belongs to something else would keep PostgreSQL from starting. The file also
 * names the shared memory that orphaned sessions of a killed server may still hold, a check worth keeping: so only the
 * id is replaced, by that of the parent to be, which PostgreSQL knows not to be a rival.
 */
async function forgetStalePid(cluster: Cluster): Promise<void> {
  const path = join(cluster.directory, 'postmaster.pid');
  const lines = (readOrNull(path) ?? '').split('\n');
  if (lines.length < 2) return rm(path, { force: true });
  if (process.platform === 'win32') return rm(path, { force: true });
  await writeFile(path, [String(process.pid), ...lines.slice(1)].join('\n'));
}

/** Runs a program to its end. Throws a StartupError that explains a failure. */
async function run(cluster: Cluster, name: 'initdb' | 'pg_ctl', args: readonly string[]): Promise<void> {
  const path = program(cluster.binaries, name);
  await new Promise<void>((resolve, reject) => {
    const child = spawn(path, args, {
      ...spawnOptions(cluster),
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: cluster.timeLimit + 5000,
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => reject(explainSpawn(error, path)));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          explainFailure(
            `${name} failed`,
            code === null ? `it took longer than ${String(cluster.timeLimit / 1000)} seconds` : output,
            cluster.directory,
          ),
        );
    });
  });
}

function spawnOptions(cluster: Cluster): SpawnOptions {
  // Nothing of the gateway's environment: PG* variables and LD_LIBRARY_PATH change what these programs do, and secrets
  // have no place in the environment of another account's process.
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP'])
    if (process.env[name] !== undefined) env[name] = process.env[name];
  const cwd = dirname(cluster.directory);
  return cluster.account ? { env, cwd, uid: cluster.account.uid, gid: cluster.account.gid } : { env, cwd };
}

/** Makes a folder for one account alone. Throws a StartupError when that is not possible. */
export async function makePrivateFolder(path: string, account: Account | null): Promise<void> {
  try {
    makeFolder(path, 0o700);
    if (account && (await stat(path)).uid !== account.uid) await chown(path, account.uid, account.gid);
  } catch (error) {
    throw fileFailure(error, path) ?? error;
  }
}

/** Resolves after the given milliseconds. */
export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
