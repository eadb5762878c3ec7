import { GraphQLError, GraphQLScalarType } from 'graphql';
import type { Case } from '../compare.js';
import { schemaOf } from '../compare.js';
import { after } from './nulls.js';

/** What resolvers give as scalars and enums, and how they fail. */

export const SDL = `
  scalar Odd
  enum Color { RED BLUE }
  type Query { int: Int float: Float text: String id: ID flag: Boolean color: Color odd: Odd ints: [Int] must: Int! grid: [[Int]] object: Thing things: [Thing] mustThings: [Thing!]! }
  type Thing { int: Int text: String again: Thing list: [Thing] at(n: Int): String }
`;
const schema = schemaOf(SDL);
const odd = schema.getType('Odd');
if (odd instanceof GraphQLScalarType) {
  odd.serialize = (value) => {
    if (value === 'null') return null;
    if (value === 'undefined') return undefined;
    if (value === 'throw') throw new Error('Odd cannot show this.');
    if (value === 'graphql') throw new GraphQLError('Odd in GraphQL.', { extensions: { code: 'ODD' } });
    return value;
  };
}
class CustomError extends Error {
  override readonly name = 'CustomError';
  readonly extensions = { code: 'CUSTOM', at: 1 };
}
export const throws = (error: unknown) => (): never => {
  throw error;
};
type Short = readonly [name: string, query: string, root: () => unknown];

const leaves: readonly Short[] = [
  ['NaN as an Int', '{ int text }', () => ({ int: Number.NaN, text: 'x' })],
  ['NaN and infinity as a Float', '{ float b: float }', () => ({ float: () => Number.NaN })],
  ['infinity as a Float', '{ float }', () => ({ float: -Infinity })],
  ['minus zero', '{ int float }', () => ({ int: -0, float: -0 })],
  ['an int out of range', '{ int }', () => ({ int: 2 ** 40 })],
  ['a fraction as an Int', '{ int }', () => ({ int: 1.5 })],
  ['a numeric string as an Int and a Float', '{ int float }', () => ({ int: '12', float: '1.5' })],
  ['an empty string as an Int', '{ int }', () => ({ int: '' })],
  [
    'a boolean as numbers, text and id',
    '{ int float text id }',
    () => ({ int: true, float: false, text: true, id: true }),
  ],
  ['numbers as text and id', '{ text id flag }', () => ({ text: 1.5, id: 7, flag: 1 })],
  ['a fraction as an id', '{ id }', () => ({ id: 1.5 })],
  ['NaN as a Boolean', '{ flag }', () => ({ flag: Number.NaN })],
  ['a string as a Boolean', '{ flag }', () => ({ flag: 'true' })],
  ['a bigint as an Int', '{ int text }', () => ({ int: 5n, text: 5n })],
  ['a symbol as text', '{ text id }', () => ({ text: Symbol('s'), id: 'x' })],
  ['an object as text', '{ text }', () => ({ text: { a: 1 } })],
  ['an object with valueOf', '{ text int }', () => ({ text: { valueOf: () => 'v' }, int: { valueOf: () => 3 } })],
  ['an object with toJSON', '{ id }', () => ({ id: { toJSON: () => 'j' } })],
  ['a list as text', '{ text }', () => ({ text: ['a'] })],
  ['a Date as text', '{ text }', () => ({ text: new Date(0) })],
  ['an enum', '{ color }', () => ({ color: 'RED' })],
  ['an unknown enum value', '{ color text }', () => ({ color: 'GREEN', text: 'x' })],
  ['an object as an enum', '{ color }', () => ({ color: { a: 1 } })],
  ['an enum by promise', '{ color }', () => ({ color: Promise.resolve('BLUE') })],
  ['a scalar that serializes to null', '{ odd text }', () => ({ odd: 'null', text: 'x' })],
  ['a scalar that serializes to undefined', '{ odd }', () => ({ odd: 'undefined' })],
  ['a scalar whose serialize throws', '{ odd text }', () => ({ odd: 'throw', text: 'x' })],
  ['a scalar whose serialize throws later', '{ odd text }', () => ({ odd: Promise.resolve('throw'), text: 'x' })],
  ['a scalar that throws a GraphQLError', '{ odd }', () => ({ odd: 'graphql' })],
  ['a scalar that is an object', '{ odd }', () => ({ odd: { deep: [1, { a: null }] } })],
  [
    'a scalar that is false, zero or empty',
    '{ a: odd int text flag }',
    () => ({ odd: false, int: 0, text: '', flag: false }),
  ],
  ['a scalar that is a function', '{ odd }', () => ({ odd: () => () => 1 })],
];

const errors: readonly Short[] = [
  ['a thrown Error', '{ int text }', () => ({ int: throws(new Error('no')), text: 'x' })],
  ['a thrown string', '{ int }', () => ({ int: throws('no') })],
  ['a thrown undefined', '{ int }', () => ({ int: throws(undefined) })],
  ['a thrown null', '{ int }', () => ({ int: throws(null) })],
  ['a thrown object', '{ int }', () => ({ int: throws({ message: 'no', extensions: { code: 'X' } }) })],
  ['a rejection with a string', '{ int }', () => ({ int: () => Promise.reject('no') })],
  ['a rejection with nothing', '{ int text }', () => ({ int: () => Promise.reject(), text: 'x' })],
  ['a custom error with extensions', '{ int }', () => ({ int: throws(new CustomError('no')) })],
  [
    'a GraphQLError with extensions',
    '{ int }',
    () => ({ int: throws(new GraphQLError('no', { extensions: { code: 'NOT_FOUND' } })) }),
  ],
  [
    'a GraphQLError with a path of its own',
    '{ int }',
    () => ({ int: throws(new GraphQLError('no', { path: ['elsewhere', 3] })) }),
  ],
  [
    'a GraphQLError that wraps another error',
    '{ int }',
    () => ({ int: throws(new GraphQLError('no', { originalError: new Error('inner') })) }),
  ],
  [
    'one error thrown by two fields',
    '{ int text }',
    () => {
      const error = new Error('same');
      return { int: throws(error), text: throws(error) };
    },
  ],
  [
    'an Error as a value',
    '{ int object { int } }',
    () => ({ int: new Error('value'), object: new CustomError('value') }),
  ],
  [
    'an Error as an item',
    '{ ints things { int } }',
    () => ({ ints: [1, new Error('item'), 3], things: [new Error('t'), { int: 1 }] }),
  ],
  ['an Error as a list', '{ ints must }', () => ({ ints: new Error('list'), must: 1 })],
  [
    'a getter that throws',
    '{ object { int text } }',
    () => ({
      object: {
        get int(): number {
          throw new Error('getter');
        },
        text: 'x',
      },
    }),
  ],
  ['an error for a field asked three times', '{ int b: int ... { int } }', () => ({ int: throws(new Error('no')) })],
  ['locations of all merged nodes', '{ object { int } object { int } }', () => ({ object: throws(new Error('no')) })],
  [
    'errors keep the order of fields',
    '{ text int id float }',
    () => ({ text: throws('1'), int: throws('2'), id: throws('3'), float: throws('4') }),
  ],
  [
    'errors of promises come as they reject',
    '{ text int id }',
    () => ({ text: () => after(6, throws('a')), int: () => after(2, throws('b')), id: () => after(4, throws('c')) }),
  ],
  [
    'sync errors come before async ones',
    '{ text int }',
    () => ({ text: () => after(1, throws('late')), int: throws('now') }),
  ],
];

export const values: readonly Case[] = [...leaves, ...errors].map(([name, query, rootValue]) => ({
  name,
  query,
  rootValue,
  schema,
}));
