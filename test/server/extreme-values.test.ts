// Values at the edge of what the scalars let through find something or nothing; none of them fails in the database.
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { getNamedType, getNullableType, isInputObjectType, isListType, type GraphQLInputObjectType } from 'graphql';
import { entities, schema } from '../access/support/entities.js';
import { openGateway } from './refused.js';

const asked = openGateway();

/** Values at the edge of what each scalar lets through. */
const extremes: Readonly<Record<string, readonly unknown[]>> = {
  ID: [randomUUID(), randomUUID().toUpperCase()],
  String: ['', '%_\\', "' OR 1=1 --", '\uffff😀', 'x'.repeat(10_000)],
  Int: [2_147_483_647, -2_147_483_648, 0],
  BigInt: ['9223372036854775807', '-9223372036854775808'],
  Decimal: ['9999999999.9999', '-9999999999.9999', '-0', '0.0001'],
  Date: ['0001-01-01', '9999-12-31'],
  DateTime: ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-01-01T00:00:00+14:00'],
  Boolean: [true, false],
  JSON: [{}, [], 'text', 5, true, { a: { b: [1] } }],
};

test.each(entities.map((entity) => [entity.name, entity.list] as const))(
  '%s: every operator takes the extremes of its values',
  async (name, list) => {
    const filter = schema.getType(`${name}Filter`);
    const filters = isInputObjectType(filter) ? conditions(filter) : [];
    for (let from = 0; from < filters.length; from += 25) {
      const part = filters.slice(from, from + 25);
      const variables = Object.fromEntries(part.map((value, at) => [`v${String(at)}`, value]));
      const declared = part.map((_, at) => `$v${String(at)}: ${name}Filter`).join(' ');
      const fields = part.map((_, at) => `f${String(at)}: ${list}(filter: $v${String(at)}) { totalCount { count } }`);
      const { errors } = await asked.client.request(`query (${declared}) { ${fields.join(' ')} }`, variables);
      expect(errors).toBeUndefined();
    }
  },
);

test('a part of a text without three letters or digits in a row is refused, and said to be', async () => {
  for (const part of ['', 'ab', '-- --', '%_\\%']) {
    const query = 'query ($part: String) { customers(filter: {name: {contains: $part}}) { nodes { id } } }';
    const { errors } = await asked.client.request(query, { part });
    expect(errors?.map(({ message, extensions }) => [extensions.code, message])).toEqual([
      [
        'BAD_USER_INPUT',
        `filter.name.contains: expected at least three letters or digits in a row, got ${JSON.stringify(part)}.`,
      ],
    ]);
  }
});

/** A filter for each field, operator and extreme value of an input type. */
function conditions(filter: GraphQLInputObjectType): readonly object[] {
  return Object.values(filter.getFields()).flatMap(({ name, type }) => {
    const operators = getNamedType(type);
    if (!isInputObjectType(operators) || !operators.name.endsWith('Filter') || operators.name.includes('Relation'))
      return [];
    return Object.values(operators.getFields()).flatMap((operator) => {
      const given = extremes[getNamedType(operator.type).name] ?? [];
      // What is looked for in a text has three letters or digits in a row.
      const values =
        operator.name === 'contains'
          ? given.map((value) => (typeof value === 'string' ? `${value}abc` : value))
          : given;
      const isList = isListType(getNullableType(operator.type));
      return isList && values.length > 0
        ? [{ [name]: { [operator.name]: values } }, { [name]: { [operator.name]: [] } }]
        : values.map((value) => ({ [name]: { [operator.name]: value } }));
    });
  });
}
