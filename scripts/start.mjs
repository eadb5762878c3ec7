/**
 * `npm start`: generates and compiles what is stale, then runs the gateway in this very process, so that signals reach it.
 * Plain JavaScript: it runs before anything is compiled.
 */
import { ensureGenerated } from './stamp.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

try {
  await ensureGenerated({ build: true });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
await import('../dist/main.js');
