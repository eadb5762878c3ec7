import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where migrations stand, seen from the product's folder. */
export const MIGRATIONS = 'prisma/migrations';

/** `20260131093000` for 2026-01-31 09:30:00 UTC: what Prisma puts before a migration's name. */
function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14);
}

/** The moment a migration's folder is named by; null for what is no migration. Throws where it cannot be one. */
function momentOf(folder: string): Date | null {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_/.exec(folder) ?? [];
  if (second === undefined) return null;
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(moment.getTime()))
    throw new Error(`The migration ${folder} begins with what is no moment (yyyymmddhhmmss). Rename it.`);
  return moment;
}

/**
 * What the next migration is dated: now, or a second after the last one where that is later, as it is when the last came
 * from a machine whose clock was ahead. Migrations are applied in the order of their names.
 */
export function nextMoment(folders: readonly string[], now: Date): Date {
  const moments = folders.flatMap((folder) => momentOf(folder)?.getTime() ?? []);
  return new Date(Math.max(now.getTime(), ...moments.map((moment) => moment + 1000)));
}

/**
 * Writes a new migration, dated after all others, below `migrations`, and returns its path.
 * @throws Error when `name` is not made of small letters, digits and underscores.
 */
export async function writeMigration(
  name: string | undefined,
  script: string,
  migrations: string = MIGRATIONS,
): Promise<string> {
  if (name === undefined || !/^[a-z0-9_]+$/.test(name))
    throw new Error('Say in small letters what the migration does: npm run db:diff -- add_vendor_parts');
  const moment = nextMoment(await readdir(migrations), new Date());
  const folder = join(migrations, `${timestamp(moment)}_${name}`);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'migration.sql');
  await writeFile(file, `${script.trim()}\n`, { flag: 'wx' });
  return file;
}
