/** `npm run docs:diagrams`: writes the diagrams of docs/data-model from the Prisma schema; `--check` only says whether they are true. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSchema } from '../src/database/schema-engine.js';
import { dataModel } from '../src/generated/data-model.js';
import { diagramPage, indexPage, readDomains } from './diagrams.js';

const FOLDER = 'docs/data-model';
/** Written by other means. */
const OTHERS = ['coverage.md'];

const domains = readDomains(await readSchema('prisma/schema'));
const pages = new Map(domains.map((domain) => [`${domain.name}.md`, diagramPage(domain, dataModel)]));
pages.set('README.md', indexPage(domains));

if (process.argv.includes('--check')) {
  const found = await readdir(FOLDER);
  const stale = [
    ...found.filter((file) => !pages.has(file) && !OTHERS.includes(file)).map((file) => `${file} belongs to no domain`),
  ];
  for (const [file, text] of pages)
    if (!found.includes(file) || (await readFile(join(FOLDER, file), 'utf8')) !== text) stale.push(`${file} is stale`);
  for (const fault of stale) console.log(`${FOLDER}/${fault}; npm run docs:diagrams writes it anew.`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  await mkdir(FOLDER, { recursive: true });
  for (const [file, text] of pages) await writeFile(join(FOLDER, file), text);
  console.log(`Wrote ${String(pages.size)} pages to ${FOLDER}.`);
}
