import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT = 2_000;
/** A holder that has not touched its file for so long is gone, even if another process has its number by now. */
const GIVEN_UP = 30_000;

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not permitted to signal it means that it exists.
    return hasCode(error, 'EPERM');
  }
}

/** Whether the lock file's holder is gone; false also when the file has just disappeared. */
function isAbandoned(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    const silence = Date.now() - statSync(file).mtimeMs;
    // A file without a number is one just made, or one whose maker died before it could write.
    return silence > GIVEN_UP || (pid > 0 && !isAlive(pid));
  } catch {
    return false;
  }
}

function tryCreate(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * Runs `work` while no other process on this folder does, waiting for it as long as it lives. `file` holds the
 * process id of whoever is at work; the file of a process that was killed is taken over.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  while (!tryCreate(file)) {
    if (isAbandoned(file)) {
      // Renamed first: of several that find it abandoned, one succeeds.
      const mine = `${file}.${process.pid}`;
      try {
        renameSync(file, mine);
        rmSync(mine, { force: true });
      } catch {
        // Another has taken it over.
      }
    } else await sleep(50);
  }
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), HEARTBEAT);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}
