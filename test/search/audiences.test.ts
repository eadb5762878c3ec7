/**
 * Search looks as the owner of the database, so it is proved here that each audience finds exactly the rows its policies show
 * it: each of them by a word of its own, all of them by a common one, and nothing else, in hits, counts, facets or highlights.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asAudience, type AudienceSession, type Settings } from '../data-model/support/audience.js';
import { asOwner, closeOwner, insert } from '../support/database.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';

const tables = ['parts', 'vendors', 'rfqs', 'customers', 'products', 'marketplace_products'] as const;
type TableName = (typeof tables)[number];
const audiences = [
  'staff',
  'sales_rep',
  'vendor',
  'buyer',
  'client',
  'employee',
  'device',
  'partner',
  'guest',
] as const;
const common = 'quuxly';

interface Made {
  readonly table: TableName;
  readonly id: string;
  readonly word: string;
}
const made: Made[] = [];
let ours: TestOrganization;
let theirs: TestOrganization;
let settings: Readonly<Record<(typeof audiences)[number], Settings>>;

/** A word nothing else is written like: ten letters. */
let words = 0;
const word = (): string => {
  words += 1;
  const letters = Array.from(String(words * 7_654_321).padStart(10, '3'), (digit) =>
    'bcdfghjklm'.charAt(Number(digit)),
  );
  return letters.join('');
};

async function note(table: TableName, make: (name: string) => Promise<{ readonly id: string }>): Promise<string> {
  const own = word();
  const { id } = await make(`${own} ${common}`);
  made.push({ table, id, word: own });
  return id;
}

async function fill(organization: TestOrganization) {
  const own = { organizationId: organization.id };
  const [rep, otherRep] = [await organization.salesRep(), await organization.salesRep()];
  const vendorId = await note('vendors', (companyName) => organization.vendor({ companyName, country: 'BD' }));
  const otherVendorId = await note('vendors', (companyName) => organization.vendor({ companyName, country: 'PL' }));
  const customerId = await note('customers', (name) => organization.customer({ name, salesRepId: rep.id }));
  const otherCustomerId = await note('customers', (name) => organization.customer({ name, salesRepId: otherRep.id }));
  const partId = await note('parts', (name) => organization.part({ name, category: 'seen', manufacturer: 'Seen' }));
  await note('parts', (name) => organization.part({ name, category: 'unseen', manufacturer: 'Unseen' }));
  await insert('VendorPart', { ...own, partId, vendorId });
  for (const [customer, salesRepId, vendor] of [
    [customerId, rep.id, vendorId],
    [otherCustomerId, otherRep.id, otherVendorId],
  ] as const) {
    const id = await note('rfqs', (title) =>
      organization.rfq({ title, status: 'sent', customerId: customer, salesRepId }),
    );
    await organization.invitation(id, vendor, { invitedAt: new Date() });
  }
  const catalogs = [
    await insert('Catalog', { ...own, name: 'Seen' }),
    await insert('Catalog', { ...own, name: 'Unseen' }),
  ];
  const products: string[] = [];
  for (const [at, catalog] of catalogs.entries())
    for (const vendor of [vendorId, null])
      products.push(
        await note('products', (name) =>
          insert('Product', {
            ...own,
            ...{ name, catalogId: catalog.id, vendorId: vendor, price: '1' },
            sku: `S-${String(at)}-${String(vendor)}`,
          }),
        ),
      );
  for (const vendor of [vendorId, otherVendorId])
    for (const status of ['approved', 'draft'])
      await note('marketplace_products', (title) =>
        insert('MarketplaceProduct', {
          ...own,
          ...{ title, status, vendorId: vendor, productType: 'jumper', category: status, basePrice: '1' },
          slug: title.replaceAll(' ', '-'),
          ...{ totalQuantity: 10, availableQuantity: 10, approvalDate: new Date(), publishedAt: new Date() },
        }),
      );
  const client = await insert('Client', { ...own, name: 'Client', clientCode: 'client' });
  const site = await insert('Site', {
    ...own,
    ...{ clientId: client.id, catalogId: catalogs[0]?.id, name: 'Site', slug: 'site' },
  });
  await insert('SiteProductExclusion', { ...own, siteId: site.id, productId: products[0], clientId: client.id });
  const organizationId = { organization_id: organization.id };
  return {
    staff: organizationId,
    sales_rep: { ...organizationId, sales_rep_ids: `{${rep.id}}` },
    vendor: { ...organizationId, vendor_id: vendorId },
    buyer: { ...organizationId, customer_id: customerId },
    client: { ...organizationId, client_id: client.id },
    employee: { ...organizationId, client_id: client.id, site_id: site.id },
    device: { ...organizationId, device_id: 'truck-001' },
    partner: organizationId,
    guest: { ...organizationId, session_id: 'visit' },
  };
}

beforeAll(async () => {
  [ours, theirs] = [await makeOrganization(), await makeOrganization()];
  await fill(theirs);
  settings = await fill(ours);
  // Rows like the first of each kind that were put away: nobody finds them, though policies still show them.
  const archivedAt = new Date();
  const own = { organizationId: ours.id, archivedAt };
  const [catalog] = await asOwner<{ id: string }>('SELECT id FROM catalogs WHERE organization_id = $1', [ours.id]);
  await ours.vendor({ companyName: common, archivedAt });
  await ours.customer({ name: common, archivedAt });
  await ours.part({ name: common, archivedAt });
  await ours.rfq({ title: common, archivedAt });
  await insert('Product', { ...own, name: common, sku: common, catalogId: catalog?.id, price: '1' });
  await insert('MarketplaceProduct', {
    ...own,
    ...{ title: common, status: 'archived', productType: 'jumper', category: 'approved', basePrice: '1' },
  });
}, 60_000);
afterAll(closeOwner);

const visible = async (session: AudienceSession, table: TableName): Promise<string[]> =>
  (await session.query<{ id: string }>(`SELECT id FROM ${table} WHERE archived_at IS NULL ORDER BY id`)).map(
    ({ id }) => id,
  );

const found = async (session: AudienceSession, table: TableName, query: string): Promise<string[]> =>
  (
    await session.query<{ id: string }>(`SELECT id FROM search.hits($1, $2, '{}', NULL, NULL, 100) ORDER BY id`, [
      table,
      query,
    ])
  ).map(({ id }) => id);

const cases = audiences.flatMap((audience) => tables.map((table) => [audience, table] as const));

describe('an audience finds exactly what its policies show', () => {
  test.each(cases)('%s in %s', async (audience, table) => {
    await asAudience(audience, settings[audience], async (session) => {
      const expected = await visible(session, table);
      expect(await found(session, table, common)).toEqual(expected);
      for (const row of made.filter((each) => each.table === table))
        expect(await found(session, table, row.word)).toEqual(expected.filter((id) => id === row.id));
    });
  });

  test('and the cases are not empty: who reads a table sees some rows of it, and but for those who see all, not all', async () => {
    const counts: Record<string, string> = {};
    for (const [audience, table] of cases) {
      const seen = await asAudience(audience, settings[audience], (session) => visible(session, table));
      const all = await asOwner<{ id: string }>(
        `SELECT id FROM ${table} WHERE organization_id = $1 AND archived_at IS NULL`,
        [ours.id],
      );
      expect(all.length).toBeGreaterThan(1);
      if (seen.length > 0) counts[`${audience} ${table}`] = seen.length === all.length ? 'all' : 'some';
    }
    const all = {
      parts: 'all',
      vendors: 'all',
      rfqs: 'all',
      customers: 'all',
      products: 'all',
      marketplace_products: 'all',
    };
    const of = (audience: string, what: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(what).map(([table, count]) => [`${audience} ${table}`, count]));
    expect(counts).toEqual({
      ...of('staff', all),
      ...of('partner', all),
      ...of('sales_rep', { ...all, rfqs: 'some', customers: 'some' }),
      ...of('vendor', { parts: 'some', vendors: 'some', rfqs: 'some', products: 'some', marketplace_products: 'some' }),
      ...of('buyer', { rfqs: 'some', customers: 'some', marketplace_products: 'some' }),
      ...of('client', { products: 'some' }),
      ...of('employee', { products: 'some' }),
      ...of('device', { parts: 'all' }),
      ...of('guest', { marketplace_products: 'some' }),
    });
  });
});

describe('counts, facets and highlights are of the same rows', () => {
  test.each(cases)('%s in %s', async (audience, table) => {
    await asAudience(audience, settings[audience], async (session) => {
      const expected = await visible(session, table);
      const [total] = await session.query(`SELECT search.total($1, $2, '{}') AS count`, [table, common]);
      expect(total).toEqual({ count: expected.length });
      const facet = { parts: 'category', vendors: 'country', marketplace_products: 'vendorCountry' }[table as string];
      if (facet !== undefined) {
        const values = await session.query<{ count: number }>(`SELECT * FROM search.facet($1, $2, '{}', $3)`, [
          table,
          common,
          facet,
        ]);
        expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
      }
      const ids = made.map(({ id }) => id);
      const texts = await session.query<{ id: string }>('SELECT id FROM search.highlights($1, $2, $3)', [
        table,
        common,
        ids,
      ]);
      expect(texts.map(({ id }) => id).sort()).toEqual(expected);
    });
  });
});

test('a session of no organization, and a role that is no audience, find nothing', async () => {
  for (const table of tables) {
    await asAudience('staff', {}, async (session) => expect(await found(session, table, common)).toEqual([]));
    expect(await asOwner(`SELECT * FROM search.hits($1, $2, '{}', NULL, NULL, 100)`, [table, common])).toEqual([]);
  }
});

test('what is searched and shown of a row are columns that all may read who see it', async () => {
  const unreadable = await asOwner(
    `SELECT target, name, role FROM unnest($1::text[]) AS target, LATERAL json_each_text((search.target(target)).texts) AS text (name, expression),
       LATERAL (SELECT (regexp_match(expression, 't\\.(\\w+)'))[1]) AS read (column_name),
       pg_policy AS policy, unnest(policy.polroles) AS member, pg_roles AS role
     WHERE policy.polrelid = format('public.%I', target)::regclass AND policy.polcmd IN ('r', '*') AND role.oid = member
       AND role.rolname LIKE 'sg\\_%' AND role.rolname <> 'sg_worker'
       AND NOT has_column_privilege(role.oid, policy.polrelid, column_name, 'SELECT')`,
    [tables],
  );
  expect(unreadable).toEqual([]);
});

test('nobody reaches the words and the functions behind the questions', async () => {
  const reachable = await asOwner(
    `SELECT proname, rolname FROM pg_proc, pg_roles
     WHERE pronamespace = 'search'::regnamespace AND rolname LIKE 'sg\\_%' AND has_function_privilege(pg_roles.oid, pg_proc.oid, 'EXECUTE')
       AND proname NOT IN ('hits', 'total', 'facet', 'highlights', 'separators', 'clean', 'key', 'title')`,
  );
  expect(reachable).toEqual([]);
  for (const audience of audiences)
    await asAudience(audience, settings[audience], async (session) =>
      expect(await session.failure('SELECT * FROM search.words')).toBe('42501'),
    );
});
