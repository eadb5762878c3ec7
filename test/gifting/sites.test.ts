// Clients and their celebration sites through the API: what the staff see, and what a client's portal shows him.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Rows } from '../../src/generated/data-model.js';
import { asOwner, closeOwner, insertAll } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization, unique } from '../support/make.js';
import '../support/queries.js';
import { type Celebration, makeCelebration } from './celebration.js';

let gateway: TestGateway;
let celebration: Celebration;
let staff: Client;
beforeAll(async () => {
  [gateway, celebration] = await Promise.all([startGateway(), makeCelebration()]);
  staff = gateway.as(await celebration.user());
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

/** A client with an open site, whose catalog has two products, one of them left out; somebody chose the other. */
async function makeClient(values: Partial<Rows['Client']> = {}) {
  const client = await celebration.client(values);
  const catalog = await celebration.catalog();
  const [throwOver, lamp] = [await celebration.product(catalog.id), await celebration.product(catalog.id)];
  const site = await celebration.site(client.id, { catalogId: catalog.id });
  const exclusion = await celebration.exclusion(site.id, lamp.id);
  const employee = await celebration.employee(site.id);
  const order = await celebration.gift(site, employee, { productId: throwOver.id });
  return { client, catalog, throwOver, lamp, site, exclusion, employee, order };
}

test('a client is told with his sites, employees, exclusions and gift orders', async () => {
  const made = await makeClient({ name: 'Helio Energy', contactEmail: 'people@helio.example', taxId: 'GB123' });
  const query = `query ($id: ID!) {
    client(id: $id) {
      name clientCode status contactEmail taxId address billingAddress integration
      sites { nodes {
        slug status validationMethods branding catalog { id }
        exclusions { nodes { reason product { id } } }
        employees { nodes { name employeeNumber status orders { nodes { id } } } }
        orders { nodes { source client { id } site { id } employee { id } product { id } } totalCount { count } }
      } }
      orders { nodes { id } }
    }
  }`;
  expect(await staff.data(query, { id: made.client.id })).toEqual({
    client: {
      ...{ name: 'Helio Energy', clientCode: made.client.clientCode, status: 'ACTIVE', taxId: 'GB123' },
      ...{ contactEmail: 'people@helio.example', address: {}, billingAddress: null, integration: {} },
      sites: {
        nodes: [
          {
            ...{ slug: made.site.slug, status: 'ACTIVE', validationMethods: [], branding: {} },
            catalog: { id: made.catalog.id },
            exclusions: { nodes: [{ reason: 'Given last year.', product: { id: made.lamp.id } }] },
            employees: {
              nodes: [
                {
                  ...{ name: 'Mila Park', employeeNumber: made.employee.employeeNumber, status: 'ACTIVE' },
                  orders: { nodes: [{ id: made.order.id }] },
                },
              ],
            },
            orders: {
              nodes: [
                {
                  ...{ source: 'GIFTING', client: { id: made.client.id }, site: { id: made.site.id } },
                  ...{ employee: { id: made.employee.id }, product: { id: made.throwOver.id } },
                },
              ],
              totalCount: { count: 1 },
            },
          },
        ],
      },
      orders: { nodes: [{ id: made.order.id }] },
    },
  });
});

test('the other sides lead back: a catalog knows its sites, a product who leaves it out, a portal its client', async () => {
  const { client, catalog, lamp, site, exclusion } = await makeClient();
  const user = await celebration.portalUser({ clientId: client.id });
  const [invitation] = await asOwner<{ id: string }>(
    `INSERT INTO user_invitations (organization_id, email, role_id, client_id, token_hash, expires_at)
     SELECT organization_id, $2 || '@example.com', id, $3, $2, now() + interval '1 day'
     FROM roles WHERE organization_id = $1 AND name = 'client' RETURNING id`,
    [celebration.id, unique(), client.id],
  );
  const query = `query ($catalog: ID!, $product: ID!, $user: ID!, $invitation: ID!, $client: ID!) {
    catalog(id: $catalog) { sites { nodes { id } } }
    product(id: $product) { siteExclusions { nodes { id site { id } } } }
    user(id: $user) { portal { client { id } } }
    userInvitation(id: $invitation) { client { id } }
    client(id: $client) { portals { nodes { user { id } } } userInvitations { nodes { id } } }
  }`;
  const asked = { catalog: catalog.id, product: lamp.id, user: user.id, invitation: invitation?.id, client: client.id };
  expect(await staff.data(query, asked)).toEqual({
    catalog: { sites: { nodes: [{ id: site.id }] } },
    product: { siteExclusions: { nodes: [{ id: exclusion.id, site: { id: site.id } }] } },
    user: { portal: { client: { id: client.id } } },
    userInvitation: { client: { id: client.id } },
    client: { portals: { nodes: [{ user: { id: user.id } }] }, userInvitations: { nodes: [{ id: invitation?.id }] } },
  });
});

test('gifts are found by client, site and employee, and counted by them', async () => {
  const [one, two] = [await makeClient(), await makeClient()];
  const query = `query ($filter: OrderFilter) { orders(filter: $filter) { nodes { id } } }`;
  const found = async (filter: object) => ids((await staff.data(query, { filter })).orders.nodes);
  expect(await found({ clientId: { eq: one.client.id } })).toEqual([one.order.id]);
  expect(await found({ siteId: { in: [one.site.id, two.site.id] } })).toEqual(ids([one.order, two.order]));
  expect(await found({ site: { is: { slug: { eq: two.site.slug } } } })).toEqual([two.order.id]);
  expect(await found({ client: { is: { clientCode: { eq: one.client.clientCode } } } })).toEqual([one.order.id]);
  const number = { eq: two.employee.employeeNumber };
  expect(await found({ employee: { is: { employeeNumber: number } } })).toEqual([two.order.id]);
  const counted = await staff.data(
    `query ($filter: OrderFilter) {
      orders(filter: $filter) { aggregate { count groups(by: [{ field: CLIENT_ID }]) { nodes { count key { client { id } } } } } }
    }`,
    { filter: { clientId: { in: [one.client.id, two.client.id] } } },
  );
  expect(counted.orders.aggregate).toEqual({
    count: 2,
    groups: { nodes: ids([one.client, two.client]).map((id) => ({ count: 1, key: { client: { id } } })) },
  });
});

const everything = `{
  clients { nodes { id } totalCount { count } }
  sites { nodes { id } totalCount { count } }
  siteProductExclusions { nodes { id } totalCount { count } }
  employees { nodes { id } totalCount { count } }
  orders { nodes { id } totalCount { count } }
  catalogs { nodes { id } totalCount { count } }
  products { nodes { id } totalCount { count } }
}`;
type Found = Record<string, { nodes: { id: string }[]; totalCount: { count: number } }>;

test('a client sees himself, his sites and all that belongs to them, and nothing of another client', async () => {
  const [own, other] = [await makeClient(), await makeClient()];
  await celebration.order();
  const portal = gateway.as(await celebration.portalUser({ clientId: own.client.id }));
  const seen = (await portal.data(everything)) as Found;
  expect(
    Object.fromEntries(
      Object.entries(seen).map(([name, { nodes, totalCount }]) => {
        expect({ name, count: totalCount.count }).toEqual({ name, count: nodes.length });
        return [name, ids(nodes)];
      }),
    ),
  ).toEqual({
    ...{ clients: [own.client.id], sites: [own.site.id], siteProductExclusions: [own.exclusion.id] },
    ...{ employees: [own.employee.id], orders: [own.order.id], catalogs: [own.catalog.id] },
    products: ids([own.throwOver, own.lamp]),
  });
  const foreign = await portal.request(
    `query ($client: ID!, $site: ID!, $exclusion: ID!, $employee: ID!, $order: ID!, $catalog: ID!, $product: ID!) {
      client(id: $client) { id } site(id: $site) { id } siteProductExclusion(id: $exclusion) { id }
      employee(id: $employee) { id } order(id: $order) { id } catalog(id: $catalog) { id } product(id: $product) { id }
      node(id: $site) { id }
    }`,
    {
      ...{ client: other.client.id, site: other.site.id, exclusion: other.exclusion.id, employee: other.employee.id },
      ...{ order: other.order.id, catalog: other.catalog.id, product: other.lamp.id },
    },
  );
  expect(new Set(Object.values(foreign.data as object))).toEqual(new Set([null]));
  expect(foreign.errors?.map(({ extensions }) => extensions.code)).toEqual(Array(8).fill('NOT_FOUND'));
});

test('a catalog that two clients share leads each to his own sites only', async () => {
  const catalog = await celebration.catalog();
  const [one, two] = [await celebration.client(), await celebration.client()];
  const site = await celebration.site(one.id, { catalogId: catalog.id });
  await celebration.site(two.id, { catalogId: catalog.id });
  const portal = gateway.as(await celebration.portalUser({ clientId: one.id }));
  expect(await portal.data(`{ catalogs { nodes { id sites { nodes { id client { id } } } } } }`)).toEqual({
    catalogs: { nodes: [{ id: catalog.id, sites: { nodes: [{ id: site.id, client: { id: one.id } }] } }] },
  });
});

test('the portal says nothing of what the organization keeps to itself', async () => {
  const { client } = await makeClient();
  const portal = gateway.as(await celebration.portalUser({ clientId: client.id }));
  for (const query of [
    `{ vendors { nodes { id } } }`,
    `{ customers { nodes { id } } }`,
    `{ deviceRequests { nodes { id } } }`,
  ]) {
    const answer = await portal.request(query);
    expect([query, answer.errors?.[0]?.extensions.code]).toEqual([query, 'FORBIDDEN']);
  }
});

test('another organization sees none of it', async () => {
  const { client, site, employee } = await makeClient();
  const other = await makeOrganization();
  const stranger = gateway.as(await other.user());
  const query = `query ($client: ID!, $site: ID!, $employee: ID!) {
    client(id: $client) { id } site(id: $site) { id } employee(id: $employee) { id } sites { nodes { id } }
  }`;
  const { data } = await stranger.request(query, { client: client.id, site: site.id, employee: employee.id });
  expect(data).toEqual({ client: null, site: null, employee: null, sites: { nodes: [] } });
});

test('sites with all their relations cost as many statements as one', async () => {
  const own = await makeCelebration();
  const client = await own.client();
  const catalog = await own.catalog();
  const product = await own.product(catalog.id);
  const sites = await insertAll(
    'Site',
    Array.from({ length: 50 }, (_, at) => ({
      ...{ organizationId: own.id, clientId: client.id, catalogId: catalog.id },
      ...{ name: `Site ${String(at)}`, slug: `site-${String(at)}` },
    })),
  );
  for (const site of sites) {
    await own.exclusion(site.id, product.id);
    await own.gift(site, await own.employee(site.id));
  }
  const asked = gateway.as(await own.user());
  const query = `query ($first: Int!) {
    sites(first: $first) { nodes {
      client { name } catalog { name sites(first: 1) { nodes { id } } }
      exclusions { nodes { product { siteExclusions { totalCount { count } } } excludedBy { name } } totalCount { count } }
      employees { nodes { orders { nodes { id } totalCount { count } } } totalCount { count } }
      orders { nodes { employee { name site { name } } client { clientCode } } totalCount { count } }
    } }
  }`;
  await expect(async (first: number) => {
    const answer = await asked.request(query, { first });
    return { answer, found: answer.data.sites.nodes.length };
  }).toBeRowIndependent();
});
