/**
 * The database that a command works on: MIGRATION_DATABASE_URL (an owner's login), else DATABASE_URL, else the
 * embedded database in DATA_DIR (`.data` unless told), which is started for the command and stopped after it.
 */
import { resolve } from 'node:path';
import type { DatabaseConnection } from '../src/database/connection.js';

/** What a command gets: the connection as the owner, and the words of the command line. */
type Command = (connection: DatabaseConnection, args: readonly string[]) => Promise<void>;

async function onEmbedded(command: Command, args: readonly string[]): Promise<void> {
  const { startEmbedded } = await import('../src/database/embedded.js');
  const dataDir = resolve(process.env['DATA_DIR'] ?? '.data');
  const embedded = await startEmbedded({ dataDir, report: (line) => console.error(line) });
  try {
    await command(embedded.owner, args);
  } finally {
    await embedded.stop();
  }
}

/** Runs a command; a failure is one sentence on stderr and exit code 1. */
export async function runOnDatabase(command: Command): Promise<void> {
  const args = process.argv.slice(2);
  try {
    const connectionString = process.env['MIGRATION_DATABASE_URL'] ?? process.env['DATABASE_URL'];
    if (connectionString !== undefined && !/^postgres(ql)?:\/\//.test(connectionString))
      throw new Error('DATABASE_URL is to read postgresql://user:password@host:5432/database');
    await (connectionString === undefined ? onEmbedded(command, args) : command({ connectionString }, args));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
