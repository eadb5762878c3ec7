import type { GraphQLResolveInfo } from 'graphql';
import { defaultFieldResolver } from 'graphql';
import type { Case } from '../compare.js';
import { schemaOf } from '../compare.js';
import { after } from './nulls.js';
import { SDL, throws } from './values.js';

/** Promises, iterables and methods as values, and what resolvers are told. */

const schema = schemaOf(SDL);

/** A thenable that is no promise. */
function thenable(value: unknown): object {
  return { then: (resolve: (value: unknown) => void) => resolve(value) };
}

type Short = readonly [name: string, query: string, root: () => unknown];

const promises: readonly Short[] = [
  [
    'promises of scalars',
    '{ int text must }',
    () => ({ int: Promise.resolve(1), text: async () => 'x', must: after(3, () => 5) }),
  ],
  ['a promise of a promise', '{ int }', () => ({ int: Promise.resolve(Promise.resolve(1)) })],
  ['a thenable', '{ int object { int } }', () => ({ int: thenable(3), object: thenable({ int: thenable(4) }) })],
  ['a thenable in a list', '{ ints }', () => ({ ints: [1, thenable(2), Promise.resolve(3)] })],
  [
    'a thenable with a then on a function',
    '{ int }',
    () => ({ int: () => Object.assign(() => 1, { then: (done: (n: number) => void) => done(9) }) }),
  ],
  ['then that is no function', '{ object { int } }', () => ({ object: { then: 1, int: 2 } })],
  [
    'a promise of a list of promises',
    '{ ints things { int } }',
    () => ({
      ints: Promise.resolve([Promise.resolve(1), 2]),
      things: async () => [Promise.resolve({ int: Promise.resolve(1) })],
    }),
  ],
  ['a promised function is no method', '{ odd }', () => ({ odd: Promise.resolve('f') })],
  [
    'fields resolve in reverse and keep their order',
    '{ a: object { int text } b: object { int text } int }',
    () => {
      let calls = 0;
      return {
        int: 1,
        object: () => after(8 - 3 * calls++, () => ({ text: after(2, () => 't'), int: after(5, () => calls) })),
      };
    },
  ],
  [
    'deep promises',
    '{ object { again { again { list { again { int } } } } } }',
    () => {
      const deep = (n: number): unknown =>
        after(n % 3, () => ({ int: n, again: () => deep(n + 1), list: () => [deep(n + 1), deep(n + 2), null] }));
      return { object: deep(0) };
    },
  ],
];

function* counting(to: number, end?: () => never): Generator<unknown> {
  for (let n = 1; n <= to; n++) yield n;
  end?.();
}

const lists: readonly Short[] = [
  ['an empty list', '{ ints things { int } }', () => ({ ints: [], things: [] })],
  ['a Set', '{ ints }', () => ({ ints: new Set([1, 2]) })],
  ['a Map', '{ grid }', () => ({ grid: new Map([[1, 2]]) })],
  ['a typed array', '{ ints }', () => ({ ints: new Uint8Array([1, 2]) })],
  ['a generator', '{ ints }', () => ({ ints: counting(3) })],
  ['a generator method', '{ ints }', () => ({ ints: () => counting(3) })],
  ['a generator that throws', '{ ints text }', () => ({ ints: counting(2, throws(new Error('end'))), text: 'x' })],
  [
    'an iterator that throws in a non-null list',
    '{ text mustThings { int } }',
    () => ({ text: 'x', mustThings: throwing() }),
  ],
  ['a sparse array', '{ ints }', () => ({ ints: Object.assign(Array.from({ length: 1 }), { 3: 4 }) })],
  ['an object with an iterator', '{ ints }', () => ({ ints: { [Symbol.iterator]: () => counting(2) } })],
  ['a string is no list', '{ ints }', () => ({ ints: 'abc' })],
  ['a number is no list', '{ ints text }', () => ({ ints: 5, text: 'x' })],
  ['an object is no list', '{ ints }', () => ({ ints: { length: 1, 0: 1 } })],
  ['an async iterator is no list', '{ ints }', () => ({ ints: asyncCounting() })],
  ['a flat list for a nested one', '{ grid }', () => ({ grid: [1, [2]] })],
  ['nested lists', '{ grid }', () => ({ grid: [[1, null], null, [], [Promise.resolve(2), new Error('in')]] })],
  ['a list for an object', '{ object { int } }', () => ({ object: [{ int: 1 }] })],
  ['an object for a list of objects', '{ things { int } }', () => ({ things: { int: 1 } })],
  [
    'scalars as objects',
    '{ object { int text } things { int } }',
    () => ({ object: 'text', things: [1, 'a', true, 5n] }),
  ],
  ['a function as an object', '{ object { int text } }', () => ({ object: () => Object.assign(() => 0, { int: 4 }) })],
  [
    'a wide list of mixed items',
    '{ things { int text again { int } } }',
    () => ({
      things: Array.from({ length: 40 }, (_, n) =>
        n % 5 === 0
          ? null
          : {
              int: n % 7 === 0 ? 'x' : n,
              text: n % 3 ? `t${n}` : Promise.resolve(n),
              again: n % 2 ? { int: n } : null,
            },
      ),
    }),
  ],
];

function* throwing(): Generator<unknown> {
  yield { int: after(3, throws('unseen')) };
  throw new Error('iterator');
}
async function* asyncCounting(): AsyncGenerator<number> {
  yield 1;
}

class Account {
  readonly #secret = 42;
  int(): number {
    return this.#secret;
  }
  get text(): string {
    return `getter ${this.#secret}`;
  }
  again = (): Account => new Account();
  at(args: { n?: number }, context: { who: string }, info: GraphQLResolveInfo): string {
    return `${JSON.stringify(args)} ${context.who} ${describeInfo(info)}`;
  }
}
function describeInfo(info: GraphQLResolveInfo): string {
  const {
    path,
    fieldName,
    fieldNodes,
    returnType,
    parentType,
    operation,
    variableValues,
    fragments,
    rootValue,
    schema: own,
  } = info;
  return JSON.stringify({
    path,
    fieldName,
    nodes: fieldNodes.length,
    type: String(returnType),
    parent: parentType.name,
    operation: operation.operation,
    variableValues,
    fragments: Object.keys(fragments),
    root: typeof rootValue,
    schema: own.getTypeMap()['Thing'] !== undefined,
    keys: Object.keys(info),
  });
}

const methods: readonly Short[] = [
  [
    'methods and getters of a class',
    '{ object { int text again { int } at(n: 3) } }',
    () => ({ object: new Account() }),
  ],
  ['inherited properties', '{ object { int } }', () => ({ object: Object.create({ int: 5 }) as unknown })],
  [
    'an object without a prototype',
    '{ object { int text } }',
    () => ({ object: Object.assign(Object.create(null) as object, { int: 1 }) }),
  ],
  ['no root value', '{ int must }', () => undefined],
  ['no root value, all nullable', '{ int things { int } }', () => null],
  ['a root value that is a function', '{ int }', () => Object.assign(() => 1, { int: 3 })],
  ['a root value that is a string', '{ int }', () => 'root'],
  [
    'info below lists',
    'query Q ($n: Int = 2) { things { ...T list { at(n: $n) } } } fragment T on Thing { at }',
    () => ({ things: [new Account(), { at: new Account().at, list: [[], new Account()] }] }),
  ],
];

const told = schemaOf(SDL, {
  Query: {
    fields: {
      text: (_source, _args, _context, info) => describeInfo(info),
      id: (...parameters: unknown[]) => `${parameters.length} ${describeInfo(parameters[3] as GraphQLResolveInfo)}`,
      int: defaultFieldResolver,
      color: () => 'RED',
      things: async () => [{ n: 1 }, { n: 2 }],
    },
  },
  Thing: {
    fields: {
      int: (source) => (source as { n: number }).n,
      text: (_source, _args, _context, info) => describeInfo(info),
      at: (source, { n }, context) => JSON.stringify({ source, n, context }),
      again: (source) => source,
    },
  },
});
const informed: readonly Short[] = [
  [
    'info at the root',
    'query Q ($x: Int = 1) { text second: text object { at(n: $x) } float @skip(if: true) int color }',
    () => ({ int: 3 }),
  ],
  ['info by rest parameters', '{ id }', () => ({})],
  ['info in a list', '{ things { int text again { again { text } } } }', () => ({})],
  [
    'arguments by variable for each row',
    'query ($n: Int) { things { at(n: $n) b: at again { at(n: 1) } } }',
    () => ({}),
  ],
];

export const resolvers: readonly Case[] = [
  ...[...promises, ...lists, ...methods].map(([name, query, rootValue]) => ({ name, query, rootValue, schema })),
  ...informed.map(([name, query, rootValue]) => ({ name, query, rootValue, schema: told })),
].map((example) => ({ ...example, contextValue: () => ({ who: 'me' }) }));
