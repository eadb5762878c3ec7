import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { databaseUrl } from '../support/database.js';

const root = join(import.meta.dirname, '../..');
const key = { JWT_SECRET: 'a secret of this test, at least 32 bytes' };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supplygraph-start-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; out: string; error: string }>;
  /** Resolves when the text has come on standard output; rejects when the process ends before. */
  printed(text: string): Promise<string>;
}

function run(environment: Record<string, string>, ...args: string[]): Run {
  const path = process.env['PATH'] ?? '';
  const env = { PATH: path, HOME: folder, DATA_DIR: join(folder, 'data'), PORT: '0', ...environment };
  const child = spawn(process.execPath, ['--import', 'tsx', ...(args.length === 0 ? ['src/main.ts'] : args)], {
    cwd: root,
    env,
  });
  let [out, error] = ['', ''];
  const heard = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const listener of heard) listener();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
  const ended = new Promise<{ code: number | null; out: string; error: string }>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, error });
    });
  });
  return {
    child,
    ended,
    printed: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (out.includes(text)) resolve(out);
        };
        heard.add(look);
        look();
        void ended.then(() => {
          reject(new Error(`The process ended without printing "${text}": ${out}${error}`));
        });
      }),
  };
}

describe('a start that cannot go on says why in one sentence and ends with code 1', () => {
  test('a wrong variable', async () => {
    const { code, error } = await run({ PORT: 'http' }).ended;
    expect([code, error]).toEqual([1, 'PORT must be a port from 0 to 65535 (0: any free one); got "http".\n']);
  });

  test('a database that cannot be reached', async () => {
    const { code, error } = await run({ ...key, DATABASE_URL: 'postgresql://app:canary@127.0.0.1:1/x' }).ended;
    expect([code, error]).toEqual([1, 'Cannot reach the database x at 127.0.0.1:1 as app: nothing listens there.\n']);
  });

  test('a folder that cannot be written, before anything is done to the database', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { code, error } = await run({ DATA_DIR: join(file, 'data'), DATABASE_URL: 'postgresql://app@127.0.0.1:1/x' })
      .ended;
    expect([code, error]).toEqual([1, expect.stringContaining('cannot be a folder: a part of the path is a file.')]);
  });

  // On Linux Node's recursive mkdir never ends there; on other systems the folder cannot be made either.
  test.each([
    ['the demo secret', {}],
    ['the embedded database', key],
  ])('a folder that nobody can make, wanted for %s', async (_, given) => {
    const data = '/proc/supplygraph/data';
    const { code, error } = await run({ ...given, DATA_DIR: data }).ended;
    expect([code, error]).toEqual([
      1,
      expect.stringMatching(/^\/proc\/supplygraph\/data.* cannot be .* with DATA_DIR\.\n$/),
    ]);
  });

  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const taken = run({ ...key, DATABASE_URL: databaseUrl(), HOST: '127.0.0.1', PORT: String(port) });
    const { code, error } = await taken.ended;
    other.close();
    expect([code, error]).toEqual([
      1,
      `Another process uses port ${String(port)} of 127.0.0.1 already. Stop it, or choose another port with PORT.\n`,
    ]);
  });
});

describe('a gateway that runs', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'answers, and ends in order on %s even when it comes twice at once',
    async (signal) => {
      const gateway = run({ ...key, DATABASE_URL: databaseUrl(), HOST: '127.0.0.1' });
      const out = await gateway.printed('/playground\n');
      const origin = /GraphQL endpoint: (\S+)\/graphql/.exec(out)?.[1] ?? '';
      expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
      expect(out).not.toContain('Demo tokens');
      gateway.child.kill(signal);
      gateway.child.kill(signal);
      const { code, error } = await gateway.ended;
      expect([code, error]).toEqual([0, '']);
    },
  );

  test('a rejection nobody handled is logged and counted, and ends nothing', async () => {
    const source = `
      import { createLog } from './src/server/log.ts';
      import { unhandledRejections, watchProcess } from './src/server/process.ts';
      watchProcess(createLog({ level: 'info', secrets: [] }), { stop: async () => {}, limit: 1000, report: () => {} });
      void Promise.reject(new Error('nobody looked'));
      setImmediate(() => process.stdout.write('still here, ' + unhandledRejections() + '\\n'));`;
    const { code, out } = await run({}, '--input-type=module', '--eval', source).ended;
    expect(code).toBe(0);
    expect(out).toMatch(/nobody looked[\s\S]*still here, 1\n$/);
  });
});
