// What the database keeps of gifts: shapes, families of keys, copies, and the one gift of an employee.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { asAudience, failureOf, sqlState, type Settings } from '../data-model/support/audience.js';
import { asOwner, closeOwner, databaseUrl, insert } from '../support/database.js';
import { unique } from '../support/make.js';
import { type Celebration, makeCelebration } from './celebration.js';

let celebration: Celebration;
beforeAll(async () => {
  celebration = await makeCelebration();
});
afterAll(closeOwner);

/** A client with an open site, two products and one left out, and an employee who has not chosen yet. */
async function makeSite() {
  const client = await celebration.client();
  const catalog = await celebration.catalog();
  const [first, second] = [await celebration.product(catalog.id), await celebration.product(catalog.id)];
  const excluded = await celebration.product(catalog.id);
  const site = await celebration.site(client.id, { catalogId: catalog.id });
  await celebration.exclusion(site.id, excluded.id);
  const employee = await celebration.employee(site.id);
  const settings = { organization_id: celebration.id, site_id: site.id, employee_id: employee.id };
  return { client, catalog, first, second, excluded, site, employee, settings };
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
const own = () => ({ organizationId: celebration.id });

test('a row has the shape that its state demands', async () => {
  const { client, site } = await makeSite();
  const attempts = [
    () => celebration.client({ clientCode: 'two words' }),
    () => celebration.client({ contactEmail: 'People@Aurora.example' }),
    () => celebration.client({ status: 'lead' }),
    () => celebration.client({ billingAddress: [] }),
    () => celebration.site(client.id, { slug: 'Year-End' }),
    () => insert('Site', { ...own(), clientId: client.id, name: 'Open', slug: unique(), status: 'active' }),
    () => celebration.site(client.id, { startsAt: '2026-12-02T00:00:00Z', endsAt: '2026-12-01T00:00:00Z' }),
    () => celebration.site(client.id, { validationMethods: {} }),
    () => celebration.employee(site.id, { employeeNumber: null }),
    () => celebration.employee(site.id, { email: 'not an address' }),
    () => celebration.order({ source: 'gifting' }),
    () => celebration.order({ source: 'gifting', clientId: client.id, siteId: site.id, status: 'in_production' }),
  ];
  for (const attempt of attempts) expect(await failureOf(attempt())).toBe(sqlState.checkViolation);
});

test('short names are unique in the organization, numbers of employees on their site', async () => {
  const { client, site } = await makeSite();
  const other = await makeCelebration();
  await other.site((await other.client({ clientCode: client.clientCode })).id, { slug: site.slug });
  const next = await celebration.site(client.id);
  await celebration.employee(site.id, { employeeNumber: '4711' });
  await celebration.employee(next.id, { employeeNumber: '4711' });
  const attempts = [
    () => celebration.client({ clientCode: client.clientCode }),
    () => celebration.site(client.id, { slug: site.slug }),
    () => celebration.employee(site.id, { employeeNumber: '4711' }),
  ];
  for (const attempt of attempts) expect(await failureOf(attempt())).toBe(sqlState.uniqueViolation);
});

test('an order names the client of its site, and an employee of its site', async () => {
  const [one, two] = [await makeSite(), await makeSite()];
  const attempts = [
    () => celebration.gift({ ...one.site, clientId: two.client.id }, one.employee),
    () => celebration.gift(one.site, two.employee),
  ];
  for (const attempt of attempts) expect(await failureOf(attempt())).toBe(sqlState.foreignKeyViolation);
});

test('the client is copied from the site, whatever is written, and follows it until somebody has ordered', async () => {
  const { site, employee } = await makeSite();
  const next = await celebration.client();
  const clients = async () => {
    const rows = await asOwner<{ id: string }>(
      `SELECT client_id AS id FROM employees WHERE site_id = $1 UNION ALL
       SELECT client_id FROM site_product_exclusions WHERE site_id = $1`,
      [site.id],
    );
    return rows.map(({ id }) => id);
  };
  await asOwner('UPDATE employees SET client_id = $1 WHERE id = $2', [next.id, employee.id]);
  expect(await clients()).toEqual([site.clientId, site.clientId]);
  await asOwner('UPDATE sites SET client_id = $1 WHERE id = $2', [next.id, site.id]);
  expect(await clients()).toEqual([next.id, next.id]);
  await celebration.gift({ ...site, clientId: next.id }, employee);
  const back = asOwner('UPDATE sites SET client_id = $1 WHERE id = $2', [site.clientId, site.id]);
  expect(await failureOf(back)).toBe(sqlState.foreignKeyViolation);
});

test('what belongs to a gift order carries client, site and employee, whatever is written', async () => {
  const [one, two] = [await makeSite(), await makeSite()];
  const order = await celebration.gift(one.site, one.employee);
  const item = await insert('OrderItem', {
    ...{ ...own(), orderId: order.id, orderType: 'sale', lineNumber: 1, description: 'Throw', quantityOrdered: 1 },
    ...{ clientId: two.client.id, siteId: two.site.id, employeeId: two.employee.id },
  });
  expect(item).toMatchObject({ clientId: one.client.id, siteId: one.site.id, employeeId: one.employee.id });
  await asOwner('UPDATE order_items SET client_id = $1 WHERE id = $2', [two.client.id, item.id]);
  const [row] = await asOwner<object>('SELECT client_id FROM order_items WHERE id = $1', [item.id]);
  expect(row).toEqual({ client_id: one.client.id });
});

test('the products of a site are those of its catalog that can be ordered, without what it leaves out', async () => {
  const { site, catalog, first, second } = await makeSite();
  await celebration.product(catalog.id, { status: 'out_of_stock' });
  await celebration.product(catalog.id, { archivedAt: new Date() });
  await celebration.product((await celebration.catalog()).id);
  const offered = () =>
    asOwner<{ id: string }>('SELECT product_id AS id FROM site_products_view WHERE site_id = $1', [site.id]);
  expect(ids(await offered())).toEqual(ids([first, second]));
  await asOwner(`UPDATE catalogs SET status = 'inactive' WHERE id = $1`, [catalog.id]);
  expect(await offered()).toEqual([]);
});

test('an order is summed up with the names of all it concerns', async () => {
  const { client, site, first, employee } = await makeSite();
  const order = await celebration.gift(site, employee, { productId: first.id, subtotal: '48' });
  const text = `SELECT id, client_name, site_name, employee_name, product_name, total_amount::text AS total, vendor_name
     FROM orders_summary_view WHERE client_id = $1`;
  const expected = {
    ...{ id: order.id, client_name: client.name, site_name: site.name, employee_name: employee.name },
    ...{ product_name: first.name, total: '48.0000', vendor_name: null },
  };
  for (const [audience, settings] of [
    ['staff', { organization_id: celebration.id }],
    ['client', { organization_id: celebration.id, client_id: client.id }],
  ] as const)
    expect(await asAudience(audience, settings, (session) => session.query(text, [client.id]))).toEqual([expected]);
  await asAudience('vendor', { organization_id: celebration.id }, async (session) => {
    expect(await session.failure(text, [client.id])).toBe(sqlState.insufficientPrivilege);
  });
});

test('a site is known to everybody by its public address while it is in use', async () => {
  const { site, client } = await makeSite();
  const [organization] = await asOwner<{ slug: string }>('SELECT slug FROM organizations WHERE id = $1', [
    celebration.id,
  ]);
  const ask = (address: string) =>
    asOwner<object>('SELECT site_id, name, is_open, validation_methods, branding FROM auth.public_site($1)', [address]);
  const address = `${String(organization?.slug)}/${site.slug}`;
  const open = { site_id: site.id, name: site.name, validation_methods: [], branding: {} };
  expect(await ask(address)).toEqual([{ ...open, is_open: true }]);
  for (const wrong of [site.slug, `${address}/x`, `x/${site.slug}`, '/']) expect(await ask(wrong)).toEqual([]);
  await asOwner(`UPDATE sites SET ends_at = now() - interval '1 hour' WHERE id = $1`, [site.id]);
  expect(await ask(address)).toEqual([{ ...open, is_open: false }]);
  await asOwner(`UPDATE clients SET status = 'inactive' WHERE id = $1`, [client.id]);
  expect(await ask(address)).toEqual([]);
});

const insertOrder = (product: string, columns = '') =>
  `INSERT INTO orders (source, client_id, site_id, employee_id, product_id${columns === '' ? '' : ', status'})
   SELECT 'gifting', client_id, id, app.employee_id(), '${product}'${columns} FROM sites RETURNING id`;

test('an employee sees his site, what it offers and his own orders', async () => {
  const [one, two] = [await makeSite(), await makeSite()];
  const [order] = [await celebration.gift(one.site, one.employee)];
  await celebration.gift(two.site, two.employee);
  await celebration.gift(one.site, await celebration.employee(one.site.id));
  await asAudience('employee', one.settings, async (session) => {
    const seen = async (table: string) => ids(await session.query<{ id: string }>(`SELECT id FROM ${table}`));
    expect(await seen('sites')).toEqual([one.site.id]);
    expect(await seen('catalogs')).toEqual([one.catalog.id]);
    expect(await seen('products')).toEqual(ids([one.first, one.second]));
    expect(await seen('orders')).toEqual([order.id]);
    for (const table of ['clients', 'employees', 'site_product_exclusions', 'customers', 'requests'])
      expect([table, await seen(table)]).toEqual([table, []]);
    const offered = await session.query<{ id: string }>('SELECT product_id AS id FROM site_products_view');
    expect(ids(offered)).toEqual(ids([one.first, one.second]));
  });
});

test('an employee chooses one gift of what his site offers, while it is open', async () => {
  const { first, second, excluded, settings, site, employee } = await makeSite();
  const foreign = await makeSite();
  const choose = (product: string, ...rest: string[]) =>
    asAudience('employee', settings, (session) => session.failure(insertOrder(product, ...rest)));
  expect(await choose(first.id)).toBeNull();
  expect(await choose(excluded.id)).toBe(sqlState.checkViolation);
  expect(await choose(foreign.first.id)).toBe(sqlState.checkViolation);
  expect(await choose(first.id, `, 'confirmed'`)).toBe(sqlState.insufficientPrivilege);
  await asAudience('employee', settings, async (session) => {
    const [order] = await session.query<{ id: string }>(insertOrder(first.id));
    const item = (product: string | null, quantity = 1, column = 'updated_at', value = 'now()') =>
      session.failure(
        `INSERT INTO order_items (order_id, order_type, line_number, product_id, quantity_ordered, ${column})
         VALUES ($1, 'sale', 1, $2, $3, ${value})`,
        [order?.id, product, quantity],
      );
    // One piece, at a price and for an account that are not the employee's to say.
    for (const [column, value] of [
      ['unit_price', '100000'],
      ['vendor_id', 'NULL'],
      ['description', `'Gift'`],
    ] as const)
      expect(await item(first.id, 1, column, value)).toBe(sqlState.insufficientPrivilege);
    expect(await item(first.id, 2)).toBe(sqlState.insufficientPrivilege);
    expect(await item(excluded.id)).toBe(sqlState.checkViolation);
    expect(await item(null)).toBe(sqlState.checkViolation);
    expect(await item(first.id)).toBeNull();
    expect(await session.failure(insertOrder(second.id))).toBe(sqlState.uniqueViolation);
  });
  const given = await celebration.gift(site, employee);
  expect(await choose(second.id)).toBe(sqlState.uniqueViolation);
  await asOwner(`UPDATE orders SET status = 'cancelled', cancelled_at = now() WHERE id = $1`, [given.id]);
  expect(await choose(second.id)).toBeNull();
  await asOwner(`UPDATE sites SET ends_at = now() - interval '1 minute' WHERE id = $1`, [site.id]);
  expect(await choose(second.id)).toBe(sqlState.checkViolation);
  await asOwner(`UPDATE sites SET ends_at = NULL WHERE id = $1`, [site.id]);
  await asOwner(`UPDATE employees SET status = 'inactive' WHERE id = $1`, [employee.id]);
  expect(await choose(second.id)).toBe(sqlState.checkViolation);
});

test('of two gifts chosen at the same moment one is ordered', async () => {
  const { first, second, settings, employee } = await makeSite();
  const outcomes = await Promise.allSettled(
    [first, second, first].map(({ id }) => commitAs(settings, insertOrder(id))),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await asOwner('SELECT id FROM orders WHERE employee_id = $1', [employee.id])).toHaveLength(1);
});

async function commitAs(settings: Settings, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    await client.query('BEGIN; SET LOCAL ROLE sg_employee');
    for (const [name, value] of Object.entries(settings))
      await client.query('SELECT set_config($1, $2, true)', [`app.${name}`, value]);
    await client.query(text);
    // Long enough for the others to be under way.
    await client.query('SELECT pg_sleep(0.1); COMMIT');
  } finally {
    await client.end();
  }
}

test('a client makes and changes what is his, and opens no catalog to himself', async () => {
  const [one, two] = [await makeSite(), await makeSite()];
  const settings = { organization_id: celebration.id, client_id: one.client.id };
  const refused = sqlState.insufficientPrivilege;
  await asAudience('client', settings, async (session) => {
    const add = (clientId: string, catalogId: string | null) =>
      session.failure('INSERT INTO sites (client_id, catalog_id, name, slug) VALUES ($1, $2, $3, $3)', [
        ...[clientId, catalogId, unique()],
      ]);
    expect(await add(one.client.id, one.catalog.id)).toBeNull();
    expect(await add(one.client.id, null)).toBeNull();
    expect(await add(one.client.id, two.catalog.id)).toBe(refused);
    expect(await add(two.client.id, one.catalog.id)).toBe(refused);
    const change = (column: string, value: string) =>
      session.failure(`UPDATE sites SET ${column} = $1 WHERE id = $2`, [value, one.site.id]);
    expect(await change('name', 'Jubilee')).toBeNull();
    expect(await change('catalog_id', two.catalog.id)).toBe(refused);
    expect(await change('client_id', two.client.id)).toBe(refused);
    const employ = (siteId: string) =>
      session.failure('INSERT INTO employees (site_id, client_id, employee_number) VALUES ($1, $2, $3)', [
        ...[siteId, one.client.id, unique()],
      ]);
    expect(await employ(one.site.id)).toBeNull();
    expect(await employ(two.site.id)).toBe(refused);
    const exclude = (siteId: string) =>
      session.failure('INSERT INTO site_product_exclusions (site_id, product_id, client_id) VALUES ($1, $2, $3)', [
        ...[siteId, one.first.id, one.client.id],
      ]);
    expect(await exclude(one.site.id)).toBeNull();
    expect(await exclude(two.site.id)).toBe(refused);
    expect(await session.failure('UPDATE clients SET name = $1', ['Other'])).toBe(refused);
    expect(await session.query('DELETE FROM site_product_exclusions RETURNING site_id')).toEqual([
      ...[{ site_id: one.site.id }, { site_id: one.site.id }],
    ]);
  });
});
