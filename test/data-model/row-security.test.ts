import { afterAll, describe, expect, test } from '@jest/globals';
import { dataModel } from '../../src/generated/data-model.js';
import { asOwner, closeOwner } from '../support/database.js';

afterAll(closeOwner);

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly roles: string[];
  readonly command: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  readonly using: string | null;
  readonly check: string | null;
}

const policies = (of: 'seen' | 'unseen' = 'seen'): Promise<Policy[]> =>
  asOwner<Policy>(
    `SELECT tablename AS "table", policyname AS name, roles::text[] AS roles, cmd AS command, qual AS using, with_check AS check
     FROM pg_policies WHERE schemaname = 'public' AND (policyname LIKE '%\\_unseen') = $1 ORDER BY 1, 2`,
    [of === 'unseen'],
  );

const tables = Object.values(dataModel).map((model) => model.table);
const appendOnly = [
  'order_history',
  'production_stage_updates',
  'capacity_utilization_logs',
  'analytics_events',
  'inventory_movements',
  'social_shares',
  'part_consumption',
  'request_metadata',
  'response_metadata',
  'agent_decisions',
  'audit_logs',
  'data_access_logs',
  'events',
  'webhook_deliveries',
  'persisted_documents',
];
// What the system alone writes.
const kept = [
  ...['number_sequences', 'idempotency_keys'],
  ...['audit_logs', 'data_access_logs', 'events', 'webhook_deliveries'],
];
const requests = ['rfqs', 'rfq_items', 'rfq_vendors', 'vendor_quotes', 'vendor_quote_items'];
const orders = ['orders', 'order_items', 'order_history', 'payments', 'shipments', 'order_documents'];
const production = ['supplier_orders', 'production_stages', 'production_stage_updates', 'quality_inspections'];
const parts = ['parts', 'part_variants', 'part_cross_references'];
const account = ['users', 'profiles'];
const messages = ['conversations', 'conversation_participants', 'messages'];
const deliveries = ['communications', 'communication_templates'];
const offers = ['buyer_intents', 'seller_listings'];
const stock = ['locations', 'inventory', 'stock_reservations', 'inventory_movements', 'part_consumption'];
const selling = ['customer_label_assignments', 'sales_notes', 'commissions'];
const gifting = ['clients', 'sites', 'site_product_exclusions', 'employees'];
const answered = ['requests', 'request_metadata', 'responses', 'response_metadata', 'cloud_file_refs'];
const devices = [...answered, 'device_connections', 'agent_decisions'];
const assortment = ['product_categories', 'catalogs', 'products', 'vendors', 'vendor_parts', ...parts];

/** Who sees which tables at all, and who may change rows of which: the promise that the policies keep. */
const promise: Record<string, { sees: string[]; writes: string[] }> = {
  staff: { sees: tables, writes: tables.filter((table) => !kept.includes(table)) },
  sales_rep: {
    sees: [
      ...['customer_labels', ...selling],
      ...[...messages, ...deliveries, 'marketplace_products', ...offers, 'marketplace_deals'],
      ...['customers', 'sales_reps', ...assortment, ...requests, ...orders, 'order_approvals'],
      ...[...production, ...account],
    ],
    writes: [
      ...messages,
      'marketplace_deals',
      'customers',
      ...selling,
      ...requests,
      ...orders,
      ...production,
      'profiles',
    ],
  },
  vendor: {
    sees: [
      ...[...messages, 'marketplace_products', 'seller_listings'],
      ...['vendors', 'vendor_parts', 'catalogs', 'products', ...parts, ...requests, ...account],
      ...['orders', 'order_items', 'order_history', 'shipments', ...production],
      ...['production_stage_templates', 'factory_capacity', 'capacity_utilization_logs'],
    ],
    writes: [
      ...['messages', 'marketplace_products', 'seller_listings'],
      ...['rfq_vendors', 'vendor_quotes', 'vendor_quote_items', 'supplier_orders', 'production_stages', 'profiles'],
      ...['production_stage_updates', 'factory_capacity', 'capacity_utilization_logs'],
    ],
  },
  buyer: {
    sees: [
      ...[...messages, 'marketplace_products', 'buyer_intents'],
      ...['customers', ...requests, ...orders, ...production, ...account],
    ],
    writes: ['messages', 'buyer_intents', 'profiles'],
  },
  client: {
    sees: [...gifting, 'catalogs', 'products', ...orders, ...account, 'analytics_events', 'performance_metrics'],
    writes: ['sites', 'site_product_exclusions', 'employees', 'profiles'],
  },
  employee: {
    sees: ['sites', 'catalogs', 'products', 'orders', 'order_items', 'order_history', 'shipments'],
    writes: ['orders', 'order_items'],
  },
  device: {
    sees: [...parts, 'locations', 'inventory', ...answered],
    writes: ['requests', 'request_metadata', 'responses', 'cloud_file_refs'],
  },
  partner: {
    sees: [
      ...[...messages, ...deliveries, 'marketplace_products', ...offers, 'marketplace_deals', 'social_shares'],
      ...['customers', 'customer_labels', ...selling, ...stock],
      ...[...assortment, ...requests, ...orders, ...production, ...gifting, ...devices],
    ],
    writes: [
      ...['conversations', 'messages', 'communications', 'marketplace_products', ...offers, 'marketplace_deals'],
      ...['customers', 'customer_labels', ...selling, ...stock],
      ...[...assortment, ...requests, ...orders, ...production, ...gifting, ...devices],
    ],
  },
  guest: { sees: ['ai_quotes', 'marketplace_products'], writes: ['ai_quotes', 'analytics_events'] },
};

test('every table of the business enables and forces row security', async () => {
  const open = await asOwner<{ name: string }>(`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'
      AND NOT (relrowsecurity AND relforcerowsecurity)`);
  expect(open).toEqual([]);
});

test('the owner and the worker pass by one policy per table', async () => {
  const system = (await policies()).filter((policy) => policy.name.endsWith('_system'));
  expect(system.map((policy) => policy.table).sort()).toEqual([...tables].sort());
  const [{ owner } = { owner: '' }] = await asOwner<{ owner: string }>('SELECT current_user::text AS owner');
  for (const policy of system) {
    expect([...policy.roles].sort()).toEqual([owner, 'sg_worker'].sort());
    expect({ ...policy, using: policy.using, check: policy.check }).toMatchObject({ using: 'true', check: 'true' });
  }
});

describe.each(Object.keys(promise))('%s', (audience) => {
  const own = async (): Promise<Policy[]> =>
    (await policies()).filter((policy) => policy.roles.includes(`sg_${audience}`));

  test('has policies on the tables it is to see, and on no other', async () => {
    const seen = (await own()).filter(({ command }) => command === 'ALL' || command === 'SELECT');
    expect(seen.map((policy) => policy.table).sort()).toEqual([...(promise[audience]?.sees ?? [])].sort());
  });

  test('may write the tables it is to write, and no other', async () => {
    const written = new Set((await own()).filter(({ command }) => command !== 'SELECT').map(({ table }) => table));
    expect([...written].sort()).toEqual([...(promise[audience]?.writes ?? [])].sort());
  });

  test('reads by USING and writes by USING and WITH CHECK, in its own role alone', async () => {
    for (const { name, roles, command, using, check } of await own()) {
      expect({ name, roles }).toEqual({ name, roles: [`sg_${audience}`] });
      const expected = {
        using: command !== 'INSERT',
        check: command !== 'SELECT' && command !== 'DELETE',
      };
      expect({ name, using: using !== null, check: check !== null }).toEqual({ name, ...expected });
    }
  });

  test('has only plain conditions that begin with the organization', async () => {
    for (const { name, using, check } of await own())
      for (const condition of [using, check]) {
        if (condition === null) continue;
        expect(`${name}: ${condition}`).toContain('app.organization_id()');
        expect(`${name}: ${condition}`).not.toMatch(/\bOR\b|\bFROM\b|\bEXISTS\b/);
      }
  });
});

test('who is to see nothing of a table has a policy for that, and reads none of its rows', async () => {
  const unseen = await policies('unseen');
  for (const [audience, { sees }] of Object.entries(promise)) {
    const hidden = unseen.filter(({ roles }) => roles.includes(`sg_${audience}`)).map(({ table }) => table);
    expect({ audience, hidden: hidden.sort() }).toEqual({
      audience,
      hidden: tables.filter((table) => !sees.includes(table)).sort(),
    });
  }
  for (const { table, command } of unseen) expect({ table, command }).toEqual({ table, command: 'SELECT' });
});

test('history and reports can be added to, and never changed or removed', async () => {
  const rights = await asOwner<{ table: string; role: string }>(
    `SELECT name AS "table", rolname AS role FROM unnest($1::text[]) AS name, pg_roles
     WHERE rolname = ANY ($2)
       AND (has_any_column_privilege(rolname, name, 'UPDATE') OR has_table_privilege(rolname, name, 'DELETE'))`,
    [appendOnly, Object.keys(promise).map((audience) => `sg_${audience}`)],
  );
  expect(rights).toEqual([]);
});
