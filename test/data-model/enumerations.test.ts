import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GraphQLEnumType, getNamedType, isEnumType, isObjectType } from 'graphql';
import { dataModel, type Model } from '../../src/generated/data-model.js';
import { buildSchema } from '../../src/schema/index.js';
import { asOwner, closeOwner } from '../support/database.js';

/** `rfqs.status`, and the values it may have, sorted. */
type Lists = ReadonlyMap<string, readonly string[]>;

const models: readonly Model[] = Object.values(dataModel);
const schema = buildSchema();

/** The lists that CHECKs hold a single column to. */
async function checkedLists(): Promise<Lists> {
  const rows = await asOwner<{ column: string; definition: string }>(`
    SELECT conrelid::regclass || '.' || attname AS "column", pg_get_constraintdef(pg_constraint.oid) AS definition
    FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND cardinality(conkey) = 1
      AND pg_get_constraintdef(pg_constraint.oid) ~ '^CHECK \\(\\(\\w+ = ANY \\(ARRAY\\[[^]]*\\]\\)\\)\\)$'`);
  return new Map(rows.map(({ column, definition }) => [column, valuesIn(definition)]));
}
const valuesIn = (definition: string) =>
  [...definition.matchAll(/'([^']*)'::text/g)].map(([, value]) => value ?? '').sort();

/** The enumerations of the API's entities, by the column behind the field. */
function offeredEnums(): ReadonlyMap<string, GraphQLEnumType> {
  const found = new Map<string, GraphQLEnumType>();
  for (const { name, table, columns } of models) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const enumeration = getNamedType(field.type);
      if (isEnumType(enumeration)) found.set(`${table}.${columns[field.name]?.column ?? field.name}`, enumeration);
    }
  }
  return found;
}

let checked: Lists;
const offered = offeredEnums();
beforeAll(async () => {
  checked = await checkedLists();
});
afterAll(closeOwner);

test('every list of values in the database is an enumeration of the API', () => {
  expect(checked.size).toBeGreaterThan(40);
  // An item's kind of order is a copy of the order's, which a CHECK of the item asks for.
  const copies = ['order_items.order_type'];
  expect([...checked.keys()].filter((column) => !offered.has(column))).toEqual(copies);
  expect(checked.get('order_items.order_type')).toEqual(checked.get('orders.order_type'));
});

test('every enumeration of an entity is a list of values in the database', () => {
  expect([...offered.keys()].filter((column) => !checked.has(column))).toEqual([]);
});

test('both hold the same values', () => {
  for (const [column, enumeration] of offered) {
    const values = enumeration.getValues().map(({ value }): unknown => value);
    expect({ column, values: values.sort() }).toEqual({ column, values: checked.get(column) });
  }
});
