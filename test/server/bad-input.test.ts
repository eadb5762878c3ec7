import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { schemaOf, startServer, type TestServer } from './harness.js';

const schema = schemaOf(
  `type Query { echo(text: String, number: Int, tree: Tree): String page(first: Int): ThingConnection! secret: String @can(do: "x.read") }
   input Tree { text: String below: Tree }
   type Thing { id: ID! page(first: Int): ThingConnection! }
   type ThingConnection { nodes: [Thing!]! }
   type Mutation { change: String }`,
  {
    Query: {
      echo: (_source, { text }: { text?: string }) => text ?? null,
      page: () => ({ nodes: [] }),
      secret: () => 'hidden',
    },
    Mutation: { change: () => 'changed' },
  },
);

let gateway: TestServer;
beforeAll(async () => {
  gateway = await startServer(schema);
});
afterAll(async () => {
  await gateway.close();
});

const echo = 'query ($text: String) { echo(text: $text) }';
const nested =
  '{ page(first: 100) { nodes { page(first: 100) { nodes { page(first: 100) { nodes { page(first: 100) { nodes { id } } } } } } } } }';
const json = (text: string) => ({ 'content-type': text });
/** JSON text of a request whose variable is exactly `written`, between its quotes. */
const withText = (written: string) => `{"query":${JSON.stringify(echo)},"variables":{"text":"${written}"}}`;
const deep = (levels: number) =>
  `{"query":"{ __typename }","variables":{"x":${'['.repeat(levels)}${']'.repeat(levels)}}}`;

describe('bad input is refused with a code and a sentence', () => {
  test.each<[string, string | Buffer, Record<string, string>, number, string, string]>([
    [
      'malformed JSON',
      '{"query": ',
      {},
      400,
      'BAD_REQUEST',
      'The body must be a JSON object such as {"query": "{ __typename }"}; got malformed JSON.',
    ],
    ['a JSON text', '"query"', {}, 400, 'BAD_REQUEST', 'The body must be a JSON object; got a string.'],
    [
      'a JSON array',
      '[{"query":"{ __typename }"}]',
      {},
      400,
      'BAD_REQUEST',
      'One operation per request was expected; got a JSON array (batching is off).',
    ],
    [
      'an empty body',
      '',
      {},
      400,
      'BAD_REQUEST',
      'The body must be a JSON object such as {"query": "{ __typename }"}; got malformed JSON.',
    ],
    [
      'no query',
      '{"variables":{}}',
      {},
      400,
      'BAD_REQUEST',
      'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.',
    ],
    [
      'variables that are a text',
      '{"query":"{ __typename }","variables":"{}"}',
      {},
      400,
      'BAD_REQUEST',
      '`variables` in a POST body should be provided as an object, not a recursively JSON-encoded string.',
    ],
    [
      'a body over 256 KiB',
      withText('x'.repeat(262_144)),
      {},
      413,
      'BAD_REQUEST',
      'The body may have at most 262144 bytes; this one has more.',
    ],
    [
      'a charset other than UTF-8',
      withText('x'),
      json('application/json; charset=iso-8859-1'),
      415,
      'BAD_REQUEST',
      'The body must be in UTF-8; got the charset "iso-8859-1".',
    ],
    [
      'another media type',
      withText('x'),
      json('text/plain'),
      415,
      'BAD_REQUEST',
      'The body must be application/json; got "text/plain".',
    ],
    [
      'a form',
      'query={__typename}',
      json('application/x-www-form-urlencoded'),
      415,
      'BAD_REQUEST',
      'The body must be application/json; got "application/x-www-form-urlencoded".',
    ],
    [
      'a compressed body',
      gzipSync(withText('x')),
      { 'content-encoding': 'gzip' },
      415,
      'BAD_REQUEST',
      'The body must be sent as it is; got the encoding "gzip".',
    ],
    [
      'bytes that are no UTF-8',
      Buffer.from(withText('\xff'), 'latin1'),
      {},
      400,
      'BAD_REQUEST',
      'The body must be in UTF-8; got bytes that are not.',
    ],
    [
      'a surrogate in UTF-8 bytes',
      Buffer.concat([
        Buffer.from('{"query":"{ __typename }","a":"'),
        Buffer.from([0xed, 0xa0, 0x80]),
        Buffer.from('"}'),
      ]),
      {},
      400,
      'BAD_REQUEST',
      'The body must be in UTF-8; got bytes that are not.',
    ],
    [
      'nesting that would exhaust the stack',
      deep(50_000),
      {},
      400,
      'BAD_REQUEST',
      'JSON may be nested at most 64 deep; this is deeper.',
    ],
    [
      'NUL in a variable',
      withText('a\\u0000b'),
      {},
      400,
      'BAD_USER_INPUT',
      'The variable $text holds a NUL character or half of a surrogate pair, which cannot be stored.',
    ],
    [
      'a lone surrogate in a variable',
      withText('a\\ud800b'),
      {},
      400,
      'BAD_USER_INPUT',
      'The variable $text holds a NUL character or half of a surrogate pair, which cannot be stored.',
    ],
    [
      'NUL in a literal',
      JSON.stringify({ query: '{ echo(text: "a\\u0000") }' }),
      {},
      400,
      'BAD_USER_INPUT',
      'The text at line 1 of the document holds a NUL character or half of a surrogate pair, which cannot be stored.',
    ],
    [
      'a lone surrogate in a literal',
      JSON.stringify({ query: '{ echo(text: "a\\ud800") }' }),
      {},
      400,
      'GRAPHQL_PARSE_FAILED',
      'Syntax Error: Invalid Unicode escape sequence: "\\ud800".',
    ],
    [
      'a document that cannot be parsed',
      JSON.stringify({ query: '{ echo(' }),
      {},
      400,
      'GRAPHQL_PARSE_FAILED',
      'Syntax Error: Expected Name, found <EOF>.',
    ],
    [
      'an unknown field',
      JSON.stringify({ query: '{ ecko }' }),
      {},
      400,
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "ecko" on type "Query". Did you mean "echo"?',
    ],
    [
      'a literal of the wrong type',
      JSON.stringify({ query: '{ echo(number: "1") }' }),
      {},
      400,
      'GRAPHQL_VALIDATION_FAILED',
      'Int cannot represent non-integer value: "1"',
    ],
    [
      'a variable of the wrong type',
      JSON.stringify({ query: 'query ($n: Int) { echo(number: $n) }', variables: { n: '1' } }),
      {},
      400,
      'BAD_USER_INPUT',
      'Variable "$n" got invalid value "1"; Int cannot represent non-integer value: "1"',
    ],
    [
      'an unknown operation',
      JSON.stringify({ query: 'query A { __typename }', operationName: 'B' }),
      {},
      400,
      'OPERATION_RESOLUTION_FAILURE',
      'Unknown operation named "B".',
    ],
    [
      'several operations and no name',
      JSON.stringify({ query: 'query A { __typename } query B { __typename }' }),
      {},
      400,
      'OPERATION_RESOLUTION_FAILURE',
      'Must provide operation name if query contains multiple operations.',
    ],
    [
      'first: 100 nested four deep',
      JSON.stringify({ query: nested }),
      {},
      400,
      'COST_ESTIMATED_TOO_EXPENSIVE',
      'The estimated cost of this operation is 102020201, at most 50000 is allowed. Ask for smaller pages; the dearest fields are page.nodes.page.nodes.page.nodes.page.nodes, page.nodes.page.nodes.page.nodes.page, page.nodes.page.nodes.page.nodes.',
    ],
    [
      'too many tokens',
      JSON.stringify({ query: `{ ${'__typename '.repeat(2_000)} }` }),
      {},
      400,
      'MAX_TOKENS_LIMIT',
      'A document may have at most 2000 tokens; this one has more.',
    ],
    [
      'too many root fields',
      JSON.stringify({
        query: `{ ${Array.from({ length: 51 }, (_, index) => `a${String(index)}: __typename echo${String(index)}: echo`).join(' ')} }`,
      }),
      {},
      400,
      'MAX_ROOT_FIELDS_LIMIT',
      'An operation may have at most 25 root fields; this one has 51.',
    ],
    [
      'a persisted query',
      JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
      {},
      400,
      'PERSISTED_QUERY_NOT_SUPPORTED',
      'PersistedQueryNotSupported',
    ],
    [
      'no token where one is needed',
      JSON.stringify({ query: '{ ...A } fragment A on Query { secret }' }),
      {},
      401,
      'UNAUTHENTICATED',
      '"secret" is only for those who sign in: send an Authorization header with a bearer token.',
    ],
  ])('%s', async (_name, body, headers, status, code, message) => {
    const answer = await gateway.post(body, headers);
    expect(answer.body).toEqual({
      errors: [expect.objectContaining({ message, extensions: expect.objectContaining({ code }) as unknown })],
    });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('what looks alike and is right is answered', async () => {
    const written = 'déjà vu 😀 \\ud83d\\ude00 \\\\u0000';
    const answer = await gateway.post(withText(written), json('application/json; charset="UTF-8"'));
    expect(answer.body.data).toEqual({ echo: 'déjà vu 😀 😀 \\u0000' });
    expect((await gateway.post(deep(60))).body.data).toEqual({ __typename: 'Query' });
  });

  test('long texts of the caller are not echoed without end', async () => {
    const answer = await gateway.post({
      query: 'query ($n: Int) { echo(number: $n) }',
      variables: { n: 'x'.repeat(100_000) },
    });
    expect(answer.text.length).toBeLessThan(2_000);
  });

  test('what a client asks for decides the media type of the answer', async () => {
    const accept = { accept: 'application/graphql-response+json' };
    expect((await gateway.post('{', accept)).headers['content-type']).toBe(
      'application/graphql-response+json; charset=utf-8',
    );
    expect((await gateway.post({ query: '{ __typename }' }, accept)).headers['content-type']).toBe(
      'application/graphql-response+json; charset=utf-8',
    );
  });
});

describe('GET', () => {
  const preflighted = { 'apollo-require-preflight': 'true' };
  const query = (text: string) => `/graphql?query=${encodeURIComponent(text)}`;

  test('queries are answered', async () => {
    const variables = encodeURIComponent(JSON.stringify({ text: 'a b' }));
    const answer = await gateway.get(`${query(echo)}&variables=${variables}`, preflighted);
    expect(answer.body.data).toEqual({ echo: 'a b' });
  });

  test('mutations are not', async () => {
    const answer = await gateway.get(query('mutation { change }'), preflighted);
    expect([answer.status, answer.headers['allow'], answer.body.errors?.[0]?.extensions['code']]).toEqual([
      405,
      'POST',
      'BAD_REQUEST',
    ]);
  });

  test('a request that any page can make a browser send is refused', async () => {
    const answer = await gateway.get(query('{ __typename }'));
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.[0]?.message).toContain('CSRF');
  });

  test.each([
    ['/graphql?query=%ff', 'The query string must be in UTF-8; got percent codes that are not.'],
    ['/graphql?query=a&variables=%7B', 'The parameter "variables" must be a JSON object; got malformed JSON.'],
  ])('%s', async (path, message) => {
    const answer = await gateway.get(path, preflighted);
    expect([answer.status, answer.body.errors?.[0]?.message]).toEqual([400, message]);
  });
});

test('other methods and paths are told what there is', async () => {
  const put = await gateway.server.app.inject({ method: 'PUT', url: '/graphql' });
  expect([put.statusCode, put.headers['allow']]).toEqual([405, 'GET, POST']);
  expect((await gateway.get('/elsewhere')).body.errors?.[0]?.message).toBe(
    'There is nothing at this path. The API is at /graphql.',
  );
});
