import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createViewers } from '../../src/access/viewers.js';
import { openDatabase, type Database } from '../../src/database/database.js';
import { asOwner, closeOwner, databaseUrl } from '../support/database.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';

let database: Database;
let organization: TestOrganization;
beforeAll(async () => {
  database = await openDatabase({ connection: { connectionString: databaseUrl() }, gatewayRole: 'sg_gateway' });
  organization = await makeOrganization();
});
afterAll(async () => {
  await database.close();
  await closeOwner();
});

/** Runs the work and counts the statements it sends. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const stop = database.observe(() => (count += 1));
  await work();
  stop();
  return count;
}

test('a member of the staff has the permissions of his roles', async () => {
  const { id } = await organization.user({}, ['manager']);
  const viewer = await createViewers(database).byUserId(id);
  expect(viewer).toMatchObject({
    audience: 'staff',
    organizationId: organization.id,
    userId: id,
    vendorId: null,
    roles: ['manager'],
  });
  expect(viewer.permissions.has('rfqs.read')).toBe(true);
});

test('who may see the stock of all departments is told apart from those who see their own', async () => {
  const viewers = createViewers(database);
  const [manager, technician] = [await organization.user({}, ['manager']), await organization.user({}, ['technician'])];
  expect(await viewers.byUserId(manager.id)).toMatchObject({ readsAllInventory: true });
  expect(await viewers.byUserId(technician.id)).toMatchObject({ readsAllInventory: false });
});

test('a portal user belongs to his vendor or customer, a sales representative to himself', async () => {
  const viewers = createViewers(database);
  const vendor = await organization.vendor();
  const customer = await organization.customer();
  const seller = await organization.portalUser({ vendorId: vendor.id });
  const buyer = await organization.portalUser({ customerId: customer.id });
  const rep = await organization.salesRep();
  expect(await viewers.byUserId(seller.id)).toMatchObject({
    audience: 'vendor',
    vendorId: vendor.id,
    customerId: null,
  });
  expect(await viewers.byUserId(buyer.id)).toMatchObject({
    audience: 'buyer',
    vendorId: null,
    customerId: customer.id,
  });
  expect(await viewers.byUserId(rep.userId)).toMatchObject({ audience: 'sales_rep', salesRepIds: [rep.id] });
});

test('requests that arrive together ask once, and later ones not at all', async () => {
  const viewers = createViewers(database);
  const { id } = await organization.user();
  expect(
    await statementsOf(() => Promise.all([viewers.byUserId(id), viewers.byUserId(id), viewers.byUserId(id)])),
  ).toBe(1);
  expect(await statementsOf(() => viewers.byUserId(id))).toBe(0);
});

test('what was forgotten is asked for again, also when the answer was on its way', async () => {
  const viewers = createViewers(database);
  const { id } = await organization.user();
  const early = viewers.byUserId(id);
  viewers.forget(id);
  await early;
  await asOwner(`UPDATE users SET status = 'suspended' WHERE id = $1`, [id]);
  await expect(viewers.byUserId(id)).rejects.toThrow('This user account is not active.');
});

test('a failure is not remembered', async () => {
  const viewers = createViewers(database);
  const { id } = await organization.user({ status: 'suspended' });
  await expect(viewers.byUserId(id)).rejects.toThrow('This user account is not active.');
  await asOwner(`UPDATE users SET status = 'active' WHERE id = $1`, [id]);
  await expect(viewers.byUserId(id)).resolves.toMatchObject({ userId: id });
});
