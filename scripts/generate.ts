/**
 * `npm run generate`: writes what is derived from sources into `src/generated`; `npm run build` also compiles `src`
 * to `dist`. A stage whose sources have not changed is skipped (stamp.mjs); `--force` runs all.
 *
 *   1. prisma     `prisma generate`: Prisma's client, and the data model of the loaders
 *   2. schema     resolver types from the SDL
 *   3. resolvers  the list of resolver modules, from their file names
 *   4. build      JavaScript and the SDL files in `dist`
 *
 * Safe to interrupt and to run twice at once: a lock lets one process through, and a stage is noted as done only when
 * its output is complete.
 */
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { withLock } from './generation-lock.js';
import { recordStage, root, type Stage, stageHash, stageOrder, staleStages } from './stamp.mjs';

const titles: Readonly<Record<Stage, string>> = {
  prisma: 'Prisma client and data model',
  schema: 'GraphQL types',
  resolvers: 'list of resolvers',
  build: 'JavaScript',
};

/** Prisma's two generators. Its command line looks for an engine it does not use here: any executable satisfies it. */
async function prisma(): Promise<void> {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const child = spawn(process.execPath, [cli, 'generate', '--schema', 'prisma/schema', '--no-hints'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: [join(root, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH']].join(delimiter),
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`prisma generate failed:\n${said.trim()}`);
}

/** The files below a folder; those of editors and of this script itself, whose names begin with a dot, left out. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  return files.map((entry) => join(entry.parentPath, entry.name));
}

/** Writes a file at once: whoever reads it finds the old text or the new one. */
async function writeWhole(file: string, contents: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.${basename(file)}.tmp`);
  await writeFile(draft, contents);
  await rename(draft, file);
}

/** Compiles `src` file by file to `dist`, with whatever else lies there (SDL files), and removes what no longer has a source. */
async function build(): Promise<void> {
  const esbuild = await import('esbuild');
  const [source, target] = [join(root, 'src'), join(root, 'dist')];
  const files = await filesBelow(source);
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')),
    outbase: source,
    outdir: target,
    write: false,
    bundle: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  const built = new Map(outputFiles.map((output) => [output.path, output.contents]));
  for (const file of files.filter((each) => !each.endsWith('.ts')))
    built.set(join(target, relative(source, file)), await readFile(file));
  for (const [file, contents] of built) await writeWhole(file, contents);
  for (const file of await filesBelow(target)) if (!built.has(file)) await rm(file);
}

const run: Readonly<Record<Stage, () => Promise<void>>> = {
  prisma,
  schema: async () => (await import('./codegen.js')).codegen(),
  resolvers: async () => (await import('./resolver-barrel.js')).resolverBarrel(),
  build,
};

const { values } = parseArgs({ options: { build: { type: 'boolean' }, force: { type: 'boolean' } } });
const options = { build: values.build ?? false };

try {
  if (values.force === true || staleStages(options).length > 0)
    await withLock(join(root, 'src/generated/.lock'), async () => {
      const wanted = stageOrder.filter((stage) => options.build || stage !== 'build');
      // Looked at again: another process may have done the work while this one waited.
      for (const stage of values.force === true ? wanted : staleStages(options)) {
        const hash = stageHash(stage);
        const began = performance.now();
        await run[stage]();
        recordStage(stage, hash);
        console.log(`Generated the ${titles[stage]} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
      }
    });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
