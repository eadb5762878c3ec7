// The demo mode: without any key configured (and never in production) the gateway makes its own secret and gives the users of
// the demo world tokens that hold for 30 days, so that a first query needs no identity provider. Both are files in the data
// folder that only their owner may read: `demo-secret`, kept so that tokens outlive a restart, and `demo.json`, written anew
// at every start.
import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { issueToken, type TokenOptions } from '../access/tokens.js';
import type { DatabaseConnection } from '../database/connection.js';
import { makeFolder } from '../database/make-folder.js';
import { errorCode, fileFailure } from '../database/startup-error.js';
import type { DemoTokens } from './parts.js';

/** The claims of demo tokens, which the gateway checks like those of any other issuer. */
export const demoIssuer = 'supplygraph-demo';
export const demoAudience = 'supplygraph';

const names = [
  'admin',
  'manager',
  'salesRep',
  'vendor',
  'otherVendor',
  'buyer',
  'client',
  'viewer',
  'otherOrganization',
] as const;

/** The users of the demo world and a few rows that a first query can ask for. */
export interface DemoWorld {
  /** A world that an earlier version made lacks some. */
  readonly users: { readonly [Name in (typeof names)[number]]?: { readonly id: string; readonly email: string } };
  readonly sample: { readonly rfqId: string; readonly orderId: string; readonly trackingToken: string };
}

/** What is used of `prisma/seed`. */
interface SeedModule {
  seedDemo(options: {
    readonly connection: DatabaseConnection;
    readonly report: (line: string) => void;
  }): Promise<DemoWorld>;
  findDemoWorld(connection: DatabaseConnection): Promise<DemoWorld | null>;
}

/**
 * The demo world of a database, made now if the database holds no organization yet; null where it holds others only.
 * `owner` is the login that owns the tables.
 */
export async function prepareDemoWorld(
  owner: DatabaseConnection,
  report: (line: string) => void,
): Promise<DemoWorld | null> {
  // The seed is TypeScript beside the migrations, not a part of the build: it runs once in the life of a database.
  const { tsImport } = await import('tsx/esm/api');
  const seed = (await tsImport('../../prisma/seed/index.ts', import.meta.url)) as SeedModule;
  const world = await seed.findDemoWorld(owner);
  if (world !== null) return world;
  if (await hasOrganizations(owner)) {
    // Another gateway may have finished the demo world between the two questions.
    const made = await seed.findDemoWorld(owner);
    if (made !== null) return made;
    report('The database has data of its own: the demo world is not added to it.');
    return null;
  }
  return seed.seedDemo({ connection: owner, report });
}

async function hasOrganizations(owner: DatabaseConnection): Promise<boolean> {
  const client = new pg.Client(owner);
  // A server that goes away is reported by the statement it interrupts; unheard, it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query('SELECT FROM organizations LIMIT 1')).rowCount !== 0;
  } finally {
    await client.end();
  }
}

/** The secret that demo tokens are signed with: made at the first start, 32 random bytes. Rejects with a StartupError. */
export async function demoSecret(folder: string): Promise<Uint8Array> {
  const file = join(folder, 'demo-secret');
  return asStartupError(file, async () => {
    makeFolder(folder);
    const known = await readFile(file, 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return '';
      throw error;
    });
    const kept = Buffer.from(known.trim(), 'hex');
    if (kept.length === 32) return new Uint8Array(kept);
    const secret = randomBytes(32);
    await writePrivately(file, `${secret.toString('hex')}\n`);
    return new Uint8Array(secret);
  });
}

/** Tokens for all users of the demo world, as `options` will accept them. */
export async function demoTokens(world: DemoWorld, { keys }: TokenOptions): Promise<DemoTokens> {
  const tokens: Record<string, string> = {};
  if (keys.kind !== 'secret') return tokens;
  for (const name of names) {
    const user = world.users[name];
    if (user === undefined) continue;
    const claims = { userId: user.id, issuer: demoIssuer, audience: demoAudience, days: 30 };
    tokens[name] = await issueToken(keys.secret, claims);
  }
  return tokens;
}

/** Writes `demo.json` for scripts and people; returns its path. Rejects with a StartupError. */
export async function writeDemoFile(
  folder: string,
  origin: string,
  world: DemoWorld,
  tokens: DemoTokens,
): Promise<string> {
  const file = join(folder, 'demo.json');
  const { rfqId, orderId, trackingToken } = world.sample;
  const content = {
    endpoint: `${origin}/graphql`,
    playground: `${origin}/playground`,
    tokens,
    sample: { rfqId, orderId, trackingToken },
  };
  return asStartupError(file, async () => {
    await writePrivately(file, `${JSON.stringify(content, null, 2)}\n`);
    return file;
  });
}

/** Whoever reads the file finds the old text or the new one, and nobody but its owner may. */
async function writePrivately(file: string, content: string): Promise<void> {
  const draft = `${file}.${String(process.pid)}.tmp`;
  await writeFile(draft, content, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, file);
}

async function asStartupError<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileFailure(error, path) ?? error;
  }
}
