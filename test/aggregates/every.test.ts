// Every entity that can be counted, in two organizations that hold rows of every model: each counts its own and nothing of the
// other's, at the root and below every object that leads to a list of it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isEnumType, isObjectType } from 'graphql';
import type { ModelName } from '../../src/generated/data-model.js';
import { entities, schema } from '../access/support/entities.js';
import { allowEverything } from '../access/support/trade.js';
import { closeOwner } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';
import { fillOrganization, models, readTruth, type Truth } from '../support/world.js';

interface Side {
  readonly client: Client;
  readonly truth: Truth;
}
let gateway: TestGateway;
let sides: readonly [Side, Side];

beforeAll(async () => {
  gateway = await startGateway();
  const organizations = [await makeOrganization(), await makeOrganization()] as const;
  const admins = [await organizations[0].user(), await organizations[1].user()] as const;
  for (const [at, { id }] of admins.entries()) await allowEverything(organizations[at]?.id ?? '', id);
  await fillOrganization(organizations[0].id, admins[1].id);
  await fillOrganization(organizations[1].id, admins[0].id);
  const side = async (at: 0 | 1) => ({ client: gateway.as(admins[at]), truth: await readTruth(organizations[at].id) });
  sides = [await side(0), await side(1)];
}, 120_000);
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const isCounted = (name: string): boolean => isObjectType(schema.getType(`${name}Aggregate`));
const counted = entities.filter(({ name }) => isCounted(name));

/** Keys of other objects by which the entity can be grouped. */
function keysOf(name: ModelName): readonly string[] {
  const type = schema.getType(`${name}GroupField`);
  const columns = models[name].columns;
  return Object.keys(columns).filter((field) => {
    const value = field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    return columns[field]?.type === 'uuid' && isEnumType(type) && type.getValue(value) !== undefined;
  });
}

describe.each(counted.map((entity) => [entity.name, entity] as const))('%s', (name, entity) => {
  test('counts what the list holds', async () => {
    for (const { client, truth } of sides) {
      const { [entity.list]: found } = await client.data(
        `{ ${entity.list} { totalCount { count } aggregate { count } } }`,
      );
      expect(found).toEqual({ totalCount: { count: truth[name].length }, aggregate: { count: truth[name].length } });
    }
  });

  test('is grouped by keys of its own organization', async () => {
    for (const field of keysOf(name))
      for (const { client, truth } of sides) {
        const value = field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
        const query = `{ list: ${entity.list} { aggregate { groups(by: {field: ${value}}, first: 1000) { nodes { key { ${field} } count } } } } }`;
        const { list } = await client.data(query);
        // Actors may be of another organization: who sees the row does not see them.
        const target = models[name].relations[field.replace(/Id$/, '')]?.model as ModelName | undefined;
        const known = target === undefined ? null : new Set(truth[target].map(({ id }) => id));
        const expected: Record<string, number> = {};
        for (const row of truth[name]) {
          const key = row[field] ?? null;
          const shown = String(known === null || (key !== null && known.has(key)) ? key : null);
          expected[shown] = (expected[shown] ?? 0) + 1;
        }
        const got = list.aggregate.groups.nodes.map((node: { key: Record<string, unknown>; count: number }) => [
          String(node.key[field]),
          node.count,
        ]);
        expect([name, field, Object.fromEntries(got)]).toEqual([name, field, expected]);
      }
  });
});

describe.each(entities.map((entity) => [entity.name, entity] as const))('below %s', (_, entity) => {
  test('every list counts what it holds', async () => {
    const lists = entity.relations.filter(({ isList, target }) => isList && isCounted(target));
    const selection = lists.map(({ field }) => `${field}(first: 1) { totalCount { count } aggregate { count } }`);
    if (lists.length === 0) return;
    for (const { client } of sides) {
      const { list } = await client.data(`{ list: ${entity.list}(first: 5) { nodes { ${selection.join(' ')} } } }`);
      for (const node of list.nodes)
        for (const { field } of lists)
          expect([field, node[field].aggregate]).toEqual([field, { count: node[field].totalCount.count }]);
    }
  });
});
