// The operations that users run all day. Beside each stands the SQL it sends, so that a change of it is seen in review.
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeOwner } from '../support/database.js';
import { startGateway, type Client, type TestGateway } from '../support/gql.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';
import '../support/queries.js';

const rows = 50;
let gateway: TestGateway;
let manager: Client;

beforeAll(async () => {
  gateway = await startGateway();
  const organization = await makeOrganization();
  manager = gateway.as(await organization.user({ name: 'Mona Manager' }, ['manager']));
  const vendors = await Promise.all(
    ['Porto', 'Izmir', 'Dhaka'].map((city) => organization.vendor({ city, country: 'PT' })),
  );
  for (let n = 0; n < rows; n++) {
    await makeRfq(
      organization,
      vendors.map(({ id }) => id),
      n,
    );
    await makeOrder(organization, vendors[n % vendors.length]?.id ?? '', n);
  }
}, 120_000);

afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

async function makeRfq(organization: TestOrganization, vendorIds: readonly string[], n: number): Promise<void> {
  const rfq = await organization.rfq({ title: `Request ${String(n)}`, status: 'quoting' });
  const part = await organization.part();
  const items = [
    await organization.rfqItem(rfq.id, 1, { partId: part.id }),
    await organization.rfqItem(rfq.id, 2, { quantity: 40 }),
  ];
  for (const [index, vendorId] of vendorIds.entries()) {
    await organization.invitation(rfq.id, vendorId, { status: 'quoted' });
    const quote = await organization.quote(rfq.id, vendorId, { leadTimeDays: 30 + index });
    for (const item of items) {
      await organization.quoteItem(quote, item.id, {
        unitPrice: String(10 + ((index * 7 + n) % 5)),
        quantity: item.quantity,
      });
    }
  }
}

async function makeOrder(organization: TestOrganization, vendorId: string, n: number): Promise<void> {
  const order = await organization.order({ status: 'in_production', productType: `Jumper ${String(n)}` });
  const supplierOrder = await organization.supplierOrder(order.id, vendorId);
  const author = await organization.user();
  for (const stage of await organization.stages(supplierOrder.id)) {
    await organization.stageUpdate(stage.id, { authorId: author.id, message: 'begun' });
    await organization.stageUpdate(stage.id, { authorId: author.id, message: 'half done', completionPercentage: 50 });
  }
}

describe.each([
  // rfqs → items, invitations, quotes → part, vendor (of both), quote items: one statement each, and no more.
  { name: 'newest-rfqs', list: 'rfqs', statements: 8 },
  // orders → supplier orders → stages → last update → author
  { name: 'orders-in-production', list: 'orders', statements: 5 },
])('$name', ({ name, list, statements }) => {
  const file = (extension: string) => new URL(`${name}.${extension}`, import.meta.url);

  test('costs one statement per level, however many rows there are', async () => {
    const query = await readFile(file('graphql'), 'utf8');
    const run = async (first: number) => {
      const answer = await manager.request(query, { first });
      return { answer, found: (answer.data?.[list]?.nodes ?? []).length as number };
    };
    await expect(run).toBeRowIndependent();
    const { answer } = await run(rows);
    expect(answer.statements.length).toBeLessThanOrEqual(statements);
  });

  test('sends the SQL that was reviewed', async () => {
    const query = await readFile(file('graphql'), 'utf8');
    const { statements: sent } = await manager.request(query, { first: 3 });
    const text = `${sent.join(';\n\n')};\n`;
    // `UPDATE_SQL=1 npm run jest -- test/operations` writes what is sent now.
    if (process.env['UPDATE_SQL'] !== undefined) await writeFile(file('sql'), text);
    expect(text).toBe(await readFile(file('sql'), 'utf8'));
  });
});

test('the first five quotes of each request come in order of price', async () => {
  const query = await readFile(new URL('newest-rfqs.graphql', import.meta.url), 'utf8');
  const { rfqs } = await manager.data(query, { first: rows });
  for (const rfq of rfqs.nodes) {
    const prices = rfq.quotes.nodes.map((quote: { totalAmount: { amount: string } }) =>
      Number(quote.totalAmount.amount),
    );
    expect(prices).toHaveLength(3);
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
    for (const quote of rfq.quotes.nodes) {
      const sum = quote.items.nodes.reduce(
        (total: number, item: { totalPrice: string }) => total + Number(item.totalPrice),
        0,
      );
      expect(Number(quote.totalAmount.amount)).toBe(sum);
    }
  }
});

test('the last update of a stage is the newest one, with its author', async () => {
  const query = await readFile(new URL('orders-in-production.graphql', import.meta.url), 'utf8');
  const { orders } = await manager.data(query, { first: 5 });
  for (const order of orders.nodes) {
    const stages = order.supplierOrders.nodes[0].productionStages.nodes;
    expect(stages.map((stage: { stageNumber: number }) => stage.stageNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const stage of stages)
      expect(stage.updates.nodes).toEqual([
        expect.objectContaining({ message: 'half done', author: { name: 'Test User' } }),
      ]);
  }
});
