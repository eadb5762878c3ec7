/** Clients, celebration sites and gifts of a test's organization. */
import type { Rows } from '../../src/generated/data-model.js';
import { insert, type Values } from '../support/database.js';
import { makeOrganization, type TestOrganization, unique } from '../support/make.js';

export interface Celebration extends TestOrganization {
  client(values?: Values<'Client'>): Promise<Rows['Client']>;
  /** A catalog in use. */
  catalog(values?: Values<'Catalog'>): Promise<Rows['Catalog']>;
  product(catalogId: string, values?: Values<'Product'>): Promise<Rows['Product']>;
  /** A site that is open, with a catalog of its own unless told. */
  site(clientId: string, values?: Values<'Site'>): Promise<Rows['Site']>;
  exclusion(siteId: string, productId: string): Promise<Rows['SiteProductExclusion']>;
  employee(siteId: string, values?: Values<'Employee'>): Promise<Rows['Employee']>;
  /** A gift that an employee chose. */
  gift(site: Rows['Site'], employee: Rows['Employee'], values?: Values<'Order'>): Promise<Rows['Order']>;
}

export async function makeCelebration(): Promise<Celebration> {
  const organization = await makeOrganization({ kind: 'gifting' });
  const own = { organizationId: organization.id };
  const made: Celebration = {
    ...organization,
    client: (values = {}) => insert('Client', { ...own, name: 'Aurora Bank', clientCode: unique(), ...values }),
    catalog: (values = {}) => insert('Catalog', { ...own, name: 'Year-end collection', status: 'active', ...values }),
    product: (catalogId, values = {}) =>
      insert('Product', { ...own, catalogId, sku: unique(), name: 'Merino throw', price: '48', ...values }),
    async site(clientId, values = {}) {
      const catalogId = values.catalogId ?? (await made.catalog()).id;
      return insert('Site', {
        ...own,
        clientId,
        name: 'Year-End',
        slug: unique(),
        status: 'active',
        ...values,
        catalogId,
      });
    },
    // The client is copied from the site; the column wants a value all the same.
    exclusion: (siteId, productId) =>
      insert('SiteProductExclusion', { ...own, siteId, productId, clientId: siteId, reason: 'Given last year.' }),
    employee: (siteId, values = {}) =>
      insert('Employee', { ...own, siteId, clientId: siteId, name: 'Mila Park', employeeNumber: unique(), ...values }),
    gift: ({ id: siteId, clientId }, { id: employeeId }, values = {}) =>
      insert('Order', { ...own, source: 'gifting', clientId, siteId, employeeId, ...values }),
  };
  return made;
}
