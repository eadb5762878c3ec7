import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeFolder } from '../../src/database/make-folder.js';
import { errorCode } from '../../src/database/startup-error.js';

let workspace: string;
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'supplygraph-folder-'));
});
afterAll(() => {
  rmSync(workspace, { recursive: true, force: true });
});

function failure(path: string): string | undefined {
  try {
    makeFolder(path);
    return undefined;
  } catch (error) {
    return errorCode(error);
  }
}

test('makes a folder with all above it, and leaves what is there', () => {
  const path = join(workspace, 'one', 'two', 'three');
  makeFolder(path, 0o700);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  mkdirSync(join(path, 'kept'));
  makeFolder(path);
  makeFolder(`${path}/`);
  expect(statSync(join(path, 'kept')).isDirectory()).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

test('ends with the error of the operating system where none can be made', () => {
  const file = join(workspace, 'file');
  writeFileSync(file, '');
  expect(failure(file)).toBe('EEXIST');
  expect(failure(join(file, 'below', 'it'))).toBe('ENOTDIR');
  expect(failure('/proc/supplygraph/data')).toBeDefined();
});
