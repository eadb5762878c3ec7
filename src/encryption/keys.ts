/**
 * Where the keys of encryption come from.
 *
 * Problem: what is encrypted is lost without its key, so a key must neither be made silently where one was forgotten, nor be
 * thrown away by a restart. Design: ENCRYPTION_KEYS names the keys; without it a gateway that is not in production makes one
 * and keeps it in `<data folder>/encryption-keys`, a file that only its owner may read; in production it refuses.
 * Data shape: `<id>:<base64 of 32 bytes>`, separated by commas, in the variable and in the file alike. The first key encrypts,
 * all of them decrypt.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../database/make-folder.js';
import { StartupError, errorCode, fileFailure } from '../database/startup-error.js';

export interface EncryptionKey {
  /** Stands beside what was encrypted with the key. */
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Uint8Array;
}

export interface KeySource {
  /** The keys of ENCRYPTION_KEYS; null where it is not set. */
  readonly encryptionKeys: readonly EncryptionKey[] | null;
  readonly nodeEnvironment: string;
  readonly dataDirectory: string;
}

/** What ENCRYPTION_KEYS is expected to be, for messages. */
export const expectedKeys =
  'keys such as 2026-11:<base64 of 32 bytes>, separated by commas, no id twice, the one to encrypt with first';

/** The keys that a text names, or null where it is not as expected. */
export function parseKeys(text: string): readonly EncryptionKey[] | null {
  const keys: EncryptionKey[] = [];
  for (const entry of text.split(',')) {
    const [, id, base64] = /^([A-Za-z0-9._-]{1,64}):([A-Za-z0-9+/]{43}=?)$/.exec(entry.trim()) ?? [];
    if (id === undefined || base64 === undefined || keys.some((key) => key.id === id)) return null;
    keys.push({ id, bytes: new Uint8Array(Buffer.from(base64, 'base64')) });
  }
  return keys;
}

/** As {@link parseKeys} reads it. */
export function writeKeys(keys: readonly EncryptionKey[]): string {
  return keys.map(({ id, bytes }) => `${id}:${Buffer.from(bytes).toString('base64')}`).join(',');
}

/** A key that did not exist before. Its id begins with the day, for people. */
export function makeKey(now = new Date()): EncryptionKey {
  const id = `${now.toISOString().slice(0, 10)}-${randomBytes(3).toString('hex')}`;
  return { id, bytes: new Uint8Array(randomBytes(32)) };
}

/**
 * The keys to work with; outside production they are made and kept when there are none.
 * @throws StartupError where there are none to be had
 */
export function loadKeys({ encryptionKeys, nodeEnvironment, dataDirectory }: KeySource): readonly EncryptionKey[] {
  if (encryptionKeys !== null) return encryptionKeys;
  if (nodeEnvironment === 'production')
    throw new StartupError(
      `ENCRYPTION_KEYS must be set with NODE_ENV=production before anything is encrypted or decrypted: ${expectedKeys}.`,
    );
  return readKeyFile(dataDirectory) ?? makeKeyFile(dataDirectory);
}

/** Puts a new key before those of the key file; returns all. The next start encrypts with it. */
export function addKeyToFile(dataDirectory: string): readonly EncryptionKey[] {
  const path = keyFile(dataDirectory);
  const keys = [makeKey(), ...(readKeyFile(dataDirectory) ?? [])];
  return onFile(path, () => {
    renameSync(writeDraft(path, keys), path);
    return keys;
  });
}

const keyFile = (folder: string): string => join(folder, 'encryption-keys');

function readKeyFile(folder: string): readonly EncryptionKey[] | null {
  const path = keyFile(folder);
  const text = onFile(path, () => {
    try {
      return readFileSync(path, 'utf8').trim();
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  });
  if (text === null) return null;
  const keys = parseKeys(text);
  if (keys === null)
    throw new StartupError(
      `${path} is damaged: expected ${expectedKeys}. Restore it from a backup; what was encrypted with its keys cannot be read without them.`,
    );
  return keys;
}

/** Of two processes that make the file at once one wins, and both go on with its key. */
function makeKeyFile(folder: string): readonly EncryptionKey[] {
  const path = keyFile(folder);
  return onFile(path, () => {
    makeFolder(folder);
    const made = [makeKey()];
    const draft = writeDraft(path, made);
    try {
      linkSync(draft, path);
      return made;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      return readKeyFile(folder) ?? made;
    } finally {
      rmSync(draft, { force: true });
    }
  });
}

function writeDraft(path: string, keys: readonly EncryptionKey[]): string {
  const draft = `${path}.${String(process.pid)}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${writeKeys(keys)}\n`, { mode: 0o600, flag: 'wx' });
  return draft;
}

function onFile<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fileFailure(error, path) ?? error;
  }
}
