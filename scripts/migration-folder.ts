import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where migrations stand, seen from the product's folder. */
export const MIGRATIONS = 'prisma/migrations';

/** `20260131093000` for 2026-01-31 09:30:00 UTC: what Prisma puts before a migration's name. */
function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14);
}

/**
 * Writes a new migration and returns its path.
 * @throws Error when `name` is not made of small letters, digits and underscores.
 */
export async function writeMigration(name: string | undefined, script: string): Promise<string> {
  if (name === undefined || !/^[a-z0-9_]+$/.test(name))
    throw new Error('Say in small letters what the migration does: npm run db:diff -- add_vendor_parts');
  const folder = join(MIGRATIONS, `${timestamp(new Date())}_${name}`);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'migration.sql');
  await writeFile(file, `${script.trim()}\n`, { flag: 'wx' });
  return file;
}
