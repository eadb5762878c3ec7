/**
 * `npm run db:status`: how the database compares with the migrations on disk. Exit code 0 when they agree, 1 when
 * something is pending or wrong.
 */
import { migrationStatus } from '../src/database/migrate.js';
import { runOnDatabase } from './db-connection.js';

await runOnDatabase(async (connection) => {
  const status = await migrationStatus(connection);
  console.log(`Database ${status.database} on PostgreSQL ${status.serverVersion}, as ${status.user}`);
  for (const name of status.applied) console.log(`  applied   ${name}`);
  for (const { name, reason } of status.failed) console.log(`  failed    ${name} (${reason})`);
  for (const name of status.pending) console.log(`  pending   ${name}`);
  for (const name of status.edited) console.log(`  edited    ${name}: reads differently from what was applied`);
  for (const name of status.unknown) console.log(`  unknown   ${name}: applied by another version, not on disk`);
  const disagreements = [status.failed, status.pending, status.edited, status.unknown];
  if (disagreements.some((list) => list.length > 0)) process.exitCode = 1;
  else console.log('The database has every migration.');
});
