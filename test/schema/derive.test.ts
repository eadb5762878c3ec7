import { describe, expect, test } from '@jest/globals';
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLInputObjectType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  Kind,
  parse,
  Source,
} from 'graphql';
import { readFileSync, readdirSync } from 'node:fs';
import { derive } from '../../src/schema/derive.js';
import type { ListModels } from '../../src/schema/offers.js';

const column = { list: false } as const;
const models: ListModels = {
  Ship: {
    columns: {
      organizationId: { ...column, type: 'uuid' },
      id: { ...column, type: 'uuid' },
      name: { ...column, type: 'text', searchable: true },
      status: { ...column, type: 'text' },
      launchedOn: { ...column, type: 'date' },
      price: { ...column, type: 'decimal', mirror: 'priceE4' },
      priceE4: { ...column, type: 'bigint' },
      flags: { type: 'text', list: true, searchable: true },
      equipment: { ...column, type: 'json', searchable: true },
      cargo: { ...column, type: 'json' },
      photograph: { ...column, type: 'bytes' },
      ownerId: { ...column, type: 'uuid' },
      remarks: { ...column, type: 'text' },
      archivedAt: { ...column, type: 'timestamp' },
    },
    relations: { owner: { model: 'Owner', list: false }, journeys: { model: 'Journey', list: true } },
    indexes: [
      ['organizationId', 'cargo', 'id'],
      ['organizationId', 'id'],
      ['organizationId', 'name', 'id'],
      ['organizationId', 'status', 'id'],
      ['organizationId', 'launchedOn', 'id'],
      ['organizationId', 'priceE4', 'id'],
      ['organizationId', 'ownerId', 'id'],
      ['equipment'],
      ['flags'],
      ['photograph'],
      ['organizationId'],
    ],
  },
  Owner: {
    columns: { id: { ...column, type: 'uuid' }, name: { ...column, type: 'text' } },
    relations: { ships: { model: 'Ship', list: true } },
  },
  Journey: { columns: { id: { ...column, type: 'uuid' } }, relations: {} },
};

// The shared types, as the SDL of the gateway has them.
const folder = new URL('../../src/schema/', import.meta.url);
const shared = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n');

const ship = (list: string, more = ''): string => `
  "A ship." type Ship ${list} {
    "Its id." id: ID!
    "Its name." name: String!
    "Its state." status: ShipStatus!
    "Its price." price: Decimal @can(do: "ships.read_prices")
    "Who owns it." owner: Owner
    "Where it went." journeys: JourneyConnection!
    ${more}
  }
  "A state." enum ShipStatus { "On land." ON_LAND "At sea." AT_SEA }
  "An owner." type Owner @list(filter: ["name", "ships"], sort: ["name"]) { "Its id." id: ID! "His ships." ships: ShipConnection! }
  "A journey." type Journey @list { "Its id." id: ID! }
  extend type Query { "Ships." ships: ShipConnection! @public }
`;
const everything = ship(
  '@list(filter: ["name", "status", "launchedOn", "price", "flags", "equipment", "ownerId", "owner", "archivedAt"], sort: ["name", "launchedOn", "price"])',
);

function complete(sdl: string): DocumentNode {
  return derive(
    {
      kind: Kind.DOCUMENT,
      definitions: [...parse(shared).definitions, ...parse(new Source(sdl, 'src/schema/sea/ship.graphql')).definitions],
    },
    models,
  );
}
const schemaOf = (sdl: string) => buildASTSchema(complete(sdl));
const input = (sdl: string, name: string): Record<string, string> => {
  const type = schemaOf(sdl).getType(name);
  if (!isInputObjectType(type)) throw new Error(`${name} is no input type`);
  return typesOf(type);
};
const typesOf = (type: GraphQLInputObjectType): Record<string, string> =>
  Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)]));

describe('what @list stands for', () => {
  test('a connection, its edge, and operators chosen by the columns of the model', () => {
    const schema = schemaOf(everything);
    const connection = schema.getType('ShipConnection');
    expect(isObjectType(connection) && Object.keys(connection.getFields())).toEqual([
      'nodes',
      'edges',
      'pageInfo',
      'totalCount',
    ]);
    expect(input(everything, 'ShipFilter')).toEqual({
      and: '[ShipFilter!]',
      or: '[ShipFilter!]',
      not: 'ShipFilter',
      name: 'SearchableStringFilter',
      status: 'ShipStatusFilter',
      launchedOn: 'DateFilter',
      price: 'DecimalFilter',
      flags: 'StringListFilter',
      equipment: 'JSONFilter',
      ownerId: 'IDFilter',
      owner: 'OwnerRelationFilter',
      archivedAt: 'DateTimeFilter',
    });
    expect(input(everything, 'ShipStatusFilter')).toMatchObject({
      eq: 'ShipStatus',
      in: '[ShipStatus!]',
      isNull: 'Boolean',
    });
  });

  test('a relation to one is filtered by is, a relation to many by some and none', () => {
    expect(input(everything, 'OwnerRelationFilter')).toEqual({ is: 'OwnerFilter' });
    expect(input(everything, 'ShipListRelationFilter')).toEqual({ some: 'ShipFilter', none: 'ShipFilter' });
  });

  test('an order is one field and a direction', () => {
    const field = schemaOf(everything).getType('ShipSortField');
    expect(isEnumType(field) && field.getValues().map(({ name }) => name)).toEqual(['NAME', 'LAUNCHED_ON', 'PRICE']);
    expect(input(everything, 'ShipSort')).toEqual({ field: 'ShipSortField!', direction: 'SortDirection!' });
  });

  test('list fields without arguments get those of a list, at the root and inside a type', () => {
    const schema = schemaOf(everything);
    const owner = schema.getType('Owner');
    const nested = isObjectType(owner) ? owner.getFields()['ships'] : undefined;
    const root = schema.getQueryType()?.getFields()['ships'];
    for (const field of [root, nested])
      expect(Object.fromEntries(field?.args.map(({ name, type }) => [name, String(type)]) ?? [])).toEqual({
        first: 'Int',
        after: 'String',
        last: 'Int',
        before: 'String',
        filter: 'ShipFilter',
        sort: 'ShipSort',
      });
  });

  test('a type that offers neither filter nor order has neither argument', () => {
    const type = schemaOf(everything).getType('Ship');
    const journeys = isObjectType(type) ? type.getFields()['journeys'] : undefined;
    expect(journeys?.args.map(({ name }) => name)).toEqual(['first', 'after', 'last', 'before']);
    expect(schemaOf(everything).getType('JourneyFilter')).toBeUndefined();
  });

  test('arguments that are written stay as they are', () => {
    const schema = schemaOf(
      ship('@list(filter: ["name"])', '"Its fleet." fleet("How many." first: Int!): ShipConnection!'),
    );
    const type = schema.getType('Ship');
    expect(isObjectType(type) && type.getFields()['fleet']?.args.map(({ type: argument }) => String(argument))).toEqual(
      ['Int!'],
    );
  });

  test('a permission on the field stands on its filter and its order, too', () => {
    const schema = schemaOf(everything);
    const filter = schema.getType('ShipFilter');
    const field = schema.getType('ShipSortField');
    const directives = [
      isInputObjectType(filter) ? filter.getFields()['price']?.astNode?.directives : undefined,
      isEnumType(field) ? field.getValue('PRICE')?.astNode?.directives : undefined,
    ];
    for (const found of directives) expect(found?.map(({ name }) => name.value)).toEqual(['can']);
  });

  test('what is derived is described in the words of the fields', () => {
    const filter = schemaOf(everything).getType('ShipFilter');
    const fields = isInputObjectType(filter) ? filter.getFields() : {};
    expect(fields['name']?.description).toBe('Its name.');
    expect(fields['ownerId']?.description).toBe('By id: Who owns it.');
  });

  test('@list itself is gone', () => {
    const left = complete(everything).definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION ? (node.directives ?? []) : [],
    );
    expect(left.map(({ name }) => name.value)).not.toContain('list');
  });
});

describe('faults, each with its file and line', () => {
  const place = 'src/schema/sea/ship.graphql:2: ';
  test.each([
    [
      'a filter on what the model has not',
      '@list(filter: ["colour"])',
      'Ship offers "colour" in @list, but the model has no column or relation of that name.',
    ],
    [
      'an order by what the model has not',
      '@list(sort: ["colour"])',
      'Ship offers "colour" in @list, but the model has no column or relation of that name.',
    ],
    [
      'an order by a relation',
      '@list(sort: ["owner"])',
      'Ship offers "owner" in @list, but the model has no column or relation of that name.',
    ],
    [
      'a filter no index serves',
      '@list(filter: ["remarks"])',
      'Ship offers "remarks" in @list, but no index of the model leads with it, the organization apart.',
    ],
    [
      'open data that is not found by its parts',
      '@list(filter: ["cargo"])',
      'Ship offers "cargo" in @list, but rows are not found by a part of it (no @searchable).',
    ],
    [
      'an order no index serves',
      '@list(sort: ["remarks"])',
      'Ship offers "remarks" in @list, but no index of the model leads with it, the organization apart.',
    ],
    [
      'a column that cannot be compared',
      '@list(filter: ["photograph"])',
      'Ship offers "photograph" in @list, but a column of type bytes has no operators.',
    ],
    [
      'a relation to a type without filters',
      '@list(filter: ["journeys"])',
      'Ship offers "journeys" in @list, but its target Journey has no @list with filters.',
    ],
  ])('%s', (_, list, sentence) => {
    expect(() => complete(ship(list))).toThrow(place + sentence);
  });

  test('a type without a model, a list of a type without @list: all are told at once', () => {
    const sdl = `type Boat @list { "Its id." id: ID! }\n type Harbour { "Who lies there." rafts: RaftConnection! }`;
    expect(() => complete(sdl)).toThrow(
      'src/schema/sea/ship.graphql:1: Boat has @list, but the data model has no Boat.\n' +
        'src/schema/sea/ship.graphql:2: rafts is a list of Raft, but Raft has no @list.',
    );
  });
});
