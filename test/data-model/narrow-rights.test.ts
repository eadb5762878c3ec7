// What a role may write is no more than it is for: a guest his own visit, a partner no approval, an approver his own name.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeCelebration, type Celebration } from '../gifting/celebration.js';
import { closeOwner, insert } from '../support/database.js';
import { unique } from '../support/make.js';
import { asAudience, sqlState } from './support/audience.js';

let organization: Celebration;
beforeAll(async () => {
  organization = await makeCelebration();
});
afterAll(closeOwner);
const own = () => ({ organizationId: organization.id });

test('a guest’s visit belongs to the client of the site he visits, and to none without a site', async () => {
  const client = await organization.client();
  await asAudience('guest', { organization_id: organization.id, session_id: 'visit-1' }, async (session) => {
    const visit = (clientId: string | null) =>
      session.failure(
        `INSERT INTO analytics_events (event_type, session_id, client_id) VALUES ('view', 'visit-1', $1)`,
        [clientId],
      );
    expect(await visit(null)).toBeNull();
    expect(await visit(client.id)).toBe(sqlState.insufficientPrivilege);
  });
});

test('a partner’s key changes products, and puts none on sale', async () => {
  const vendor = await organization.vendor();
  const product = await insert('MarketplaceProduct', {
    ...{ ...own(), vendorId: vendor.id, title: 'Throw', slug: unique(), productType: 'throw', category: 'home' },
    ...{ basePrice: '10', availableQuantity: 5, totalQuantity: 5, moq: 1, status: 'pending_approval' },
  });
  await asAudience('partner', { organization_id: organization.id }, async (session) => {
    const change = (assignment: string) =>
      session.failure(`UPDATE marketplace_products SET ${assignment} WHERE id = $1`, [product.id]);
    expect(await change(`title = 'Merino throw'`)).toBeNull();
    expect(await change(`status = 'approved', approval_date = now()`)).toBe(sqlState.insufficientPrivilege);
  });
});

test('who approves a commission signs with his own name', async () => {
  const [approver, colleague] = [await organization.user(), await organization.user()];
  const salesRep = await organization.salesRep();
  const commission = await insert('Commission', {
    ...{ ...own(), salesRepId: salesRep.id, type: 'bonus', flatAmount: '100', periodStart: '2026-01-01' },
    periodEnd: '2026-01-31',
  });
  const settings = { organization_id: organization.id, user_id: approver.id };
  await asAudience('staff', settings, async (session) => {
    const forged = 'UPDATE commissions SET approved_by = $2 WHERE id = $1';
    expect(await session.failure(forged, [commission.id, colleague.id])).toBe(sqlState.insufficientPrivilege);
    const [approved] = await session.query(
      `UPDATE commissions SET status = 'approved', approved_at = now() WHERE id = $1 RETURNING approved_by`,
      [commission.id],
    );
    expect(approved).toEqual({ approved_by: approver.id });
  });
});
