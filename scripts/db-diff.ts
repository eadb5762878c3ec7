/**
 * `npm run db:diff -- <name>`: writes the next migration from the difference between the migrations (replayed in a
 * shadow database) and the Prisma schema. `--print` shows the SQL and writes nothing.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMigrationFiles } from '../src/database/migration-files.js';
import { diffMigrations, readSchema } from '../src/database/schema-engine.js';
import { runOnDatabase } from './db-connection.js';

const SCHEMA = 'prisma/schema';
const MIGRATIONS = 'prisma/migrations';

/** `20260131093000` for 2026-01-31 09:30:00 UTC: what Prisma puts before a migration's name. */
function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14);
}

await runOnDatabase(async (connection, args) => {
  const name = args.find((argument) => !argument.startsWith('--'));
  const print = args.includes('--print');
  if (!print && (name === undefined || !/^[a-z0-9_]+$/.test(name)))
    throw new Error('Say what the migration does, in small letters: npm run db:diff -- add_vendor_parts');
  const script = await diffMigrations(connection, await readMigrationFiles(MIGRATIONS), await readSchema(SCHEMA));
  if (script.trim() === '')
    return console.log('Nothing to do: the migrations build exactly what the Prisma schema says.');
  if (print) return console.log(script);
  const folder = join(MIGRATIONS, `${timestamp(new Date())}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), script, { flag: 'wx' });
  console.log(`Wrote ${join(folder, 'migration.sql')}. Read it before you apply it: npm run db:migrate`);
});
