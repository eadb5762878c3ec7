/** Hits as a connection: pages, counts, facets, highlights, and what they cost the database. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeOwner, insertAll } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import '../support/queries.js';
import { makeShop, type Shop } from './support/shop.js';

let gateway: TestGateway;
let shop: Shop;
let client: Client;

const many = 130;

beforeAll(async () => {
  [gateway, shop] = await Promise.all([startGateway(), makeShop()]);
  client = gateway.as(await shop.organization.user());
  await insertAll(
    'Part',
    Array.from({ length: many }, (_, at) => ({
      organizationId: shop.organization.id,
      partNumber: `WSH-${String(at).padStart(3, '0')}`,
      name: `Washer ${at % 2 === 0 ? 'of brass' : 'of steel'}`,
      category: at % 10 === 0 ? 'rings' : 'washers',
      manufacturer: `Maker ${String(at % 3)}`,
    })),
  );
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

interface Page {
  readonly edges: readonly {
    readonly cursor: string;
    readonly score: number;
    readonly node: { readonly id: string };
  }[];
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>> &
    Readonly<Record<'startCursor' | 'endCursor', string>>;
}

const failure = async (query: string, variables = {}) => {
  const { errors, statements } = await client.request(query, variables);
  return {
    errors: errors?.map(({ message, extensions }) => `${extensions.code} ${message}`),
    statements: statements.length,
  };
};

describe('pages', () => {
  const query = `query ($query: String!, $first: Int, $after: String, $category: [String!]) {
    searchParts(query: $query, first: $first, after: $after, category: $category) {
      edges { cursor score node { id partNumber } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

  test('follow one another in the order of the scores, each hit once', async () => {
    const seen: string[] = [];
    const scores: number[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { edges, pageInfo }: Page = (await client.data(query, { query: 'washer', first: 50, after })).searchParts;
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor, edges.at(-1)?.cursor]);
      seen.push(...edges.map(({ node }) => node.id));
      scores.push(...edges.map(({ score }) => score));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(seen.length).toBe(many);
    expect(new Set(seen).size).toBe(many);
    expect([...scores].sort((one, other) => other - one)).toEqual(scores);
  });

  test('have 20 hits where nothing is said', async () => {
    const { searchParts } = await client.data(query, { query: 'washer' });
    expect(searchParts.edges.length).toBe(20);
  });

  test('an empty page has no cursors', async () => {
    const { searchParts } = await client.data(query, { query: 'nothing of the kind' });
    expect(searchParts).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  test('a cursor of another search, of a list, or of nothing is refused', async () => {
    const { searchParts } = await client.data(query, { query: 'washer', first: 1 });
    const after = searchParts.edges[0].cursor;
    const of = async (variables: object) => (await failure(query, variables)).errors;
    const other =
      'INVALID_CURSOR after: this cursor belongs to another search; expected one of the same query and facets.';
    expect(await of({ query: 'washers', after })).toEqual([other]);
    expect(await of({ query: 'washer', after, category: ['rings'] })).toEqual([other]);
    const { parts } = await client.data('{ parts(first: 1) { pageInfo { endCursor } } }');
    for (const each of [parts.pageInfo.endCursor, 'x', '', `${after}=`])
      expect(await of({ query: 'washer', after: each })).toEqual([
        'INVALID_CURSOR after: expected a cursor as a connection gives it.',
      ]);
    expect(await of({ query: ' washer ', after })).toBeUndefined();
  });
});

describe('counts and facets', () => {
  const query = `query ($category: [String!], $manufacturer: [String!]) {
    searchParts(query: "washer", category: $category, manufacturer: $manufacturer) {
      totalCount { count precision }
      facets { category { value count } manufacturer { value count } }
    }
  }`;

  test('are of all hits', async () => {
    const { searchParts } = await client.data(query);
    expect(searchParts).toEqual({
      totalCount: { count: 130, precision: 'EXACT' },
      facets: {
        category: [
          { value: 'washers', count: 117 },
          { value: 'rings', count: 13 },
        ],
        manufacturer: [
          { value: 'Maker 0', count: 44 },
          { value: 'Maker 1', count: 43 },
          { value: 'Maker 2', count: 43 },
        ],
      },
    });
  });

  test('what is chosen of a facet bounds the hits and the other facets, not the facet itself', async () => {
    const { searchParts } = await client.data(query, { category: ['rings'], manufacturer: ['Maker 0', 'Maker 1'] });
    expect(searchParts).toEqual({
      totalCount: { count: 9, precision: 'EXACT' },
      facets: {
        category: [
          { value: 'washers', count: 78 },
          { value: 'rings', count: 9 },
        ],
        manufacturer: [
          { value: 'Maker 0', count: 5 },
          { value: 'Maker 1', count: 4 },
          { value: 'Maker 2', count: 4 },
        ],
      },
    });
  });

  test('of vendors are countries and tiers', async () => {
    const { searchVendors } = await client.data(
      `{ searchVendors(query: "meghna", tier: [PLATINUM, BRONZE]) { nodes { companyName } facets { country { value count } tier { value count } } } }`,
    );
    expect(searchVendors.facets).toEqual({
      country: [{ value: 'BD', count: 2 }],
      tier: [
        { value: 'BRONZE', count: 1 },
        { value: 'PLATINUM', count: 1 },
      ],
    });
    const { searchVendors: polish } = await client.data(
      `{ searchVendors(query: "lodz", country: ["PL"]) { nodes { companyName } } }`,
    );
    expect(polish.nodes).toEqual([{ companyName: 'Łódź Tekstylia' }]);
  });

  test('of products are categories and brands', async () => {
    const query = `query ($category: [ID!]) {
      searchProducts(query: "highland", category: $category) {
        totalCount { count } facets { category { value count category { name } } brand { value count } }
      }
    }`;
    const id = shop.categories.get('Sweaters');
    const { searchProducts } = await client.data(query, { category: [id] });
    expect(searchProducts).toEqual({
      totalCount: { count: 2 },
      facets: {
        category: [{ value: id, count: 2, category: { name: 'Sweaters' } }],
        brand: [{ value: 'Highland', count: 2 }],
      },
    });
    const { searchProducts: none } = await client.data(query, { category: ['no id at all'] });
    expect(none.totalCount).toEqual({ count: 0 });
  });

  test("of the marketplace are categories and the vendors' countries", async () => {
    const { searchMarketplaceProducts } = await client.data(
      `{ searchMarketplaceProducts(query: "knit cardigan", vendorCountry: ["BD"]) { nodes { title } facets { category { value count } vendorCountry { value count } } } }`,
    );
    expect(searchMarketplaceProducts).toEqual({
      nodes: [{ title: 'Cable knit cardigan' }],
      facets: { category: [{ value: 'knitwear', count: 1 }], vendorCountry: [{ value: 'BD', count: 1 }] },
    });
  });
});

describe('highlights', () => {
  const highlight = async (query: string) => {
    const { searchParts } = await client.data(
      'query ($query: String!) { searchParts(query: $query, first: 1) { edges { highlights { field fragments { text isMatch } } } } }',
      { query },
    );
    const shown: Record<string, string> = {};
    for (const { field, fragments } of searchParts.edges[0].highlights as {
      field: string;
      fragments: { text: string; isMatch: boolean }[];
    }[])
      shown[field] = fragments.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');
    return shown;
  };

  test.each([
    [
      'ball 6204',
      { partNumber: 'BRG-[6204]-2RS', name: 'Deep groove [ball] bearing [6204]', crossReferences: '[6204]-2RSH/C3' },
    ],
    [
      'walz bearings',
      { name: 'Deep groove ball [bearing] 6204', manufacturer: 'Schweinfurt [Wälzlager]', category: '[bearings]' },
    ],
    ['brg62042rs', { partNumber: '[BRG-6204-2RS]' }],
    ['62042rsh', { crossReferences: '[6204-2RSH/C3]' }],
    ['BRG-3O203', { partNumber: '[BRG-30203]' }],
    ['creme womens', { name: "[Women's] care label", description: '[Crème], printed' }],
    ['casmere yanr', { name: '[Cashmere] [yarn] Nm 2/26', category: '[yarn]' }],
    ['knitted elastane', { manufacturer: 'Tiruppur Cotton [Knits]', description: '[Knitted] cotton with [elastane]' }],
  ])('%j', async (query, expected) => {
    expect(await highlight(query)).toEqual(expected);
  });

  test('stand in one order: number and name first', async () => {
    expect(Object.keys(await highlight('sealed ball 6204 walzlager'))).toEqual([
      'partNumber',
      'name',
      'manufacturer',
      'description',
      'crossReferences',
    ]);
  });

  test('of a long text are an excerpt around the matches, and plain text', async () => {
    const filler = 'lorem ipsum dolor sit amet '.repeat(20).trim();
    await shop.organization.part({ name: 'Sprocket', description: `${filler} <b>needlework</b> ${filler}` });
    const { description = '' } = await highlight('needlework');
    expect(description).toMatch(/^….{40,60}<b>\[needlework\]<\/b> .{40,60}…$/);
  });
});

describe('what a search costs', () => {
  const everything = `query ($first: Int) {
    searchParts(query: "washer", first: $first) {
      totalCount { count } facets { category { value } manufacturer { value } } pageInfo { hasNextPage }
      edges { highlights { field fragments { text } } node { name crossReferences { nodes { number } } } }
    }
  }`;

  test('does not depend on the rows', async () => {
    await expect(async (first: number) => {
      const answer = await client.request(everything, { first });
      return { answer, found: answer.data.searchParts.edges.length as number };
    }).toBeRowIndependent();
  });

  test('is one statement for the hits, and one each for count, facets and highlights where they are asked for', async () => {
    const statements = async (selection: string) =>
      (await client.request(`{ searchParts(query: "washer") { ${selection} } }`)).statements.length;
    expect(await statements('nodes { name }')).toBe(1);
    expect(
      await statements(
        'nodes { name } edges { score cursor node { name } } pageInfo { hasNextPage hasPreviousPage endCursor }',
      ),
    ).toBe(1);
    expect(await statements('totalCount { count }')).toBe(1);
    expect(await statements('facets { category { value } }')).toBe(1);
    expect(await statements('edges { highlights { field } }')).toBe(2);
    expect(
      await statements('nodes { id } totalCount { count } facets { category { value } manufacturer { count } }'),
    ).toBe(4);
  });

  test('is priced by the size of the page', async () => {
    const price = async (first: number) => {
      const { errors } = await client.request(
        `query ($first: Int) { ${Array.from({ length: 20 }, (_, at) => `s${String(at)}: searchParts(query: "washer", first: $first) { nodes { rfqItems(first: 100) { nodes { id } } } }`).join('\n')} }`,
        { first },
      );
      return errors?.map(({ extensions }) => extensions.code);
    };
    expect(await price(100)).toEqual(['COST_ESTIMATED_TOO_EXPENSIVE']);
  });
});
