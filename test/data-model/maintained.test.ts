import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asOwner, closeOwner } from '../support/database.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';
import { failureOf, sqlState } from './support/audience.js';

let organization: TestOrganization;
beforeAll(async () => {
  organization = await makeOrganization();
});
afterAll(closeOwner);

async function row(table: string, id: string, columns: string): Promise<object | undefined> {
  const [found] = await asOwner<object>(`SELECT ${columns} FROM ${table} WHERE id = $1`, [id]);
  return found;
}

test('a change is dated and counted; what the database maintains is not', async () => {
  const customer = await organization.customer();
  await asOwner(`UPDATE customers SET name = 'New name', version = 40 WHERE id = $1`, [customer.id]);
  expect(await row('customers', customer.id, 'version, updated_at >= created_at AS dated')).toEqual({
    version: 2,
    dated: true,
  });
  await organization.order({ customerId: customer.id, subtotal: '250' });
  expect(await row('customers', customer.id, 'version, lifetime_value::text')).toEqual({
    version: 2,
    lifetime_value: '250.0000',
  });
});

test('a quote costs what its items cost', async () => {
  const vendor = await organization.vendor();
  const rfq = await organization.rfq({ status: 'sent' });
  await organization.invitation(rfq.id, vendor.id);
  const quote = await organization.quote(rfq.id, vendor.id);
  const [first, second] = [await organization.rfqItem(rfq.id, 1), await organization.rfqItem(rfq.id, 2)];
  await organization.quoteItem(quote, first.id, { unitPrice: '1.25', quantity: 100 });
  const item = await organization.quoteItem(quote, second.id, { unitPrice: '2', quantity: 10 });
  const columns = 'total_amount::text, total_amount_e4::text';
  expect(await row('vendor_quotes', quote.id, columns)).toEqual({
    total_amount: '145.0000',
    total_amount_e4: '1450000',
  });
  await asOwner('DELETE FROM vendor_quote_items WHERE id = $1', [item.id]);
  expect(await row('vendor_quotes', quote.id, columns)).toEqual({
    total_amount: '125.0000',
    total_amount_e4: '1250000',
  });
});

test('an order costs its items, tax and shipping, and knows what was paid', async () => {
  const order = await organization.order({ taxAmount: '10', shippingAmount: '5' });
  await asOwner(
    `INSERT INTO order_items (organization_id, order_id, order_type, line_number, description, quantity_ordered, unit_price)
     VALUES ($1, $2, 'sale', 1, 'Jumper', 10, 8.5)`,
    [organization.id, order.id],
  );
  const columns = 'subtotal::text, total_amount::text, payment_status';
  const amounts = { subtotal: '85.0000', total_amount: '100.0000' };
  const pay = (amount: string) =>
    asOwner<{ id: string }>(
      `INSERT INTO payments (organization_id, order_id, payment_number, status, method, amount, paid_at)
       VALUES ($1, $2, 'PAY-' || $3::text, 'succeeded', 'card', ($3::text)::numeric, now()) RETURNING id`,
      [organization.id, order.id, amount],
    );
  const status = async (expected: string) =>
    expect(await row('orders', order.id, columns)).toEqual({ ...amounts, payment_status: expected });
  await status('unpaid');
  const [payment] = await pay('60');
  await status('partially_paid');
  await pay('40');
  await status('paid');
  await asOwner('UPDATE payments SET refunded_amount = 10, refunded_at = now() WHERE id = $1', [payment?.id]);
  await status('partially_refunded');
  await asOwner(
    `UPDATE payments SET refunded_amount = amount, refunded_at = now(), status = 'refunded' WHERE order_id = $1`,
    [order.id],
  );
  await status('refunded');
});

test('a customer is worth his orders that are not cancelled', async () => {
  const customer = await organization.customer();
  const order = await organization.order({ customerId: customer.id, subtotal: '100' });
  await organization.order({ customerId: customer.id, subtotal: '50' });
  await organization.order({ customerId: customer.id, subtotal: '70', currency: 'EUR' });
  const value = () =>
    row('customers', customer.id, 'lifetime_value::text AS value, last_order_at IS NOT NULL AS ordered');
  expect(await value()).toEqual({ value: '150.0000', ordered: true });
  await asOwner(`UPDATE orders SET status = 'cancelled', cancelled_at = now() WHERE id = $1`, [order.id]);
  expect(await value()).toEqual({ value: '50.0000', ordered: true });
  await asOwner(`UPDATE customers SET currency = 'EUR' WHERE id = $1`, [customer.id]);
  expect(await value()).toEqual({ value: '70.0000', ordered: true });
});

test('a stage follows its percentage, and the order its stages', async () => {
  const vendor = await organization.vendor();
  const order = await organization.order();
  const supplierOrder = await organization.supplierOrder(order.id, vendor.id);
  const [first, second] = await organization.stages(supplierOrder.id);
  const set = (id: string | undefined, change: string) =>
    asOwner(`UPDATE production_stages SET ${change} WHERE id = $1`, [id]);
  const stage = () =>
    row(
      'production_stages',
      first?.id ?? '',
      'status, started_at IS NOT NULL AS started, completed_at IS NOT NULL AS done',
    );
  const current = () =>
    row('orders', order.id, `current_stage, stage_progress -> '${supplierOrder.id}' -> 'completed' AS completed`);

  expect(await stage()).toEqual({ status: 'pending', started: false, done: false });
  expect(await current()).toEqual({ current_stage: 'yarn sourcing', completed: 0 });
  await set(first?.id, 'completion_percentage = 40');
  expect(await stage()).toEqual({ status: 'in_progress', started: true, done: false });
  await set(first?.id, `target_date = current_date - 1`);
  expect(await stage()).toEqual({ status: 'delayed', started: true, done: false });
  await set(first?.id, 'completion_percentage = 100');
  expect(await stage()).toEqual({ status: 'completed', started: true, done: true });
  expect(await current()).toEqual({ current_stage: 'knitting', completed: 1 });
  await set(second?.id, 'completion_percentage = 100');
  expect(await current()).toEqual({ current_stage: 'linking', completed: 2 });
  await set(first?.id, 'completion_percentage = 60, target_date = NULL');
  expect(await stage()).toEqual({ status: 'in_progress', started: true, done: false });
  expect(await current()).toEqual({ current_stage: 'yarn sourcing', completed: 1 });
  expect(await failureOf(set(first?.id, 'completion_percentage = 101'))).toBe(sqlState.checkViolation);
  await asOwner(`UPDATE supplier_orders SET status = 'cancelled', cancelled_at = now() WHERE id = $1`, [
    supplierOrder.id,
  ]);
  expect(await row('orders', order.id, 'current_stage, stage_progress')).toEqual({
    current_stage: null,
    stage_progress: {},
  });
});

test('copies follow their parent, whatever is written to them', async () => {
  const [before, after] = [await organization.customer(), await organization.customer()];
  const vendor = await organization.vendor();
  const order = await organization.order({ customerId: before.id });
  const supplierOrder = await organization.supplierOrder(order.id, vendor.id);
  const [stage] = await organization.stages(supplierOrder.id);
  const update = await organization.stageUpdate(stage?.id ?? '', { customerId: null, vendorId: vendor.id });
  expect(await row('production_stage_updates', update.id, 'customer_id, vendor_id')).toEqual({
    customer_id: before.id,
    vendor_id: vendor.id,
  });
  await asOwner('UPDATE orders SET customer_id = $1 WHERE id = $2', [after.id, order.id]);
  expect(await row('production_stage_updates', update.id, 'customer_id')).toEqual({ customer_id: after.id });
  await asOwner('UPDATE supplier_orders SET customer_id = $1 WHERE id = $2', [before.id, supplierOrder.id]);
  expect(await row('supplier_orders', supplierOrder.id, 'customer_id')).toEqual({ customer_id: after.id });
});

test('invitations go out with the request', async () => {
  const [vendor, later] = [await organization.vendor(), await organization.vendor()];
  const rfq = await organization.rfq();
  const planned = await organization.invitation(rfq.id, vendor.id);
  expect(planned.invitedAt).toBeNull();
  await asOwner(`UPDATE rfqs SET status = 'sent', sent_at = now() WHERE id = $1`, [rfq.id]);
  expect(await row('rfq_vendors', planned.id, 'invited_at IS NOT NULL AS sent')).toEqual({ sent: true });
  expect((await organization.invitation(rfq.id, later.id)).invitedAt).not.toBeNull();
});

test('a part is found by the numbers others know it by, and counts its offers', async () => {
  const part = await organization.part({ name: 'Bearing' });
  await asOwner(
    `INSERT INTO part_cross_references (organization_id, part_id, number, manufacturer) VALUES ($1, $2, 'SKF6204', 'SKF')`,
    [organization.id, part.id],
  );
  const found = `search_vector @@ to_tsquery('simple', 'skf6204') AS found`;
  expect(await row('parts', part.id, `${found}, version`)).toEqual({ found: true, version: 1 });
  const vendor = await organization.vendor();
  const rfq = await organization.rfq({ status: 'sent' });
  const item = await organization.rfqItem(rfq.id, 1, { partId: part.id });
  await organization.invitation(rfq.id, vendor.id);
  const quote = await organization.quote(rfq.id, vendor.id);
  await organization.quoteItem(quote, item.id);
  expect(await row('parts', part.id, 'quote_count, last_quoted_at IS NOT NULL AS quoted')).toEqual({
    quote_count: 1,
    quoted: true,
  });
});

test('numbers count per organization, kind and year, without gaps', async () => {
  const own = await makeOrganization();
  const year = new Date().getUTCFullYear();
  expect([(await own.rfq()).rfqNumber, (await own.rfq()).rfqNumber]).toEqual([
    `RFQ-${year}-000001`,
    `RFQ-${year}-000002`,
  ]);
  expect((await own.order()).orderNumber).toBe(`ORD-${year}-000001`);
});

test('a state demands what belongs to it', async () => {
  const attempts = [
    () => organization.order({ orderType: 'purchase', status: 'shipped' }),
    () => organization.order({ orderType: 'purchase', status: 'draft' }),
    () => organization.order({ targetDate: '2026-05-02', expectedDeliveryDate: '2026-05-01' }),
    () => organization.customer({ email: 'Not.Lower@Example.com' }),
    () => organization.vendor({ rating: '5.01' }),
    () =>
      asOwner(`INSERT INTO rfqs (organization_id, rfq_number, title, status) VALUES ($1, 'x', 'x', 'awarded')`, [
        organization.id,
      ]),
  ];
  for (const attempt of attempts) expect(await failureOf(attempt())).toBe(sqlState.checkViolation);
});

test('system roles stay and keep their names', async () => {
  const rename = asOwner(`UPDATE roles SET name = 'boss' WHERE organization_id = $1 AND name = 'admin'`, [
    organization.id,
  ]);
  expect(await failureOf(rename)).toBe(sqlState.restrictViolation);
  const remove = asOwner(`DELETE FROM roles WHERE organization_id = $1 AND name = 'viewer'`, [organization.id]);
  expect(await failureOf(remove)).toBe(sqlState.restrictViolation);
});
