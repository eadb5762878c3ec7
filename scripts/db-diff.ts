/**
 * `npm run db:diff -- <name>`: writes the next migration from the difference between the migrations (replayed in a
 * shadow database) and the Prisma schema. `--print` shows the SQL and writes nothing.
 */
import { parseArgs } from 'node:util';
import { readMigrationFiles } from '../src/database/migration-files.js';
import { diffMigrations, readSchema } from '../src/database/schema-engine.js';
import { runOnDatabase } from './db-connection.js';
import { MIGRATIONS, writeMigration } from './migration-folder.js';

await runOnDatabase(async (connection, args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { print: { type: 'boolean' } },
  });
  const script = await diffMigrations(
    connection,
    await readMigrationFiles(MIGRATIONS),
    await readSchema('prisma/schema'),
  );
  if (script === '') console.log('Nothing to do: the migrations build exactly what the Prisma schema says.');
  else if (values.print === true) console.log(script);
  else
    console.log(
      `Wrote ${await writeMigration(positionals[0], script)}. Read it before you apply it: npm run db:migrate`,
    );
});
