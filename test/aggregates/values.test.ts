import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeOwner } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';

let gateway: TestGateway;
let organization: TestOrganization;
let staff: Client;
let mill: { readonly id: string };
let dyer: { readonly id: string };

beforeAll(async () => {
  [gateway, organization] = await Promise.all([startGateway(), makeOrganization()]);
  staff = gateway.as(await organization.user());
  mill = await organization.vendor({ companyName: 'Mill' });
  dyer = await organization.vendor({ companyName: 'Dyer' });
  const order = (vendorId: string | null, status: string, quantity: number, createdAt: string, values: object = {}) =>
    organization.order({ vendorId, status, quantity, createdAt, ...values });
  await order(mill.id, 'confirmed', 10, '2026-01-31T23:59:59.999Z', { taxAmount: '1.10', currency: 'EUR' });
  await order(mill.id, 'confirmed', 15, '2026-02-01T00:00:00Z', { taxAmount: '2.25', currency: 'EUR' });
  await order(mill.id, 'shipped', 5, '2026-02-02T12:00:00Z', {
    taxAmount: '100',
    currency: 'BDT',
    targetDate: '2026-03-01',
  });
  await order(dyer.id, 'shipped', 1, '2025-12-31T12:00:00Z', {
    taxAmount: '7',
    currency: 'USD',
    targetDate: '2026-02-28',
  });
  await order(null, 'pending', 2, '2026-01-01T00:00:00Z', { taxAmount: '3', currency: 'EUR' });
  await order(mill.id, 'confirmed', 1_000_000, '2026-01-01T00:00:00Z', {
    taxAmount: '9',
    currency: 'EUR',
    archivedAt: new Date(),
  });
}, 60_000);
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const aggregate = async (selection: string, filter = '{}') =>
  (await staff.data(`{ orders(first: 1, filter: ${filter}) { aggregate { ${selection} } } }`)).orders.aggregate;

describe('figures', () => {
  test('about all objects of the list, whatever the page; archived ones are left out', async () => {
    expect(
      await aggregate(`count sum { quantity } avg { quantity }
        min { quantity targetDate createdAt } max { quantity targetDate createdAt }`),
    ).toEqual({
      count: 5,
      sum: { quantity: '33' },
      avg: { quantity: '6.6' },
      min: { quantity: 1, targetDate: '2026-02-28', createdAt: '2025-12-31T12:00:00.000Z' },
      max: { quantity: 15, targetDate: '2026-03-01', createdAt: '2026-02-02T12:00:00.000Z' },
    });
  });
});
