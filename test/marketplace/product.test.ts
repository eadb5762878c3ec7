// Products of the marketplace: who sees which, and in which order.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asAudience, sqlState } from '../data-model/support/audience.js';
import { closeOwner, insert, type Values } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';
import '../support/queries.js';
import { approval, makeShop, type Shop } from './shop.js';

let gateway: TestGateway;
let shop: Shop;
let staff: Client;
beforeAll(async () => {
  [gateway, shop] = await Promise.all([startGateway(), makeShop()]);
  staff = gateway.as(await shop.user());
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const codes = (errors: readonly { extensions: { code: string } }[] | undefined) =>
  errors?.map(({ extensions }) => extensions.code);

test('a product is read with its prices and its vendor', async () => {
  const vendor = await shop.vendor({ companyName: 'Highland Mill', canListProducts: true });
  const { id } = await shop.approved({
    vendorId: vendor.id,
    currency: 'GBP',
    basePrice: '19.99',
    platformFeePercentage: '12.5',
  });
  const query = `query ($id: ID!) {
    marketplaceProduct(id: $id) {
      title status basePrice { amount currency } platformFeePercentage platformFeeAmount { amount } finalPrice { amount currency }
      availableQuantity moq displayRank vendor { companyName }
    }
  }`;
  expect(await staff.data(query, { id })).toEqual({
    marketplaceProduct: {
      ...{ title: 'Merino sweater', status: 'APPROVED', availableQuantity: 100, moq: 1, displayRank: 0 },
      basePrice: { amount: '19.99', currency: 'GBP' },
      platformFeePercentage: '12.5',
      platformFeeAmount: { amount: '2.4988' },
      finalPrice: { amount: '22.4888', currency: 'GBP' },
      vendor: { companyName: 'Highland Mill' },
    },
  });
});

test('what is put forward stands first, then what is listed best; other orders are asked for', async () => {
  const own = await makeShop();
  const make = (values: Values<'MarketplaceProduct'>) => own.approved(values);
  const good = await make({ qualityScore: 90, basePrice: '5' });
  const fair = await make({ qualityScore: 60, basePrice: '9' });
  const featured = await make({ qualityScore: 10, isFeatured: true, basePrice: '7' });
  const query = `{
    usual: marketplaceProducts { nodes { id } }
    next: marketplaceProducts(first: 1) { pageInfo { endCursor } }
    cheap: marketplaceProducts(sort: { field: FINAL_PRICE }) { nodes { id } }
    dear: marketplaceProducts(filter: { finalPrice: { gte: "7.7" }, isFeatured: { eq: false } }) { nodes { id } }
  }`;
  const client = gateway.as(await own.user());
  const data = await client.data(query);
  const ids = (list: { nodes: { id: string }[] }) => list.nodes.map(({ id }) => id);
  expect(ids(data.usual)).toEqual([featured.id, good.id, fair.id]);
  expect(ids(data.cheap)).toEqual([good.id, featured.id, fair.id]);
  expect(ids(data.dear)).toEqual([fair.id]);
  const after = 'query ($after: String) { marketplaceProducts(after: $after) { nodes { id } } }';
  const rest = await client.data(after, { after: data.next.pageInfo.endCursor });
  expect(ids(rest.marketplaceProducts)).toEqual([good.id, fair.id]);
});

describe('who sees a product', () => {
  const states = ['draft', 'pending_approval', 'approved', 'rejected', 'sold_out', 'archived'];
  async function makeAll(vendorId: string | null) {
    const made = new Map<string, string>();
    for (const status of states) {
      const given = ['approved', 'sold_out'].includes(status) ? approval() : {};
      const reason = status === 'rejected' ? { rejectionReason: 'Too dark a picture' } : {};
      const row = await shop.product({ vendorId, status, adminFeedback: 'Between us', ...given, ...reason });
      made.set(row.id, status);
    }
    return made;
  }
  async function seenBy(client: Client, made: ReadonlyMap<string, string>): Promise<string[]> {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`;
    const { data } = await client.request(query, { ids: [...made.keys()] });
    return data.nodes.flatMap((node: { id: string } | null) => (node === null ? [] : [made.get(node.id) ?? '']));
  }

  test('a vendor sees his own in every state, and of his rival what is approved', async () => {
    const [vendor, rival] = [await shop.vendor(), await shop.vendor()];
    const [own, foreign] = [await makeAll(vendor.id), await makeAll(rival.id)];
    const client = gateway.as(await shop.portalUser({ vendorId: vendor.id }));
    expect(await seenBy(client, own)).toEqual(states);
    expect(await seenBy(client, foreign)).toEqual(['approved']);
    const list = await client.data('{ marketplaceProducts(first: 100) { nodes { id status } } }');
    const listed: string[] = list.marketplaceProducts.nodes
      .filter(({ id }: { id: string }) => foreign.has(id))
      .map(({ status }: { status: string }) => status);
    expect(listed).toEqual(['APPROVED']);
  });

  test('a buyer sees what is approved, a sales representative all', async () => {
    const made = await makeAll((await shop.vendor()).id);
    const customer = await shop.customer();
    const buyer = gateway.as(await shop.portalUser({ customerId: customer.id }));
    const rep = await shop.salesRep();
    expect(await seenBy(buyer, made)).toEqual(['approved']);
    expect(await seenBy(gateway.as({ id: rep.userId }), made)).toEqual(states);
  });

  test('a guest sees what is approved, of one organization alone, and changes nothing', async () => {
    const made = await makeAll(null);
    await (await makeShop()).approved();
    await asAudience('guest', { organization_id: shop.id }, async (session) => {
      const rows = await session.query<{ id: string; organization_id: string }>(
        'SELECT id, organization_id FROM marketplace_products',
      );
      expect(rows.filter(({ id }) => made.has(id)).map(({ id }) => made.get(id))).toEqual(['approved']);
      expect(new Set(rows.map((row) => row.organization_id))).toEqual(new Set([shop.id]));
      expect(await session.failure('SELECT admin_feedback FROM marketplace_products')).toBe(
        sqlState.insufficientPrivilege,
      );
      expect(await session.failure('UPDATE marketplace_products SET title = $1', ['x'])).toBe(
        sqlState.insufficientPrivilege,
      );
    });
    const { errors } = await gateway.as(null).request('{ marketplaceProducts { nodes { id } } }');
    expect(codes(errors)).toEqual(['UNAUTHENTICATED']);
  });

  test('another organization sees none', async () => {
    const made = await makeAll(null);
    const stranger = gateway.as(await (await makeOrganization()).user());
    expect(await seenBy(stranger, made)).toEqual([]);
    expect(await stranger.data('{ marketplaceProducts { nodes { id } totalCount { count } } }')).toEqual({
      marketplaceProducts: { nodes: [], totalCount: { count: 0 } },
    });
  });

  test('the reviewer’s notes are for reviewers; the vendor reads them until others see the product', async () => {
    const vendor = await shop.vendor();
    const made = await makeAll(vendor.id);
    const idOf = (status: string) => [...made].find(([, state]) => state === status)?.[0];
    const query = 'query ($id: ID!) { marketplaceProduct(id: $id) { reviewFeedback rejectionReason } }';
    const client = gateway.as(await shop.portalUser({ vendorId: vendor.id }));
    expect(await client.data(query, { id: idOf('rejected') })).toEqual({
      marketplaceProduct: { reviewFeedback: 'Between us', rejectionReason: 'Too dark a picture' },
    });
    expect(await client.data(query, { id: idOf('approved') })).toEqual({
      marketplaceProduct: { reviewFeedback: null, rejectionReason: null },
    });
    const note = 'query ($id: ID!) { marketplaceProduct(id: $id) { adminFeedback } }';
    expect(codes((await client.request(note, { id: idOf('rejected') })).errors)).toEqual(['FORBIDDEN']);
    expect(await staff.data(note, { id: idOf('approved') })).toEqual({
      marketplaceProduct: { adminFeedback: 'Between us' },
    });
  });
});

test('products with all that hangs on them take as many statements however many they are', async () => {
  const many = await makeShop();
  for (let n = 0; n < 50; n++) {
    const vendor = await many.vendor();
    const { id } = await many.approved({ vendorId: vendor.id });
    await insert('SocialShare', {
      ...{ organizationId: many.id, marketplaceProductId: id, platform: 'link', url: 'https://market.example/a' },
    });
  }
  const client = gateway.as(await many.user());
  const query = `query ($first: Int!) {
    marketplaceProducts(first: $first) {
      nodes {
        vendor { companyName marketplaceProducts { nodes { title } } }
        socialShares { nodes { platform marketplaceProduct { title } } totalCount { count } }
        orderItems { nodes { quantityOrdered } } conversations { nodes { subject } }
      }
    }
  }`;
  await expect(async (first: number) => {
    const answer = await client.request(query, { first });
    return { answer, found: answer.data.marketplaceProducts.nodes.length };
  }).toBeRowIndependent();
});
