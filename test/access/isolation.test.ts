// Nothing of another organization by any path that the schema offers. Two organizations hold rows of every model, the second
// of each row made by the other one's admin. Each side asks every question twice: about what is its own, where the answer has
// to be all of it, and about what is the other's, where it has to be the answer to what never was.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeOwner } from '../support/database.js';
import { startGateway, type Answer, type Client, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';
import { fillOrganization, modelNames, readTruth, related, type TextRow, type Truth } from '../support/world.js';
import { entities, relationBehind, type Entity, type FilterPath } from './support/entities.js';
import { allowEverything } from './support/trade.js';

interface Side {
  readonly client: Client;
  readonly truth: Truth;
}

let gateway: TestGateway;
let ours: Side;
let theirs: Side;

beforeAll(async () => {
  gateway = await startGateway();
  const organizations = [await makeOrganization(), await makeOrganization()] as const;
  const admins = [await organizations[0].user(), await organizations[1].user()] as const;
  // Whatever the roles of the system allow: these two are to be stopped by nothing but the border between them.
  for (const [at, { id }] of admins.entries()) await allowEverything(organizations[at]?.id ?? '', id);
  await fillOrganization(organizations[0].id, admins[1].id);
  await fillOrganization(organizations[1].id, admins[0].id);
  const side = async (at: 0 | 1) => ({
    client: gateway.as(admins[at]),
    truth: await readTruth(organizations[at].id),
  });
  [ours, theirs] = [await side(0), await side(1)];
}, 60_000);
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
const sorted = (values: readonly string[]): string[] => [...values].sort();

test('every model has rows on both sides and is an entity of the schema', () => {
  expect(entities.map(({ name }) => name)).toEqual(sorted(modelNames));
  for (const { truth } of [ours, theirs])
    expect(modelNames.filter((name) => truth[name].length < (name === 'Organization' ? 1 : 2))).toEqual([]);
});

test('who sends no token sees nothing of any model, whatever id he knows', async () => {
  const nobody = gateway.as(null);
  for (const { name, one, list } of entities) {
    const known = ids(ours.truth[name]).slice(0, 3);
    const node = 'query ($id: ID!, $ids: [ID!]!) { node(id: $id) { id } nodes(ids: $ids) { id } }';
    const answer = await nobody.request(node, { id: known[0], ids: known });
    expect([name, answer.data]).toEqual([name, { node: null, nodes: known.map(() => null) }]);
    const [absent, others] = [randomUUID(), known.map(() => randomUUID())];
    const never = await nobody.request(node, { id: absent, ids: others });
    expect([name, without(known[0] ?? '', answer)]).toEqual([name, without(absent, never)]);
    for (const root of [`{ ${one}(id: "${String(known[0])}") { id } }`, `{ ${list} { nodes { id } } }`]) {
      const { status, data, errors, statements } = await nobody.request(root);
      expect([root, status, data, statements]).toEqual([root, 401, undefined, []]);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    }
  }
});

describe.each(entities.map((entity) => [entity.name, entity] as const))('%s', (name, entity) => {
  test('by id, node and nodes', async () => {
    const byId = [
      [`query ($id: ID!) { found: ${entity.one}(id: $id) { __typename id } }`, (id: string) => ({ id })],
      ['query ($id: ID!) { found: node(id: $id) { __typename id } }', (id: string) => ({ id })],
    ] as const;
    for (const { id } of ours.truth[name].slice(0, 3)) {
      for (const [query, variables] of byId) {
        const own = await ours.client.request(query, variables(id));
        expect(own).toMatchObject({ data: { found: { __typename: name, id } }, errors: undefined });
        const foreign = await theirs.client.request(query, variables(id));
        expect(foreign.data).toEqual({ found: null });
        expect(foreign.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
        const nobody = randomUUID();
        expect(without(id, foreign)).toEqual(without(nobody, await theirs.client.request(query, variables(nobody))));
      }
    }
    const several = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
    const asked = ids(ours.truth[name]).slice(0, 100);
    expect(await ours.client.data(several, { ids: asked })).toEqual({
      nodes: asked.map((id) => ({ __typename: name, id })),
    });
    expect(await theirs.client.data(several, { ids: asked })).toEqual({ nodes: asked.map(() => null) });
  });

  test('the whole list and its count', async () => {
    for (const { client, truth } of [ours, theirs]) {
      const found: string[] = [];
      let after: string | null = null;
      do {
        const query = `query ($after: String) { list: ${entity.list}(first: 40, after: $after) {
          nodes { id } totalCount { count precision } pageInfo { hasNextPage endCursor } } }`;
        const { list } = await client.data(query, { after });
        expect(list.totalCount).toEqual({ count: truth[name].length, precision: 'EXACT' });
        found.push(...ids(list.nodes));
        after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
      } while (after !== null);
      expect(sorted(found)).toEqual(sorted(ids(truth[name])));
    }
  });

  test('every relation, with its count', async () => {
    if (entity.relations.length === 0) return;
    const selection = entity.relations.map(({ field, isList }) =>
      isList ? `${field}(first: 10) { nodes { id } totalCount { count } }` : `${field} { id }`,
    );
    for (const { client, truth } of [ours, theirs]) {
      const rows = truth[name].slice(-20);
      const query = `query ($first: Int) { list: ${entity.list}(first: $first) { nodes { id ${selection.join(' ')} } } }`;
      const { list } = await client.data(query, { first: Math.min(rows.length, 10) });
      for (const node of list.nodes) {
        const row = truth[name].find(({ id }) => id === node.id);
        for (const { field, isList } of entity.relations) {
          const expected = row === undefined ? [] : ids(related(truth, row, relationBehind(name, field)));
          if (isList) {
            expect([name, field, node[field].totalCount]).toEqual([name, field, { count: expected.length }]);
            const nodes = ids(node[field].nodes);
            expect(nodes).toHaveLength(Math.min(expected.length, 10));
            expect(expected).toEqual(expect.arrayContaining(nodes));
          } else expect([name, field, node[field]]).toEqual([name, field, expected.map((id) => ({ id }))[0] ?? null]);
        }
      }
    }
  });

  test('filters by what the others have find nothing', async () => {
    const asked = entity.filters
      .map((path) => ({ path, values: onlyTheirs(entity, path) }))
      .filter(({ values }) => values.length > 0);
    for (let from = 0; from < asked.length; from += 20) {
      const part = asked.slice(from, from + 20);
      const fields = part.map(
        ({ path, values }, at) =>
          `f${String(at)}: ${entity.list}(first: 20, filter: ${path.literal(values)}) { nodes { id } totalCount { count } }`,
      );
      const [theirAnswers, ourAnswers] = [
        await theirs.client.data(`{ ${fields.join('\n')} }`),
        await ours.client.data(`{ ${fields.join('\n')} }`),
      ];
      for (const [at, { path, values }] of part.entries()) {
        const of = [name, path.relation, path.field];
        const expected = matching(theirs.truth, entity, path, values);
        const theirAnswer = theirAnswers[`f${String(at)}`];
        expect([of, theirAnswer.totalCount.count]).toEqual([of, expected.length]);
        expect(theirAnswer.nodes).toHaveLength(Math.min(expected.length, 20));
        expect(ids(expected)).toEqual(expect.arrayContaining(ids(theirAnswer.nodes)));
        expect([of, ourAnswers[`f${String(at)}`]]).toEqual([of, { nodes: [], totalCount: { count: 0 } }]);
      }
    }
  });

  test('a cursor from the other side is a place and nothing else', async () => {
    const page = 'nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage }';
    const ask = (key: string, sort: string, more = '') =>
      `${key}: ${entity.list}(first: 100${sort}${more}) { ${page} }`;
    const all = [
      '',
      ...entity.sorts.map((field, at) => `, sort: {field: ${field}, direction: ${at % 2 === 0 ? 'ASC' : 'DESC'}}`),
    ];
    for (let from = 0; from < all.length; from += 5) {
      const orders = all.slice(from, from + 5);
      const foreign = await theirs.client.data(
        `{ ${orders.map((sort, at) => ask(`l${String(at)}`, sort)).join('\n')} }`,
      );
      const places = orders.flatMap((sort, at) => {
        const { edges } = foreign[`l${String(at)}`];
        const cursor: string = edges[Math.floor(edges.length / 2)].cursor;
        return [
          ask(`own${String(at)}`, sort),
          ...(['after', 'before'] as const).flatMap((way) => [
            ask(`${way}${String(at)}`, sort, `, ${way}: "${cursor}"`),
            // The same place, of a row that never was.
            ask(`${way}Nobody${String(at)}`, sort, `, ${way}: "${elsewhere(cursor)}"`),
          ]),
        ];
      });
      const answer = await ours.client.data(`{ ${places.join('\n')} }`);
      for (const at of orders.keys()) {
        const [own, before, after] = ['own', 'before', 'after'].map((key) => ids(answer[`${key}${String(at)}`].nodes));
        expect([name, orders[at], whole([...(before ?? []), ...(after ?? [])], own)]).toEqual([name, orders[at], own]);
        for (const way of ['after', 'before'])
          expect(answer[`${way}Nobody${String(at)}`]).toEqual(answer[`${way}${String(at)}`]);
      }
    }
  });
});

/** Of a list that is longer than one page, as much as a page of it holds. */
const whole = (found: readonly string[], page: readonly string[] = []) =>
  page.length < 100 ? found : found.slice(0, page.length);

/** An answer and what it cost, with the id that was asked for taken out of it. */
function without(id: string, { status, data, errors, statements }: Answer): unknown {
  return { statements, ...JSON.parse(JSON.stringify({ status, data, errors }).replaceAll(id, 'ID')) };
}

const targetOf = (entity: Entity, { relation }: FilterPath) =>
  relation === null ? entity.name : (relationBehind(entity.name, relation).model as Entity['name']);

/** Values of the filtered field that rows of the other side have, and none of ours. */
function onlyTheirs(entity: Entity, path: FilterPath): readonly string[] {
  const values = ({ truth }: Side) => truth[targetOf(entity, path)].flatMap((row) => row[path.field] ?? []);
  const own = new Set(values(ours));
  return [...new Set(values(theirs))].filter((value) => !own.has(value)).slice(0, 20);
}

/** The rows of one side that a filter means. */
function matching(truth: Truth, { name }: Entity, path: FilterPath, values: readonly string[]): readonly TextRow[] {
  const has = (row: TextRow) => values.includes(row[path.field] ?? '');
  const { relation } = path;
  if (relation === null) return truth[name].filter(has);
  return truth[name].filter((row) => related(truth, row, relationBehind(name, relation)).some(has));
}

/** The cursor of the place right beside it, whose id nobody has. */
function elsewhere(cursor: string): string {
  const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
  const id = String(parts[3]);
  parts[3] = id.slice(0, -1) + (id.endsWith('f') ? 'e' : (parseInt(id.slice(-1), 16) + 1).toString(16));
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}
