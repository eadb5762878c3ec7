/**
 * Whether what is generated still fits its sources.
 *
 * Problem: the gateway starts from a fresh clone with one command, so the start itself has to generate the Prisma
 * client, the GraphQL types and the JavaScript; and the second start must not pay for that again.
 *
 * Design: every stage has a hash over the files it reads and the versions of its tools (the lock file). A stage that
 * builds on an earlier one includes that one's hash. The hashes of what was generated stand in a stamp; a stage is
 * stale when its hash differs or its output is missing. This module is plain JavaScript without dependencies, because
 * the start asks it before any TypeScript can run; generating itself happens in a process of its own.
 *
 * Data shape: `src/generated/.stamp` is JSON, `{ "prisma": "<sha256>", "schema": …, "resolvers": …, "build": … }`.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The folder of the product. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'src/generated/.stamp');

/** @typedef {'prisma' | 'schema' | 'resolvers' | 'build'} Stage */

/**
 * What each stage reads, what it is known by having written, and which stages it builds on. A path ending in `/` is
 * the whole folder.
 * @type {Record<Stage, { reads: string[], writes: string[], after: Stage[] }>}
 */
const stages = {
  prisma: {
    reads: ['prisma/schema/', 'scripts/data-model-generator.ts', 'scripts/data-model.ts', 'scripts/documentation.ts'],
    writes: ['src/generated/prisma/client.ts', 'src/generated/data-model.ts'],
    after: [],
  },
  schema: {
    reads: ['src/schema/', 'scripts/codegen.ts'],
    writes: ['src/generated/graphql.ts'],
    after: ['prisma'],
  },
  resolvers: {
    reads: ['src/resolvers/', 'scripts/resolver-barrel.ts'],
    writes: ['src/generated/resolvers.ts'],
    after: [],
  },
  build: { reads: ['src/'], writes: ['dist/main.js'], after: ['prisma', 'schema', 'resolvers'] },
};

/** Stages in the order they have to run in. @type {readonly Stage[]} */
export const stageOrder = ['prisma', 'schema', 'resolvers', 'build'];

/**
 * The files of a folder, or the one file, relative to the product's folder, in a fixed order; generated ones left out.
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  if (!existsSync(join(root, path))) return [];
  if (!path.endsWith('/')) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.startsWith('src/generated/'))
    .sort();
}

/**
 * The hash of everything a stage depends on.
 * @param {Stage} stage
 * @returns {string}
 */
export function stageHash(stage) {
  const { reads, after } = stages[stage];
  const hash = createHash('sha256').update(`${stage} ${process.version}\n`);
  for (const file of ['package-lock.json', 'scripts/generate.ts', ...reads].flatMap(filesOf))
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  for (const earlier of after) hash.update(stageHash(earlier));
  return hash.digest('hex');
}

/** @returns {Partial<Record<Stage, string>>} what was generated from which hash; empty when that cannot be read */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * Notes that a stage has been generated from what `hash` stands for. Called when its output is complete.
 * @param {Stage} stage
 * @param {string} hash taken before the stage began, so that a file changed meanwhile makes it stale again
 */
export function recordStage(stage, hash) {
  mkdirSync(dirname(stampFile), { recursive: true });
  const draft = `${stampFile}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify({ ...readStamp(), [stage]: hash }, null, 2));
  renameSync(draft, stampFile);
}

/**
 * The stages that have to run, in order; `build` among them only when asked for.
 * @param {{ build?: boolean }} [options]
 * @returns {Stage[]}
 */
export function staleStages({ build = false } = {}) {
  const stamp = readStamp();
  return stageOrder
    .filter((stage) => build || stage !== 'build')
    .filter((stage) => {
      const missing = stages[stage].writes.some((file) => !existsSync(join(root, file)));
      return missing || stamp[stage] !== stageHash(stage);
    });
}

/**
 * Generates what is stale, in a process of its own, and returns when all is there. Several processes may ask at once.
 * @param {{ build?: boolean, log?: (line: string) => void }} [options] `build` also compiles `src` to `dist`; `log`
 *   receives what is being done, line by line
 * @throws {Error} when generating fails; its own words have gone to stderr
 */
export async function ensureGenerated({ build = false, log = console.log } = {}) {
  if (staleStages({ build }).length === 0) return;
  const script = join(root, 'scripts/generate.ts');
  const args = ['--import', import.meta.resolve('tsx'), script, ...(build ? ['--build'] : [])];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', log);
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0)
    throw new Error('Generating the Prisma client and the GraphQL types failed; the reason stands above.');
}
