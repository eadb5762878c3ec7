import { afterAll, expect, test } from '@jest/globals';
import { dataModel, type Model } from '../../src/generated/data-model.js';
import { asOwner, closeOwner } from '../support/database.js';
import { makeOrganization } from '../support/make.js';
import { failureOf, sqlState } from './support/audience.js';

afterAll(closeOwner);

const tenantModels = Object.values<Model>(dataModel).filter((model) => model.tenant);
const tenantTables: readonly string[] = tenantModels.map((model) => model.table);
// PostgreSQL asks for the column by which a table is parted in its primary key.
const partedTables = tenantModels.filter((model) => model.partitioned !== undefined).map((model) => model.table);

interface Key {
  readonly table: string;
  readonly name: string;
  readonly kind: 'p' | 'f';
  readonly columns: string[];
  readonly target: string | null;
  readonly targetColumns: string[] | null;
  readonly onDelete: string;
  readonly onUpdate: string;
}

const keys = (): Promise<Key[]> =>
  asOwner<Key>(`
    SELECT conrelid::regclass::text AS "table", conname AS name, contype::text AS kind, confdeltype::text AS "onDelete",
      confupdtype::text AS "onUpdate", nullif(confrelid, 0)::regclass::text AS target,
      ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS key (number, place)
            JOIN pg_attribute ON attrelid = conrelid AND attnum = number ORDER BY place) AS columns,
      ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY AS key (number, place)
            JOIN pg_attribute ON attrelid = confrelid AND attnum = number ORDER BY place) AS "targetColumns"
    FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f') AND conrelid <> to_regclass('_prisma_migrations')`);

test('the primary key of every table of an organization is organization and id, with the time between in one kept by time', async () => {
  const primary = (await keys()).filter(({ kind, table }) => kind === 'p' && tenantTables.includes(table));
  expect(primary.map(({ table }) => table).sort()).toEqual([...tenantTables].sort());
  for (const { table, columns } of primary)
    expect({ table, columns }).toEqual({
      table,
      columns: partedTables.includes(table) ? ['organization_id', 'created_at', 'id'] : ['organization_id', 'id'],
    });
});

test('every foreign key between tables of organizations carries the organization first, on both sides', async () => {
  for (const { name, kind, target, columns, targetColumns } of await keys()) {
    if (kind !== 'f' || target === null || !tenantTables.includes(target)) continue;
    expect({ name, from: columns[0], to: targetColumns?.[0] }).toEqual({
      name,
      from: 'organization_id',
      to: 'organization_id',
    });
  }
});

test('a foreign key never empties a column: parts go with the whole, all else is refused', async () => {
  for (const { name, kind, onDelete, onUpdate } of await keys())
    if (kind === 'f')
      expect({ name, onDelete, onUpdate }).toMatchObject({ onUpdate: 'a', onDelete: expect.stringMatching(/^[ac]$/) });
});

test('every foreign key has an index that begins with the organization and the key', async () => {
  const indexes = await asOwner<{ table: string; columns: string[] }>(`
    SELECT indrelid::regclass::text AS "table",
      ARRAY(SELECT attname::text FROM unnest(indkey::int2[]) WITH ORDINALITY AS key (number, place)
            JOIN pg_attribute ON attrelid = indrelid AND attnum = number ORDER BY place) AS columns
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
    WHERE amname = 'btree' AND relnamespace = 'public'::regnamespace`);
  const missing = (await keys()).filter(({ kind, table, columns }) => {
    if (kind !== 'f') return false;
    const wanted = new Set(['organization_id', ...columns]);
    const depth = Math.min(wanted.size, 2);
    return !indexes.some(
      (index) => index.table === table && index.columns.slice(0, depth).every((column) => wanted.has(column)),
    );
  });
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('text in an index is collated "C", the order lists are sorted by', async () => {
  const others = await asOwner<{ index: string; column: string }>(`
    SELECT indexrelid::regclass::text AS index, attname AS column
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam,
      unnest(indkey::int2[]) AS number JOIN pg_attribute ON attnum = number
    WHERE attrelid = indrelid AND amname = 'btree' AND relnamespace = 'public'::regnamespace
      AND indrelid <> to_regclass('_prisma_migrations') AND atttypid = 'text'::regtype AND attcollation <> '"C"'::regcollation`);
  expect(others).toEqual([]);
});

test('not even the owner can make a row refer to another organization', async () => {
  const [ours, theirs] = [await makeOrganization(), await makeOrganization()];
  const customer = await theirs.customer();
  const vendor = await theirs.vendor();
  const rfq = await ours.rfq();
  const attempts = [
    () => asOwner('UPDATE rfqs SET customer_id = $1 WHERE id = $2', [customer.id, rfq.id]),
    () =>
      asOwner('INSERT INTO rfq_vendors (organization_id, rfq_id, vendor_id) VALUES ($1, $2, $3)', [
        ours.id,
        rfq.id,
        vendor.id,
      ]),
    () =>
      asOwner(`INSERT INTO orders (organization_id, order_number, customer_id) VALUES ($1, 'x', $2)`, [
        ours.id,
        customer.id,
      ]),
    () =>
      asOwner(`INSERT INTO catalogs (organization_id, name, type, vendor_id) VALUES ($1, 'x', 'vendor', $2)`, [
        ours.id,
        vendor.id,
      ]),
  ];
  for (const attempt of attempts) expect(await failureOf(attempt())).toBe(sqlState.foreignKeyViolation);
});

test('a variant goes with its own part only', async () => {
  const { id: organizationId, part, ...organization } = await makeOrganization();
  const [knob, cap] = [await part(), await part()];
  const [variant] = await asOwner<{ id: string }>(
    `INSERT INTO part_variants (organization_id, part_id, variant_code) VALUES ($1, $2, 'RED') RETURNING id`,
    [organizationId, knob.id],
  );
  const rfq = await organization.rfq();
  expect(await failureOf(organization.rfqItem(rfq.id, 1, { partId: cap.id, variantId: variant?.id }))).toBe(
    sqlState.foreignKeyViolation,
  );
});

test('a quote answers an invitation, and its items belong to the same request', async () => {
  const organization = await makeOrganization();
  const vendor = await organization.vendor();
  const [asked, other] = [await organization.rfq(), await organization.rfq()];
  expect(await failureOf(organization.quote(asked.id, vendor.id))).toBe(sqlState.foreignKeyViolation);
  await organization.invitation(asked.id, vendor.id);
  const quote = await organization.quote(asked.id, vendor.id);
  const foreignItem = await organization.rfqItem(other.id, 1);
  expect(await failureOf(organization.quoteItem(quote, foreignItem.id))).toBe(sqlState.foreignKeyViolation);
});

test('a missing value does not make two offers of a part different', async () => {
  const organization = await makeOrganization();
  const [part, vendor] = [await organization.part(), await organization.vendor()];
  const insert = () =>
    asOwner('INSERT INTO vendor_parts (organization_id, part_id, vendor_id) VALUES ($1, $2, $3)', [
      organization.id,
      part.id,
      vendor.id,
    ]);
  await insert();
  expect(await failureOf(insert())).toBe(sqlState.uniqueViolation);
});

test('a request has one live order, unless its award is split', async () => {
  const organization = await makeOrganization();
  const rfq = await organization.rfq();
  await organization.order({ rfqId: rfq.id });
  expect(await failureOf(organization.order({ rfqId: rfq.id }))).toBe(sqlState.uniqueViolation);
  const split = await organization.rfq({ splitAward: true });
  await organization.order({ rfqId: split.id });
  await organization.order({ rfqId: split.id });
});

test('identifiers made later sort later', async () => {
  const rows = await asOwner<{ id: string }>('SELECT uuid_generate_v7() AS id FROM generate_series(1, 1000)');
  const ids = rows.map(({ id }) => id);
  // Within a fraction of a microsecond chance decides; so compare what lies apart.
  const apart = ids.filter((_, place) => place % 100 === 0);
  expect([...apart].sort()).toEqual(apart);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(1000);
});
