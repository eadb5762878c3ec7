/**
 * `npm run check:recipe`: follows docs/adding-an-entity.md to the letter, as somebody new to the code would.
 *
 * Problem: the recipe promises that its blocks and commands, one after the other, add an entity that compiles, is guarded
 * and answers. Design: the files that git knows or would add are copied into a temporary folder, with a link to
 * node_modules; there the blocks are written (recipe.ts) and the commands run, on a database of their own: on
 * `TEST_SERVER_URL` (a superuser's URL) where it is set, else on an embedded PostgreSQL. What the blocks made must then
 * be formatted and linted as everything else. The first thing that fails ends it, with its step and its output.
 *
 * Nothing remains: the folder also holds what the commands put among temporary files, and every command is a process
 * group that ends with it. An interrupted run cleans up as well; only the database of a test run that was under way on
 * TEST_SERVER_URL then stays there.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../src/database/embedded.js';
import { applyEdit, type Command, type Edit, readRecipe, resolveFile } from './recipe.js';

const root = resolve(import.meta.dirname, '..');
const RECIPE = 'docs/adding-an-entity.md';
/** No command of the recipe takes longer, unless it hangs. */
const COMMAND_LIMIT = 300_000;

/** What is undone at the end, the latest first. */
const cleanups: (() => Promise<unknown>)[] = [];
const running = new Set<ChildProcess>();
let interrupted: NodeJS.Signals | undefined;

/** Runs a command line in a shell; rejects with its output when it fails, is interrupted or does not end. */
function run(command: string, folder: string, environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  if (interrupted !== undefined) throw new Error(`Stopped by ${interrupted}.`);
  return new Promise((done, failed) => {
    const child = spawn(command, {
      cwd: folder,
      env: environment,
      shell: true,
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let output = '';
    let reason = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    const limit = setTimeout(() => {
      reason = ` was ended after ${String(COMMAND_LIMIT / 1000)} seconds`;
      kill(child, 'SIGKILL');
    }, COMMAND_LIMIT);
    child.on('error', failed);
    child.on('close', (code) => {
      clearTimeout(limit);
      running.delete(child);
      if (interrupted !== undefined) failed(new Error(`Stopped by ${interrupted}.`));
      else if (code === 0) done(output);
      else
        failed(
          new Error(`"${command}"${reason === '' ? ` failed with code ${String(code)}` : reason}:\n${output.trim()}`),
        );
    });
  });
}

/** Signals a command and everything it started. */
function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It has ended in this moment.
  }
}

/** A copy of the repository as it would be committed now. */
async function copyRepository(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'supplygraph-recipe-')));
  cleanups.push(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  const copy = join(folder, 'repository');
  await mkdir(join(folder, 'tmp'));
  const files = (await run('git ls-files -z --cached --others --exclude-standard', root)).split('\0');
  for (const file of files)
    if (file !== '' && existsSync(join(root, file))) await cp(join(root, file), join(copy, file));
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** A server for the recipe, as a superuser's URL. */
async function startServer(folder: string): Promise<string> {
  const given = process.env['TEST_SERVER_URL'];
  if (given !== undefined) return given;
  const embedded = await startEmbedded({ dataDir: join(folder, 'data'), durable: false, report: () => undefined });
  cleanups.push(() => embedded.remove());
  const { user, password, host, port, database } = embedded.owner;
  return `postgresql://${user}:${encodeURIComponent(password)}@${host}:${String(port)}/${database}`;
}

/** An empty database on the server, which the recipe's commands migrate. */
async function makeDatabase(server: string): Promise<string> {
  const name = `supplygraph_recipe_${String(process.pid)}`;
  const query = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  cleanups.push(() => query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** What the commands see: this process's environment, the recipe's database, and nothing of an npm around it. */
function environmentOf(server: string, database: string, temporary: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_|DATABASE_URL$|^DATA_DIR$/i.test(name));
  const own = { DATABASE_URL: database, TEST_SERVER_URL: server, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  return { ...Object.fromEntries(inherited), ...own };
}

async function write(edit: Edit, copy: string): Promise<string> {
  const file = resolveFile(edit.file, (folder) => readdirSync(join(copy, folder)));
  const path = join(copy, file);
  try {
    const content = existsSync(path) ? await readFile(path, 'utf8') : null;
    const changed = applyEdit(content, edit);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, changed);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return file;
}

async function follow(): Promise<void> {
  const steps = readRecipe(await readFile(join(root, RECIPE), 'utf8'));
  if (steps.length === 0) throw new Error('There are no steps in it.');
  const copy = await copyRepository();
  const server = await startServer(dirname(copy));
  const environment = environmentOf(server, await makeDatabase(server), join(dirname(copy), 'tmp'));
  const written = new Set<string>();
  const perform = async (action: Edit | Command): Promise<void> => {
    if (action.kind === 'edit') written.add(await write(action, copy));
    else await run(action.command, copy, environment);
  };
  for (const { title, actions } of steps) {
    console.log(title);
    for (const action of actions) {
      const began = performance.now();
      try {
        await perform(action);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`In "${title}", line ${String(action.line)}: ${reason}`, { cause: error });
      }
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(action.kind === 'edit' ? `  ✓ ${action.file}` : `  ✓ ${action.command} (${seconds} s)`);
    }
  }
  const linted = [...written].filter((file) => /\.(ts|graphql)$/.test(file));
  await run(`npx prettier --check ${linted.join(' ')}`, copy, environment);
  await run(
    `npx eslint --max-warnings 0 ${linted.filter((file) => file.endsWith('.ts')).join(' ')}`,
    copy,
    environment,
  );
  console.log('What was written is formatted and linted.');
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    interrupted = signal;
    for (const child of running) kill(child, 'SIGTERM');
  });

try {
  await follow();
} catch (error) {
  console.error(`${RECIPE}: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  for (const cleanup of cleanups.reverse())
    await cleanup().catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
}
