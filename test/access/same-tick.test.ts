// Requests of two organizations that arrive in one tick and ask for the same ids: each is answered from its own rows, however
// what they load is gathered into statements.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Rows } from '../../src/generated/data-model.js';
import { closeOwner } from '../support/database.js';
import { startGateway, type Client, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';

interface Side {
  readonly client: Client;
  readonly vendorId: string;
  readonly rfqs: readonly Rows['Rfq'][];
}

const rounds = 20;
let gateway: TestGateway;
let sides: readonly [Side, Side];

beforeAll(async () => {
  gateway = await startGateway();
  sides = [await makeSide('Ours'), await makeSide('Theirs')];
}, 60_000);
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

async function makeSide(title: string): Promise<Side> {
  const organization = await makeOrganization();
  const vendor = await organization.vendor({ companyName: title });
  const rfqs: Rows['Rfq'][] = [];
  for (let n = 0; n < 5; n += 1) {
    const rfq = await organization.rfq({ title, status: 'sent' });
    await organization.invitation(rfq.id, vendor.id);
    await organization.quote(rfq.id, vendor.id);
    rfqs.push(rfq);
  }
  return { client: gateway.as(await organization.user()), vendorId: vendor.id, rfqs };
}

const nested =
  'id title quotes { nodes { vendor { id companyName } } } invitations { nodes { vendor { id companyName } } }';
const expectedRfq = ({ vendorId, rfqs }: Side, id: string) => {
  const rfq = rfqs.find((candidate) => candidate.id === id);
  if (rfq === undefined) return null;
  const children = { nodes: [{ vendor: { id: vendorId, companyName: rfq.title } }] };
  return { id, title: rfq.title, quotes: children, invitations: children };
};

/** Both sides ask the same, all at once, several times over; each answer is compared with what that side owns. */
async function inOneTick(
  query: string,
  variables: Readonly<Record<string, unknown>>,
  expected: (side: Side) => unknown,
): Promise<void> {
  const asking = sides.flatMap((side) => Array.from({ length: 3 }, () => side));
  const answers = await Promise.all(asking.map(({ client }) => client.request(query, variables)));
  for (const [at, side] of asking.entries()) expect(answers[at]?.data).toEqual(expected(side));
}

const everyRound = Array.from({ length: rounds }, (_, round) => round);
const idOfRound = (round: number) => sides[round % 2]?.rfqs[round % 5]?.id ?? '';

test('one by id', async () => {
  for (const round of everyRound) {
    const id = idOfRound(round);
    await inOneTick(`query ($id: ID!) { rfq(id: $id) { ${nested} } }`, { id }, (side) => ({
      rfq: expectedRfq(side, id),
    }));
  }
});

test('node and nodes', async () => {
  const all = sides.flatMap(({ rfqs, vendorId }) => [...rfqs.map(({ id }) => id), vendorId]);
  const query = `query ($id: ID!, $ids: [ID!]!) { node(id: $id) { id ... on Rfq { ${nested.slice(3)} } } nodes(ids: $ids) { id } }`;
  for (const round of everyRound) {
    const id = idOfRound(round);
    await inOneTick(query, { id, ids: all }, (side) => ({
      node: expectedRfq(side, id),
      nodes: all.map((asked) => (asked === side.vendorId || expectedRfq(side, asked) !== null ? { id: asked } : null)),
    }));
  }
});

test('lists, counts and filters', async () => {
  const query = `query ($vendorId: ID!) {
    rfqs(first: 10) { nodes { ${nested} } totalCount { count } }
    vendors { nodes { id quotes { totalCount { count } } } }
    quotes(filter: {vendorId: {eq: $vendorId}}) { totalCount { count } }
  }`;
  for (const round of everyRound) {
    const vendorId = sides[round % 2]?.vendorId;
    await inOneTick(query, { vendorId }, (side) => ({
      rfqs: {
        nodes: [...side.rfqs].reverse().map(({ id }) => expectedRfq(side, id)),
        totalCount: { count: side.rfqs.length },
      },
      vendors: { nodes: [{ id: side.vendorId, quotes: { totalCount: { count: side.rfqs.length } } }] },
      quotes: { totalCount: { count: vendorId === side.vendorId ? side.rfqs.length : 0 } },
    }));
  }
});

test('as many requests as wait for the pool', async () => {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const ids = sides.flatMap(({ rfqs }) => rfqs.map(({ id }) => id));
  const asking = Array.from({ length: 60 }, (_, at) => sides[at % 2]).filter((side) => side !== undefined);
  const answers = await Promise.all(asking.map(({ client }) => client.data(query, { ids })));
  for (const [at, side] of asking.entries())
    expect(answers[at].nodes).toEqual(ids.map((id) => (expectedRfq(side, id) === null ? null : { id })));
});
