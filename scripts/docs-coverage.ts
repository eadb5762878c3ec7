/**
 * `npm run docs:coverage`: writes docs/data-model/coverage.md from the database, and fails where a source document names
 * what the database has not.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { readCatalogue } from './sources/catalogue.js';
import { COVERAGE_FILE, documents } from './sources/documents.js';
import { cover } from './sources/render.js';
import { runOnDatabase } from './db-connection.js';

await runOnDatabase(async (connection) => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const catalogue = await readCatalogue(client);
    const { text, missing } = cover(documents, catalogue);
    if (missing.length > 0) throw new Error(['The data model lacks:', ...missing].join('\n'));
    await mkdir(dirname(COVERAGE_FILE), { recursive: true });
    await writeFile(COVERAGE_FILE, text);
    const counts = Object.entries(catalogue.counts).map(([what, count]) => `${String(count)} ${what}`);
    console.log(`Wrote ${COVERAGE_FILE}: nothing is missing. In all ${counts.join(', ')}.`);
  } finally {
    await client.end();
  }
});
