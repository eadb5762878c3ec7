// What a buyer, a storekeeper, a device and an approver look up all day: best offers, low stock, waiting requests, approval chains.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asOwner, closeOwner, insert } from '../support/database.js';
import { startGateway, type Client, type TestGateway } from '../support/gql.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';

let gateway: TestGateway;
let organization: TestOrganization;
let admin: Client;
const own = () => ({ organizationId: organization.id });

beforeAll(async () => {
  gateway = await startGateway();
  organization = await makeOrganization();
  admin = gateway.as(await organization.user());
}, 60_000);
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

test('the best offers of a variant: preferred first, then cheapest, of vendors in use; not for who may not read costs', async () => {
  const part = await organization.part();
  const variant = await insert('PartVariant', { ...own(), partId: part.id, variantCode: 'RED' });
  const offer = async (supplierCost: string | null, isPreferred: boolean, isActive = true) => {
    const vendor = await organization.vendor({ isActive });
    const values = { partId: part.id, variantId: variant.id, vendorId: vendor.id, supplierCost, isPreferred };
    return (await insert('VendorPart', { ...own(), ...values })).id;
  };
  const [dear, cheap, unpriced] = [await offer('9', false), await offer('1.5', false), await offer(null, false)];
  const [preferredDear, preferredCheap] = [await offer('20', true), await offer('10', true)];
  await offer('0.1', true, false);
  const query = `query ($id: ID!) { partVariant(id: $id) {
    bestOffers { nodes { id } } best: bestOffers(first: 1) { nodes { id } pageInfo { endCursor } }
    cheap: bestOffers(filter: { isPreferred: { eq: false } }, first: 1) { nodes { id } } } }`;
  const { partVariant } = await admin.data(query, { id: variant.id });
  const expected = [preferredCheap, preferredDear, cheap, dear, unpriced];
  expect(partVariant.bestOffers.nodes.map(({ id }: { id: string }) => id)).toEqual(expected);
  expect([partVariant.best.nodes, partVariant.cheap.nodes]).toEqual([[{ id: preferredCheap }], [{ id: cheap }]]);
  const technician = gateway.as(await organization.user({}, ['technician']));
  const { data, errors } = await technician.request(
    `query ($id: ID!) { partVariant(id: $id) { bestOffers { nodes { id } } } }`,
    {
      id: variant.id,
    },
  );
  expect(data).toEqual({ partVariant: { bestOffers: null } });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'parts.read_costs' });
});

test('a changed price moves an offer and counts as one change', async () => {
  const part = await organization.part();
  const vendor = await organization.vendor();
  const { id } = await insert('VendorPart', { ...own(), partId: part.id, vendorId: vendor.id, supplierCost: '5' });
  const [changed] = await asOwner<{ version: number; rank: string }>(
    'UPDATE vendor_parts SET supplier_cost = 4 WHERE id = $1 RETURNING version, offer_rank::text AS rank',
    [id],
  );
  expect(changed).toEqual({ version: 2, rank: String(4_611_686_018_427_387_904n + 40_000n) });
});

test('low stock of a location, least available first', async () => {
  const department = await insert('Department', { ...own(), name: 'Stores' });
  const location = await insert('Location', {
    ...own(),
    name: 'Depot',
    departmentId: department.id,
    locationType: 'depot',
  });
  const level = async (onHand: number, reorderPoint: number | null) => {
    const part = await organization.part();
    const row = await insert('InventoryLevel', { ...own(), partId: part.id, locationId: location.id, reorderPoint });
    if (onHand > 0)
      await insert('InventoryMovement', {
        ...{ ...own(), inventoryLevelId: row.id, partId: part.id, locationId: location.id, kind: 'receipt' },
        quantity: onHand,
      });
    return row.id;
  };
  const [some, none] = [await level(3, 5), await level(0, 5)];
  await level(6, 5);
  await level(1, null);
  const { location: found } = await admin.data(
    `query ($id: ID!) { location(id: $id) { lowStock { nodes { id quantityAvailable } totalCount { count } } } }`,
    { id: location.id },
  );
  expect(found.lowStock).toEqual({
    nodes: [
      { id: none, quantityAvailable: 0 },
      { id: some, quantityAvailable: 3 },
    ],
    totalCount: { count: 2 },
  });
});

test('requests of a device that wait, newest first', async () => {
  const request = (deviceId: string, status: string) =>
    insert('DeviceRequest', { ...own(), deviceId, status, requestType: 'get_parts' });
  const [first, second] = [await request('truck-001', 'pending'), await request('truck-001', 'pending')];
  await request('truck-001', 'processing');
  await request('truck-002', 'pending');
  const query = '{ pendingDeviceRequests(deviceId: "truck-001") { nodes { id } totalCount { count } } }';
  expect(await admin.data(query)).toEqual({
    pendingDeviceRequests: { nodes: [{ id: second.id }, { id: first.id }], totalCount: { count: 2 } },
  });
  const stranger = gateway.as(await (await makeOrganization()).user());
  expect((await stranger.data(query)).pendingDeviceRequests.nodes).toEqual([]);
});

test('the approval chain of an order is that of its current round, level by level', async () => {
  const [buyer, manager, director] = [await organization.user(), await organization.user(), await organization.user()];
  const order = await organization.order({ orderType: 'purchase', status: 'pending_approval', createdById: buyer.id });
  const approval = (round: number, approvalLevel: number, approverId: string, status: string) =>
    insert('OrderApproval', {
      ...{ ...own(), orderId: order.id, round, approvalLevel, approverId, status },
      decisionAt: status === 'pending' ? null : new Date(),
    });
  await approval(1, 1, manager.id, 'rejected');
  await approval(2, 3, director.id, 'pending');
  await approval(2, 1, manager.id, 'approved');
  const query = `query ($id: ID!) { order(id: $id) { approvalChain { approvalLevel status approver { id } } } }`;
  expect(await admin.data(query, { id: order.id })).toEqual({
    order: {
      approvalChain: [
        { approvalLevel: 1, status: 'APPROVED', approver: { id: manager.id } },
        { approvalLevel: 3, status: 'PENDING', approver: { id: director.id } },
      ],
    },
  });
  const bare = await organization.order();
  expect(await admin.data(query, { id: bare.id })).toEqual({ order: { approvalChain: [] } });
});
