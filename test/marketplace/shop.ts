/** A marketplace of a test's own organization. */
import type { Rows } from '../../src/generated/data-model.js';
import { insert, type Values } from '../support/database.js';
import { makeOrganization, type TestOrganization, unique } from '../support/make.js';

export interface Shop extends TestOrganization {
  /** A draft with an address and a hundred pieces, unless told otherwise. */
  product(values?: Values<'MarketplaceProduct'>): Promise<Rows['MarketplaceProduct']>;
  approved(values?: Values<'MarketplaceProduct'>): Promise<Rows['MarketplaceProduct']>;
  intent(customerId: string, values?: Values<'BuyerIntent'>): Promise<Rows['BuyerIntent']>;
  listing(vendorId: string, values?: Values<'SellerListing'>): Promise<Rows['SellerListing']>;
  deal(customerId: string, vendorId: string, values?: Values<'MarketplaceDeal'>): Promise<Rows['MarketplaceDeal']>;
}

/** What a product that is or was approved has to have. */
export const approval = () => ({ approvalDate: new Date(), publishedAt: new Date() });

export async function makeShop(): Promise<Shop> {
  const organization = await makeOrganization();
  const own = { organizationId: organization.id };
  const made: Shop = {
    ...organization,
    product: (values = {}) =>
      insert('MarketplaceProduct', {
        ...{ ...own, productType: 'sweater', title: 'Merino sweater', category: 'Sweaters', basePrice: '20' },
        ...{ totalQuantity: 100, availableQuantity: 100, slug: unique() },
        ...values,
      }),
    approved: (values = {}) => made.product({ status: 'approved', ...approval(), ...values }),
    intent: (customerId, values = {}) =>
      insert('BuyerIntent', { ...own, customerId, title: '400 kg of yarn', quantity: 400, ...values }),
    listing: (vendorId, values = {}) =>
      insert('SellerListing', {
        ...own,
        vendorId,
        title: 'Yarn from stock',
        quantity: 900,
        unitPrice: '8.5',
        ...values,
      }),
    deal: (customerId, vendorId, values = {}) => insert('MarketplaceDeal', { ...own, customerId, vendorId, ...values }),
  };
  return made;
}

/** The name of the rule by which the database refuses something, or null where it does not. */
export async function refusal(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => null,
    (error: unknown) => (error instanceof Error && 'constraint' in error ? error.constraint : error),
  );
}
