import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dataModel } from '../../src/generated/data-model.js';
import { asOwner, closeOwner } from '../support/database.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';
import { asAudience, sqlState, type Settings } from './support/audience.js';

/** One request, two invited vendors with a quote each, and the order that came of the second one's. */
interface World {
  readonly organization: TestOrganization;
  readonly ids: Readonly<
    Record<'customer' | 'rep' | 'vendor' | 'rival' | 'rfq' | 'quote' | 'rivalQuote' | 'order' | 'supplierOrder', string>
  >;
}

async function makeWorld(): Promise<World> {
  const organization = await makeOrganization();
  const rep = await organization.salesRep();
  const customer = await organization.customer({ salesRepId: rep.id });
  const [vendor, rival] = [await organization.vendor(), await organization.vendor()];
  const rfq = await organization.rfq({
    status: 'sent',
    customerId: customer.id,
    salesRepId: rep.id,
    targetPrice: '900',
  });
  const part = await organization.part();
  const item = await organization.rfqItem(rfq.id, 1, { partId: part.id });
  await organization.part();
  for (const { id } of [vendor, rival]) await organization.invitation(rfq.id, id);
  const quote = await organization.quote(rfq.id, vendor.id);
  const rivalQuote = await organization.quote(rfq.id, rival.id);
  for (const each of [quote, rivalQuote]) await organization.quoteItem(each, item.id);
  const order = await organization.order({ customerId: customer.id, salesRepId: rep.id, rfqId: rfq.id });
  const supplierOrder = await organization.supplierOrder(order.id, rival.id, { buyerPrice: '10', supplierPrice: '7' });
  const [stage] = await organization.stages(supplierOrder.id);
  await organization.stageUpdate(stage?.id ?? '');
  const ids = {
    customer: customer.id,
    rep: rep.id,
    vendor: vendor.id,
    rival: rival.id,
    rfq: rfq.id,
    quote: quote.id,
    rivalQuote: rivalQuote.id,
    order: order.id,
    supplierOrder: supplierOrder.id,
  };
  return { organization, ids };
}

let world: World;
let others: World;
beforeAll(async () => {
  [world, others] = [await makeWorld(), await makeWorld()];
});
afterAll(closeOwner);

const settings = (more: Settings = {}): Settings => ({ organization_id: world.organization.id, ...more });
const asVendor = () => settings({ vendor_id: world.ids.vendor });

async function seen(audience: string, of: Settings, table: string): Promise<string[]> {
  return asAudience(audience, of, async (session) => {
    const rows = await session.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`);
    return rows.map(({ id }) => id);
  });
}

test.each(['staff', 'sales_rep', 'vendor', 'buyer', 'client', 'employee', 'device', 'partner', 'guest'])(
  'without settings, %s sees nothing in any table',
  async (audience) => {
    await asAudience(audience, {}, async (session) => {
      for (const { table } of Object.values(dataModel)) {
        expect({ table, rows: await session.query(`SELECT id FROM ${table}`) }).toEqual({ table, rows: [] });
      }
    });
  },
);

test('an audience with every setting but the organization sees nothing either', async () => {
  expect(await seen('vendor', { vendor_id: world.ids.vendor }, 'vendor_quotes')).toEqual([]);
  expect(await seen('buyer', { customer_id: world.ids.customer }, 'rfqs')).toEqual([]);
});

test('staff see their organization, and nothing of another one', async () => {
  expect(await seen('staff', settings(), 'organizations')).toEqual([world.organization.id]);
  expect(await seen('staff', settings(), 'rfqs')).toEqual([world.ids.rfq]);
  await asAudience('staff', settings(), async (session) => {
    for (const { table, tenant } of Object.values(dataModel)) {
      if (!tenant) continue;
      const rows = await session.query(`SELECT id FROM ${table} WHERE organization_id = $1`, [others.organization.id]);
      expect({ table, rows }).toEqual({ table, rows: [] });
    }
  });
});

test('staff cannot write into another organization', async () => {
  await asAudience('staff', settings(), async (session) => {
    const insert = 'INSERT INTO rfqs (organization_id, title) VALUES ($1, $2)';
    expect(await session.failure(insert, [others.organization.id, 'x'])).toBe(sqlState.insufficientPrivilege);
    const changed = await session.query(`UPDATE rfqs SET title = 'x' WHERE id = $1 RETURNING id`, [others.ids.rfq]);
    expect(changed).toEqual([]);
  });
});

describe('a vendor', () => {
  test('sees his own invitation and quote, not his rival’s', async () => {
    expect(await seen('vendor', asVendor(), 'rfqs')).toEqual([world.ids.rfq]);
    expect(await seen('vendor', asVendor(), 'vendor_quotes')).toEqual([world.ids.quote]);
    expect(await seen('vendor', asVendor(), 'rfq_vendors')).toHaveLength(1);
    expect(await seen('vendor', asVendor(), 'vendor_quote_items')).toHaveLength(1);
    expect(await seen('vendor', asVendor(), 'rfq_items')).toHaveLength(1);
    expect(await seen('vendor', asVendor(), 'vendors')).toEqual([world.ids.vendor]);
    expect(await seen('vendor', asVendor(), 'supplier_orders')).toEqual([]);
    expect(await seen('vendor', asVendor(), 'production_stages')).toEqual([]);
  });

  test('sees the parts he is asked for, not the rest of the catalog', async () => {
    expect(await seen('vendor', asVendor(), 'parts')).toHaveLength(1);
  });

  test('does not learn of a request before it is sent', async () => {
    const draft = await world.organization.rfq();
    await world.organization.invitation(draft.id, world.ids.vendor);
    expect(await seen('vendor', asVendor(), 'rfqs')).not.toContain(draft.id);
    expect(await seen('vendor', asVendor(), 'rfq_vendors')).toHaveLength(1);
  });

  test('reads neither the target price nor the buyer’s price', async () => {
    await asAudience('vendor', asVendor(), async (session) => {
      for (const [column, table] of [
        ['target_price', 'rfqs'],
        ['target_price_e4', 'rfqs'],
        ['buyer_price', 'supplier_orders'],
        ['margin', 'supplier_orders'],
        ['total_amount', 'orders'],
        ['billing_address', 'orders'],
        ['win_rate', 'vendors'],
      ])
        expect({ column, failure: await session.failure(`SELECT ${column} FROM ${table}`) }).toEqual({
          column,
          failure: sqlState.insufficientPrivilege,
        });
    });
  });

  test('cannot award himself, quote in a rival’s name, or touch an awarded price', async () => {
    await asAudience('vendor', asVendor(), async (session) => {
      const award = `UPDATE vendor_quotes SET status = 'awarded' WHERE id = $1`;
      expect(await session.failure(award, [world.ids.quote])).toBe(sqlState.insufficientPrivilege);
      const quote = `INSERT INTO vendor_quotes (rfq_id, vendor_id, revision) VALUES ($1, $2, 2)`;
      expect(await session.failure(quote, [world.ids.rfq, world.ids.rival])).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure(quote, [world.ids.rfq, world.ids.vendor])).toBeNull();
      const item = `INSERT INTO vendor_quote_items (rfq_id, quote_id, rfq_item_id, unit_price, quantity)
                    SELECT rfq_id, $1, id, 1, 1 FROM rfq_items`;
      expect(await session.failure(item, [world.ids.rivalQuote])).toBe(sqlState.insufficientPrivilege);
      const award2 = `UPDATE vendor_quote_items SET is_awarded = true`;
      expect(await session.failure(award2)).toBe(sqlState.insufficientPrivilege);
    });
  });
});

describe('a buyer', () => {
  const asBuyer = () => settings({ customer_id: world.ids.customer });

  test('sees his requests and orders with their progress, and no quote before the award', async () => {
    expect(await seen('buyer', asBuyer(), 'rfqs')).toEqual([world.ids.rfq]);
    expect(await seen('buyer', asBuyer(), 'orders')).toEqual([world.ids.order]);
    expect(await seen('buyer', asBuyer(), 'production_stages')).toHaveLength(8);
    expect(await seen('buyer', asBuyer(), 'production_stage_updates')).toHaveLength(1);
    expect(await seen('buyer', asBuyer(), 'vendor_quotes')).toEqual([]);
    expect(await seen('buyer', asBuyer(), 'vendor_quote_items')).toEqual([]);
  });

  test('sees the quote that was awarded, with its items', async () => {
    const made = await makeWorld();
    await asOwner(`UPDATE vendor_quotes SET status = 'awarded', awarded_at = now() WHERE id = $1`, [made.ids.quote]);
    const viewer = { organization_id: made.organization.id, customer_id: made.ids.customer };
    expect(await seen('buyer', viewer, 'vendor_quotes')).toEqual([made.ids.quote]);
    expect(await seen('buyer', viewer, 'vendor_quote_items')).toHaveLength(1);
  });

  test('sees what he pays, and not what the vendor is paid', async () => {
    await asAudience('buyer', asBuyer(), async (session) => {
      expect(await session.query('SELECT buyer_price::text FROM supplier_orders')).toEqual([
        { buyer_price: '10.0000' },
      ]);
      expect(await session.failure('SELECT supplier_price FROM supplier_orders')).toBe(sqlState.insufficientPrivilege);
    });
  });
});

describe('a sales representative', () => {
  const own = () => settings({ sales_rep_ids: `{${world.ids.rep}}` });

  test('sees the vendors, parts and products of the organization, without what they cost', async () => {
    expect(await seen('sales_rep', own(), 'vendors')).toEqual([world.ids.vendor, world.ids.rival].sort());
    const parts = await asOwner<{ id: string }>('SELECT id FROM parts WHERE organization_id = $1 ORDER BY id', [
      world.organization.id,
    ]);
    expect(await seen('sales_rep', own(), 'parts')).toEqual(parts.map(({ id }) => id));
    await asAudience('sales_rep', own(), async (session) => {
      for (const [column, table] of [
        ['win_rate', 'vendors'],
        ['supplier_cost', 'vendor_parts'],
        ['cost_per_unit', 'part_variants'],
        ['supplier_price', 'supplier_orders'],
      ])
        expect(await session.failure(`SELECT ${column} FROM ${table}`)).toBe(sqlState.insufficientPrivilege);
      for (const change of [`UPDATE vendors SET city = 'x'`, `UPDATE parts SET name = 'x'`, 'DELETE FROM products'])
        expect(await session.failure(change)).toBe(sqlState.insufficientPrivilege);
    });
  });

  test('sees whom he works with, and not the people of another one’s customers', async () => {
    const colleague = await world.organization.salesRep();
    const supplier = await world.organization.portalUser({ vendorId: world.ids.vendor });
    const buyer = await world.organization.portalUser({ customerId: world.ids.customer });
    const foreign = await world.organization.customer({ salesRepId: colleague.id });
    const stranger = await world.organization.portalUser({ customerId: foreign.id });
    const users = await seen('sales_rep', own(), 'users');
    expect(users).toEqual(expect.arrayContaining([colleague.userId, supplier.id, buyer.id]));
    expect(users).not.toContain(stranger.id);
    expect(await seen('sales_rep', own(), 'sales_reps')).toEqual([world.ids.rep]);
    expect(await seen('sales_rep', own(), 'customers')).toEqual([world.ids.customer]);
  });

  test('sees nothing of another organization', async () => {
    await asAudience('sales_rep', own(), async (session) => {
      for (const { table, tenant } of Object.values(dataModel)) {
        if (!tenant) continue;
        const text = `SELECT id FROM ${table} WHERE organization_id = $1`;
        expect({ table, rows: await session.query(text, [others.organization.id]) }).toEqual({ table, rows: [] });
      }
    });
  });
});

test('a sales representative sees the rows of himself and those below, with their children', async () => {
  const own = settings({ sales_rep_ids: `{${world.ids.rep}}` });
  expect(await seen('sales_rep', own, 'customers')).toEqual([world.ids.customer]);
  expect(await seen('sales_rep', own, 'vendor_quotes')).toHaveLength(2);
  expect(await seen('sales_rep', own, 'production_stage_updates')).toHaveLength(1);
  const another = settings({ sales_rep_ids: `{${others.ids.rep}}` });
  expect(await seen('sales_rep', another, 'rfqs')).toEqual([]);
});

test('a guest sees the estimates of his own visit', async () => {
  await asOwner(
    `INSERT INTO ai_quotes (organization_id, product_type, quantity, quote_data, total_price, estimated_delivery_days, session_id)
     VALUES ($1, 'jumper', 10, '{}', 100, 30, 'visit-1'), ($1, 'jumper', 10, '{}', 100, 30, 'visit-2')`,
    [world.organization.id],
  );
  expect(await seen('guest', settings({ session_id: 'visit-1' }), 'ai_quotes')).toHaveLength(1);
  expect(await seen('guest', settings(), 'ai_quotes')).toEqual([]);
});

test('what comes through the gateway carries the database’s date, version and author, whatever was said', async () => {
  const user = await world.organization.user();
  await asAudience('staff', settings({ user_id: user.id }), async (session) => {
    const [customer] = await session.query(
      `INSERT INTO customers (name, lifetime_value, version, created_at) VALUES ('x', 1000000, 9, '2001-01-01')
       RETURNING lifetime_value::text, version, created_at > now() - interval '1 minute' AS fresh`,
    );
    expect(customer).toEqual({ lifetime_value: '0.0000', version: 1, fresh: true });
    const [rfq] = await session.query('INSERT INTO rfqs (title, created_by) VALUES ($1, NULL) RETURNING created_by', [
      'x',
    ]);
    expect(rfq).toEqual({ created_by: user.id });
  });
});
