import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isInputObjectType, isEnumType, isObjectType } from 'graphql';
import { isPermission, permissions } from '../../src/access/permissions.js';
import { permissionOf } from '../../src/schema/directives.js';
import { buildSchema } from '../../src/schema/index.js';
import { asOwner, closeOwner } from '../support/database.js';
import { makeOrganization } from '../support/make.js';

const all = Object.keys(permissions).sort();
const plainReads = all.filter((name) => name.endsWith('.read'));
const closeReads = all.filter((name) => name.includes('.read_'));

/** Every permission the API asks for, wherever it stands. */
function named(): string[] {
  const found = new Set<string | null>();
  for (const type of Object.values(buildSchema().getTypeMap())) {
    if (isEnumType(type)) for (const value of type.getValues()) found.add(permissionOf(value));
    if (isObjectType(type) || isInputObjectType(type))
      for (const field of Object.values(type.getFields())) found.add(permissionOf(field));
  }
  return [...found].filter((name) => name !== null).sort();
}

/** The permissions of each system role of a new organization. */
async function rolesOf(kind: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const organization = await makeOrganization({ kind });
  const rows = await asOwner<{ name: string; permissions: string[] }>(
    `SELECT role.name, array_agg(held.permission ORDER BY held.permission COLLATE "C") AS permissions
     FROM roles AS role JOIN role_permissions AS held ON held.organization_id = role.organization_id AND held.role_id = role.id
     WHERE role.organization_id = $1 GROUP BY role.name`,
    [organization.id],
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.permissions]));
}

let roles: Readonly<Record<string, readonly string[]>>;
beforeAll(async () => {
  roles = await rolesOf('manufacturer');
});
afterAll(closeOwner);

test('permissions are named <plural>.<verb>, and each says what it allows', () => {
  for (const [name, meaning] of Object.entries(permissions)) {
    expect(name).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/);
    expect(meaning).toMatch(/^[A-Z].*\.$/);
  }
  expect(Object.keys(permissions)).toEqual(all);
});

test('what the API asks for exists, and every right to read is asked for somewhere', () => {
  expect(named().filter((name) => !isPermission(name))).toEqual([]);
  // Which rows of stock are seen, the database asks: of whom it is true stands in the session's settings.
  const askedOfRows = ['inventory.read_all'];
  const asked = [...named(), ...askedOfRows];
  expect([...plainReads, ...closeReads].filter((name) => !asked.includes(name))).toEqual([]);
});

test('roles hold existing permissions alone', () => {
  for (const [role, held] of Object.entries(roles))
    expect({ role, unknown: held.filter((name) => !isPermission(name)) }).toEqual({ role, unknown: [] });
});

describe('the system roles', () => {
  test('admin: everything in the organization', async () => {
    const ofThePlatform = 'organizations.write';
    expect(roles['admin']).toEqual(all.filter((name) => name !== ofThePlatform));
    expect(named().filter((name) => !roles['admin']?.includes(name))).toEqual([]);
    expect((await rolesOf('platform'))['super_admin']).toEqual(all);
  });

  test('manager: reads all but keys and sign-in, and gives nobody rights', () => {
    const reads = roles['manager']?.filter((name) => /\.read(_|$)/.test(name));
    const secured = ['api_keys.read', 'audit_logs.read', 'privacy.read', 'users.read_security'];
    expect(reads).toEqual([...plainReads, ...closeReads].filter((name) => !secured.includes(name)).sort());
    for (const name of ['roles.write', 'users.write', 'invitations.write', 'api_keys.write', 'organization.write'])
      expect(roles['manager']).not.toContain(name);
  });

  test('viewer: plain reading, and nothing of money, rights and what leaves the house', () => {
    const others = [
      ...['ai_usage.read', 'commissions.read', 'reports.read'],
      ...[
        'events.read',
        'integrations.read',
        'invitations.read',
        'persisted_documents.read',
        'roles.read',
        'webhooks.read',
      ],
      ...['api_keys.read', 'audit_logs.read', 'privacy.read'],
    ];
    expect(roles['viewer']).toEqual(plainReads.filter((name) => !others.includes(name)));
  });

  test('those outside the house, and those who sell, see no costs, targets or margins', () => {
    for (const role of ['sales_rep', 'technician', 'supplier', 'buyer', 'client'])
      expect({ role, close: roles[role]?.filter((name) => closeReads.includes(name)) }).toEqual({ role, close: [] });
  });

  test('the portals change what is theirs: a vendor quotes and reports, a buyer writes and offers, a client keeps sites', () => {
    const writes = (role: string) => roles[role]?.filter((name) => !name.endsWith('.read'));
    const portal = ['conversations.write', 'marketplace.write'];
    expect(writes('supplier')).toEqual([...portal, 'production.write', 'quotes.submit']);
    expect(writes('buyer')).toEqual(portal);
    expect(writes('client')).toEqual(['employees.write', 'sites.write']);
    const sold = ['customers.write', 'deals.write', 'orders.write', 'rfqs.write', 'sales_notes.write'];
    expect(writes('sales_rep')).toEqual(['conversations.write', ...sold]);
  });
});
