import { getIntrospectionQuery } from 'graphql';
import type { Case } from '../compare.js';
import { schemaOf } from '../compare.js';

/** What is selected: names, fragments, @skip and @include, operations, introspection. */

const schema = schemaOf(
  `
  directive @note(text: String) repeatable on FIELD | FIELD_DEFINITION
  "Anything with an id."
  interface Node { id: ID! }
  interface Named implements Node { id: ID! name: String }
  type Vendor implements Node & Named { id: ID! name: String country: String rfqs(first: Int = 3): [Rfq!]! old: Int @deprecated(reason: "use id") }
  type Rfq implements Node { id: ID! title: String status: Status vendor: Vendor items: [Item] }
  type Item implements Node & Named { id: ID! name: String rfq: Rfq }
  union Found = Vendor | Rfq | Item
  enum Status { DRAFT OPEN @deprecated CLOSED }
  input Filter { status: Status = OPEN text: String and: [Filter!] not: Filter }
  input Choice @oneOf { id: ID name: String }
  type Query { vendor: Vendor rfq(id: ID): Rfq found: [Found] nodes: [Node] named: Named search(filter: Filter): [Found!] choose(by: Choice): String me: Query number: Int }
  type Mutation { touch: Int vendor: Vendor }
  type Subscription { ticks: Int }
  `,
);

function world(): Record<string, unknown> {
  const vendor = { __typename: 'Vendor', id: 'v1', name: 'Acme', country: 'DE', old: 1 };
  const item = { __typename: 'Item', id: 'i1', name: 'Bolt' };
  const rfq = { __typename: 'Rfq', id: 'r1', title: 'Bolts', status: 'OPEN', vendor, items: [item, null] };
  const root = {
    vendor: { ...vendor, rfqs: [rfq] },
    rfq: ({ id }: { id?: string }) => ({ ...rfq, id: id ?? 'r1' }),
    found: [vendor, rfq, item, null],
    nodes: () => [Promise.resolve(item), vendor],
    named: () => Promise.resolve(vendor),
    search: [rfq],
    choose: ({ by }: { by?: unknown }) => JSON.stringify(by),
    me: () => root,
    number: 7,
    touch: 1,
  };
  return root;
}

type Short = readonly [name: string, query: string, more?: Partial<Case>];

const names: readonly Short[] = [
  ['an alias named __proto__', '{ __proto__: vendor { __proto__: name id } number }'],
  ['an alias named __proto__ for a scalar', '{ __proto__: number }'],
  [
    'aliases named as methods of Object',
    '{ constructor: number toString: number hasOwnProperty: vendor { valueOf: id } }',
  ],
  ['an alias named then', '{ then: number vendor { then: id } }'],
  ['an alias named length', '{ vendor { length: id name } }'],
  ['the same field twice', '{ number number }'],
  ['the same object twice merges', '{ vendor { id } vendor { name } vendor { id country } }'],
  ['order is that of the first occurrence', '{ vendor { name } number vendor { id } again: number }'],
  ['one field under several names', '{ a: vendor { id } b: vendor { name } c: vendor { id name } }'],
  ['__typename at the root', '{ __typename number }'],
  ['__typename under an alias', '{ type: __typename vendor { kind: __typename } }'],
  ['only __typename', '{ vendor { __typename } }'],
  ['a field the type does not have', '{ number nothing vendor { nope id } }', { invalid: true }],
  ['an object without a selection', '{ vendor }', { invalid: true }],
  ['a scalar with a selection', '{ number { x } }', { invalid: true }],
  ['an unknown root field only', '{ nothing }', { invalid: true }],
];

const fragments: readonly Short[] = [
  ['an inline fragment on the type itself', '{ vendor { ... on Vendor { id } name } }'],
  ['an inline fragment without a type', '{ vendor { ... { id name } } }'],
  ['a fragment on an interface of the type', '{ vendor { ... on Node { id } ... on Named { name } } }'],
  ['nested fragments on interfaces', '{ vendor { ... on Node { ... on Named { ... on Vendor { country } } } } }'],
  ['a fragment spread', 'query { vendor { ...V } } fragment V on Vendor { id name }'],
  ['a fragment spread twice', 'query { vendor { ...V ...V } } fragment V on Vendor { id name }'],
  [
    'a fragment in a fragment',
    'query { vendor { ...V } } fragment V on Vendor { id ...W } fragment W on Named { name }',
  ],
  ['fragments on a union', '{ found { ... on Vendor { country } ... on Rfq { title status } ... on Named { name } } }'],
  ['__typename on a union', '{ found { __typename } }'],
  ['fields of an interface', '{ nodes { id } named { name id } }'],
  ['a type without selected fields', '{ found { ... on Rfq { title } } }'],
  ['the same response name in different types', '{ found { ... on Vendor { x: country } ... on Rfq { x: title } } }'],
  [
    'a fragment merges with fields',
    'query { vendor { rfqs { id } ...V } } fragment V on Vendor { rfqs { title vendor { name } } }',
  ],
  [
    'a deep merge over fragments',
    '{ rfq { vendor { id } ... on Node { ... on Rfq { vendor { name } items { name } } } items { id } } }',
  ],
  ['an interface through a union', '{ found { ... on Node { id ... on Named { name } } } }'],
  ['an unknown fragment', '{ vendor { ...Missing id } }', { invalid: true }],
  ['a fragment that contains itself', '{ vendor { ...V } } fragment V on Vendor { id ...V }', { invalid: true }],
  ['a fragment on an unknown type', '{ vendor { ... on Nothing { id } name } }', { invalid: true }],
  ['a fragment on a type that never fits', '{ vendor { ... on Rfq { title } name } }', { invalid: true }],
];

const bools = [true, false];
const switches: readonly Short[] = [
  ...bools.flatMap((skip): Short[] => [
    [`@skip literal ${skip}`, `{ vendor { id @skip(if: ${skip}) name } }`],
    [`@include literal ${skip}`, `{ vendor @include(if: ${skip}) { id } number }`],
    [`@skip variable ${skip}`, 'query ($s: Boolean!) { vendor { id @skip(if: $s) name } }', { variables: { s: skip } }],
    [
      `@include variable ${skip}`,
      'query ($s: Boolean!) { vendor @include(if: $s) { id } number }',
      { variables: { s: skip } },
    ],
    [
      `@skip on a spread ${skip}`,
      'query ($s: Boolean!) { vendor { name ...V @skip(if: $s) } } fragment V on Vendor { id }',
      { variables: { s: skip } },
    ],
    [
      `@include on an inline fragment ${skip}`,
      'query ($s: Boolean!) { found { ... on Vendor @include(if: $s) { id } __typename } }',
      { variables: { s: skip } },
    ],
    [
      `a switch with default true, given ${skip}`,
      'query ($s: Boolean = true) { number @include(if: $s) vendor { id @skip(if: $s) } }',
      { variables: { s: skip } },
    ],
    ...bools.map((include): Short => [
      `@skip ${skip} with @include ${include}`,
      'query ($s: Boolean!, $i: Boolean!) { number @skip(if: $s) @include(if: $i) me { number @include(if: $i) @skip(if: $s) id: number } }',
      { variables: { s: skip, i: include } },
    ]),
  ]),
  ['a switch by its default', 'query ($s: Boolean = true) { number @skip(if: $s) vendor { id } }'],
  ['everything skipped', '{ number @skip(if: true) }'],
  ['everything of an object skipped', '{ vendor { id @skip(if: true) } }'],
  ['one of two equal fields skipped', '{ vendor { id @skip(if: true) id name } vendor @skip(if: true) { country } }'],
  [
    'a skipped spread does not count as visited',
    '{ vendor { ...V @skip(if: true) ...V } } fragment V on Vendor { id }',
  ],
  ['a null switch at the root', 'query ($s: Boolean = true) { number @skip(if: $s) }', { variables: { s: null } }],
  [
    'a null switch below',
    'query ($s: Boolean = true) { number vendor { id @include(if: $s) } }',
    { variables: { s: null } },
  ],
  [
    'a null switch below a list',
    'query ($s: Boolean = true) { found { ... on Vendor { id @include(if: $s) } } }',
    { variables: { s: null } },
  ],
  ['a missing switch at the root', 'query ($s: Boolean) { number @skip(if: $s) }', { invalid: true }],
  ['a missing switch below', 'query ($s: Boolean) { number vendor { id @skip(if: $s) } }', { invalid: true }],
  [
    'a switch that is no boolean',
    'query ($s: String) { number @skip(if: $s) vendor { id @include(if: $s) } }',
    { invalid: true, variables: { s: 'true' } },
  ],
  ['@skip without an argument', '{ number @skip }', { invalid: true }],
  ['other directives on a field', '{ number @note(text: "a") @note(text: "b") vendor @note { id } }'],
];

const TWO = 'query A { number } query B { vendor { id } } mutation C { touch }';
const operations: readonly Short[] = [
  ['the first of several operations', TWO, { operationName: 'A' }],
  ['the second of several operations', TWO, { operationName: 'B' }],
  ['a mutation among queries', TWO, { operationName: 'C' }],
  ['no name for several operations', TWO],
  ['an unknown operation name', TWO, { operationName: 'D' }],
  ['an empty operation name', TWO, { operationName: '' }],
  ['an operation named as a method of Object', TWO, { operationName: 'constructor' }],
  ['a name for an anonymous operation', '{ number }', { operationName: 'A' }],
  ['no operation at all', 'fragment V on Vendor { id }', { invalid: true }],
  ['no operation of that name', 'fragment V on Vendor { id }', { invalid: true, operationName: 'V' }],
  ['a definition that cannot be executed', '{ number } type X { id: ID }', { invalid: true }],
  ['two operations of one name', 'query A { number } query A { vendor { id } }', { invalid: true, operationName: 'A' }],
  [
    'a mutation without a mutation type',
    'mutation { touch }',
    { invalid: true, schema: schemaOf('type Query { a: Int }') },
  ],
  ['a subscription', 'subscription { ticks }'],
];

const introspection: readonly Short[] = [
  ['the whole introspection query', getIntrospectionQuery()],
  [
    'the introspection query with everything',
    getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }),
  ],
  [
    '__type by literal',
    '{ __type(name: "Vendor") { name kind fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }',
  ],
  [
    '__type by variable',
    'query ($n: String!) { __type(name: $n) { name enumValues(includeDeprecated: true) { name } } }',
    { variables: { n: 'Status' } },
  ],
  ['__type of nothing', '{ __type(name: "Nothing") { name } }'],
  ['deprecated fields are left out', '{ __type(name: "Vendor") { fields { name } } }'],
  [
    '__schema beside data',
    '{ number __schema { queryType { name } mutationType { name } subscriptionType { name } } }',
  ],
  [
    '__schema below the root is of the query type',
    '{ me { __schema { queryType { name } } __type(name: "Item") { name } } }',
  ],
  ['possible types', '{ __type(name: "Found") { possibleTypes { name interfaces { name } } } }'],
  ['__schema in a mutation', 'mutation { __schema { queryType { name } } touch }', { invalid: true }],
  ['a deprecated field', '{ vendor { old } }'],
];

export const selections: readonly Case[] = [...names, ...fragments, ...switches, ...operations, ...introspection].map(
  ([name, query, more]) => ({ name, query, schema, rootValue: world, ...more }),
);
