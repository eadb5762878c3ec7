// The test server outlives a run that is killed, as every embedded database does: the next run ends it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startEmbedded } from '../../src/database/embedded.js';
import { processBegan } from '../../src/database/embedded-process.js';

let folder: string;
const children: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supplygraph-runs-'));
});
afterAll(async () => {
  // Nothing is left to do unless the test failed on the way.
  for (const child of children) child.kill('SIGKILL');
  for (const name of await readdir(folder))
    if (existsSync(join(folder, name, 'gateway.pid'))) await endServer(join(folder, name));
  await rm(folder, { recursive: true, force: true });
});

async function endServer(dataDir: string): Promise<void> {
  await (await startEmbedded({ dataDir, durable: false, report: () => undefined })).remove();
}

interface Run {
  readonly child: ChildProcess;
  readonly dataDir: string;
  /** The process id of its PostgreSQL. */
  readonly server: number;
}

/** A process that starts the test server, says so, and stops it when its standard input ends. */
async function startRun(): Promise<Run> {
  const source = `
    import { startTestServer } from './test/support/test-server.ts';
    const server = await startTestServer();
    console.log('started');
    process.stdin.resume().on('end', async () => { await server.stop(); process.exit(0); });`;
  const env: NodeJS.ProcessEnv = { ...process.env, TMPDIR: folder };
  delete env['TEST_SERVER_URL'];
  const before = new Set(await readdir(folder));
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], {
    cwd: join(import.meta.dirname, '../..'),
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('The run ended before its server had started.'))),
  ]);
  const made = (await readdir(folder)).find((name) => name.startsWith('supplygraph-test-') && !before.has(name));
  const dataDir = join(folder, made ?? 'none');
  const { directory } = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8')) as { directory: string };
  const [pid] = (await readFile(join(directory, 'postmaster.pid'), 'utf8')).split('\n');
  return { child, dataDir, server: Number(pid) };
}

async function end({ child }: Run, how: 'kill' | 'finish'): Promise<void> {
  const ended = once(child, 'exit');
  if (how === 'kill') child.kill('SIGKILL');
  else child.stdin?.end();
  await ended;
}

test('the server of a run that was killed is ended by the next, and that of one that goes on is not', async () => {
  const killed = await startRun();
  await end(killed, 'kill');
  expect(processBegan(killed.server)).not.toBeNull();

  const [going, next] = [await startRun(), await startRun()];
  expect(processBegan(killed.server)).toBeNull();
  expect(existsSync(killed.dataDir)).toBe(false);
  expect([processBegan(going.server), processBegan(next.server)]).not.toContain(null);
  await end(next, 'finish');
  await end(going, 'finish');
  expect([processBegan(going.server), processBegan(next.server)]).toEqual([null, null]);
  expect((await readdir(folder)).filter((name) => name.startsWith('supplygraph-test-'))).toEqual([]);
}, 90_000);
