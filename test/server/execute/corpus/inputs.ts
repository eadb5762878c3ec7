import {
  GraphQLEnumType,
  GraphQLInt,
  GraphQLList,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  Kind,
} from 'graphql';
import type { Case } from '../compare.js';
import { schemaOf } from '../compare.js';

/** What comes in: arguments, variables, defaults, input objects, enums and scalars. */

const SDL = `
  enum Status { DRAFT OPEN CLOSED }
  scalar Odd
  input Filter { status: Status = OPEN text: String need: Int! = 5 and: [Filter!] not: Filter tags: [String!] }
  input Strict { id: ID! count: Int }
  input Choice @oneOf { id: ID name: String filter: Filter }
  type Query {
    echo(int: Int, float: Float, text: String, id: ID, flag: Boolean, status: Status, filter: Filter, list: [Int], lists: [[Int!]], odd: Odd, odds: [Odd]): String
    defaults(int: Int = 3, text: String = "t", list: [Int!] = [1, 2], filter: Filter = { text: "d" }, status: Status = DRAFT, nothing: String = null): String
    must(int: Int!, filter: Strict): String
    mustDefault(int: Int! = 9): String
    choose(by: Choice!): String
    rows: [Row!]!
  }
  type Row { id: Int at(offset: Int!, filter: Filter): String }
`;
const show = (_source: unknown, args: Record<string, unknown>): string =>
  JSON.stringify(args, (_key, value: unknown) => (value === undefined ? 'undefined' : value));
const row = {
  fields: { at: show },
};
const schema = schemaOf(SDL, {
  Query: { fields: { echo: show, defaults: show, must: show, mustDefault: show, choose: show } },
  Row: row,
});
const odd = schema.getType('Odd');
if (odd instanceof GraphQLScalarType) {
  odd.parseValue = (value) => {
    if (value === 'bad') throw new Error('Odd refuses "bad".');
    return { odd: value };
  };
  odd.parseLiteral = (node) => {
    if (node.kind === Kind.STRING && node.value === 'bad') throw new Error('Odd refuses "bad".');
    return { literal: 'value' in node ? node.value : node.kind };
  };
}

type Short = readonly [
  name: string,
  query: string,
  variables?: Record<string, unknown> | undefined,
  more?: Partial<Case>,
];

const literals: readonly Short[] = [
  ['no arguments', '{ echo }'],
  ['scalars', '{ echo(int: 1, float: 2.5, text: "x", id: 7, flag: true) }'],
  ['an int for a float and for an id', '{ echo(float: 2, id: 3) }'],
  ['nulls', '{ echo(int: null, text: null, list: null, filter: null) }'],
  ['an enum', '{ echo(status: CLOSED) }'],
  ['a block string', '{ echo(text: """\n  a\n    b\n""") }'],
  ['one value for a list', '{ echo(list: 4, lists: 5) }'],
  ['lists with nulls', '{ echo(list: [1, null, 3], lists: [[1], null, []]) }'],
  ['an input object with defaults', '{ echo(filter: {}) }'],
  [
    'a recursive input object',
    '{ echo(filter: { and: [{ text: "a" }, { not: { status: DRAFT, and: { tags: "one" } } }] }) }',
  ],
  ['a custom scalar', '{ echo(odd: "x", odds: [1, {a: 1}, null]) }'],
  ['all defaults', '{ defaults }'],
  ['null instead of a default', '{ defaults(int: null, text: null, list: null, filter: null) }'],
  ['partial defaults', '{ defaults(filter: { not: {} }, int: 8) }'],
  ['a required argument with a default', '{ mustDefault }'],
  ['oneOf', '{ choose(by: { id: "1" }) }'],
  ['oneOf with two', '{ choose(by: { id: "1", name: "x" }) }', undefined, { invalid: true }],
  ['oneOf with null', '{ choose(by: { id: null }) }', undefined, { invalid: true }],
  ['a missing required argument', '{ must echo }', undefined, { invalid: true }],
  ['null for a required argument', '{ must(int: null) echo }', undefined, { invalid: true }],
  ['a wrong literal', '{ echo(int: "x") after: echo }', undefined, { invalid: true }],
  ['an unknown enum value', '{ echo(status: NEVER) }', undefined, { invalid: true }],
  ['an unknown argument', '{ echo(nope: 1) }', undefined, { invalid: true }],
  ['a missing required input field', '{ must(int: 1, filter: { count: 1 }) }', undefined, { invalid: true }],
  ['a scalar that refuses a literal', '{ echo(odd: "bad") }', undefined, { invalid: true }],
  ['an int too large', '{ echo(int: 3000000000) }', undefined, { invalid: true }],
  ['arguments of the first of equal fields', '{ echo(int: 1) echo(int: 1) }'],
  ['one object for all rows', '{ rows { id at(offset: 2) } }'],
  ['an error in every row', '{ rows { at } }', undefined, { invalid: true }],
];

const variables: readonly Short[] = [
  [
    'scalars by variable',
    'query ($i: Int, $f: Float, $t: String, $b: Boolean) { echo(int: $i, float: $f, text: $t, flag: $b) }',
    { i: 1, f: 2, t: 'x', b: false },
  ],
  ['a variable not given', 'query ($i: Int) { echo(int: $i) defaults(int: $i) }', {}],
  ['a null variable', 'query ($i: Int) { echo(int: $i) defaults(int: $i) }', { i: null }],
  ['an undefined variable', 'query ($i: Int) { echo(int: $i) }', { i: undefined }],
  ['a default of a variable', 'query ($i: Int = 4) { echo(int: $i) defaults(int: $i) }'],
  ['null instead of a variable default', 'query ($i: Int = 4) { echo(int: $i) }', { i: null }],
  ['a nullable variable for a required argument with default', 'query ($i: Int) { mustDefault(int: $i) }'],
  ['null for a required argument with default', 'query ($i: Int) { mustDefault(int: $i) echo }', { i: null }],
  ['variables in a list', 'query ($i: Int, $j: Int) { echo(list: [$i, 2, $j]) }', { i: 1 }],
  ['variables in nested lists', 'query ($i: Int!) { echo(lists: [[$i, 1], [$i]]) }', { i: 6 }],
  ['a missing variable in a list of non-null', 'query ($i: Int) { echo(lists: [[$i]]) }', {}, { invalid: true }],
  [
    'variables in an object',
    'query ($t: String, $s: Status) { echo(filter: { text: $t, status: $s, not: { text: $t } }) }',
    { t: 'x' },
  ],
  [
    'variables in objects in lists',
    'query ($t: [String!], $f: Filter!) { echo(filter: { and: [{ tags: $t }, $f] }) }',
    { t: ['a'], f: { need: 1 } },
  ],
  [
    'a variable as a whole object',
    'query ($f: Filter) { echo(filter: $f) }',
    { f: { and: [{ text: 'a' }], not: { status: 'DRAFT' } } },
  ],
  ['a list by one value', 'query ($l: [Int]) { echo(list: $l) }', { l: 5 }],
  ['a nested list by one value', 'query ($l: [[Int!]]) { echo(lists: $l) }', { l: 5 }],
  ['a variable used twice', 'query ($i: Int) { a: echo(int: $i) b: echo(int: $i, list: [$i]) }', { i: 3 }],
  ['a variable for every row', 'query ($o: Int!) { rows { at(offset: $o, filter: { need: $o }) } }', { o: 3 }],
  [
    'a custom scalar by variable',
    'query ($o: Odd, $p: [Odd]) { echo(odd: $o, odds: $p) }',
    { o: { deep: [1] }, p: [null, 'x'] },
  ],
  ['oneOf by variable', 'query ($c: Choice!) { choose(by: $c) }', { c: { filter: {} } }],
  ['a oneOf field by variable', 'query ($n: String!) { choose(by: { name: $n }) }', { n: 'x' }],
  ['extra variables are ignored', '{ echo }', { nobody: 1 }],
  [
    'a variable named __proto__',
    'query ($__proto__: Int) { echo(int: $__proto__) }',
    JSON.parse('{"__proto__": 3}') as Record<string, unknown>,
  ],
  ['a variable named constructor not given', 'query ($constructor: Int) { echo(int: $constructor) }', {}],
  ['an enum by variable', 'query ($s: Status!) { echo(status: $s) }', { s: 'OPEN' }],
];

const refused: readonly Short[] = [
  ['a missing required variable', 'query ($i: Int!) { echo(int: $i) }', {}],
  ['no variables at all', 'query ($i: Int!) { echo(int: $i) }'],
  ['null for a required variable', 'query ($i: Int!) { echo(int: $i) }', { i: null }],
  ['a wrong type', 'query ($i: Int) { echo(int: $i) }', { i: 'x' }],
  ['NaN for an int', 'query ($i: Int) { echo(int: $i) }', { i: Number.NaN }],
  ['infinity for a float', 'query ($f: Float) { echo(float: $f) }', { f: Infinity }],
  ['an int too large by variable', 'query ($i: Int) { echo(int: $i) }', { i: 2 ** 31 }],
  ['a fraction for an int', 'query ($i: Int) { echo(int: $i) }', { i: 1.5 }],
  ['a number for a string', 'query ($t: String) { echo(text: $t) }', { t: 1 }],
  ['an unknown enum value by variable', 'query ($s: Status) { echo(status: $s) }', { s: 'OPN' }],
  ['an unknown input field', 'query ($f: Filter) { echo(filter: $f) }', { f: { txt: 'x' } }],
  ['a missing input field', 'query ($f: Strict) { must(int: 1, filter: $f) }', { f: {} }],
  ['a deep wrong value', 'query ($f: Filter) { echo(filter: $f) }', { f: { and: [{ not: { tags: ['a', null] } }] } }],
  [
    'several errors',
    'query ($i: Int!, $j: Int, $f: Filter) { echo(int: $i, list: [$j], filter: $f) }',
    { j: 'x', f: { need: null } },
  ],
  [
    'more errors than are reported',
    'query ($l: [Int]) { echo(list: $l) }',
    { l: Array.from({ length: 60 }, () => 'x') },
  ],
  ['oneOf with two by variable', 'query ($c: Choice!) { choose(by: $c) }', { c: { id: '1', name: 'x' } }],
  ['oneOf with none by variable', 'query ($c: Choice!) { choose(by: $c) }', { c: {} }],
  ['a scalar that refuses a value', 'query ($o: Odd) { echo(odd: $o) }', { o: 'bad' }],
  ['a string for an object', 'query ($f: Filter) { echo(filter: $f) }', { f: 'x' }],
  ['an output type as a variable', 'query ($r: Row) { echo }', { r: {} }, { invalid: true }],
];

/** Enums with internal values and scalars with odd ones, in both directions. */
const internal = new GraphQLEnumType({
  name: 'Internal',
  values: {
    ONE: { value: 1 },
    LOWER: { value: 'lower' },
    OBJECT: { value: { deep: true } },
    NULL: { value: null },
    NAMED: {},
  },
});
const internalSchema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      one: {
        type: internal,
        args: { by: { type: internal, defaultValue: 'lower' } },
        resolve: (_source, { by }) => by as unknown,
      },
      many: { type: new GraphQLList(internal), resolve: () => [1, 'lower', 'NAMED'] },
      wrong: { type: new GraphQLList(internal), resolve: () => [1, 'ONE', 2] },
      shown: { type: GraphQLString, args: { by: { type: internal } }, resolve: show },
      count: { type: GraphQLInt, resolve: () => 4 },
    },
  }),
});
const internals: readonly Short[] = [
  ['an enum goes in and out by its internal value', '{ a: one(by: ONE) b: one(by: LOWER) c: one d: one(by: OBJECT) }'],
  [
    'resolvers see the internal value',
    'query ($i: Internal) { a: shown(by: ONE) b: shown(by: $i) c: shown(by: NAMED) d: shown(by: OBJECT) }',
    { i: 'LOWER' },
  ],
  ['internal values in a list', '{ many count }'],
  ['a name is no internal value', '{ wrong count }'],
  ['an enum whose value is null', '{ one(by: NULL) shown(by: NULL) }'],
];

export const inputs: readonly Case[] = [
  ...[...literals, ...variables, ...refused].map(([name, query, values, more]) => ({
    name,
    query,
    schema,
    rootValue: () => ({ rows: [{ id: 1 }, { id: 2 }, { id: 3 }] }),
    ...(values && { variables: values }),
    ...more,
  })),
  ...internals.map(([name, query, values]) => ({
    name,
    query,
    schema: internalSchema,
    rootValue: () => ({}),
    ...(values && { variables: values }),
  })),
];
