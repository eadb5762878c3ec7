/**
 * What a gateway's folder remembers of its embedded database between two starts.
 * Data: `<dataDir>/postgres.json`, readable by its owner alone, because it holds the superuser's password.
 */
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from './make-folder.js';
import { StartupError, fileFailure } from './startup-error.js';

/** The remembered facts. */
export interface Memory {
  /** The port of the last start; 0 before the first. */
  readonly port: number;
  readonly ownerPassword: string;
  readonly gatewayPassword: string;
  /** Where the data was at the last start. */
  readonly directory: string;
}

/** What a folder remembers before its first start. */
export function freshMemory(directory: string): Memory {
  return { port: 0, ownerPassword: secret(), gatewayPassword: secret(), directory };
}

/** Makes the folder if need be and returns its real path. Throws a StartupError when that is not possible. */
export function prepareFolder(path: string): string {
  const dataDir = resolve(path);
  try {
    makeFolder(dataDir);
    return realpathSync(dataDir);
  } catch (error) {
    throw fileFailure(error, dataDir) ?? error;
  }
}

/** What the folder remembers; null when it is new. Throws a StartupError when the file is damaged or may not be read. */
export function recall(dataDir: string): Memory | null {
  const path = join(dataDir, 'postgres.json');
  if (!existsSync(path)) return null;
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (
      typeof value === 'object' &&
      value !== null &&
      'port' in value &&
      'ownerPassword' in value &&
      'gatewayPassword' in value &&
      'directory' in value
    ) {
      return {
        port: Number(value.port),
        ownerPassword: String(value.ownerPassword),
        gatewayPassword: String(value.gatewayPassword),
        directory: String(value.directory),
      };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw fileFailure(error, path) ?? error;
  }
  throw new StartupError(
    `${path} is damaged. Restore it from a backup, or delete it together with the database it belongs to.`,
  );
}

/** Writes the facts down, whole or not at all. */
export function remember(dataDir: string, memory: Memory): void {
  const path = join(dataDir, 'postgres.json');
  const unfinished = `${path}.${String(process.pid)}`;
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, `${JSON.stringify(memory, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  giveToOwner(dataDir, unfinished);
  renameSync(unfinished, path);
}

/** Gives a file to the owner of its folder, so that a start as root does not lock an ordinary user out of their own folder. */
export function giveToOwner(folder: string, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  chownSync(path, uid, gid);
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
