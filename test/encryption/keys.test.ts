import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readConfig, secretsOf } from '../../src/config.js';
import { StartupError } from '../../src/database/startup-error.js';
import { addKeyToFile, loadKeys, makeKey, parseKeys, writeKeys } from '../../src/encryption/keys.js';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'supplygraph-keys-'));
  folders.push(made);
  return made;
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true });
});

const none = { encryptionKeys: null, nodeEnvironment: 'development' };

test('keys are read as they are written', () => {
  const keys = [makeKey(), makeKey()];
  expect(parseKeys(writeKeys(keys))).toEqual(keys);
  expect(parseKeys(` ${writeKeys(keys).replace(',', ' , ')} `)).toEqual(keys);
});

test.each([
  ['an empty text', ''],
  ['no id', Buffer.alloc(32).toString('base64')],
  ['a key that is too short', `a:${Buffer.alloc(31).toString('base64')}`],
  ['a key that is too long', `a:${Buffer.alloc(33).toString('base64')}`],
  ['an id twice', `${writeKeys([{ id: 'a', bytes: Buffer.alloc(32) }])},a:${Buffer.alloc(32, 1).toString('base64')}`],
  ['an id with a space', `a b:${Buffer.alloc(32).toString('base64')}`],
])('%s is refused', (_, text) => {
  expect(parseKeys(text)).toBeNull();
});

test('the configuration takes them from ENCRYPTION_KEYS, never repeats them, and has the log cross them out', () => {
  const keys = [makeKey(), makeKey()];
  const config = readConfig({ ENCRYPTION_KEYS: writeKeys(keys) });
  expect(config.encryptionKeys).toEqual(keys);
  expect(loadKeys(config)).toEqual(keys);
  expect(secretsOf(config)).toEqual(keys.map(({ bytes }) => Buffer.from(bytes).toString('base64')));
  expect(() => readConfig({ ENCRYPTION_KEYS: 'canary' })).toThrow(
    'ENCRYPTION_KEYS must be keys such as 2026-11:<base64 of 32 bytes>, separated by commas, no id twice, the one to encrypt with first; got a value of 6 bytes (not shown here).',
  );
});

test('without them a key is made once, in a file that only its owner may read', () => {
  const dataDirectory = join(folder(), 'made', 'below');
  const keys = loadKeys({ ...none, dataDirectory });
  expect(keys).toHaveLength(1);
  expect(keys[0]?.bytes).toHaveLength(32);
  expect(statSync(join(dataDirectory, 'encryption-keys')).mode & 0o777).toBe(0o600);
  expect(loadKeys({ ...none, dataDirectory })).toEqual(keys);
});

test('in production none is made', () => {
  const dataDirectory = folder();
  const attempt = () => loadKeys({ encryptionKeys: null, nodeEnvironment: 'production', dataDirectory });
  expect(attempt).toThrow(StartupError);
  expect(attempt).toThrow('ENCRYPTION_KEYS must be set with NODE_ENV=production');
  expect(() => readFileSync(join(dataDirectory, 'encryption-keys'))).toThrow('ENOENT');
});

test('a new key goes before those of the file', () => {
  const dataDirectory = folder();
  const [first] = loadKeys({ ...none, dataDirectory });
  const added = addKeyToFile(dataDirectory);
  expect(added).toHaveLength(2);
  expect(added[1]).toEqual(first);
  expect(loadKeys({ ...none, dataDirectory })).toEqual(added);
  expect(statSync(join(dataDirectory, 'encryption-keys')).mode & 0o777).toBe(0o600);
});

test('a damaged file is told, not replaced', () => {
  const dataDirectory = folder();
  writeFileSync(join(dataDirectory, 'encryption-keys'), 'half a k');
  expect(() => loadKeys({ ...none, dataDirectory })).toThrow('encryption-keys is damaged');
  expect(readFileSync(join(dataDirectory, 'encryption-keys'), 'utf8')).toBe('half a k');
});
