/** Whatever is typed, the database has no reason to complain. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closeOwner } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeShop, type Shop } from './support/shop.js';

let gateway: TestGateway;
let shop: Shop;
let client: Client;

beforeAll(async () => {
  [gateway, shop] = await Promise.all([startGateway(), makeShop()]);
  client = gateway.as(await shop.organization.user());
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const everything = `query ($query: String!) {
  searchParts(query: $query) { edges { score highlights { field } node { name } } totalCount { count } facets { category { value } } }
  searchVendors(query: $query) { edges { highlights { field } } facets { country { value } tier { value } } }
  searchRfqs(query: $query) { edges { highlights { field } } totalCount { count } }
  searchCustomers(query: $query) { edges { highlights { field } } totalCount { count } }
  searchProducts(query: $query) { edges { highlights { field } } facets { brand { value } category { value } } }
  searchMarketplaceProducts(query: $query) { edges { highlights { field } } facets { vendorCountry { value } } }
}`;
const failures = async (query: string, variables: object) =>
  (await client.request(query, { ...variables })).errors?.map(
    ({ message, extensions }) => `${extensions.code} ${message}`,
  );

describe('a query that is none is refused, with what was expected', () => {
  const search = 'query ($query: String!) { searchParts(query: $query) { nodes { id } } }';
  test.each([
    ['', 'query: expected 1 to 200 characters besides spaces, got 0.'],
    ['   \u00a0 ', 'query: expected 1 to 200 characters besides spaces, got 0.'],
    ['x'.repeat(201), 'query: expected 1 to 200 characters besides spaces, got 201.'],
    ['two\nlines', 'query: expected one line of text, got a control character such as a tab or line break.'],
    ['tab\there', 'query: expected one line of text, got a control character such as a tab or line break.'],
    ['bell\u0007', 'query: expected one line of text, got a control character such as a tab or line break.'],
    ['nul\0', 'The variable $query holds a NUL character or half of a surrogate pair, which cannot be stored.'],
    ['half\ud83d', 'The variable $query holds a NUL character or half of a surrogate pair, which cannot be stored.'],
  ])('%j', async (query, message) => {
    expect(await failures(search, { query })).toEqual([`BAD_USER_INPUT ${message}`]);
  });

  test('200 characters, counted as people count them, are not too many', async () => {
    expect(await failures(search, { query: '😀'.repeat(200) })).toBeUndefined();
  });

  test('pages of no or too many hits', async () => {
    const paged = 'query ($first: Int) { searchParts(query: "x", first: $first) { nodes { id } } }';
    for (const first of [0, -1, 101])
      expect(await failures(paged, { first })).toEqual([
        `BAD_USER_INPUT first: expected a whole number from 1 to 100, got ${String(first)}.`,
      ]);
  });

  test('facets of nothing, or of too much', async () => {
    const chosen = 'query ($category: [String!]) { searchParts(query: "x", category: $category) { nodes { id } } }';
    expect(await failures(chosen, { category: [] })).toEqual([
      'BAD_USER_INPUT category: expected at least one value; without category all are searched.',
    ]);
    expect(await failures(chosen, { category: Array.from({ length: 251 }, String) })).toEqual([
      'BAD_USER_INPUT category: expected at most 250 values, got 251.',
    ]);
    expect(await failures(chosen, { category: ["'; DROP TABLE parts; --", '{"a"}', '\\', 'NULL'] })).toBeUndefined();
  });

  test('without the permission', async () => {
    const technician = gateway.as(await shop.organization.user({}, ['technician']));
    const { errors } = await technician.request('{ searchCustomers(query: "x") { nodes { id } } }');
    expect(errors?.map(({ message }) => message)).toEqual([
      'Query.searchCustomers needs the permission "customers.read".',
    ]);
  });
});

describe('strange queries are no errors', () => {
  test.each([
    '!!!',
    '&',
    '|&!:*()<->',
    "''",
    '"',
    "'; DROP TABLE parts; --",
    '\\',
    ':*',
    'a & !b | (c <-> d)',
    '%_%',
    '😀',
    '😀😀 bolt',
    '--',
    'the of and',
    'a',
    '1',
    '0',
    '0000',
    '1e10',
    '-5',
    'O’Brien',
    'ﷺ',
    'ß',
    'İ',
    '\u0301',
    'e\u0301'.repeat(60),
    'ПРИВЕТ',
    '你好世界',
    'สวัสดี',
    'مرحبا بالعالم',
    'w '.repeat(100).trim(),
    Array.from({ length: 66 }, (_, at) => `w${String(at)}`)
      .join(' ')
      .slice(0, 200),
    'x'.repeat(200),
    '9'.repeat(200),
    'a1'.repeat(100),
  ])('%j', async (query) => {
    expect(await failures(everything, { query })).toBeUndefined();
  });

  test('nor is any other text', async () => {
    const character = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom(...'&|!:*()<>\'"\\ -0aé%_\u0301ß😀'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(character, { minLength: 1, maxLength: 60 }), async (characters) => {
        const found = await failures(everything, { query: characters.join('') });
        for (const each of found ?? []) expect(each).toMatch(/^BAD_USER_INPUT /);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
