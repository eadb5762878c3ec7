/**
 * `npm run db:seed`: makes the demo world. `-- --scale 100` makes it, or makes it grow to, a hundred times the
 * business; `--anchor 2026-11-20` says what day it is in the world (an existing world keeps its own).
 */
import { parseArgs } from 'node:util';
import { type Progress, seedDemo } from '../prisma/seed/index.js';
import { runOnDatabase } from './db-connection.js';

/** One line per table; on a terminal the line of the table at work counts the seconds. */
function showProgress(): (progress: Progress) => void {
  let ticking: NodeJS.Timeout | undefined;
  return ({ table, rows, seconds }) => {
    clearInterval(ticking);
    if (rows === null) {
      if (!process.stdout.isTTY) return;
      const start = performance.now();
      const show = () =>
        process.stdout.write(`\r${table.padEnd(38)} ${((performance.now() - start) / 1000).toFixed(0)} s …`);
      show();
      ticking = setInterval(show, 1000);
      return;
    }
    const rate = Math.round(rows / Math.max(seconds, 0.001)).toLocaleString('en');
    const line = `${table.padEnd(38)} ${rows.toLocaleString('en').padStart(12)} rows ${seconds.toFixed(1).padStart(7)} s ${rate.padStart(10)} rows/s`;
    process.stdout.write(`${process.stdout.isTTY ? '\r' : ''}${line}\n`);
  };
}

await runOnDatabase(async (connection, args) => {
  const { values } = parseArgs({ args: [...args], options: { scale: { type: 'string' }, anchor: { type: 'string' } } });
  const anchor = values.anchor === undefined ? undefined : new Date(values.anchor);
  if (anchor !== undefined && Number.isNaN(anchor.getTime()))
    throw new Error(`--anchor is a day such as 2026-11-20, not "${String(values.anchor)}".`);
  const world = await seedDemo({
    connection,
    scale: Number(values.scale ?? 1),
    ...(anchor === undefined ? {} : { anchor }),
    report: (line) => console.log(line),
    onProgress: showProgress(),
  });
  console.log(`Sample: request ${world.sample.rfqId}, order ${world.sample.orderId}.`);
});
