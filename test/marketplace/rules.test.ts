// What the database keeps to on the marketplace: prices, what may be written, what is counted, what is refused.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Rows } from '../../src/generated/data-model.js';
import { asAudience, sqlState, type Settings } from '../data-model/support/audience.js';
import { asOwner, closeOwner, insert, type Values } from '../support/database.js';
import { approval, makeShop, refusal, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await makeShop();
});
afterAll(closeOwner);

const settings = (more: Settings = {}): Settings => ({ organization_id: shop.id, ...more });

test('fee and price are rounded half away from zero to four decimals, and always add up', async () => {
  const cases = [
    ['0.0005', '10', '0.0001', '0.0006'],
    ['0.0004', '10', '0.0000', '0.0004'],
    ['33.3333', '33.33', '11.1100', '44.4433'],
    ['9999999999.9999', '99.99', '9998999999.9999', '19998999999.9998'],
    ['12.3400', '0', '0.0000', '12.3400'],
  ];
  for (const [basePrice, platformFeePercentage, fee, price] of cases) {
    const row = await shop.product({ basePrice, platformFeePercentage });
    expect([row.platformFeeAmount, row.finalPrice]).toEqual([fee, price]);
  }
});

describe('a vendor writes', () => {
  const insertion = `INSERT INTO marketplace_products (vendor_id, product_type, title, category, base_price, status)
    VALUES ($1, 'sweater', 'Sweater', 'Sweaters', 10, $2)`;

  test('his own products if he may list, and hands them in without approving them', async () => {
    const [lister, rival] = [await shop.vendor({ canListProducts: true }), await shop.vendor()];
    const own = await shop.approved({ vendorId: lister.id });
    const foreign = await shop.approved({ vendorId: rival.id });
    await asAudience('vendor', settings({ vendor_id: lister.id }), async (session) => {
      expect(await session.failure(insertion, [lister.id, 'draft'])).toBeNull();
      expect(await session.failure(insertion, [lister.id, 'approved'])).not.toBeNull();
      expect(await session.failure(insertion, [rival.id, 'draft'])).toBe(sqlState.insufficientPrivilege);
      const change = 'UPDATE marketplace_products SET title = $2, status = $3 WHERE id = $1 RETURNING id';
      expect(await session.failure(change, [own.id, 'Better sweater', 'approved'])).toBe(
        sqlState.insufficientPrivilege,
      );
      expect(await session.query(change, [own.id, 'Better sweater', 'pending_approval'])).toEqual([{ id: own.id }]);
      expect(await session.query(change, [foreign.id, 'Worse sweater', 'draft'])).toEqual([]);
      for (const column of ['platform_fee_percentage = 0', 'quality_score = 100', 'is_featured = true', 'sales = 9'])
        expect(await session.failure(`UPDATE marketplace_products SET ${column}`)).toBe(sqlState.insufficientPrivilege);
    });
  });

  test('nothing if he may not list', async () => {
    const vendor = await shop.vendor({ canListProducts: false });
    const own = await shop.product({ vendorId: vendor.id });
    await asAudience('vendor', settings({ vendor_id: vendor.id }), async (session) => {
      expect(await session.failure(insertion, [vendor.id, 'draft'])).toBe(sqlState.insufficientPrivilege);
      const change = `UPDATE marketplace_products SET title = 'x' WHERE id = $1 RETURNING id`;
      expect(await session.query(change, [own.id])).toEqual([]);
    });
  });
});

describe('the database refuses', () => {
  test.each<[string, Values<'MarketplaceProduct'>]>([
    ['marketplace_products_base_price_check', { basePrice: '0' }],
    ['marketplace_products_platform_fee_percentage_check', { platformFeePercentage: '100.01' }],
    ['marketplace_products_total_quantity_check', { availableQuantity: 60, reservedQuantity: 41 }],
    ['marketplace_products_available_quantity_check', { availableQuantity: -1 }],
    ['marketplace_products_moq_check', { moq: 0 }],
    ['marketplace_products_orderable_check', { status: 'pending_approval', moq: 101 }],
    ['marketplace_products_orderable_check', { status: 'approved', ...approval(), moq: 101 }],
    ['marketplace_products_slug_check', { slug: 'No address' }],
    ['marketplace_products_address_check', { status: 'pending_approval', slug: null }],
    ['marketplace_products_rejected_check', { status: 'rejected' }],
    ['marketplace_products_rejected_check', { status: 'approved', ...approval(), rejectionReason: 'Still there' }],
    ['marketplace_products_approved_check', { status: 'approved' }],
    ['marketplace_products_quality_score_check', { qualityScore: 101 }],
    ['marketplace_products_rating_check', { rating: '5.01' }],
  ])('%s %j', async (rule, values) => {
    expect(await refusal(shop.product(values))).toBe(rule);
  });

  test('two products with one address, in one organization', async () => {
    const { slug } = await shop.product();
    expect(await refusal(shop.product({ slug }))).toBe('marketplace_products_organization_id_slug_key');
    expect(await refusal((await makeShop()).product({ slug }))).toBeNull();
  });
});

test('a draft may ask for more than there is; sold out it may stay', async () => {
  expect(await refusal(shop.product({ moq: 500 }))).toBeNull();
  const sold = { status: 'sold_out', ...approval(), availableQuantity: 0 };
  expect(await refusal(shop.product({ ...sold, moq: 50 }))).toBeNull();
});

test('archived is a state and a date, whichever is said', async () => {
  const { id } = await shop.approved();
  const change = (text: string) =>
    asOwner<{ status: string; archived: boolean }>(
      `UPDATE marketplace_products SET ${text} WHERE id = $1 RETURNING status, archived_at IS NOT NULL AS archived`,
      [id],
    );
  expect(await change('archived_at = now()')).toEqual([{ status: 'archived', archived: true }]);
  expect(await change(`status = 'draft', archived_at = NULL`)).toEqual([{ status: 'draft', archived: false }]);
  expect(await change(`status = 'archived'`)).toEqual([{ status: 'archived', archived: true }]);
});

describe('the database counts', () => {
  async function counts(id: string) {
    const [row] = await asOwner<{ sales: number; inquiries: number; version: number }>(
      'SELECT sales, inquiries, version FROM marketplace_products WHERE id = $1',
      [id],
    );
    return row;
  }
  const line = (order: Rows['Order'], marketplaceProductId: string, lineNumber: number) =>
    insert('OrderItem', {
      ...{ organizationId: shop.id, orderId: order.id, orderType: order.orderType },
      ...{ marketplaceProductId, lineNumber, quantityOrdered: 2 },
    });

  test('sales by lines of sale orders, without cancelled ones', async () => {
    const [own, other] = [await shop.approved(), await shop.approved()];
    const [first, second] = [await shop.order(), await shop.order()];
    await line(first, own.id, 1);
    const moved = await line(second, own.id, 1);
    await line(second, other.id, 2);
    expect(await counts(own.id)).toEqual({ sales: 2, inquiries: 0, version: 1 });
    await asOwner('UPDATE order_items SET marketplace_product_id = $1 WHERE id = $2', [other.id, moved.id]);
    expect([(await counts(own.id))?.sales, (await counts(other.id))?.sales]).toEqual([1, 2]);
    await asOwner(`UPDATE orders SET status = 'cancelled', cancelled_at = now() WHERE id = $1`, [second.id]);
    expect([(await counts(own.id))?.sales, (await counts(other.id))?.sales]).toEqual([1, 0]);
    await asOwner('DELETE FROM orders WHERE id = $1', [first.id]);
    expect((await counts(own.id))?.sales).toBe(0);
  });

  test('inquiries by the conversations it was asked about in, not by what is said in the house', async () => {
    const { id } = await shop.approved();
    const talk = (channel: string) =>
      insert('Conversation', { organizationId: shop.id, channel, marketplaceProductId: id });
    const asked = await talk('web');
    await talk('email');
    await talk('internal');
    expect((await counts(id))?.inquiries).toBe(2);
    await asOwner('UPDATE conversations SET marketplace_product_id = NULL WHERE id = $1', [asked.id]);
    expect((await counts(id))?.inquiries).toBe(1);
  });
});
