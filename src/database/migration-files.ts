import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The migrations that come with the product; `src/` and `dist/` lie equally deep. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** A migration as it stands on disk: the name of its folder (`<timestamp>_<what>`) and the SQL in `migration.sql`. */
export interface MigrationFile {
  readonly name: string;
  readonly script: string;
}

/** The migrations of a folder in Prisma's layout, in the order of their names, which is the order they are applied in. */
export async function readMigrationFiles(folder: string = MIGRATIONS_FOLDER): Promise<MigrationFile[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({ name, script: await readFile(join(folder, name, 'migration.sql'), 'utf8') })),
  );
}

/**
 * Whether a script is the one that was applied under this checksum (SHA-256, hexadecimal). As Prisma does, it takes
 * a script for the same when only the line ends differ, which Git changes on its own between systems.
 */
export function matchesChecksum(script: string, checksum: string): boolean {
  const unix = script.replaceAll('\r\n', '\n');
  return [script, unix, unix.replaceAll('\n', '\r\n')].some(
    (each) => createHash('sha256').update(each).digest('hex') === checksum,
  );
}
