import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../../scripts/generation-lock.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supplygraph-lock-'));
  file = join(folder, 'generated', '.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('one works at a time, and the file is gone afterwards', async () => {
  const steps: string[] = [];
  const work = (name: string) =>
    withLock(file, async () => {
      steps.push(`${name} begins`);
      await sleep(20);
      steps.push(`${name} ends`);
    });
  await Promise.all([work('a'), work('b'), work('c')]);
  expect(steps.map((step) => step.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends', 'begins', 'ends']);
  expect(existsSync(file)).toBe(false);
});

test('a failure frees the lock', async () => {
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(file, () => readFile(file, 'utf8'))).toBe(String(process.pid));
});

test('the lock of a process that is gone is taken over', async () => {
  await withLock(file, () => Promise.resolve());
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(file, String(pid));
  expect(await withLock(file, () => readFile(file, 'utf8'))).toBe(String(process.pid));
});

test('so is one whose process has long been silent, whoever has its number now', async () => {
  await withLock(file, () => Promise.resolve());
  await writeFile(file, String(process.ppid));
  const anHourAgo = new Date(Date.now() - 3_600_000);
  await utimes(file, anHourAgo, anHourAgo);
  expect(await withLock(file, () => readFile(file, 'utf8'))).toBe(String(process.pid));
});
