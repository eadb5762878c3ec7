import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeOwner } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';

const nobody = '01890000-0000-7000-8000-000000000000';

let gateway: TestGateway;
let ours: TestOrganization;
let theirs: TestOrganization;
let us: Client;
let technician: Client;

beforeAll(async () => {
  [gateway, ours, theirs] = await Promise.all([startGateway(), makeOrganization(), makeOrganization()]);
  us = gateway.as(await ours.user());
  technician = gateway.as(await ours.user({}, ['technician']));
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const errorsOf = async (client: Client, query: string, variables = {}) =>
  (await client.request(query, variables)).errors?.map(({ message, extensions, path }) => ({
    message,
    code: extensions.code,
    path,
  }));

describe('one object by its id', () => {
  const query =
    'query ($id: ID!) { rfq(id: $id) { id title status targetPrice { amount currency } createdAt dueDate } }';

  test('is read in the forms of the API', async () => {
    const rfq = await ours.rfq({
      title: 'Lambswool',
      status: 'draft',
      targetPrice: '1250.50',
      currency: 'EUR',
      dueDate: '2031-02-03',
    });
    const { rfq: read } = await us.data(query, { id: rfq.id });
    expect(read).toEqual({
      id: rfq.id,
      title: 'Lambswool',
      status: 'DRAFT',
      targetPrice: { amount: '1250.5', currency: 'EUR' },
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      dueDate: '2031-02-03',
    });
  });

  test("another organization's, none at all and no UUID are NOT_FOUND in the same words", async () => {
    const foreign = await theirs.rfq();
    for (const id of [foreign.id, nobody, 'RFQ-2026-000123'])
      expect(await errorsOf(us, query, { id })).toEqual([
        { message: `No rfq has the id "${id}".`, code: 'NOT_FOUND', path: ['rfq'] },
      ]);
  });
});

describe('node and nodes', () => {
  test('find every type by the id alone', async () => {
    const vendor = await ours.vendor({ companyName: 'Highland Mill' });
    const rfq = await ours.rfq({ title: 'Cashmere' });
    await ours.invitation(rfq.id, vendor.id);
    const quote = await ours.quote(rfq.id, vendor.id);
    const { node, nodes } = await us.data(
      `query ($id: ID!, $ids: [ID!]!) {
        node(id: $id) { __typename id ... on Vendor { companyName } }
        nodes(ids: $ids) { __typename id ... on Rfq { title quotes { nodes { id } } } ... on Quote { rfq { id } } }
      }`,
      { id: vendor.id, ids: [quote.id, rfq.id, quote.id] },
    );
    expect(node).toEqual({ __typename: 'Vendor', id: vendor.id, companyName: 'Highland Mill' });
    const found = { __typename: 'Quote', id: quote.id, rfq: { id: rfq.id } };
    expect(nodes).toEqual([
      found,
      { __typename: 'Rfq', id: rfq.id, title: 'Cashmere', quotes: { nodes: [{ id: quote.id }] } },
      found,
    ]);
  });

  test('what is not there is NOT_FOUND for node, and null among nodes', async () => {
    const foreign = await theirs.vendor();
    for (const id of [foreign.id, nobody, 'x'])
      expect(await errorsOf(us, 'query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual([
        { message: `No object has the id "${id}".`, code: 'NOT_FOUND', path: ['node'] },
      ]);
    const vendor = await ours.vendor();
    const { nodes } = await us.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [foreign.id, vendor.id, 'x'],
    });
    expect(nodes).toEqual([null, { id: vendor.id }, null]);
  });

  test('answer a row that a policy hides as one that never was, in words and statements', async () => {
    const [own, other] = [await ours.customer(), await ours.customer()];
    const buyer = gateway.as(await ours.portalUser({ customerId: own.id }));
    const [seen, hidden] = [await ours.order({ customerId: own.id }), await ours.order({ customerId: other.id })];
    const ask = async (id: string) => {
      const answer = await buyer.request('query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }', { id });
      const { message, extensions } = answer.errors?.[0] ?? { message: '', extensions: { code: 'none' } };
      return { ...answer, errors: [message.replace(id, 'it'), extensions.code] };
    };
    expect((await ask(seen.id)).data).toEqual({ node: { id: seen.id }, nodes: [{ id: seen.id }] });
    expect((await ask(hidden.id)).errors).toEqual(['No object has the id "it".', 'NOT_FOUND']);
    expect(await ask(hidden.id)).toEqual(await ask(nobody));
  });

  test("need the permission of the type's own root field", async () => {
    const rfq = await ours.rfq();
    const refused = { message: 'Rfq needs the permission "rfqs.read".', code: 'FORBIDDEN' };
    expect(await errorsOf(technician, 'query ($id: ID!) { node(id: $id) { id } }', { id: rfq.id })).toEqual([
      { ...refused, path: ['node'] },
    ]);
    expect(await errorsOf(technician, 'query ($id: ID!) { nodes(ids: [$id]) { id } }', { id: rfq.id })).toEqual([
      { ...refused, path: ['nodes', 0] },
    ]);
  });

  test('nodes takes 100 ids at most', async () => {
    const ids = Array.from({ length: 101 }, () => nobody);
    expect(await errorsOf(us, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toEqual([
      { message: 'nodes(ids:) takes at most 100 ids, not 101.', code: 'BAD_USER_INPUT', path: ['nodes'] },
    ]);
  });
});

describe('a quote and its invitation', () => {
  test('belong together by request and vendor', async () => {
    const rfq = await ours.rfq();
    const vendors = [await ours.vendor(), await ours.vendor()];
    const pairs: { id: string; invitation: { id: string; quotes: { nodes: { id: string }[] } } }[] = [];
    for (const vendor of vendors) {
      const invitation = await ours.invitation(rfq.id, vendor.id);
      const { id } = await ours.quote(rfq.id, vendor.id);
      pairs.unshift({ id, invitation: { id: invitation.id, quotes: { nodes: [{ id }] } } });
    }
    const { rfq: read } = await us.data(
      'query ($id: ID!) { rfq(id: $id) { quotes { nodes { id invitation { id quotes { nodes { id } } } } } } }',
      { id: rfq.id },
    );
    expect(read.quotes.nodes).toEqual(pairs);
  });
});

describe('scalars on their way in', () => {
  test('a text that cannot be stored is refused before any SQL', async () => {
    for (const title of ['a\u0000b', 'a\ud800']) {
      const { errors, statements } = await us.request(
        'query ($title: String!) { rfqs(filter: {title: {eq: $title}}) { nodes { id } } }',
        { title },
      );
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
      expect(statements).toEqual([]);
    }
  });

  test('filters and orders take the forms that answers have', async () => {
    const buyer = await makeOrganization();
    const client = gateway.as(await buyer.user());
    await buyer.rfq({ title: 'early', dueDate: '2031-01-01', targetPrice: '10' });
    await buyer.rfq({ title: 'late', dueDate: '2031-06-01', targetPrice: '9.5' });
    const { rfqs } = await client.data(
      `{ rfqs(filter: {dueDate: {gte: "2031-01-01"}, status: {in: [DRAFT]}, targetPrice: {lt: "10.5"}, createdAt: {gt: "2020-01-01T00:00:00+02:00"}}, sort: {field: TARGET_PRICE}) {
        nodes { title } totalCount { count precision } pageInfo { hasNextPage } edges { cursor node { title } }
      } }`,
    );
    expect(rfqs.nodes).toEqual([{ title: 'late' }, { title: 'early' }]);
    expect(rfqs.totalCount).toEqual({ count: 2, precision: 'EXACT' });
    expect(rfqs.pageInfo).toEqual({ hasNextPage: false });
  });
});
