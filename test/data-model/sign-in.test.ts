import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asOwner, closeOwner } from '../support/database.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';
import { asAudience } from './support/audience.js';

let organization: TestOrganization;
beforeAll(async () => {
  organization = await makeOrganization();
});
afterAll(closeOwner);

interface ViewerRow {
  readonly audience: string;
  readonly vendor_id: string | null;
  readonly customer_id: string | null;
  readonly sales_rep_ids: string[];
  readonly department_ids: string[];
  readonly permissions: string[];
  readonly roles: string[];
}

async function viewer(userId: string): Promise<ViewerRow | undefined> {
  const [row] = await asAudience('gateway', {}, (session) =>
    session.query<ViewerRow>('SELECT * FROM auth.viewer($1)', [userId]),
  );
  return row;
}

describe('who signs in', () => {
  test('is a member of staff with the permissions of his roles', async () => {
    const user = await organization.user({}, ['technician', 'viewer']);
    expect(await viewer(user.id)).toMatchObject({
      user_id: user.id,
      organization_id: organization.id,
      organization_status: 'active',
      user_status: 'active',
      is_active: true,
      audience: 'staff',
      vendor_id: null,
      customer_id: null,
      sales_rep_ids: [],
      roles: ['technician', 'viewer'],
    });
    expect((await viewer(user.id))?.permissions).toEqual(expect.arrayContaining(['production.write', 'rfqs.read']));
  });

  test('is a vendor or a buyer by his portal', async () => {
    const [vendor, customer] = [await organization.vendor(), await organization.customer()];
    const supplier = await organization.portalUser({ vendorId: vendor.id });
    const buyer = await organization.portalUser({ customerId: customer.id });
    expect(await viewer(supplier.id)).toMatchObject({ audience: 'vendor', vendor_id: vendor.id, customer_id: null });
    expect(await viewer(buyer.id)).toMatchObject({ audience: 'buyer', vendor_id: null, customer_id: customer.id });
  });

  test('is a sales representative with all below him, unless he holds another role as well', async () => {
    const chief = await organization.salesRep();
    const middle = await organization.salesRep({ managerId: chief.id });
    const junior = await organization.salesRep({ managerId: middle.id });
    const row = await viewer(chief.userId);
    expect(row?.audience).toBe('sales_rep');
    expect([...(row?.sales_rep_ids ?? [])].sort()).toEqual([chief.id, middle.id, junior.id].sort());
    const manager = await organization.user({}, ['sales_rep', 'manager']);
    expect((await viewer(manager.id))?.audience).toBe('staff');
  });

  test('has the departments he belongs to and those below', async () => {
    const user = await organization.user();
    const department = async (name: string, parentId: string | null) => {
      const [made] = await asOwner<{ id: string }>(
        'INSERT INTO departments (organization_id, name, parent_id) VALUES ($1, $2, $3) RETURNING id',
        [organization.id, name, parentId],
      );
      return made?.id ?? '';
    };
    const region = await department('Region', null);
    const store = await department('Store', region);
    await department('Another region', null);
    await asOwner('INSERT INTO user_departments (organization_id, user_id, department_id) VALUES ($1, $2, $3)', [
      organization.id,
      user.id,
      region,
    ]);
    expect([...((await viewer(user.id))?.department_ids ?? [])].sort()).toEqual([region, store].sort());
  });

  test('is nobody when unknown or archived', async () => {
    const user = await organization.user();
    await asOwner('UPDATE users SET archived_at = now() WHERE id = $1', [user.id]);
    expect(await viewer(user.id)).toBeUndefined();
    expect(await viewer('00000000-0000-7000-8000-000000000000')).toBeUndefined();
  });
});

test('a tracking token shows how the order gets on, and nothing else', async () => {
  const order = await organization.order({ customerName: 'Secret Buyer', subtotal: '999' });
  const vendor = await organization.vendor();
  await organization.stages((await organization.supplierOrder(order.id, vendor.id)).id);
  const [shown] = await asAudience('gateway', {}, (session) =>
    session.query<{ stages: object[] }>('SELECT * FROM auth.public_order($1)', [order.trackingToken]),
  );
  expect(Object.keys(shown ?? {}).sort()).toEqual(
    [
      'status',
      'workflow_status',
      'current_stage',
      'target_date',
      'expected_delivery_date',
      'actual_delivery_date',
      'stages',
    ].sort(),
  );
  expect(shown?.stages).toHaveLength(8);
  expect(JSON.stringify(shown)).not.toMatch(/Secret|999|vendor/);
});

test('an organization starts with the system roles and the stages of knitwear', async () => {
  const roles = await asOwner<{ name: string }>('SELECT name FROM roles WHERE organization_id = $1 ORDER BY name', [
    organization.id,
  ]);
  expect(roles.map(({ name }) => name)).toEqual([
    'admin',
    'buyer',
    'client',
    'department_head',
    'director',
    'manager',
    'sales_rep',
    'supplier',
    'technician',
    'viewer',
  ]);
  const platform = await makeOrganization({ kind: 'platform' });
  const [{ count } = { count: 0 }] = await asOwner<{ count: number }>(
    `SELECT count(*)::int FROM roles WHERE organization_id = $1 AND name = 'super_admin'`,
    [platform.id],
  );
  expect(count).toBe(1);
  const stages = await asOwner('SELECT id FROM production_stage_templates WHERE organization_id = $1', [
    organization.id,
  ]);
  expect(stages).toHaveLength(8);
});
