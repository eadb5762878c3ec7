// The greatest values that may stand: whoever may write a line is not stopped by a sum above it that has no room left.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { asOwner, closeOwner, insert, insertAll } from '../support/database.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';

let organization: TestOrganization;
beforeAll(async () => {
  organization = await makeOrganization();
});
afterAll(closeOwner);

const greatest = '9999999999.9999';
const line = (orderId: string, lineNumber: number) => ({
  organizationId: organization.id,
  ...{ orderId, orderType: 'sale', lineNumber, description: 'Gold', quantityOrdered: 1, unitPrice: greatest },
});

async function constraintOf(attempt: Promise<unknown>): Promise<string | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.constraint ?? error.message;
    throw error;
  }
}

test('an order of as many lines as it may have, each as dear as may be, and its customer', async () => {
  const customer = await organization.customer();
  const order = await organization.order({ customerId: customer.id, taxAmount: greatest, shippingAmount: greatest });
  const numbers = Array.from({ length: 9_000 }, (_, at) => at + 1);
  for (let at = 0; at < numbers.length; at += 3_000)
    await insertAll(
      'OrderItem',
      numbers.slice(at, at + 3_000).map((number) => line(order.id, number)),
    );
  const [row] = await asOwner(
    'SELECT subtotal::text, total_amount::text, total_amount_e4::text FROM orders WHERE id = $1',
    [order.id],
  );
  expect(row).toEqual({
    subtotal: '89999999999999.1000',
    total_amount: '90019999999999.0998',
    total_amount_e4: '900199999999990998',
  });
  expect(await constraintOf(insert('OrderItem', line(order.id, 9_001)))).toBe('order_items_line_number_check');
});

test('a customer of many such orders', async () => {
  const customer = await organization.customer();
  const amounts = { subtotal: '90000000000000', taxAmount: greatest, shippingAmount: greatest };
  const value = async () =>
    asOwner('SELECT lifetime_value::text, lifetime_value_e4::text FROM customers WHERE id = $1', [customer.id]);
  for (let count = 0; count < 10; count += 1) await organization.order({ customerId: customer.id, ...amounts });
  expect(await value()).toEqual([{ lifetime_value: '900199999999999.9980', lifetime_value_e4: '9001999999999999980' }]);
  const last = await organization.order({ customerId: customer.id, ...amounts });
  // From here on what stands in for the value in an index is bigint's greatest.
  expect(await value()).toEqual([{ lifetime_value: '990219999999999.9978', lifetime_value_e4: '9223372036854775807' }]);
  await asOwner('DELETE FROM orders WHERE id = $1', [last.id]);
  expect(await value()).toEqual([{ lifetime_value: '900199999999999.9980', lifetime_value_e4: '9001999999999999980' }]);
});

test('a quote of two lines as dear as may be', async () => {
  const vendor = await organization.vendor();
  const rfq = await organization.rfq({ status: 'sent' });
  await organization.invitation(rfq.id, vendor.id);
  const quote = await organization.quote(rfq.id, vendor.id);
  for (const number of [1, 9_000]) {
    const item = await organization.rfqItem(rfq.id, number);
    await organization.quoteItem(quote, item.id, { unitPrice: greatest, quantity: 1 });
  }
  const [row] = await asOwner('SELECT total_amount::text, total_amount_e4::text FROM vendor_quotes WHERE id = $1', [
    quote.id,
  ]);
  expect(row).toEqual({ total_amount: '19999999999.9998', total_amount_e4: '199999999999998' });
});

test('what is too much is refused where it stands, and by name', async () => {
  const order = await organization.order();
  const most = { quantityOrdered: 2_147_483_647 };
  expect(await constraintOf(insert('OrderItem', { ...line(order.id, 1), ...most }))).toBe(
    'order_items_total_price_check',
  );
  expect(await constraintOf(organization.order({ subtotal: '90000000000000.0001' }))).toBe('orders_subtotal_check');
  const vendor = await organization.vendor();
  const rfq = await organization.rfq({ status: 'sent' });
  await organization.invitation(rfq.id, vendor.id);
  const quote = await organization.quote(rfq.id, vendor.id);
  const item = await organization.rfqItem(rfq.id, 1);
  const price = { unitPrice: '5000000000', quantity: 2 };
  expect(await constraintOf(organization.quoteItem(quote, item.id, price))).toBe(
    'vendor_quote_items_total_price_check',
  );
  expect(await constraintOf(organization.rfqItem(rfq.id, 9_001))).toBe('rfq_items_line_number_check');
});
