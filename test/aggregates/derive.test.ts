import { describe, expect, test } from '@jest/globals';
import {
  buildASTSchema,
  type DocumentNode,
  isEnumType,
  isInputObjectType,
  isObjectType,
  Kind,
  parse,
  print,
  Source,
} from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { derive } from '../../src/schema/derive.js';
import { permissionOf } from '../../src/schema/directives.js';
import type { ListModels } from '../../src/schema/offers.js';

const column = { list: false } as const;
const models: ListModels = {
  Ship: {
    columns: {
      organizationId: { ...column, type: 'uuid' },
      id: { ...column, type: 'uuid' },
      name: { ...column, type: 'text' },
      status: { ...column, type: 'text' },
      crew: { ...column, type: 'int' },
      miles: { ...column, type: 'bigint' },
      draught: { ...column, type: 'decimal' },
      currency: { ...column, type: 'text' },
      value: { ...column, type: 'decimal' },
      fuelCost: { ...column, type: 'decimal' },
      freightPrice: { ...column, type: 'decimal' },
      ownersToll: { ...column, type: 'decimal' },
      harbourToll: { ...column, type: 'decimal' },
      strangeToll: { ...column, type: 'decimal' },
      score: { ...column, type: 'float' },
      launchedOn: { ...column, type: 'date' },
      seenAt: { ...column, type: 'timestamp' },
      isSold: { ...column, type: 'boolean' },
      flags: { type: 'text', list: true },
      equipment: { ...column, type: 'json' },
      ownerId: { ...column, type: 'uuid' },
      captainId: { ...column, type: 'uuid' },
      mateId: { ...column, type: 'uuid' },
    },
    relations: {
      owner: { model: 'Owner', list: false },
      owners: { model: 'Owner', list: true },
      harbour: { model: 'Harbour', list: false },
    },
  },
  Owner: { columns: { id: { ...column, type: 'uuid' }, currency: { ...column, type: 'text' } }, relations: {} },
  Harbour: { columns: { id: { ...column, type: 'uuid' }, fee: { ...column, type: 'decimal' } }, relations: {} },
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
    "Its name." name: String! @pii
    "Its state." status: ShipStatus!
    "Who works on it." crew: Int!
    "How far it came." miles: BigInt
    "How deep it lies." draught: Decimal
    "What it is worth." value: Money @can(do: "ships.read_value")
    "What its fuel costs." fuelCost: Decimal @inCurrencyOf(relation: "owner")
    "What freight on it costs." freightPrice: Decimal
    "A toll." ownersToll: Decimal @inCurrencyOf(relation: "owners")
    "A toll." harbourToll: Decimal @inCurrencyOf(relation: "harbour")
    "A toll." strangeToll: Decimal @inCurrencyOf(relation: "stranger")
    "How good it is." score: Float
    "Its first day." launchedOn: Date
    "When it was seen." seenAt: DateTime
    "Whether it is sold." isSold: Boolean!
    "What it flies." flags: [String!]!
    "What is on it." equipment: JSON
    "Who owns it." owner: Owner @can(do: "owners.read")
    "Who sails it, too." mate: Owner
  }
  "A state." enum ShipStatus { "On land." ON_LAND "At sea." AT_SEA }
  "An owner." type Owner { "Its id." id: ID! }
  ${more}
  extend type Query { "Ships." ships: ShipConnection! @public }
`;

function complete(sdl: string): DocumentNode {
  return derive(
    {
      kind: Kind.DOCUMENT,
      definitions: [...parse(shared).definitions, ...parse(new Source(sdl, 'src/schema/sea/ship.graphql')).definitions],
    },
    models,
  );
}
const schemaOf = (list: string) => buildASTSchema(complete(ship(list)));
const everything =
  '@list(aggregate: ["crew", "miles", "draught", "value", "launchedOn", "seenAt"], group: ["name", "status", "crew", "isSold", "launchedOn", "seenAt", "ownerId"])';

function fields(list: string, name: string): Readonly<Record<string, string>> | undefined {
  const type = schemaOf(list).getType(name);
  if (!isObjectType(type) && !isInputObjectType(type)) return undefined;
  return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)]));
}
function valuesOf(list: string, name: string): readonly (readonly [string, string | null])[] | undefined {
  const type = schemaOf(list).getType(name);
  return isEnumType(type) ? type.getValues().map((value) => [value.name, permissionOf(value)] as const) : undefined;
}

describe('what @list(aggregate:, group:) stands for', () => {
  test('figures whose types follow the columns; of money one for each currency; of dates only the extremes', () => {
    expect(fields(everything, 'ShipConnection')).toMatchObject({ aggregate: 'ShipAggregate!' });
    expect(fields(everything, 'ShipAggregate')).toEqual({
      ...{ count: 'Int!', sum: 'ShipSums!', avg: 'ShipAverages!', min: 'ShipExtremes!', max: 'ShipExtremes!' },
      groups: 'ShipGroups',
    });
    const [money, decimal] = ['[Money!]', 'Decimal'];
    expect(fields(everything, 'ShipSums')).toEqual({ crew: 'BigInt', miles: 'BigInt', draught: decimal, value: money });
    expect(fields(everything, 'ShipAverages')).toEqual({
      crew: decimal,
      miles: decimal,
      draught: decimal,
      value: money,
    });
    expect(fields(everything, 'ShipExtremes')).toEqual({
      ...{ crew: 'Int', miles: 'BigInt', draught: decimal, value: money, launchedOn: 'Date', seenAt: 'DateTime' },
    });
  });

  test('groups with typed keys; a key leads to its object, a date is the first day of its bucket', () => {
    expect(fields(everything, 'ShipGroup')).toEqual({
      ...{ key: 'ShipGroupKey!', count: 'Int!', sum: 'ShipSums!', avg: 'ShipAverages!' },
      ...{ min: 'ShipExtremes!', max: 'ShipExtremes!' },
    });
    expect(fields(everything, 'ShipGroupKey')).toEqual({
      ...{ name: 'String', status: 'ShipStatus', crew: 'Int', isSold: 'Boolean', launchedOn: 'Date', seenAt: 'Date' },
      ...{ ownerId: 'ID', owner: 'Owner' },
    });
    expect(fields(everything, 'ShipGroupBy')).toEqual({ field: 'ShipGroupField!', bucket: 'DateBucket' });
    expect(fields(everything, 'ShipGroupSort')).toEqual({
      ...{ field: 'ShipGroupSortField!', direction: 'SortDirection!', currency: 'Currency' },
    });
  });

  test('who may not read a field neither sees what is made of it nor groups nor sorts by it', () => {
    expect(valuesOf(everything, 'ShipGroupField')).toEqual([
      ...['NAME', 'STATUS', 'CREW', 'IS_SOLD', 'LAUNCHED_ON', 'SEEN_AT'].map((name) => [name, null]),
      ['OWNER_ID', 'owners.read'],
    ]);
    const sorts = valuesOf(everything, 'ShipGroupSortField') ?? [];
    expect(sorts.slice(0, 6).map(([name]) => name)).toEqual([
      ...['KEY', 'COUNT', 'SUM_CREW', 'SUM_MILES', 'SUM_DRAUGHT', 'SUM_VALUE'],
    ]);
    for (const [name, permission] of sorts)
      expect([name, permission]).toEqual([name, name.endsWith('_VALUE') ? 'ships.read_value' : null]);
    for (const [type, field, permission] of [
      ['ShipSums', 'value', 'ships.read_value'],
      ['ShipAverages', 'value', 'ships.read_value'],
      ['ShipExtremes', 'value', 'ships.read_value'],
      ['ShipGroupKey', 'ownerId', 'owners.read'],
      ['ShipGroupKey', 'owner', 'owners.read'],
    ] as const) {
      const found = schemaOf(everything).getType(type);
      const element = isObjectType(found) ? found.getFields()[field] : undefined;
      expect([type, field, element && permissionOf(element)]).toEqual([type, field, permission]);
    }
  });

  test('an amount in the currency of a parent is Money, too', () => {
    expect(fields('@list(aggregate: ["fuelCost"])', 'ShipSums')).toEqual({ fuelCost: '[Money!]' });
  });

  test('one of the two is enough; without either there is no aggregate', () => {
    expect(fields('@list(group: ["status"])', 'ShipAggregate')).toEqual({ count: 'Int!', groups: 'ShipGroups' });
    expect(fields('@list(group: ["status"])', 'ShipGroup')).toEqual({ key: 'ShipGroupKey!', count: 'Int!' });
    expect(valuesOf('@list(group: ["status"])', 'ShipGroupSortField')?.map(([name]) => name)).toEqual(['KEY', 'COUNT']);
    const dates = fields('@list(aggregate: ["seenAt"])', 'ShipAggregate');
    expect(dates).toEqual({ count: 'Int!', min: 'ShipExtremes!', max: 'ShipExtremes!' });
    expect(fields('@list', 'ShipConnection')).not.toHaveProperty('aggregate');
  });
});

test('all of it, as a reader of the schema meets it', () => {
  const before = new Set(parse(shared).definitions.map((node) => ('name' in node ? node.name?.value : undefined)));
  const text = complete(ship('@list(aggregate: ["value"], group: ["ownerId", "seenAt"])'))
    .definitions.filter((node) => 'name' in node && !before.has(node.name?.value))
    .filter((node) => 'name' in node && /^Ship(?!Connection|Edge|Status|$)/.test(node.name?.value ?? ''))
    .map((node) => print(node));
  const written = readFileSync(new URL('ship.graphql', import.meta.url), 'utf8');
  expect(text.join('\n\n')).toBe(print(parse(written)));
});

describe('faults, each with its file and line', () => {
  test.each([
    ['aggregate: ["colour"]', 'colour', 'the model has no column of that name.'],
    ['aggregate: ["owner"]', 'owner', 'the model has no column of that name.'],
    ['aggregate: ["ownerId"]', 'ownerId', 'the type has no field of that name.'],
    ['aggregate: ["name"]', 'name', 'it is neither a number nor a date: a column of type text has no figures.'],
    ['aggregate: ["isSold"]', 'isSold', 'it is neither a number nor a date: a column of type boolean has no figures.'],
    ['aggregate: ["score"]', 'score', 'it is neither a number nor a date: a column of type float has no figures.'],
    [
      'aggregate: ["equipment"]',
      'equipment',
      'it is neither a number nor a date: a column of type json has no figures.',
    ],
    [
      'aggregate: ["freightPrice"]',
      'freightPrice',
      'it is an amount without a currency: make it Money, or say whose with @inCurrencyOf(relation:).',
    ],
    [
      'aggregate: ["value", "fuelCost"]',
      'fuelCost',
      'its currency is found elsewhere than that of the amounts before it, and all must be in one.',
    ],
    ...['owners', 'harbour', 'stranger'].map((relation): [string, string, string] => {
      const name = `${relation === 'stranger' ? 'strange' : relation}Toll`;
      const sentence = `@inCurrencyOf names "${relation}", which is no relation of Ship to one with a currency.`;
      return [`aggregate: ["${name}", "crew"]`, name, sentence];
    }),
    ['group: ["colour"]', 'colour', 'the model has no column of that name.'],
    [
      'group: ["captainId"]',
      'captainId',
      'the type has no field of that name, and no relation of which it is the key.',
    ],
    [
      'group: ["organizationId"]',
      'organizationId',
      'the type has no field of that name, and no relation of which it is the key.',
    ],
    ['group: ["mateId"]', 'mateId', 'the model has no relation "mate" of which it is the key.'],
    ['group: ["draught"]', 'draught', 'a column of type decimal has no groups.'],
    ['group: ["flags"]', 'flags', 'a column of type text[] has no groups.'],
    ['group: ["equipment"]', 'equipment', 'a column of type json has no groups.'],
  ])('%s', (list, name, sentence) => {
    expect(() => complete(ship(`@list(${list})`))).toThrow(
      `src/schema/sea/ship.graphql:2: Ship offers "${name}" in @list, but ${sentence}`,
    );
  });

  test('money without a currency', () => {
    const harbour = '"A harbour." type Harbour @list(aggregate: ["fee"]) { "What it takes." fee: Money }';
    expect(() => complete(ship('@list', harbour))).toThrow(
      'Harbour offers "fee" in @list, but it is Money and the model has no currency: @inCurrencyOf(relation:) says whose it is.',
    );
  });
});
