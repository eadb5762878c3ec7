// `npm run check`: finds files that have fallen behind what they are made from or speak of.
// Each check returns sentences, one per fault; none means that it holds.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const checks: Record<string, () => Promise<readonly string[]>> = {
  'schema.graphql is what the SDL prints': () => script('scripts/print-schema.ts', '--check'),
  'the diagrams are what the Prisma schema says': () => script('scripts/docs-diagrams.ts', '--check'),
  'links in the documents lead somewhere': async () => (await documents()).flatMap(brokenLinks),
  'commands in the documents exist': async () => (await documents()).flatMap(unknownCommands),
  'no generated or local file is in git': async () =>
    (await tracked()).filter((file) => /^(src\/generated|dist|\.data)\//.test(file)).map((file) => `${file} is in git`),
  'every declared relation is used by a resolver': () => Promise.resolve(unusedRelations()),
  'the recipe for a new entity works': () => script('scripts/check-recipe.ts'),
};

async function tracked(): Promise<string[]> {
  const { output } = await run('git', ['ls-files', '-z']);
  return output.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
}

async function documents(): Promise<string[]> {
  return (await tracked()).filter((file) => file.endsWith('.md'));
}

function brokenLinks(file: string): string[] {
  const links = [...read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link]) => link ?? '');
  return links
    .filter((link) => !existsSync(join(root, dirname(file), link)))
    .map((link) => `${file} links to ${link}, which does not exist`);
}

function unknownCommands(file: string): string[] {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read(file).matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)].map(([, name]) => name ?? '');
  return named
    .filter((name) => !(name in scripts))
    .map((name) => `${file} names "npm run ${name}", which does not exist`);
}

/** A line in src/loaders/<domain>.ts that no resolver asks for is dead. */
function unusedRelations(): string[] {
  const domains = readdirSync(join(root, 'src/loaders'))
    .filter((file) => read(`src/loaders/${file}`).includes('satisfies Declarations'))
    .map((file) => file.replace(/\.ts$/, ''));
  const resolvers = read('src/generated/resolvers.ts')
    .split('\n')
    .flatMap((line) => /from '\.\.\/(resolvers\/[^']+)\.js'/.exec(line)?.[1] ?? [])
    .map((file) => read(`src/${file}.ts`))
    .join('\n');
  return domains.flatMap((domain) => {
    let entity = '';
    return read(`src/loaders/${domain}.ts`)
      .split('\n')
      .flatMap((line) => {
        entity = /^ {2}(\w+): \{/.exec(line)?.[1] ?? entity;
        const relation = /^ {4}(\w+): (?:one|many|page|count)\(/.exec(line)?.[1];
        return relation === undefined || resolvers.includes(`loaders.${entity}.${relation}(`)
          ? []
          : [`src/loaders/${domain}.ts declares ${entity}.${relation}, which no resolver asks for`];
      });
  });
}

/** Runs a script of ours; its output is the fault when it fails. */
async function script(file: string, ...parameters: string[]): Promise<string[]> {
  const { code, output } = await run('npx', ['tsx', file, ...parameters]);
  return code === 0 ? [] : [`${file} failed:\n${output.trimEnd()}`];
}

function run(command: string, parameters: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((done, failed) => {
    const child = spawn(command, parameters, { cwd: root });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', failed);
    child.on('close', (code) => {
      done({ code, output });
    });
  });
}

let faults = 0;
for (const [name, check] of Object.entries(checks)) {
  const found = await check();
  faults += found.length;
  console.log(`${found.length === 0 ? '✓' : '✗'} ${name}`);
  for (const fault of found) console.log(`  ${fault}`);
}
process.exitCode = faults === 0 ? 0 : 1;
