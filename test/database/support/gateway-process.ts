/**
 * A process that holds an embedded database until it is killed: `tsx gateway-process.ts <dataDir> <rootFolder>`.
 * Prints one line of JSON: the facts of the database, or the sentence with which the start failed.
 */
import { startEmbedded } from '../../../src/database/embedded.js';

const [dataDir = '', rootFolder = ''] = process.argv.slice(2);
try {
  const embedded = await startEmbedded({ dataDir, rootFolder, durable: false, report: () => undefined });
  process.stdout.write(`${JSON.stringify({ pid: embedded.pid, port: embedded.port, adopted: embedded.adopted })}\n`);
  process.once('SIGTERM', () => void embedded.stop().then(() => process.exit(0)));
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(
    `${JSON.stringify({ failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })}\n`,
  );
}
