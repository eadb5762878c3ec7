// What a client may get wrong in asking for a list or an object: pages, cursors, filters and ids.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { openGateway, refused, rfqs, withFilter, type Case } from './refused.js';

const asked = openGateway();

describe('pages', () => {
  const size = (name: string, value: number) => `${name}: expected a whole number from 1 to 100, got ${String(value)}.`;
  refused(asked, 'BAD_USER_INPUT', 200, [
    ...['first', 'last'].flatMap((name) =>
      [0, -1, 101].map((value): Case => [
        `${name}: ${String(value)}`,
        rfqs(`${name}: ${String(value)}`),
        {},
        size(name, value),
      ]),
    ),
    [
      'first: 101 by a variable',
      'query ($v: Int) { rfqs(first: $v) { nodes { id } } }',
      { v: 101 },
      size('first', 101),
    ],
    ['first and last', rfqs('first: 1, last: 1'), {}, 'first and last: expected one of them, got both.'],
    [
      'more nodes than a page has',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: Array(101).fill('x') },
      'nodes(ids:) takes at most 100 ids, not 101.',
    ],
  ]);

  refused(asked, 'COST_ESTIMATED_TOO_EXPENSIVE', 400, [
    [
      'first: 100 nested four deep',
      `{ rfqs(first: 100) { nodes { items(first: 100) { nodes { quoteItems(first: 100) { nodes { quote { items(first: 100) { nodes { id } } } } } } } } } }`,
      {},
      'The estimated cost of this operation is 103020201, at most 50000 is allowed. Ask for smaller pages; the dearest fields are rfqs.nodes.items.nodes.quoteItems.nodes.quote.items.nodes, rfqs.nodes.items.nodes.quoteItems.nodes.quote.items, rfqs.nodes.items.nodes.quoteItems.nodes.quote.',
    ],
  ]);

  refused(asked, 'MAX_DEPTH_LIMIT', 400, [
    [
      'a circle of relations',
      `{ rfqs { nodes ${'{ quotes { nodes { rfq '.repeat(6)} { id } ${'} } }'.repeat(6)} } }`,
      {},
      'An operation may have a depth of at most 15; this one has 21.',
    ],
  ]);

  test('of children are refused with their parent’s name in the path', async () => {
    const { errors } = await asked.client.request('{ rfqs { nodes { id items(first: 0) { nodes { id } } } } }');
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toContainEqual([
      ['rfqs', 'nodes', 0, 'items'],
      'BAD_USER_INPUT',
    ]);
  });
});

describe('cursors', () => {
  type Parts = [version: unknown, tag: unknown, values: unknown, id: unknown];
  const none = 'after: expected a cursor as a connection gives it.';
  const tampered: readonly [string, (parts: Parts) => readonly unknown[]][] = [
    ['an id that is none', ([version, tag, values]) => [version, tag, values, "' OR 1=1"]],
    ['a number for a text', ([version, tag, , id]) => [version, tag, [5], id]],
    ['one value too many', ([version, tag, , id]) => [version, tag, ['a', 'b'], id]],
    ['null where none may be', ([version, tag, , id]) => [version, tag, [null], id]],
    ['NUL', ([version, tag, , id]) => [version, tag, ['a\0'], id]],
    ['half of a surrogate pair', ([version, tag, , id]) => [version, tag, ['\ud800'], id]],
    ['another version', ([, tag, values, id]) => [2, tag, values, id]],
    ['nothing', () => []],
  ];
  const elsewhere = (list: string, way: string) =>
    `after: this cursor belongs to another list or order; expected one of ${list} sorted by ${way}.`;

  test.each([
    ['garbage', rfqs('after: "garbage"'), none],
    ['nothing', rfqs('after: ""'), none],
    ['a text of the most that is read', rfqs(`after: "${'A'.repeat(2_000)}"`), none],
    ['of another order', 'rfqs(after: "CURSOR")', elsewhere('Rfq', 'id DESC')],
    [
      'of another direction',
      'rfqs(sort: {field: TITLE, direction: DESC}, after: "CURSOR")',
      elsewhere('Rfq', 'title DESC'),
    ],
    [
      'of another list',
      'vendors(sort: {field: COMPANY_NAME}, after: "CURSOR")',
      elsewhere('Vendor', 'companyName ASC'),
    ],
    ['with padding', 'rfqs(sort: {field: TITLE}, after: "CURSOR=")', none],
  ])('%s', async (_name, field, sentence) => {
    const query = field.startsWith('{') ? field : `{ ${field} { nodes { id } } }`;
    await refusedCursor(query.replace('CURSOR', asked.cursor), sentence);
  });

  test.each(tampered)('with %s', async (_name, tamper) => {
    const parts = JSON.parse(Buffer.from(asked.cursor, 'base64url').toString()) as Parts;
    const changed = Buffer.from(JSON.stringify(tamper(parts))).toString('base64url');
    await refusedCursor(rfqs(`sort: {field: TITLE}, after: "${changed}"`), none);
  });

  async function refusedCursor(query: string, sentence: string): Promise<void> {
    const { errors, statements, data } = await asked.client.request(query);
    expect(errors?.map(({ message, extensions }) => [extensions.code, message])).toEqual([
      ['INVALID_CURSOR', sentence],
    ]);
    expect([Object.values(data), statements]).toEqual([[null], []]);
  }

  test('whole, it is a place', async () => {
    const { rfqs: page } = await asked.client.data(
      `{ rfqs(sort: {field: TITLE}, after: "${asked.cursor}") { nodes { title } } }`,
    );
    expect(page.nodes).toEqual([{ title: 'b' }, { title: 'c' }]);
  });
});

describe('filters', () => {
  const title = { title: { eq: 'a' } };
  const inside = { quotes: { some: { rfq: { is: { quotes: { some: { rfq: { is: title } } } } } } } };
  const missing = 'expected a condition, got null; rows without a value are found by isNull.';
  refused(asked, 'BAD_USER_INPUT', 200, [
    withFilter(
      'a list of more than 250',
      { title: { in: Array(251).fill('a') } },
      'filter.title.in: expected at most 250 values, got 251.',
    ),
    withFilter(
      'more than 250 filters',
      { and: Array(251).fill(title) },
      'filter.and: expected at most 250 filters, got 251.',
    ),
    withFilter(
      'and, or, not four deep',
      { not: { and: [{ or: [{ not: title }] }] } },
      'filter.not.and.0.or.0.not: expected and, or, not at most 3 deep.',
    ),
    withFilter(
      'relations four deep',
      inside,
      'filter.quotes.some.rfq.is.quotes.some.rfq: expected at most 3 relations inside each other.',
    ),
    withFilter('an empty or', { or: [] }, 'filter.or: expected a list of at least one filter.'),
    withFilter('an empty filter in or', { or: [{}] }, 'filter.or.0: expected at least one condition.'),
    withFilter('an empty not', { not: {} }, 'filter.not: expected at least one condition.'),
    withFilter('null for an operator', { title: { eq: null } }, `filter.title.eq: ${missing}`),
    withFilter('null for a field', { title: null }, `filter.title: ${missing}`),
    [
      'null for a variable',
      'query ($v: String) { rfqs(filter: {title: {eq: $v}}) { nodes { id } } }',
      { v: null },
      `filter.title.eq: ${missing}`,
    ],
    [
      'an id that is none',
      '{ quotes(filter: {rfqId: {eq: "x"}}) { nodes { id } } }',
      {},
      'filter.rfqId.eq: expected an id (a UUID), got "x".',
    ],
  ]);
});

describe('ids', () => {
  test.each([
    ['unknown', randomUUID(), 1],
    ['no UUID', 'RFQ-2026-000001', 0],
    ['empty', '', 0],
  ])('%s', async (_name, id, statements) => {
    for (const [field, sentence] of [
      ['rfq', `No rfq has the id "${id}".`],
      ['node', `No object has the id "${id}".`],
    ]) {
      const answer = await asked.client.request(`query ($id: ID!) { ${String(field)}(id: $id) { id } }`, { id });
      expect(answer.errors?.map(({ message, extensions }) => [extensions.code, message])).toEqual([
        ['NOT_FOUND', sentence],
      ]);
      expect([answer.status, answer.data, answer.statements.length]).toEqual([
        200,
        { [String(field)]: null },
        statements,
      ]);
    }
  });
});
