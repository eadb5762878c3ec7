// What customers want, what vendors have to sell, and the deals between them.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asAudience, sqlState, type Settings } from '../data-model/support/audience.js';
import { asOwner, closeOwner, insert } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';
import '../support/queries.js';
import { makeShop, refusal, type Shop } from './shop.js';

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

const settings = (more: Settings = {}): Settings => ({ organization_id: shop.id, ...more });
const codes = (errors: readonly { extensions: { code: string } }[] | undefined) =>
  errors?.map(({ extensions }) => extensions.code);
/** What a client finds at the root: how many intents, listings and deals. */
async function found(client: Client): Promise<unknown> {
  const { data } = await client.request(`{
    buyerIntents { nodes { id } }
    sellerListings { nodes { id } }
    marketplaceDeals { nodes { id } }
  }`);
  const ids = (list: { nodes: { id: string }[] } | null) => list?.nodes.map(({ id }) => id) ?? null;
  return [ids(data.buyerIntents), ids(data.sellerListings), ids(data.marketplaceDeals)];
}

test('a deal is read with both sides, what they wanted and offered, and its commission', async () => {
  const customer = await shop.customer({ name: 'Ines' });
  const vendor = await shop.vendor({ companyName: 'Highland Mill' });
  const intent = await shop.intent(customer.id, { targetPrice: '8.25', currency: 'EUR' });
  const listing = await shop.listing(vendor.id);
  const { id } = await shop.deal(customer.id, vendor.id, {
    ...{ buyerIntentId: intent.id, sellerListingId: listing.id, matchScore: '0.8750' },
    ...{ status: 'accepted', acceptedAt: new Date(), agreedAmount: '3333.33', commissionRate: '2.75', currency: 'EUR' },
  });
  const query = `query ($id: ID!) {
    marketplaceDeal(id: $id) {
      status matchScore agreedAmount { amount currency } commissionRate commissionAmount { amount currency }
      customer { name marketplaceDeals { nodes { id } } } vendor { companyName marketplaceDeals { totalCount { count } } }
      buyerIntent { title targetPrice { amount currency } status deals { nodes { id } } }
      sellerListing { title unitPrice { amount } status deals { nodes { id } } }
    }
    marketplaceDeals(filter: { matchScore: { gt: "0.87" }, customer: { is: { name: { eq: "Ines" } } } }) { nodes { id } }
  }`;
  expect(await staff.data(query, { id })).toEqual({
    marketplaceDeal: {
      ...{ status: 'ACCEPTED', matchScore: '0.875', agreedAmount: { amount: '3333.33', currency: 'EUR' } },
      ...{ commissionRate: '2.75', commissionAmount: { amount: '91.6666', currency: 'EUR' } },
      customer: { name: 'Ines', marketplaceDeals: { nodes: [{ id }] } },
      vendor: { companyName: 'Highland Mill', marketplaceDeals: { totalCount: { count: 1 } } },
      buyerIntent: {
        ...{ title: '400 kg of yarn', status: 'OPEN', targetPrice: { amount: '8.25', currency: 'EUR' } },
        deals: { nodes: [{ id }] },
      },
      sellerListing: {
        ...{ title: 'Yarn from stock', status: 'ACTIVE', unitPrice: { amount: '8.5' } },
        deals: { nodes: [{ id }] },
      },
    },
    marketplaceDeals: { nodes: [{ id }] },
  });
});

test('commission follows the agreed amount and the rate, and is none before they agree', async () => {
  const [customer, vendor] = [await shop.customer(), await shop.vendor()];
  const cases = [
    ['10.0000', '12.50', '1.2500'],
    ['0.0001', '50', '0.0001'],
    ['9999999999.9999', '33.33', '3333000000.0000'],
    [null, '5', null],
  ];
  for (const [agreedAmount, commissionRate, commission] of cases) {
    const deal = await shop.deal(customer.id, vendor.id, { agreedAmount, commissionRate });
    expect([agreedAmount, deal.commissionAmount]).toEqual([agreedAmount, commission]);
  }
});

test('each side sees what is its own, the representative what he is in charge of', async () => {
  const own = await makeShop();
  const [rep, rival] = [await own.salesRep(), await own.salesRep()];
  const [customer, other] = [await own.customer({ salesRepId: rep.id }), await own.customer({ salesRepId: rival.id })];
  const [vendor, competitor] = [await own.vendor(), await own.vendor()];
  const [wish, otherWish] = [await own.intent(customer.id), await own.intent(other.id)];
  const [offer, otherOffer] = [await own.listing(vendor.id), await own.listing(competitor.id)];
  const deal = await own.deal(customer.id, vendor.id, { salesRepId: rep.id });
  const otherDeal = await own.deal(other.id, competitor.id, { salesRepId: rival.id });
  const as = (user: { readonly id: string }) => found(gateway.as(user));
  expect(await as(await own.user())).toEqual([
    [otherWish.id, wish.id],
    [otherOffer.id, offer.id],
    [otherDeal.id, deal.id],
  ]);
  expect(await as({ id: rep.userId })).toEqual([[wish.id], [otherOffer.id, offer.id], [deal.id]]);
  expect(await as(await own.portalUser({ customerId: customer.id }))).toEqual([[wish.id], [], null]);
  expect(await as(await own.portalUser({ vendorId: vendor.id }))).toEqual([[], [offer.id], null]);
  expect(await as(await (await makeOrganization()).user())).toEqual([[], [], []]);
});

test('what was derived for machine learning is for staff alone', async () => {
  const customer = await shop.customer();
  const { id } = await shop.intent(customer.id, { mlFeatures: { urgency: 0.7 } });
  const query = 'query ($id: ID!) { buyerIntent(id: $id) { mlFeatures } }';
  expect(await staff.data(query, { id })).toEqual({ buyerIntent: { mlFeatures: { urgency: 0.7 } } });
  const user = await shop.portalUser({ customerId: customer.id });
  expect(codes((await gateway.as(user).request(query, { id })).errors)).toEqual(['FORBIDDEN']);
  await asAudience('buyer', settings({ customer_id: customer.id }), async (session) => {
    expect(await session.failure('SELECT ml_features FROM buyer_intents')).toBe(sqlState.insufficientPrivilege);
  });
});

describe('a buyer and a vendor write', () => {
  test('intents of the own customer, which only become cancelled', async () => {
    const [customer, other] = [await shop.customer(), await shop.customer()];
    await asAudience('buyer', settings({ customer_id: customer.id }), async (session) => {
      const wish = `INSERT INTO buyer_intents (customer_id, title, quantity, status) VALUES ($1, 'Yarn', 5, $2)`;
      expect(await session.failure(wish, [customer.id, 'open'])).toBeNull();
      expect(await session.failure(wish, [customer.id, 'fulfilled'])).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure(wish, [other.id, 'open'])).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure(`UPDATE buyer_intents SET status = 'fulfilled'`)).toBe(
        sqlState.insufficientPrivilege,
      );
      expect(await session.failure(`UPDATE buyer_intents SET status = 'cancelled'`)).toBeNull();
    });
  });

  test('listings of the own vendor, which are reserved by others', async () => {
    const [vendor, rival] = [await shop.vendor(), await shop.vendor()];
    await asAudience('vendor', settings({ vendor_id: vendor.id }), async (session) => {
      const offer = `INSERT INTO seller_listings (vendor_id, title, quantity, unit_price) VALUES ($1, 'Yarn', 5, 8)`;
      expect(await session.failure(offer, [vendor.id])).toBeNull();
      expect(await session.failure(offer, [rival.id])).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure(`UPDATE seller_listings SET status = 'reserved'`)).toBe(
        sqlState.insufficientPrivilege,
      );
      expect(await session.failure(`UPDATE seller_listings SET status = 'withdrawn'`)).toBeNull();
    });
  });
});

test('an intent follows its customer to another sales representative', async () => {
  const [before, after] = [await shop.salesRep(), await shop.salesRep()];
  const customer = await shop.customer({ salesRepId: before.id });
  const { id, salesRepId } = await shop.intent(customer.id);
  expect(salesRepId).toBe(before.id);
  await asOwner('UPDATE customers SET sales_rep_id = $1 WHERE id = $2', [after.id, customer.id]);
  expect(await asOwner('SELECT sales_rep_id, version FROM buyer_intents WHERE id = $1', [id])).toEqual([
    { sales_rep_id: after.id, version: 1 },
  ]);
});

describe('the database refuses', () => {
  test('a deal with an intent of another customer, a listing of another vendor, an order of somebody else', async () => {
    const [customer, other] = [await shop.customer(), await shop.customer()];
    const [vendor, rival] = [await shop.vendor(), await shop.vendor()];
    const wrong = [
      { buyerIntentId: (await shop.intent(other.id)).id },
      { sellerListingId: (await shop.listing(rival.id)).id },
      { orderId: (await shop.order({ customerId: other.id })).id },
    ];
    for (const values of wrong)
      expect(await refusal(shop.deal(customer.id, vendor.id, values))).toMatch(/^marketplace_deals_.*_fkey$/);
  });

  test.each([
    ['marketplace_deals_agreed_check', { status: 'accepted', acceptedAt: new Date() }],
    ['marketplace_deals_completed_check', { status: 'completed', acceptedAt: new Date(), agreedAmount: '1' }],
    ['marketplace_deals_cancelled_check', { status: 'cancelled' }],
    ['marketplace_deals_match_score_check', { matchScore: '1.0001' }],
    ['marketplace_deals_commission_rate_check', { commissionRate: '100.01' }],
  ])('%s', async (rule, values) => {
    const [customer, vendor] = [await shop.customer(), await shop.vendor()];
    expect(await refusal(shop.deal(customer.id, vendor.id, values))).toBe(rule);
  });

  test('quantities that cannot be', async () => {
    const [customer, vendor] = [await shop.customer(), await shop.vendor()];
    expect(await refusal(shop.intent(customer.id, { quantity: 0 }))).toBe('buyer_intents_quantity_check');
    expect(await refusal(shop.listing(vendor.id, { quantity: -1, status: 'sold' }))).toBe(
      'seller_listings_quantity_check',
    );
    expect(await refusal(shop.listing(vendor.id, { quantity: 5, minimumQuantity: 6 }))).toBe(
      'seller_listings_orderable_check',
    );
    expect(await refusal(shop.listing(vendor.id, { quantity: 0, status: 'sold' }))).toBeNull();
  });
});

test('from where something was shared is for those who watch over security', async () => {
  const { id } = await insert('SocialShare', {
    ...{
      organizationId: shop.id,
      platform: 'linkedin',
      url: 'https://market.example/sweater',
      ipAddress: '203.0.113.7',
    },
  });
  const query = 'query ($id: ID!) { socialShare(id: $id) { platform ipAddress } }';
  expect(await staff.data(query, { id })).toEqual({ socialShare: { platform: 'LINKEDIN', ipAddress: '203.0.113.7' } });
  const viewer = gateway.as(await shop.user({}, ['viewer']));
  const { data, errors } = await viewer.request(query, { id });
  expect([data, codes(errors)]).toEqual([{ socialShare: { platform: 'LINKEDIN', ipAddress: null } }, ['FORBIDDEN']]);
  expect(
    await refusal(
      insert('SocialShare', {
        organizationId: shop.id,
        platform: 'link',
        url: 'https://a.example',
        ipAddress: 'nowhere',
      }),
    ),
  ).not.toBeNull();
});

test('deals with both their sides take as many statements however many they are', async () => {
  const many = await makeShop();
  for (let n = 0; n < 50; n++) {
    const [customer, vendor] = [await many.customer(), await many.vendor()];
    const values = {
      buyerIntentId: (await many.intent(customer.id)).id,
      sellerListingId: (await many.listing(vendor.id)).id,
    };
    await many.deal(customer.id, vendor.id, values);
  }
  const client = gateway.as(await many.user());
  const query = `query ($first: Int!) {
    marketplaceDeals(first: $first) {
      nodes {
        customer { name buyerIntents { nodes { title } } } vendor { companyName sellerListings { nodes { title } } }
        buyerIntent { title customer { name } deals { nodes { status } } } sellerListing { title deals { totalCount { count } } }
      }
    }
  }`;
  await expect(async (first: number) => {
    const answer = await client.request(query, { first });
    return { answer, found: answer.data.marketplaceDeals.nodes.length };
  }).toBeRowIndependent();
});
