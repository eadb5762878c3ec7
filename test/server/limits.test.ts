import { describe, expect, test } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';
import { readConfig } from '../../src/config.js';
import { RequestError } from '../../src/errors.js';
import { createLimiter } from '../../src/server/limits.js';

const schema = buildSchema(`
  directive @cost(weight: String!) on FIELD_DEFINITION | OBJECT
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
  interface Node { id: ID! }
  type Rfq implements Node { id: ID! title: String quotes(first: Int, last: Int): QuoteConnection! items: [Item!]! price: Money }
  type Quote implements Node { id: ID! vendor: Vendor rfq: Rfq! lines(first: Int): ItemConnection! }
  type Vendor implements Node { id: ID! name: String rfqs(first: Int): RfqConnection! report: Report @cost(weight: "100") }
  type Item implements Node { id: ID! rfq: Rfq! }
  type Money { amount: String }
  type Report @cost(weight: "7") { id: ID! }
  type RfqConnection { nodes: [Rfq!]! edges: [RfqEdge!]! totalCount: Int }
  type RfqEdge { node: Rfq! }
  type QuoteConnection { nodes: [Quote!]! }
  type ItemConnection { nodes: [Item!]! }
  type Query {
    rfqs(first: Int, last: Int, filter: String): RfqConnection!
    rfq(id: ID!): Rfq
    node(id: ID!): Node
    nodes(ids: [ID!]!): [Node]!
    stages: [Item!]! @listSize(assumedSize: 8)
  }
  type Mutation { award(id: ID!): Rfq }
`);
const { limits } = readConfig({});

function price(source: string, variables: Record<string, unknown> = {}, changed: Partial<typeof limits> = {}) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (operation === undefined || operation === null) throw new Error('one operation was expected');
  return createLimiter(schema, { ...limits, ...changed }).check(document, operation, variables);
}

function refusal(source: string, variables?: Record<string, unknown>, changed?: Partial<typeof limits>): RequestError {
  try {
    price(source, variables, changed);
  } catch (error) {
    if (error instanceof RequestError) return error;
    throw error;
  }
  throw new Error('the operation was accepted');
}

describe('the price of an operation', () => {
  test('objects count, plain fields do not; a connection costs one', () => {
    expect(price('{ rfq(id: 1) { id title price { amount } } }')).toEqual({ cost: 1, nodes: 1 });
    expect(price('{ rfqs(first: 10) { totalCount nodes { id title } } }')).toEqual({ cost: 11, nodes: 10 });
  });

  test('a page has 20 rows unless told, by a literal, a variable or its default', () => {
    expect(price('{ rfqs { nodes { id } } }')?.nodes).toBe(20);
    expect(price('{ rfqs(last: 7) { edges { node { id } } } }')?.nodes).toBe(7);
    expect(price('query ($n: Int = 3) { rfqs(first: $n) { nodes { id } } }')?.nodes).toBe(3);
    expect(price('query ($n: Int = 3) { rfqs(first: $n) { nodes { id } } }', { n: 50 })?.nodes).toBe(50);
    expect(price('query ($n: Int) { rfqs(first: $n) { nodes { id } } }', { n: null })?.nodes).toBe(20);
  });

  test('a page that is too large to be given is priced as the largest one', () => {
    expect(price('{ rfqs(first: 1000000) { nodes { id } } }')?.nodes).toBe(100);
  });

  test('pages multiply', () => {
    expect(price('{ rfqs(first: 10) { nodes { quotes(first: 5) { nodes { vendor { name } } } } } }')).toEqual({
      cost: 1 + 10 + 10 + 50 + 50,
      nodes: 10 + 50 + 50,
    });
  });

  test('a list without pages is priced at ten, at its own size, or at what was asked for', () => {
    expect(price('{ rfq(id: 1) { items { id } } }')?.nodes).toBe(1 + 10);
    expect(price('{ stages { id } }')?.nodes).toBe(8);
    expect(price('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] })?.nodes).toBe(3);
    expect(price('query ($id: ID!) { nodes(ids: [$id, $id]) { id } }', { id: 'a' })?.nodes).toBe(2);
  });

  test('weights of the schema are used', () => {
    expect(price('{ node(id: 1) { ... on Vendor { report { id } } } }')?.cost).toBe(1 + 100 + 7);
    expect(price('mutation { award(id: 1) { id } }')?.cost).toBe(11);
  });

  test('of the types behind an interface the dearest counts', () => {
    const source =
      '{ node(id: 1) { id ... on Rfq { items { id } } ... on Vendor { rfqs(first: 30) { nodes { id } } } } }';
    expect(price(source)?.nodes).toBe(1 + 30);
  });

  test('what is selected twice counts once', () => {
    const twice = 'fragment A on Query { rfqs { nodes { id } } } { ...A ...A rfqs { nodes { title } } }';
    expect(price(twice)?.nodes).toBe(20);
  });

  test('@skip and @include are decided by the variables of the request', () => {
    const source = 'query ($all: Boolean!) { rfqs { nodes { id quotes @include(if: $all) { nodes { id } } } } }';
    expect(price(source, { all: false })?.nodes).toBe(20);
    expect(price(source, { all: true })?.nodes).toBe(20 + 400);
  });

  test('variables that do not fit are left to the execution', () => {
    expect(price('query ($n: Int!) { rfqs(first: $n) { nodes { id } } }', { n: 'many' })).toBeNull();
  });

  test('introspection is free', () => {
    expect(price(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }))).toEqual({ cost: 0, nodes: 0 });
  });
});

describe('limits', () => {
  const nested = (rows: string, declared = '') =>
    `query ${declared} { rfqs(first: ${rows}) { nodes { quotes(first: ${rows}) { nodes { vendor { rfqs(first: ${rows}) { nodes { quotes(first: ${rows}) { nodes { id } } } } } } } } } }`;

  test('a hundred of a hundred, four deep, is refused with the dearest fields', () => {
    const error = refusal(nested('100'));
    expect(error.code).toBe('COST_ESTIMATED_TOO_EXPENSIVE');
    expect(error.extensions).toHaveProperty('max', 50_000);
    expect(error.extensions['fields']).toEqual([
      { field: 'rfqs.nodes.quotes.nodes.vendor.rfqs.nodes.quotes.nodes', cost: 100_000_000 },
      { field: 'rfqs.nodes.quotes.nodes.vendor.rfqs.nodes.quotes', cost: 1_000_000 },
      { field: 'rfqs.nodes.quotes.nodes.vendor.rfqs.nodes', cost: 1_000_000 },
    ]);
  });

  test('the same document is refused or not by the value of its variable', () => {
    expect(refusal(nested('$n', '($n: Int)'), { n: 100 }).code).toBe('COST_ESTIMATED_TOO_EXPENSIVE');
    expect(price(nested('$n', '($n: Int)'), { n: 3 })?.nodes).toBe(3 + 9 + 9 + 27 + 81);
  });

  test.each([
    [
      '{ rfq(id: 1) { items { rfq { id } } } }',
      { depth: 3 },
      'MAX_DEPTH_LIMIT',
      'An operation may have a depth of at most 3; this one has 4.',
    ],
    [
      '{ a: stages { id } b: stages { id } }',
      { aliases: 1 },
      'MAX_ALIASES_LIMIT',
      'An operation may have at most 1 aliases; this one has 2.',
    ],
    [
      '{ a: stages { id } stages { id } }',
      { rootFields: 1 },
      'MAX_ROOT_FIELDS_LIMIT',
      'An operation may have at most 1 root fields; this one has 2.',
    ],
    [
      '{ rfqs(first: 50) { nodes { id } } }',
      { nodes: 49 },
      'COST_ESTIMATED_TOO_EXPENSIVE',
      'The estimated number of objects of this operation is 50, at most 49 is allowed. Ask for smaller pages; the dearest fields are rfqs.nodes, rfqs.',
    ],
  ])('%s', (source, changed, code, message) => {
    expect(refusal(source, {}, changed)).toMatchObject({ code, message });
  });

  test('depth and aliases are counted through fragments', () => {
    const source =
      'query { ...A } fragment A on Query { a: rfq(id: 1) { ...B } } fragment B on Rfq { b: items { c: id } }';
    expect(refusal(source, {}, { depth: 2 }).code).toBe('MAX_DEPTH_LIMIT');
    expect(refusal(source, {}, { aliases: 2 }).code).toBe('MAX_ALIASES_LIMIT');
    expect(price(source, {}, { aliases: 3, depth: 3 })).not.toBeNull();
  });

  test('aliases do not make introspection a way to answers of any length', () => {
    const times = (count: number, text: string) => Array.from({ length: count }, (_, n) => `a${n}: ${text}`).join(' ');
    const inner = times(20, 'fields { name }');
    for (const source of [
      `{ ${times(60, '__schema { types { fields { name args { name type { name ofType { name } } } } } }')} }`,
      `{ __schema { types { ${times(20, `fields { type { ${inner} ofType { ${inner} } } }`)} } } }`,
      `{ __schema { types { ...F } } } fragment F on __Type { ${times(20, `fields { type { ofType { ${inner} } } }`)} }`,
    ]) {
      expect(refusal(source)).toMatchObject({
        code: 'COST_ESTIMATED_TOO_EXPENSIVE',
        message: 'An operation may ask for three times the whole schema at most.',
      });
    }
    expect(
      price('{ __schema { types { name } } a: __type(name: "Rfq") { fields { name } } rfq(id: 1) { id } }'),
    ).toEqual({ cost: 1, nodes: 1 });
  });

  test('fragments that unfold without end are refused, however few tokens they have', () => {
    const levels = Array.from({ length: 14 }, (_, level) => {
      const below = level === 13 ? 'id' : `...F${String(level + 1)}`;
      return `fragment F${String(level)} on Rfq { a: items { rfq { ${below} } } b: items { rfq { ${below} } } c: items { rfq { ${below} } } }`;
    });
    const error = refusal(`{ rfq(id: 1) { ...F0 } } ${levels.join(' ')}`);
    expect(error.code).toBe('COST_ESTIMATED_TOO_EXPENSIVE');
    expect(error.message).toBe('The fragments of this document unfold to more fields than an operation may have.');
  });

  test('text that cannot be stored is refused in literals and in variables', () => {
    expect(refusal('{ rfqs(filter: "a\\u0000b") { totalCount } }').code).toBe('BAD_USER_INPUT');
    const source = 'query ($text: String) { rfqs(filter: $text) { totalCount } }';
    expect(refusal(source, { text: 'a\u0000' }).code).toBe('BAD_USER_INPUT');
    expect(refusal(source, { text: 'a\uD800' }).code).toBe('BAD_USER_INPUT');
    expect(price(source, { text: 'a😀' })).not.toBeNull();
  });
});
