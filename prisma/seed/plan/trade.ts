import { customers } from '../data/people.js';
import { type Trade as TradeName, specialties, vendors } from '../data/vendors.js';
import type { Identity } from './identity.js';
import { at, DAY, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';

export type Trade = ReturnType<typeof planTrade>;

const euro = ['SE', 'FR', 'DE', 'ES', 'NL', 'IT', 'DK', 'FI', 'IE', 'EE', 'NO'];
const byTier = ['bronze', 'silver', 'gold', 'platinum'] as const;

/** The partners: customers with their sales representatives, and vendors. The first 54 vendors are the first organization's. */
export function planTrade(now: number, { reps, users }: Identity) {
  const customerTable = new PlanTable('customer', {
    at: 'time',
    org: 'int',
    name: 'text',
    company: 'text?',
    mail: 'text',
    country: 'text',
    city: 'text',
    type: 'text',
    tier: 'text',
    status: 'text',
    currency: 'text',
    rep: 'int',
    user_slot: 'int?',
    crm: 'flag',
  });
  const random = new Random('customers');
  customers.forEach(([company, name, country, city], index) => {
    const org = index < 25 ? 1 : 2;
    const own = reps.rows.filter((rep) => rep.org === org && rep.manager !== null);
    const mail = company
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z ]/g, '')
      .trim()
      .split(/ +/)
      .slice(0, 2)
      .join('-');
    customerTable.add({
      at: now - random.int(560, 800) * DAY + 10 * HOUR,
      org,
      name,
      company: company === name ? null : company,
      mail,
      country,
      city,
      type: company === name ? 'individual' : 'company',
      tier: at(byTier, index < 2 ? 3 : index),
      status: index === 24 || index === 23 ? 'active' : index === 22 ? 'inactive' : index === 21 ? 'blocked' : 'active',
      currency: org === 2 || euro.includes(country) ? 'EUR' : country === 'GB' ? 'GBP' : 'USD',
      // The first customers belong to the demo's sales representative (slot 1).
      rep: org === 2 ? 5 : index < 4 ? 1 : at(own, index).slot,
      user_slot: users.rows.find((user) => user.customer === index)?.slot ?? null,
      crm: org === 1 && index % 3 === 0,
    });
  });
  // Leads have not bought yet.
  for (const [company, name, country, city] of [
    ['Riga Textile House SIA', 'Liga Ozola', 'LV', 'Riga'],
    ['Sonoran Outfitters LLC', 'Diego Ruiz', 'US', 'Tucson'],
  ] as const)
    customerTable.add({
      at: now - random.int(5, 40) * DAY + 11 * HOUR,
      org: 1,
      name,
      company,
      mail: company.toLowerCase().split(' ').slice(0, 2).join('-'),
      country,
      city,
      type: 'company',
      tier: 'bronze',
      status: 'lead',
      currency: country === 'US' ? 'USD' : 'EUR',
      rep: 2,
      user_slot: null,
      crm: false,
    });

  const vendorTable = new PlanTable('vendor', {
    at: 'time',
    org: 'int',
    name: 'text',
    trade: 'text',
    business: 'text',
    country: 'text',
    city: 'text',
    capacity: 'int',
    minimum: 'int',
    lead: 'int',
    specializations: 'list',
    capabilities: 'json',
    materials: 'json',
    processes: 'json',
    verification: 'text',
    tier: 'text',
    rating: 'int?',
    level: 'int',
    list_products: 'flag',
    preferred: 'flag',
    active: 'flag',
    user_slot: 'int?',
  });
  const draw = new Random('vendors');
  vendors.forEach((vendor, index) => addVendor(vendor, 1, index));
  // The second organization buys from some of the same companies; each organization keeps its own record of them.
  for (const index of [39, 40, 43, 45, 47, 48, 49, 53]) addVendor(at(vendors, index), 2, index + 100);

  function addVendor(
    { name, country, city, trade }: { name: string; country: string; city: string; trade: TradeName },
    org: number,
    index: number,
  ): void {
    const known = specialties[trade];
    const verification =
      index === 18 ? 'suspended' : index === 19 ? 'rejected' : index === 17 || index === 35 ? 'pending' : 'verified';
    vendorTable.add({
      at: now - draw.int(560, 850) * DAY + 8 * HOUR,
      org,
      name,
      trade,
      business: known.type,
      country,
      city,
      capacity: draw.int(8, 120) * 1000,
      minimum: at([50, 100, 200, 300, 500], draw.int(0, 4)),
      lead: draw.int(18, 55),
      specializations: draw.sample(known.specializations, 2),
      capabilities: draw.sample(known.capabilities, 3),
      materials: draw.sample(known.materials, 3),
      processes: draw.sample(known.processes, 3),
      verification,
      tier: index < 2 ? 'gold' : at(byTier, draw.int(0, 3)),
      rating: verification === 'pending' ? null : draw.int(310, 495),
      // How dear the vendor is, in thousandths of the market's price.
      level: draw.int(880, 1160),
      list_products: index % 4 === 0,
      preferred: index < 2 || draw.chance(0.15),
      active: verification !== 'rejected',
      user_slot: users.rows.find((user) => user.vendor === index)?.slot ?? null,
    });
  }

  /** Vendors of an organization that may be asked for goods of a trade. */
  const vendorsOf = (org: number, trade: string) =>
    vendorTable.rows.filter(
      (vendor) => vendor.org === org && vendor.trade === trade && ['verified', 'pending'].includes(vendor.verification),
    );
  const customersOf = (org: number) =>
    customerTable.rows.filter((customer) => customer.org === org && ['active', 'inactive'].includes(customer.status));

  return {
    customers: customerTable,
    vendors: vendorTable,
    vendorsOf,
    customersOf,
    tables: [customerTable, vendorTable],
  };
}
