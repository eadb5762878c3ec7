// Nothing a source document names is dropped, and the page that says where everything lives is true.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { readCatalogue, type Catalogue } from '../../scripts/sources/catalogue.js';
import { COVERAGE_FILE, documents } from '../../scripts/sources/documents.js';
import { cover } from '../../scripts/sources/render.js';
import { databaseUrl } from '../support/database.js';

const client = new pg.Client({ connectionString: databaseUrl() });
let catalogue: Catalogue;

beforeAll(async () => {
  await client.connect();
  catalogue = await readCatalogue(client);
});
afterAll(() => client.end());

test('every table, column, index, view and function of the documents is there', () => {
  expect(cover(documents, catalogue).missing).toEqual([]);
});

test('what is not there is told, with its document', () => {
  const wanted = {
    ...documents[0],
    name: 'S0',
    title: '',
    tables: { parts: { columns: 'colour', indexes: 'colour' }, pots: {} },
  };
  expect(cover([{ ...wanted, views: { lost_view: 'lost_view' } }], catalogue).missing).toEqual([
    'S0 parts: colour (colour) is not there.',
    'S0 parts: colour (colour) is not there.',
    'S0 pots: there is no table pots.',
    'S0: the view lost_view (lost_view) is not there.',
  ]);
});

test('the page is what the script writes', async () => {
  expect(await readFile(COVERAGE_FILE, 'utf8')).toBe(cover(documents, catalogue).text);
});
