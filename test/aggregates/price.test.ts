// What aggregates cost before they run. A page of a list is a few rows found by an index; a figure reads every row there is.
import { expect, test } from '@jest/globals';
import { getOperationAST, parse, validate } from 'graphql';
import { readConfig } from '../../src/config.js';
import { buildSchema } from '../../src/schema/index.js';
import { createLimiter } from '../../src/server/limits.js';

const schema = buildSchema();
const limiter = createLimiter(schema, readConfig({}).limits);

function cost(query: string, variables: Readonly<Record<string, unknown>> = {}): number | undefined {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('one operation was expected');
  return limiter.check(document, operation, variables)?.cost;
}

// The connection itself costs 1.
test.each([
  ['figures cost 100, however many', '{ orders { aggregate { count sum { quantity } max { createdAt } } } }', 101],
  ['an amount of money is a list', '{ orders { aggregate { sum { totalAmount { amount } } } } }', 103],
  ['a page beside them costs its rows', '{ orders(first: 5) { nodes { id } aggregate { count } } }', 106],
  [
    'groups cost 100 more, and 100 for as many groups',
    '{ orders { aggregate { groups(by: {field: STATUS}) { nodes { count } } } } }',
    301,
  ],
  [
    'or as many as are asked for',
    '{ orders { aggregate { groups(by: {field: STATUS}, first: 7) { nodes { count } } } } }',
    208,
  ],
  [
    'each question is another',
    '{ orders { aggregate { a: groups(by: {field: STATUS}, first: 1) { hasMore } b: groups(by: {field: SOURCE}, first: 1) { hasMore } } } }',
    301,
  ],
  ['each parent has his own', '{ vendors(first: 10) { nodes { orders { aggregate { count } } } } }', 1 + 10 + 10 * 101],
])('%s', (_, query, expected) => {
  expect(cost(query)).toBe(expected);
});

test('the size of groups may come from a variable', () => {
  const query =
    'query ($first: Int) { orders { aggregate { groups(by: {field: STATUS}, first: $first) { nodes { count } } } } }';
  expect([cost(query, { first: 3 }), cost(query, { first: null }), cost(query)]).toEqual([204, 301, 301]);
});

test('what would read the rows of thousands of parents is refused', () => {
  const nested = 'vendors(first: 100) { nodes { orders(first: 20) { nodes { items { aggregate { count } } } } } }';
  expect(() => cost(`{ ${nested} }`)).toThrow(
    'The estimated cost of this operation is 204201, at most 50000 is allowed.',
  );
});
