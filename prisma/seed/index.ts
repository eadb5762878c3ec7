import pg from 'pg';
import { loadBlocks, type Progress } from './load.js';
import { planWorld } from './plan/world.js';
import { type DemoWorld, EDITION, readMark, readWorld } from './world.js';

export type { Progress } from './load.js';
export type { DemoUser, DemoWorld } from './world.js';

export interface SeedOptions {
  /** The owner's login (or a superuser's, which is faster) of a migrated database. */
  readonly connection: pg.ClientConfig;
  /** How many times the demo world's business there should be; a database that has less gets the rest. */
  readonly scale?: number;
  /** The world's present; by default the beginning of today (UTC). A world that exists keeps its own. */
  readonly anchor?: Date;
  readonly report: (line: string) => void;
  readonly onProgress?: (progress: Progress) => void;
  /** Leaves triggers and foreign keys at work although the login could do without; for proving that both ways agree. */
  readonly triggers?: boolean;
}

const SEED_LOCK = 7_305_113;

/**
 * Makes the demo world, or makes an existing one larger, in one transaction: whatever interrupts it leaves nothing
 * behind. A database that has the wanted size is only read. Two at once take turns.
 */
export async function seedDemo(options: SeedOptions): Promise<DemoWorld> {
  const scale = options.scale ?? 1;
  if (!Number.isInteger(scale) || scale < 1 || scale > 100_000)
    throw new RangeError(`The scale is a whole number from 1 to 100000, not ${String(scale)}.`);
  return withClient(options.connection, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [SEED_LOCK]);
    const mark = await readMark(client);
    if (mark !== null && mark.edition < EDITION) keepOld(options, mark.blocks);
    else if (mark === null || mark.blocks < scale) await grow(client, options, mark?.blocks ?? 0, scale, mark?.anchor);
    else if (options.scale !== undefined)
      options.report(`Nothing to do: the demo world has scale ${String(mark.blocks)} already.`);
    const world = await readWorld(client);
    if (world === null) throw new Error('The demo world was made, but it cannot be found.');
    return world;
  });
}

/** The demo world of a database, or null where none was made. */
export async function findDemoWorld(connection: pg.ClientConfig): Promise<DemoWorld | null> {
  return withClient(connection, readWorld);
}

/** A world of an earlier edition is kept as it is. Throws where it is to grow: its rows would not fit those that are new. */
function keepOld({ report, scale }: SeedOptions, blocks: number): void {
  const sentence =
    'The demo world was made by an earlier version: what came since has no rows in it. Make it anew in an empty database to have them.';
  if (scale !== undefined && scale > blocks) throw new Error(sentence);
  report(sentence);
}

async function grow(
  client: pg.Client,
  options: SeedOptions,
  present: number,
  scale: number,
  known: Date | undefined,
): Promise<void> {
  const anchor = known ?? options.anchor ?? startOfToday();
  const { rows } = await client.query<{ superuser: boolean }>(
    'SELECT rolsuper AS superuser FROM pg_roles WHERE rolname = current_user',
  );
  const triggers = options.triggers ?? rows[0]?.superuser !== true;
  if (triggers && scale > 1)
    options.report('Triggers stay at work, because this login is no superuser: it takes several times as long.');
  options.report(
    present === 0
      ? `Making the demo world at scale ${String(scale)}.`
      : `Growing the demo world from scale ${String(present)} to ${String(scale)}.`,
  );
  const start = performance.now();
  let total = 0;
  const onProgress = (progress: Progress): void => {
    // Indexes and foreign keys are no rows.
    if (!progress.table.includes(' ')) total += progress.rows ?? 0;
    options.onProgress?.(progress);
  };
  await client.query('BEGIN');
  try {
    await client.query(
      `SET LOCAL synchronous_commit = off; SET LOCAL jit = off; SET LOCAL work_mem = '192MB'; SET LOCAL maintenance_work_mem = '512MB';
       SET LOCAL client_min_messages = warning; LOCK TABLE number_sequences IN SHARE ROW EXCLUSIVE MODE`,
    );
    if (!triggers) await client.query('SET LOCAL session_replication_role = replica');
    await loadBlocks(client, {
      plan: planWorld(anchor.getTime()),
      anchor,
      first: present,
      last: scale - 1,
      triggers,
      onProgress,
    });
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
  const seconds = (performance.now() - start) / 1000;
  options.report(`The demo world is made: ${total.toLocaleString('en')} rows written in ${seconds.toFixed(1)} s.`);
}

function startOfToday(): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
}

async function withClient<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection, application_name: 'supplygraph-seed', options: '-c TimeZone=UTC' });
  // A server that goes away is reported by the statement it interrupts; unheard, it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
