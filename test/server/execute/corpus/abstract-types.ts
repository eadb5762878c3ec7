import { GraphQLObjectType } from 'graphql';
import type { Case, TypeCode } from '../compare.js';
import { schemaOf } from '../compare.js';
import { after } from './nulls.js';

/** Interfaces and unions: how the runtime type is found, and all the ways in which it is not. */

const SDL = `
  interface Pet { name: String }
  type Dog implements Pet { name: String barks: Boolean friend: Pet }
  type Cat implements Pet { name: String lives: Int! }
  type Stone { name: String }
  enum Size { BIG }
  union Owner = Dog | Stone
  type Query { pet: Pet pets: [Pet] mustPets: [Pet!]! must: Pet! owner: Owner owners: [Owner!] dog: Dog grid: [[Pet!]] after: Int }
`;
const QUERY = '{ pets { __typename name ... on Dog { barks } ... on Cat { lives } } after }';
const kindOf = (value: unknown): unknown => (value as { kind?: unknown }).kind;
const dog = { kind: 'Dog', name: 'Rex', barks: true };
const cat = { kind: 'Cat', name: 'Tom', lives: 9 };
const isKind = (kind: string) => (value: unknown) => kindOf(value) === kind;

type Short = readonly [name: string, code: Record<string, TypeCode>, root: Record<string, unknown>, query?: string];

const byKind: Record<string, TypeCode> = { Pet: { resolveType: kindOf }, Owner: { resolveType: kindOf } };
const later: Record<string, TypeCode> = {
  Pet: { resolveType: async (value) => kindOf(value) },
  Owner: { resolveType: (value) => after(2, () => kindOf(value)) },
};
const byTest: Record<string, TypeCode> = {
  Dog: { isTypeOf: isKind('Dog') },
  Cat: { isTypeOf: isKind('Cat') },
  Stone: { isTypeOf: () => false },
};
const byLaterTest: Record<string, TypeCode> = {
  Dog: { isTypeOf: async (value) => isKind('Dog')(value) },
  Cat: { isTypeOf: (value) => after(1, () => isKind('Cat')(value)) },
};
const resolvesTo = (type: unknown): Record<string, TypeCode> => ({ Pet: { resolveType: () => type } });
const throws = (message: string) => (): never => {
  throw new Error(message);
};

const cases: readonly Short[] = [
  ['resolveType', byKind, { pets: [dog, cat, null], after: 1 }],
  ['resolveType later', later, { pets: [dog, cat, null], after: 1 }],
  ['resolveType of promised values', byKind, { pets: async () => [Promise.resolve(dog), after(3, () => cat)] }],
  [
    '__typename of the value',
    {},
    {
      pets: [
        { __typename: 'Dog', name: 'a' },
        { __typename: 'Cat', name: 'b', lives: 1 },
      ],
    },
  ],
  ['__typename that is no string', {}, { pets: [{ __typename: 5, name: 'a' }] }],
  ['isTypeOf', byTest, { pets: [dog, cat], dog }],
  ['isTypeOf later', byLaterTest, { pets: [dog, cat], dog }],
  ['isTypeOf of none', byTest, { pets: [{ kind: 'Bird' }, dog], after: 1 }],
  ['isTypeOf later of none', byLaterTest, { pets: [{ kind: 'Bird' }, dog], after: 1 }],
  ['isTypeOf that throws', { Dog: { isTypeOf: throws('test') } }, { pets: [dog], after: 1 }],
  ['isTypeOf that rejects', { Dog: { isTypeOf: () => Promise.reject(new Error('test')) } }, { pets: [dog], after: 1 }],
  [
    'isTypeOf: one agrees, another rejects',
    { Dog: { isTypeOf: () => Promise.reject(new Error('test')) }, Cat: { isTypeOf: () => true } },
    { pets: [cat] },
  ],
  [
    'isTypeOf: one throws, another is pending',
    { Dog: { isTypeOf: () => after(1, () => true) }, Cat: { isTypeOf: throws('test') } },
    { pets: [cat] },
  ],
  [
    'isTypeOf of an object type',
    { Dog: { isTypeOf: isKind('Dog') } },
    { dog: cat, after: 1 },
    '{ dog { name } after }',
  ],
  [
    'isTypeOf later of an object type',
    { Dog: { isTypeOf: async (value) => isKind('Dog')(value) } },
    { dog: cat, after: 1 },
    '{ dog { name } after }',
  ],
  [
    'isTypeOf later of a good object',
    { Dog: { isTypeOf: async () => true } },
    { dog: { ...dog, friend: dog } },
    '{ dog { name barks } }',
  ],
  ['resolveType against isTypeOf', { ...byKind, Dog: { isTypeOf: () => false } }, { pets: [dog, cat] }],
  [
    'resolveType later against isTypeOf later',
    { ...later, Dog: { isTypeOf: async () => false } },
    { pets: [dog, cat] },
  ],
  ['no way to tell', {}, { pets: [dog], after: 1 }],
  ['resolveType of undefined', resolvesTo(undefined), { pets: [dog], after: 1 }],
  ['resolveType of null later', resolvesTo(Promise.resolve(null)), { pets: [dog], after: 1 }],
  ['resolveType of an unknown type', resolvesTo('Bird'), { pets: [dog], after: 1 }],
  ['resolveType of an enum', resolvesTo('Size'), { pets: [dog] }],
  ['resolveType of the interface itself', resolvesTo('Pet'), { pets: [dog] }],
  ['resolveType of a type outside', resolvesTo('Stone'), { pets: [dog, dog] }],
  ['resolveType of a number', resolvesTo(7), { pets: [dog] }],
  ['resolveType of an object', resolvesTo({ a: 1 }), { pets: [dog] }],
  ['resolveType of a GraphQL type', resolvesTo(new GraphQLObjectType({ name: 'Dog', fields: {} })), { pets: [dog] }],
  ['resolveType of a method name of Object', resolvesTo('constructor'), { pets: [dog] }],
  ['resolveType that throws', { Pet: { resolveType: throws('resolve') } }, { pets: [dog, null], after: 1 }],
  [
    'resolveType that rejects',
    { Pet: { resolveType: () => Promise.reject(new Error('resolve')) } },
    { pets: [dog, null], after: 1 },
  ],
  ['a non-null field of one type fails', byKind, { pets: [dog, { kind: 'Cat', name: 'x' }] }],
  [
    'a non-null item fails',
    byKind,
    { mustPets: [dog, { kind: 'Cat' }], after: 1 },
    '{ after mustPets { name ... on Cat { lives } } }',
  ],
  ['a non-null abstract field is null', byKind, { after: 1 }, '{ after must { name } }'],
  ['a non-null abstract field of no type, later', later, { after: 1, must: {} }, '{ after must { name } }'],
  [
    'a union',
    byKind,
    { owners: [dog, { kind: 'Stone', name: 's' }] },
    '{ owners { ... on Dog { barks } ... on Stone { name } } }',
  ],
  [
    'a union later',
    later,
    { owners: [dog, { kind: 'Stone', name: 's' }] },
    '{ owners { ... on Dog { barks } ... on Stone { name } } }',
  ],
  ['a union with a type outside', byKind, { owner: cat }, '{ owner { __typename } after }'],
  ['a union fails in a list of non-null', byKind, { owners: [dog, cat] }, '{ owners { __typename } after }'],
  [
    'nested abstract types',
    byKind,
    { pets: [{ ...dog, friend: { ...dog, friend: cat } }] },
    '{ pets { ... on Dog { friend { name ... on Dog { friend { ... on Cat { lives } } } } } } }',
  ],
  ['abstract types in nested lists', byKind, { grid: [[dog, cat], null, [], [null]] }, '{ grid { __typename name } }'],
  [
    'abstract types later in nested lists',
    later,
    {
      grid: [
        [dog, cat],
        [dog, null],
      ],
    },
    '{ grid { __typename name } }',
  ],
  ['a scalar as an abstract value', {}, { pets: ['x', 5] }, '{ pets { name } }'],
  ['an Error as an abstract value', byKind, { pets: [new Error('pet'), dog] }],
];

export const abstractTypes: readonly Case[] = cases.map(([name, code, root, query = QUERY]) => ({
  name,
  query,
  schema: schemaOf(SDL, code),
  rootValue: () => root,
}));
