// What a vendor is not told of those he quotes against: how many they are, which of them won, and who it is for.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asOwner, closeOwner } from '../support/database.js';
import { startGateway, type Client, type TestGateway } from '../support/gql.js';
import { makeTrade, type Trade } from './support/trade.js';

let gateway: TestGateway;
let trade: Trade;
beforeAll(async () => {
  gateway = await startGateway();
  trade = await makeTrade(gateway);
}, 60_000);
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const shown = async (client: Client) =>
  client.data('{ parts { nodes { id quoteCount lastQuotedAt orderCount popularityScore } } }');

test('a vendor does not learn how many quote against him', async () => {
  const { organization, as, ids: of } = trade;
  const hidden = { quoteCount: null, lastQuotedAt: null, orderCount: null, popularityScore: null };
  expect((await shown(as.vendor)).parts.nodes).toEqual([{ id: of.partId, ...hidden }]);
  const [before] = (await shown(as.rep)).parts.nodes;
  const quote = await organization.quote(of.otherRfq, of.rivalId, { revision: 2 });
  await organization.quoteItem(quote, of.otherItem);
  expect((await shown(as.vendor)).parts.nodes).toEqual([{ id: of.partId, ...hidden }]);
  expect((await shown(as.rep)).parts.nodes[0].quoteCount).toBe(before.quoteCount + 1);
  await asOwner('DELETE FROM vendor_quotes WHERE id = $1', [quote.id]);
});

test('who lost does not learn who won, and no vendor for whom it is', async () => {
  const { as, ids: of } = trade;
  const filters = [
    `{awardedVendorId: {eq: "${of.vendorId}"}}`,
    `{awardedVendorId: {isNull: false}}`,
    `{awardedVendor: {is: {companyName: {eq: "Vendor"}}}}`,
    `{customerId: {eq: "${of.customerId}"}}`,
    `{salesRepId: {eq: "${of.rep}"}}`,
  ];
  for (const client of [as.rival, as.vendor])
    for (const filter of filters) {
      const answer = await client.request(`{ rfqs(filter: ${filter}) { totalCount { count } } }`);
      expect([filter, answer.errors?.map(({ extensions }) => extensions.code), answer.statements]).toEqual([
        filter,
        ['FORBIDDEN'],
        [],
      ]);
    }
  const read = `query ($id: ID!) { rfq(id: $id) { status customer { id } salesRep { id } awardedVendor { id } awardedQuote { id }
    quotes { nodes { id status } } } }`;
  const nobody = { status: 'AWARDED', customer: null, salesRep: null, awardedVendor: null, awardedQuote: null };
  expect(await as.rival.data(read, { id: of.awardedRfq })).toEqual({
    rfq: { ...nobody, quotes: { nodes: [{ id: of.awardedRivalQuote, status: 'REJECTED' }] } },
  });
  // Who won reads so in his own quote.
  expect(await as.vendor.data(read, { id: of.awardedRfq })).toEqual({
    rfq: { ...nobody, quotes: { nodes: [{ id: of.awardedQuote, status: 'AWARDED' }] } },
  });
  const { rfqs } = await as.buyer.data(
    `{ rfqs(filter: {awardedVendorId: {eq: "${of.vendorId}"}, customerId: {eq: "${of.customerId}"}}) {
      nodes { id customer { id } awardedQuote { id } } } }`,
  );
  const bought = { id: of.awardedRfq, customer: { id: of.customerId }, awardedQuote: { id: of.awardedQuote } };
  expect(rfqs.nodes).toEqual([bought]);
});
