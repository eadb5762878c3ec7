// A permission asked for at the root is asked for on every other way to the same rows, and a refusal takes away no more.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { closeOwner, insert } from '../support/database.js';
import { startGateway, type Client, type TestGateway } from '../support/gql.js';
import { makeTrade, type Trade } from './support/trade.js';

let gateway: TestGateway;
let trade: Trade;

beforeAll(async () => {
  gateway = await startGateway();
  trade = await makeTrade(gateway);
}, 60_000);

afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

/** A member of staff with these permissions and no others. */
async function holding(...permissions: readonly string[]): Promise<Client> {
  const own = { organizationId: trade.organization.id };
  const user = await trade.organization.user({}, []);
  const role = await insert('Role', { ...own, name: user.id });
  for (const permission of permissions) await insert('RolePermission', { ...own, roleId: role.id, permission });
  await insert('UserRole', { ...own, userId: user.id, roleId: role.id });
  return gateway.as(user);
}

test('approvals need their permission by every path', async () => {
  const own = { organizationId: trade.organization.id };
  const approver = await trade.organization.user();
  const approval = await insert('OrderApproval', {
    ...own,
    orderId: trade.ids.orderId,
    approvalLevel: 1,
    approverId: approver.id,
  });
  const query = '{ users(first: 50) { nodes { id orderApprovals { nodes { id } } } } }';
  const refused = await (await holding('users.read')).request(query);
  expect(refused.data.users.nodes.length).toBeGreaterThan(1);
  expect(JSON.stringify(refused.data)).not.toContain(approval.id);
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'approvals.read' });
  const { data } = await (await holding('users.read', 'approvals.read')).request(query);
  expect(JSON.stringify(data)).toContain(approval.id);
});

test('roles need their permission by every path', async () => {
  const query = '{ users(first: 50) { nodes { roles { nodes { role { permissions { nodes { permission } } } } } } } }';
  expect(JSON.stringify((await trade.as.viewer.request(query)).data)).not.toContain('roles.write');
  expect(JSON.stringify(await trade.as.admin.data(query))).toContain('roles.write');
});

test('quotes and customers need their permission by every path', async () => {
  const technician = gateway.as(await trade.organization.user({}, ['technician']));
  expect((await technician.request('{ quotes { nodes { id } } }')).status).toBe(403);
  const query = `{
    orders { nodes { id quote { id totalAmount { amount } } customer { id email } } }
    vendors { nodes { id quotes { nodes { id totalAmount { amount } } } } }
  }`;
  const { data } = await technician.request(query);
  expect(data.orders.nodes.length).toBeGreaterThan(0);
  expect(JSON.stringify(data)).not.toContain(trade.ids.openQuote);
  expect(JSON.stringify(data)).not.toContain(trade.ids.customerId);
  const all = JSON.stringify(await trade.as.admin.data(query));
  expect(all).toContain(trade.ids.openQuote);
  expect(all).toContain(trade.ids.customerId);
});

test('nor does a filter on a relation answer about what needs a permission', async () => {
  const answer = await (
    await holding('vendors.read')
  ).request('{ vendors(filter: {quotes: {some: {status: {eq: SUBMITTED}}}}) { nodes { id } } }');
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'quotes.read' });
});

test('a forbidden list leaves the lists beside it', async () => {
  const answer = await (await holding('rfqs.read')).request('{ rfqs { nodes { id } } quotes { nodes { id } } }');
  expect(answer.status).toBe(200);
  expect(answer.data.rfqs.nodes.length).toBeGreaterThan(0);
  expect(answer.data.quotes).toBeNull();
  expect(answer.errors).toEqual([expect.objectContaining({ path: ['quotes'] })]);
});
