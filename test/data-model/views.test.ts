import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asOwner, closeOwner } from '../support/database.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';
import { asAudience, sqlState } from './support/audience.js';

let organization: TestOrganization;
let vendorId: string;
beforeAll(async () => {
  organization = await makeOrganization();
  const [vendor, silent] = [await organization.vendor(), await organization.vendor()];
  vendorId = vendor.id;
  const rfq = await organization.rfq({ status: 'sent' });
  await organization.invitation(rfq.id, vendor.id, { status: 'quoted', respondedAt: new Date() });
  await organization.invitation(rfq.id, silent.id);
  const item = await organization.rfqItem(rfq.id, 1);
  await organization.quoteItem(await organization.quote(rfq.id, vendor.id), item.id, { unitPrice: '2', quantity: 100 });
  const order = await organization.order();
  await organization.supplierOrder(order.id, vendor.id, {
    status: 'completed',
    acceptanceStatus: 'accepted',
    acceptedAt: new Date(),
    completedAt: new Date(),
  });
});
afterAll(closeOwner);

test('views show what the one who asks may see; the versions of the schema are nobody’s', async () => {
  const owned = await asOwner(`
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'v' AND relname <> 'schema_versions' AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)`);
  expect(owned).toEqual([]);
});

test('active requests come with the figures of their quotes', async () => {
  await asAudience('staff', { organization_id: organization.id }, async (session) => {
    const rows = await session.query(
      'SELECT invited::int, responded::int, quotes::int, lowest_total::text FROM active_rfqs_view',
    );
    expect(rows).toEqual([{ invited: 2, responded: 1, quotes: 1, lowest_total: '200.0000' }]);
  });
  const other = await makeOrganization();
  await asAudience('staff', { organization_id: other.id }, async (session) => {
    expect(await session.query('SELECT id FROM active_rfqs_view')).toEqual([]);
  });
});

test('a vendor’s performance is computed for the staff, and kept on the vendor', async () => {
  await asAudience('staff', { organization_id: organization.id }, async (session) => {
    const [computed] = await session.query(
      `SELECT invitations::int, response_rate::text, quotes::int, completed_orders::int, on_time_delivery_rate::text
       FROM calculate_vendor_performance($1)`,
      [vendorId],
    );
    expect(computed).toEqual({
      invitations: 1,
      response_rate: '100.00',
      quotes: 1,
      completed_orders: 1,
      on_time_delivery_rate: '100.00',
    });
    expect(await session.query('SELECT id FROM vendor_performance_view')).toHaveLength(2);
  });
  await asOwner('SELECT app.refresh_vendor_performance($1)', [organization.id]);
  const [kept] = await asOwner(
    'SELECT response_rate::text, win_rate, total_orders, version FROM vendors WHERE id = $1',
    [vendorId],
  );
  expect(kept).toEqual({ response_rate: '100.00', win_rate: null, total_orders: 1, version: 1 });
  await asAudience('vendor', { organization_id: organization.id, vendor_id: vendorId }, async (session) => {
    expect(await session.failure('SELECT * FROM vendor_performance_view')).toBe(sqlState.insufficientPrivilege);
  });
});
