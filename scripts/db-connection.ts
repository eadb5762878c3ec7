/**
 * The database that a developer's command works on: MIGRATION_DATABASE_URL (an owner's login), else DATABASE_URL,
 * else the embedded database, which is started for the command and stopped after it.
 */
import type { DatabaseConnection } from '../src/database/schema-engine.js';

/** Runs a command with the connection and the command line; a failure is one sentence and exit code 1. */
export async function runOnDatabase(
  command: (connection: DatabaseConnection, args: readonly string[]) => Promise<void>,
): Promise<void> {
  try {
    const connectionString = process.env['MIGRATION_DATABASE_URL'] ?? process.env['DATABASE_URL'];
    if (connectionString === undefined) throw new Error('Name the database in DATABASE_URL.');
    await command({ connectionString }, process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
