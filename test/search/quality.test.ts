/** What people type, and what they mean. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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

/** Each search with the field that tells its hits apart. */
const fields = {
  searchParts: 'partNumber',
  searchVendors: 'companyName',
  searchRfqs: 'rfqNumber',
  searchCustomers: 'name',
  searchProducts: 'sku',
  searchMarketplaceProducts: 'title',
} as const;
type SearchField = keyof typeof fields;

async function find(search: SearchField, query: string): Promise<string[]> {
  const field = fields[search];
  const data = await client.data(`query ($query: String!) { ${search}(query: $query) { nodes { ${field} } } }`, {
    query,
  });
  return data[search].nodes.map((node: Record<string, string>) => node[field]);
}

const expected: readonly (readonly [string, SearchField, string, string])[] = [
  // Numbers.
  ['exact number', 'searchParts', 'BRG-6204-2RS', 'BRG-6204-2RS'],
  ['in small letters', 'searchParts', 'brg-6204-2rs', 'BRG-6204-2RS'],
  ['without separators', 'searchParts', 'brg62042rs', 'BRG-6204-2RS'],
  ['with others', 'searchParts', 'BRG 6204/2RS', 'BRG-6204-2RS'],
  ['written with hyphen, kept without', 'searchParts', 'abc-123', 'ABC123'],
  ['written with space, kept without', 'searchParts', 'ABC 123', 'ABC123'],
  ['as written before as meant', 'searchParts', 'ABC-1234', 'ABC-1234'],
  ['a whole number before a longer one', 'searchParts', 'abc123', 'ABC123'],
  ['what looks like a power of ten', 'searchParts', '502e4a1', '502E4A1'],
  ['beginning', 'searchParts', 'BRG-302', 'BRG-30203'],
  ['beginning without separators', 'searchParts', 'yrnmer', 'YRN-MER-228'],
  ['last part', 'searchParts', '30203', 'BRG-30203'],
  ['letter for digit', 'searchParts', 'BRG-3O203', 'BRG-30203'],
  ['two digits swapped', 'searchParts', 'BRG-30230', 'BRG-30203'],
  ['a digit missing', 'searchParts', 'FST-M1X40', 'FST-M10X40'],
  // Cross references.
  ['cross reference', 'searchParts', '6204-2RSH/C3', 'BRG-6204-2RS'],
  ['cross reference without separators', 'searchParts', '62052z', 'BRG-6205-ZZ'],
  ['beginning of a cross reference', 'searchParts', 'rotex', 'ABC123'],
  ['what replaces before what was replaced', 'searchParts', '8262H-024', 'VLV-SOL-24'],
  ['cross reference with a typing error', 'searchParts', '8262H-042', 'VLV-SOL-24'],
  ['manufacturer of a cross reference', 'searchParts', 'kupplung', 'ABC123'],
  ['manufacturer and number', 'searchParts', 'svenska kugel 6205', 'BRG-6205-ZZ'],
  // Words.
  ['name', 'searchParts', 'cashmere yarn', 'YRN-CSH-226'],
  ['two words swapped', 'searchParts', 'yarn cashmere', 'YRN-CSH-226'],
  ['three words in any order', 'searchParts', 'bearing roller tapered', 'BRG-30203'],
  ['beginnings of words', 'searchParts', 'tap roll bea', 'BRG-30203'],
  ['plural', 'searchParts', 'tapered roller bearings', 'BRG-30203'],
  ['another form of the word', 'searchParts', 'knitting', 'FAB-JER-180'],
  ['words of name and description', 'searchParts', 'bolt stainless m10', 'FST-M10X40'],
  ['words of name and manufacturer', 'searchParts', 'yarn prato', 'YRN-CSH-226'],
  ['size with spaces, kept without', 'searchParts', 'screw m8 x 40', 'FST-M8X40'],
  ['size without spaces, kept with', 'searchParts', 'bolt m8x50', 'FST-M8X50'],
  ['words that say nothing', 'searchParts', 'the yarn of cashmere', 'YRN-CSH-226'],
  ['apostrophe', 'searchParts', 'womens label', 'LBL-CAR-30'],
  // Accents.
  ['without the accent', 'searchParts', 'walzlager', 'BRG-6204-2RS'],
  ['with an accent that is not there', 'searchParts', 'cáshmere', 'YRN-CSH-226'],
  ['with the wrong accent', 'searchParts', 'creme label', 'LBL-CAR-30'],
  ['letters that are no accents', 'searchVendors', 'lodz', 'Łódź Tekstylia'],
  ['another accent than kept', 'searchVendors', 'Sáo Paulo', 'São Paulo Botões'],
  ['accents written apart', 'searchVendors', 'Go\u0308teborg', 'Göteborg Lager AB'],
  // Typing errors.
  ['a letter missing', 'searchParts', 'cashmre', 'YRN-CSH-226'],
  ['a letter too many', 'searchParts', 'cashmeere yarn', 'YRN-CSH-226'],
  ['a wrong letter', 'searchParts', 'solenaid valve', 'VLV-SOL-24'],
  ['two letters swapped', 'searchParts', 'idnuctive sensor', 'SEN-PRX-12'],
  ['a short word', 'searchParts', 'cashmere yran', 'YRN-CSH-226'],
  ['one error per word', 'searchParts', 'casmere yanr', 'YRN-CSH-226'],
  ['an error in the beginning of a word', 'searchParts', 'solneo', 'VLV-SOL-24'],
  ['errors and a swap', 'searchParts', 'coupling jwa 28', 'ABC-1234'],
  ['a space forgotten', 'searchParts', 'rollerbearing', 'BRG-30203'],
  ['a space too many', 'searchParts', 'cash mere', 'YRN-CSH-226'],
  ['more than one error in a long word', 'searchParts', 'indducttive', 'SEN-PRX-12'],
  // Vendors.
  ['vendor by name', 'searchVendors', 'Meghna Spinning Mills', 'Meghna Spinning Mills'],
  ['vendor by a part of the name', 'searchVendors', 'meghna knit', 'Meghna Fashion Knit Ltd.'],
  ['vendor by city', 'searchVendors', 'dhaka', 'Meghna Fashion Knit Ltd.'],
  ['vendor by what he makes', 'searchVendors', 'linear motion', 'Göteborg Lager AB'],
  ['vendor with an apostrophe', 'searchVendors', 'obrien', "O'Brien & Sons"],
  ['vendor with a typing error', 'searchVendors', 'meghan spinning', 'Meghna Spinning Mills'],
  // Requests for quotation.
  ['request by number', 'searchRfqs', 'RFQ-2026-000121', 'RFQ-2026-000121'],
  ['request by its last digits', 'searchRfqs', 'rfq 122', 'RFQ-2026-000122'],
  ['request by title', 'searchRfqs', 'autumn jumper', 'RFQ-2026-000120'],
  ['request by description', 'searchRfqs', 'lambswool', 'RFQ-2026-000120'],
  ['request with a typing error', 'searchRfqs', 'convayor', 'RFQ-2026-000121'],
  // Customers.
  ['customer by name', 'searchCustomers', 'soren kjaergaard', 'Søren Kjærgaard'],
  ['the name before one like it', 'searchCustomers', 'Jon Smyth', 'Jon Smyth'],
  ['customer by company', 'searchCustomers', 'maison', 'Amélie Dupont'],
  ['customer by e-mail address', 'searchCustomers', 'john@wesley.example', 'John Smith'],
  ['customer by telephone number', 'searchCustomers', '+33 1 42685300', 'Amélie Dupont'],
  ['customer with a typing error', 'searchCustomers', 'nordlsy', 'Søren Kjærgaard'],
  // Products.
  ['product by stock keeping unit', 'searchProducts', 'mug330', 'MUG-330'],
  ['product by name', 'searchProducts', 'sweaters', 'SW-CREW-NVY'],
  ['product by colour', 'searchProducts', 'navy cap', 'CAP-BB'],
  ['product by brand', 'searchProducts', 'plain simple shirt', 'TS-ORG-WHT'],
  ['product with a typing error', 'searchProducts', 'cofee mug', 'MUG-330'],
  // The marketplace.
  ['offer by title', 'searchMarketplaceProducts', 'cardigan', 'Cable knit cardigan'],
  ['offer by material', 'searchMarketplaceProducts', 'corozo', 'Tagua buttons, set of 12'],
  ['offer with a typing error', 'searchMarketplaceProducts', 'talbecloth', 'Linen tablecloth'],
];

describe('the first hit', () => {
  test.each(expected)('%s: %s %j', async (_what, search, query, first) => {
    expect((await find(search, query))[0]).toBe(first);
  });
});

describe('what is not meant', () => {
  test.each([
    ['searchParts', 'titanium'],
    ['searchParts', 'cashmere bearing'],
    ['searchParts', 'QZX-99871'],
    ['searchVendors', 'xylophone'],
    ['searchCustomers', 'zzyzx road'],
  ] as const)('%s %j finds nothing', async (search, query) => {
    expect(await find(search, query)).toEqual([]);
  });

  test('a number that is there is no reason to look for others like it', async () => {
    expect(await find('searchParts', 'BRG-6204-2RS')).toEqual(['BRG-6204-2RS']);
  });

  test('corrections stand below what was found as typed', async () => {
    const names = await find('searchCustomers', 'smith');
    expect(names).toEqual(['John Smith', 'Jon Smyth']);
  });
});

test('scores fall from 1 for the number as it was typed', async () => {
  const scores = async (query: string): Promise<number[]> => {
    const data = await client.data('query ($query: String!) { searchParts(query: $query) { edges { score } } }', {
      query,
    });
    return data.searchParts.edges.map(({ score }: { score: number }) => score);
  };
  expect(await scores('brg-6204-2rs')).toEqual([1]);
  expect(await scores('brg62042rs')).toEqual([0.99]);
  const many = await scores('bearing');
  expect(many.length).toBe(3);
  expect([...many].sort((one, other) => other - one)).toEqual(many);
  expect(many.every((score) => score > 0.4 && score < 0.7)).toBe(true);
});
