import { randomBytes } from 'node:crypto';
import type { Rows } from '../../src/generated/data-model.js';
import { asOwner, insert, insertAll, type Values } from './database.js';

/** Ten random letters and digits: what must be unique in the shared database. */
export function unique(): string {
  return randomBytes(5).toString('hex');
}

/** An organization of a test's own, and short ways to fill it. */
export interface TestOrganization {
  readonly id: string;
  /** Inserts rows of this organization; what is not given has a plausible value. */
  user(values?: Values<'User'>, roles?: readonly string[]): Promise<Rows['User']>;
  customer(values?: Values<'Customer'>): Promise<Rows['Customer']>;
  vendor(values?: Values<'Vendor'>): Promise<Rows['Vendor']>;
  /** A user who signs in on behalf of a vendor, a customer or a client. */
  portalUser(
    of: { readonly vendorId: string } | { readonly customerId: string } | { readonly clientId: string },
  ): Promise<Rows['User']>;
  salesRep(values?: Values<'SalesRep'>): Promise<Rows['SalesRep']>;
  part(values?: Values<'Part'>): Promise<Rows['Part']>;
  rfq(values?: Values<'Rfq'>): Promise<Rows['Rfq']>;
  rfqItem(rfqId: string, lineNumber: number, values?: Values<'RfqItem'>): Promise<Rows['RfqItem']>;
  invitation(rfqId: string, vendorId: string, values?: Values<'RfqVendor'>): Promise<Rows['RfqVendor']>;
  quote(rfqId: string, vendorId: string, values?: Values<'Quote'>): Promise<Rows['Quote']>;
  quoteItem(quote: Rows['Quote'], rfqItemId: string, values?: Values<'QuoteItem'>): Promise<Rows['QuoteItem']>;
  order(values?: Values<'Order'>): Promise<Rows['Order']>;
  supplierOrder(orderId: string, vendorId: string, values?: Values<'SupplierOrder'>): Promise<Rows['SupplierOrder']>;
  /** The eight stages of a supplier order. */
  stages(supplierOrderId: string): Promise<Rows['ProductionStage'][]>;
  stageUpdate(stageId: string, values?: Values<'ProductionStageUpdate'>): Promise<Rows['ProductionStageUpdate']>;
}

const stageNames = [
  'yarn sourcing',
  'knitting',
  'linking',
  'washing',
  'finishing',
  'quality control',
  'packing',
  'shipment',
] as const;

/** Makes an organization with nothing in it but its system roles. */
export async function makeOrganization(values: Values<'Organization'> = {}): Promise<TestOrganization> {
  const { id } = await insert('Organization', { name: 'Test Trading', slug: `test-${unique()}`, ...values });
  const own = { organizationId: id };
  const made: TestOrganization = {
    id,
    async user(given = {}, roles = ['admin']) {
      const user = await insert('User', { ...own, name: 'Test User', email: `${unique()}@example.com`, ...given });
      await giveRoles(id, user.id, roles);
      return user;
    },
    customer: (given = {}) => insert('Customer', { ...own, name: 'Test Customer', ...given }),
    vendor: (given = {}) => insert('Vendor', { ...own, companyName: 'Test Mill', ...given }),
    async portalUser(of) {
      const user = await made.user({}, ['vendorId' in of ? 'supplier' : 'clientId' in of ? 'client' : 'buyer']);
      await insert('UserPortal', { ...own, userId: user.id, ...of });
      return user;
    },
    async salesRep(given = {}) {
      const userId = given.userId ?? (await made.user({}, ['sales_rep'])).id;
      return insert('SalesRep', { ...own, ...given, userId });
    },
    part: (given = {}) => insert('Part', { ...own, partNumber: `P-${unique()}`, name: 'Test Part', ...given }),
    rfq: (given = {}) => insert('Rfq', { ...own, title: 'Test request', ...sentAt(given), ...given }),
    rfqItem: (rfqId, lineNumber, given = {}) =>
      insert('RfqItem', { ...own, rfqId, lineNumber, description: 'Jumper', quantity: 100, ...given }),
    invitation: (rfqId, vendorId, given = {}) =>
      insert('RfqVendor', { ...own, rfqId, vendorId, ...respondedAt(given), ...given }),
    quote: (rfqId, vendorId, given = {}) =>
      insert('Quote', { ...own, rfqId, vendorId, status: 'submitted', submittedAt: new Date(), ...given }),
    quoteItem: (quote, rfqItemId, given = {}) =>
      insert('QuoteItem', {
        ...own,
        quoteId: quote.id,
        rfqId: quote.rfqId,
        rfqItemId,
        unitPrice: '12.5000',
        quantity: 100,
        ...given,
      }),
    order: (given = {}) => insert('Order', { ...own, ...given }),
    supplierOrder: (orderId, vendorId, given = {}) =>
      insert('SupplierOrder', { ...own, orderId, vendorId, productType: 'jumper', quantity: 100, ...given }),
    stages: (supplierOrderId) =>
      insertAll(
        'ProductionStage',
        stageNames.map((stageName, index) => ({ ...own, supplierOrderId, stageNumber: index + 1, stageName })),
      ),
    stageUpdate: (stageId, given = {}) =>
      insert('ProductionStageUpdate', { ...own, stageId, completionPercentage: 10, status: 'in_progress', ...given }),
  };
  return made;
}

/** A request that is past its draft carries the moment it was sent. */
function sentAt({ status }: Values<'Rfq'>): { sentAt?: Date; awardedAt?: Date } {
  if (status === undefined || status === 'draft' || status === 'cancelled') return {};
  return status === 'awarded' || status === 'closed'
    ? { sentAt: new Date(), awardedAt: new Date() }
    : { sentAt: new Date() };
}

async function giveRoles(organizationId: string, userId: string, names: readonly string[]): Promise<void> {
  await asOwner(
    `INSERT INTO user_roles (organization_id, user_id, role_id)
     SELECT organization_id, $2, id FROM roles WHERE organization_id = $1 AND name = ANY($3)`,
    [organizationId, userId, names],
  );
}

/** An invitation that was answered carries the moment of the answer. */
function respondedAt({ status }: Values<'RfqVendor'>): { respondedAt?: Date } {
  return status === 'quoted' || status === 'declined' ? { respondedAt: new Date() } : {};
}
