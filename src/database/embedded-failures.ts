/**
 * Problem: initdb and postgres tell what is wrong in several lines of English for a database administrator.
 * Design: the output is searched for the failures that happen on real machines, each told in one sentence with the way
 * out; anything else is passed on by its last FATAL line. The programs run with LC_MESSAGES=C, so the words are fixed.
 */
import { StartupError, errorCode } from './startup-error.js';

interface Failure {
  readonly pattern: RegExp;
  readonly sentence: (directory: string, match: RegExpExecArray) => string;
}

const FAILURES: readonly Failure[] = [
  {
    pattern: /No space left on device|Disk quota exceeded/,
    sentence: (directory) =>
      `The disk that holds ${directory} is full. Free some space (about 300 MB are needed) and start again.`,
  },
  {
    pattern:
      /could not (?:create|map|attach to) (?:anonymous |any )?shared memory|could not create semaphores|could not resize shared memory/,
    sentence: () =>
      'The operating system gives PostgreSQL no shared memory: raise its limit (in a container: --shm-size=256m, --ipc=private).',
  },
  {
    pattern: /database files are incompatible with server|was initialized by PostgreSQL version (\S+?),/,
    sentence: (directory) =>
      `The database in ${directory} was made by another version of PostgreSQL. Move the folder away, or name another with DATA_DIR.`,
  },
  {
    pattern: /lock file "[^"]*" already exists|pre-existing shared memory block/,
    sentence: (directory) => `Another PostgreSQL still works on ${directory}. Stop it and start again.`,
  },
  {
    pattern: /could not bind IPv4 address|Address already in use|could not create any TCP\/IP sockets/,
    sentence: () => 'The port chosen for the database was taken by another program in the same moment. Start again.',
  },
  {
    pattern: /has invalid permissions|has wrong ownership|Permission denied|Operation not permitted/,
    sentence: (directory) =>
      `The account that runs PostgreSQL cannot use ${directory}. Give it the folder (owner, mode 0700), or name another with DATA_DIR.`,
  },
  {
    pattern: /Read-only file system/,
    sentence: (directory) => `${directory} is on a read-only file system. Name a writable folder with DATA_DIR.`,
  },
  {
    pattern: /exists but is not empty/,
    sentence: (directory) =>
      `${directory} holds something that is not a complete database. Move it away and start again.`,
  },
  {
    pattern:
      /error while loading shared libraries: (\S+):|version `(GLIBC_[\d.]+)' not found|Library not loaded: (\S+)/,
    sentence: (_directory, match) =>
      `The embedded PostgreSQL cannot run on this system (${match[1] ?? match[2] ?? match[3] ?? 'a library'} is missing). Set DATABASE_URL to use a PostgreSQL of your own.`,
  },
  {
    pattern: /could not locate a valid checkpoint record|invalid checkpoint record|control file .*corrupt/,
    sentence: (directory) =>
      `The database in ${directory} is damaged. Restore a backup, or move the folder away to begin with an empty one.`,
  },
];

/** Turns what PostgreSQL's programs printed into one sentence; `what` says what was being done, as in "PostgreSQL did not start". */
export function explainFailure(what: string, output: string, directory: string): StartupError {
  for (const { pattern, sentence } of FAILURES) {
    const match = pattern.exec(output);
    if (match) return new StartupError(sentence(directory, match));
  }
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const told = lines.findLast((line) => /FATAL|PANIC|error:|ERROR/.test(line)) ?? lines.at(-1) ?? 'it printed nothing';
  return new StartupError(`${what}: ${told.trim()}`);
}

/** The sentence for a program that could not even be started. */
export function explainSpawn(error: Error, path: string): StartupError {
  if (errorCode(error) === 'ENOENT') {
    // A program that exists but whose loader does not (musl instead of glibc) is reported as missing, too.
    return new StartupError(
      `${path} cannot run on this system (it is missing, or built for another C library). Set DATABASE_URL to use a PostgreSQL of your own.`,
      { cause: error },
    );
  }
  return new StartupError(`${path} could not be started: ${error.message}.`, { cause: error });
}
