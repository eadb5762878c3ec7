/**
 * `npm run db:migrate`: applies the migrations the database lacks. `npm run db:migrate -- --rolled-back <name>` first
 * gives up a migration that failed, so that it is applied anew.
 */
import { parseArgs } from 'node:util';
import { markRolledBack, migrate } from '../src/database/migrate.js';
import { runOnDatabase } from './db-connection.js';

await runOnDatabase(async (connection, args) => {
  const { values } = parseArgs({ args: [...args], options: { 'rolled-back': { type: 'string' } } });
  const failed = values['rolled-back'];
  if (failed !== undefined) await markRolledBack(connection, failed);
  const applied = await migrate(connection, (line) => console.log(line));
  for (const name of applied) console.log(`Applied ${name}.`);
  if (applied.length === 0) console.log('Nothing to do: the database has every migration.');
});
