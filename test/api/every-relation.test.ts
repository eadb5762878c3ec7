// Every connection and every relation that the printed schema offers, asked of the demo world. The types, their root fields and
// relations are read from schema.graphql, so that what is new there is asked for here without a line being added.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedDemo, type DemoWorld } from '../../prisma/seed/index.js';
import { entities, type Entity } from '../access/support/entities.js';
import { openDatabases, query, type Databases } from '../seed/support/database.js';
import { startGateway, type Answer, type Client, type TestGateway } from '../support/gql.js';

let databases: Databases;
let gateway: TestGateway;
let world: DemoWorld;
let admin: Client;
let stranger: Client;
/** Ids of every type that the first organization's admin sees. */
const seen = new Map<string, string[]>();

beforeAll(async () => {
  databases = await openDatabases(process.env['TEST_DATABASE_URL'] ?? '', `sg_api_test_${String(process.pid)}`);
  const url = await databases.create('demo');
  world = await seedDemo({ connection: { connectionString: url }, report: () => undefined });
  // What only the gateway can encrypt is not in the demo world.
  await query(
    url,
    `INSERT INTO user_mfa_factors (organization_id, user_id, kind, secret, secret_key_id)
     SELECT organization_id, id, 'totp', 'none', 'none' FROM users WHERE id = $1`,
    [world.users.admin.id],
  );
  gateway = await startGateway(url);
  admin = gateway.as(world.users.admin);
  stranger = gateway.as(world.users.otherOrganization);
}, 180_000);

afterAll(async () => {
  await gateway.close();
  await databases.drop();
});

/** Few enough relations for one operation to stay within its limits. */
const together = 4;

const parts = (relations: readonly Way[]): readonly (readonly Way[])[] =>
  relations.length === 0
    ? [[]]
    : Array.from({ length: Math.ceil(relations.length / together) }, (_, at) =>
        relations.slice(at * together, (at + 1) * together),
      );

/** A way on from a row: a relation, or a narrower list or view of its own. */
interface Way {
  readonly field: string;
  readonly selection: string;
  readonly isList: boolean;
}

const waysOf = ({ relations, chosen }: Entity): readonly Way[] => [
  ...relations.map(({ field, isList }) => ({
    field,
    isList,
    selection: isList ? `${field}(first: 3) { nodes { id } totalCount { count } }` : `${field} { id }`,
  })),
  ...chosen,
];

/** A page of a list with some of its relations. */
async function page(client: Client, { list }: Entity, relations: readonly Way[], first: number) {
  const document = `query ($first: Int) { list: ${list}(first: $first) { nodes { id ${relations.map(({ selection }) => selection).join(' ')} } totalCount { count } } }`;
  const answer = await client.request(document, { first });
  return { answer, nodes: (answer.data?.list?.nodes ?? []) as readonly Record<string, unknown>[] };
}

/**
 * What the shape may cost: a statement for the page and one for its count, at the root and for each list below, and one
 * for each single object below. Relations to the same table share a statement, and one that leads nowhere from any row of
 * the page costs none.
 */
const allowed = (relations: readonly Way[]): number => relations.reduce((sum, { isList }) => sum + (isList ? 2 : 1), 2);

/** Every id in an answer. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'id' && typeof each === 'string' ? [each] : idsIn(each),
  );
}

const messages = ({ errors }: Answer): readonly string[] => errors?.map(({ message }) => message) ?? [];

describe.each(entities.map((entity) => [entity.name, entity] as const))('%s', (name, entity) => {
  test('is there, and answers with all its relations at the cost of the shape, however many rows', async () => {
    for (const relations of parts(waysOf(entity))) {
      // Plans and prepared statements of the shape exist before anything is counted.
      await page(admin, entity, relations, 1);
      for (const first of [1, 5, 50]) {
        const { answer, nodes } = await page(admin, entity, relations, first);
        const asked = [name, first, ...relations.map(({ field }) => field)];
        expect([asked, messages(answer)]).toEqual([asked, []]);
        expect([asked, nodes.length]).toEqual([asked, Math.min(first, answer.data.list.totalCount.count)]);
        expect([asked, nodes.length > 0]).toEqual([asked, true]);
        expect([asked, Math.max(answer.statements.length, allowed(relations))]).toEqual([asked, allowed(relations)]);
        if (first === 50)
          seen.set(
            name,
            nodes.map(({ id }) => String(id)),
          );
      }
    }
  });

  test('is empty for another organization, by every way', async () => {
    const ids = seen.get(name) ?? [];
    expect(ids.length).toBeGreaterThan(0);
    const { nodes } = await stranger.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect([name, nodes]).toEqual([name, ids.map(() => null)]);
    const known = new Set(ids);
    for (const relations of parts(waysOf(entity))) {
      const { answer } = await page(stranger, entity, relations, 50);
      expect([name, messages(answer)]).toEqual([name, []]);
      expect([name, idsIn(answer.data).filter((id) => known.has(id) || everything().has(id))]).toEqual([name, []]);
    }
    const one = await stranger.request(`query ($id: ID!) { ${entity.one}(id: $id) { id } }`, { id: ids[0] });
    expect([name, one.data, one.errors?.map(({ extensions }) => extensions.code)]).toEqual([
      name,
      { [entity.one]: null },
      ['NOT_FOUND'],
    ]);
  });
});

/** All ids seen so far by the admin of the first organization. */
const everything = (): ReadonlySet<string> => new Set([...seen.values()].flat());
