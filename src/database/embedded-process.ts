/**
 * Problem: after `kill -9` two files with process ids are left behind, and the operating system gives those ids to
 * other processes. A number alone therefore says nothing about who holds a folder.
 * Design: a process is known by its id together with the time it began; both are written down and compared. Node has
 * no file lock, so the gateway's lock is a file made with O_EXCL whose holder is checked in that way.
 * Data: `<dataDir>/gateway.pid` is one line of JSON, {"pid": 4711, "began": "<boot>/<ticks>"}.
 */
import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { StartupError, errorCode, fileFailure } from './startup-error.js';

/**
 * When the process began, as an opaque text that no later process with the same id shares.
 * Null when there is no such process, or only its unreaped remains.
 */
export function processBegan(pid: number): string | null {
  if (process.platform === 'linux') {
    const stat = readOrNull(`/proc/${String(pid)}/stat`);
    // The second field is the command in parentheses and may itself hold spaces and parentheses.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, began] = [fields?.[0], fields?.[19]];
    if (began === undefined || state === 'Z' || state === 'X') return null;
    return `${readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}/${began}`;
  }
  return process.platform === 'win32'
    ? output('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${String(pid)}).StartTime.Ticks`])
    : output('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

/** Whether the process is a PostgreSQL server whose data directory is `directory`. */
export function isPostgresOf(pid: number, directory: string): boolean {
  if (processBegan(pid) === null) return false;
  if (process.platform === 'linux') {
    const command = readOrNull(`/proc/${String(pid)}/cmdline`) ?? '';
    if (!command.includes('postgres')) return false;
    try {
      // A postmaster works in its data directory, whatever name the directory was started under.
      return readlinkSync(`/proc/${String(pid)}/cwd`) === directory;
    } catch {
      return command.includes(directory);
    }
  }
  const command =
    process.platform === 'win32'
      ? output('powershell', [
          '-NoProfile',
          '-Command',
          `(Get-CimInstance Win32_Process -Filter "ProcessId=${String(pid)}").CommandLine`,
        ])
      : output('ps', ['-o', 'command=', '-p', String(pid)]);
  return command !== null && command.includes('postgres') && command.includes(directory);
}

/**
 * Takes the folder for this process and returns the function that gives it back.
 * Throws a StartupError that names the process which serves the folder already.
 */
export function lockFolder(path: string): () => void {
  const mine = JSON.stringify({ pid: process.pid, began: processBegan(process.pid) ?? '' });
  // Each round either takes the lock, ends in an error, or removes one stale lock.
  for (let round = 0; round < 20; round += 1) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o644 });
      return () => {
        if (readOrNull(path) === mine) rmSync(path, { force: true });
      };
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw fileFailure(error, path) ?? error;
    }
    const found = readOrNull(path);
    if (found === null) continue;
    const holder = parseHolder(found);
    if (holder !== null && processBegan(holder.pid) === holder.began) {
      throw new StartupError(
        holder.pid === process.pid
          ? `${path} says that this process serves the folder already.`
          : `This folder is already served by process ${String(holder.pid)} (${path}). Stop that one first, or name another folder with DATA_DIR.`,
      );
    }
    removeStale(path, found);
  }
  throw new StartupError(`${path} could not be locked: other processes keep taking it.`);
}

/** Moves the stale lock away; when another starter was quicker and it was that one's lock which moved, puts it back. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.${String(process.pid)}`;
  try {
    renameSync(path, aside);
    if (readOrNull(aside) !== stale) linkSync(aside, path);
  } catch {
    // Somebody else removed it or has taken it: the next round reads what is there now.
  } finally {
    rmSync(aside, { force: true });
  }
}

function parseHolder(text: string): { pid: number; began: string } | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('began' in value)) return null;
    return typeof value.pid === 'number' && typeof value.began === 'string'
      ? { pid: value.pid, began: value.began }
      : null;
  } catch {
    return null;
  }
}

/** The file's text, or null when it cannot be read. */
export function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function output(command: string, args: readonly string[]): string | null {
  try {
    const text = execFileSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    }).trim();
    return text === '' ? null : text;
  } catch {
    return null;
  }
}
