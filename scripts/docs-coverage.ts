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
    const { text, missing } = cover(documents, await readCatalogue(client));
    if (missing.length > 0) throw new Error(['The data model lacks:', ...missing].join('\n'));
    await mkdir(dirname(COVERAGE_FILE), { recursive: true });
    await writeFile(COVERAGE_FILE, text);
    console.log(`Wrote ${COVERAGE_FILE}: nothing is missing.`);
  } finally {
    await client.end();
  }
});
