import { describe, expect, test } from '@jest/globals';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { isPermission } from '../../src/access/permissions.js';
import { buildSchema, type ResolverMap } from '../../src/schema/index.js';
import { resolvers } from '../../src/generated/resolvers.js';

const viewer = (...permissions: string[]) => ({ permissions: new Set(permissions) });
type TestViewer = ReturnType<typeof viewer> | null;

const extra = `
  "A house."
  type House {
    "Where it stands."
    street: String!
    "What it is worth."
    worth: Int @can(do: "houses.read_worth")
    "How old it is."
    age: Int @can(do: "houses.read_age")
  }
  "Conditions on houses."
  input HouseFilter {
    "Its worth."
    worth: Int @can(do: "houses.read_worth")
    "Its street."
    street: String
    "One of these."
    or: [HouseFilter!]
  }
  "What houses are sorted by."
  enum HouseOrder {
    "By street."
    STREET
    "By worth."
    WORTH @can(do: "houses.read_worth")
  }
  extend type Query {
    "Houses."
    houses("Which." filter: HouseFilter, "How." order: HouseOrder): [House!] @can(do: "houses.read")
    "A greeting."
    greeting: String @public
  }
`;
const withHouses = (houses: Record<string, unknown>): ResolverMap => ({
  ...resolvers,
  Query: { ...resolvers.Query, greeting: () => 'good day', houses: () => houses['list'] },
});
const streets = ['Elm Street', 'Oak Street'].map((street) => ({ street, worth: 5, age: () => 70 }));
const ofHouses = (name: string) => isPermission(name) || name.startsWith('houses.');
const schema: GraphQLSchema = buildSchema(withHouses({ list: streets }), extra, ofHouses);

const ask = (query: string, asking: TestViewer) =>
  execute({ schema, document: parse(query), contextValue: { viewer: asking } });

describe('@can on a root field', () => {
  test('lets through who has the permission', async () => {
    expect(await ask('{ houses { street } }', viewer('houses.read'))).toEqual({
      data: { houses: [{ street: 'Elm Street' }, { street: 'Oak Street' }] },
    });
  });
  test('is FORBIDDEN without it, and names it', async () => {
    const { data, errors } = await ask('{ houses { street } }', viewer('cars.read'));
    expect(data).toEqual({ houses: null });
    expect(errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual([
      {
        message: 'Query.houses needs the permission "houses.read".',
        extensions: { code: 'FORBIDDEN', permission: 'houses.read' },
      },
    ]);
  });
  test('is UNAUTHENTICATED for nobody; @public answers him', async () => {
    const { data, errors } = await ask('{ greeting houses { street } }', null);
    expect(data).toEqual({ greeting: 'good day', houses: null });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
  });
});

describe('@can on a field inside a type', () => {
  test('takes away that field and nothing else', async () => {
    const { data, errors } = await ask('{ houses { street worth } }', viewer('houses.read'));
    expect(data).toEqual({
      houses: [
        { street: 'Elm Street', worth: null },
        { street: 'Oak Street', worth: null },
      ],
    });
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions['code']])).toEqual([
      ['houses.0.worth', 'FORBIDDEN'],
      ['houses.1.worth', 'FORBIDDEN'],
    ]);
  });
  test('reads properties and calls methods, as if it were not there', async () => {
    const { data } = await ask(
      '{ houses { worth age } }',
      viewer('houses.read', 'houses.read_worth', 'houses.read_age'),
    );
    expect(data).toEqual({
      houses: [
        { worth: 5, age: 70 },
        { worth: 5, age: 70 },
      ],
    });
  });
});

describe('@can on a filter and on an order', () => {
  test.each([
    ['{ houses(filter: {worth: 5}) { street } }', 'Query.houses(filter:) worth'],
    ['{ houses(filter: {or: [{street: "a"}, {or: [{worth: 5}]}]}) { street } }', 'Query.houses(filter:) worth'],
    ['{ houses(order: WORTH) { street } }', 'Query.houses(order:) WORTH'],
  ])('%s is FORBIDDEN without the permission of the field', async (query, place) => {
    const { errors } = await ask(query, viewer('houses.read'));
    expect(errors?.map(({ message }) => message)).toEqual([`${place} needs the permission "houses.read_worth".`]);
    expect(await ask(query, viewer('houses.read', 'houses.read_worth'))).not.toHaveProperty('errors');
  });
  test('what needs no permission is free', async () => {
    expect(
      await ask('{ houses(filter: {or: [{street: "a"}]}, order: STREET) { street } }', viewer('houses.read')),
    ).not.toHaveProperty('errors');
  });
});

describe('the guard costs the allowed nothing', () => {
  test('it answers without a promise, and takes info only for a resolver that does', () => {
    const houses = schema.getQueryType()?.getFields()['houses'];
    const house = schema.getType('House');
    const worth = house && 'getFields' in house ? house.getFields()['worth'] : undefined;
    expect(houses?.resolve).toHaveLength(3);
    expect(worth && 'resolve' in worth ? worth.resolve : undefined).toHaveLength(3);
    const withInfo = buildSchema(
      {
        ...withHouses({}),
        Query: { ...resolvers.Query, greeting: () => '', houses: (_root, _args, _context, info) => info },
      },
      extra,
      ofHouses,
    );
    expect(withInfo.getQueryType()?.getFields()['houses']?.resolve).toHaveLength(4);
  });
});

describe('what does not build', () => {
  const root = (field: string) => () =>
    buildSchema({ ...resolvers, Query: { ...resolvers.Query, secret: () => 1 } }, `extend type Query { ${field} }`);
  test('a root field with neither @can nor @public, or with both', () => {
    expect(root('secret: Int')).toThrow('Query.secret: a root field has either @can(do:) or @public.');
    expect(root('secret: Int @public @can(do: "a.b")')).toThrow(
      'Query.secret: a root field has either @can(do:) or @public.',
    );
    expect(root('secret: Int @public')).not.toThrow();
  });
  test('a permission that does not exist', () => {
    expect(root('secret: Int @can(do: "rfqs.raed")')).toThrow(
      'Query.secret: there is no permission "rfqs.raed"; src/access/permissions.ts holds them all.',
    );
    expect(() => buildSchema(resolvers, 'input Wish { price: Int @can(do: "wishes.read") }')).toThrow(
      'Wish.price: there is no permission "wishes.read"',
    );
  });
  test('a field with @can that cannot be null', () => {
    expect(() => buildSchema(resolvers, 'type Safe { key: Int! @can(do: "a.b") }')).toThrow(
      'Safe.key: a field with @can is nullable, or a missing permission would take its parent away.',
    );
  });
  test('a relation that asks for less than the root does for its target', () => {
    const sdl = `
      type Safe { rfqs: RfqConnection  quote: Quote  own: Safe }
      extend type Query { safe(id: ID!): Safe @can(do: "rfqs.read") }
    `;
    const build = () => buildSchema({ ...resolvers, Query: { ...resolvers.Query, safe: () => null } }, sdl);
    expect(build).toThrow('Safe.quote: leads to what needs "quotes.read" at the root, so it has a @can of its own.');
    expect(build).not.toThrow('Safe.rfqs');
  });
  test('a root field without a resolver', () => {
    expect(() => buildSchema(resolvers, 'extend type Query { secret: Int @public }')).toThrow(
      'Query.secret has no resolver.',
    );
  });
  test('a resolver for what the SDL has not', () => {
    expect(() => buildSchema({ ...resolvers, Rfq: { colour: () => 'red' } })).toThrow(
      'There is a resolver for Rfq.colour, but the SDL has no such field.',
    );
  });
  test('a scalar without functions', () => {
    expect(() => buildSchema(resolvers, 'scalar Colour')).toThrow('The scalar Colour is declared in the SDL');
  });
});
