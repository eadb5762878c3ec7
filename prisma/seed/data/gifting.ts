/** The gifting business of the demo world: a company that lives by it, and one that does it beside its trade. */

/** Clients: the organization's slot, company, short name, person to speak to, country, city. The last of the first company has left. */
export const clients: readonly (readonly [
  org: number,
  company: string,
  code: string,
  contact: string,
  country: string,
  city: string,
])[] = [
  [3, 'Aurora Bank AB', 'aurora-bank', 'Marta Lindholm', 'SE', 'Stockholm'],
  [3, 'Helio Energy plc', 'helio-energy', 'Ben Carter', 'GB', 'London'],
  [3, 'Kestrel Airways GmbH', 'kestrel-airways', 'Anke Vogel', 'DE', 'Frankfurt'],
  [3, 'Brightwater Hospitals CLG', 'brightwater', 'Nora Quinn', 'IE', 'Dublin'],
  [3, 'Tessella Software B.V.', 'tessella', 'Joost de Wit', 'NL', 'Amsterdam'],
  [3, 'Bellhaven Logistics Ltd', 'bellhaven', 'Priti Shah', 'GB', 'Hull'],
  [1, 'Nordic Outfitters AB', 'nordic-outfitters', 'Karin Ek', 'SE', 'Stockholm'],
];

/** Ways to prove who one is, by what an employee is asked for. */
export const validations = {
  number: { type: 'employee_number', label: 'Employee number' },
  email: { type: 'email', label: 'Company e-mail address' },
  card: { type: 'serial_card', label: 'Number on the gift card' },
} as const;
export type Validation = keyof typeof validations;

export interface SitePlan {
  /** Place in the list of clients. */
  readonly client: number;
  readonly name: string;
  readonly slug: string;
  readonly status: 'draft' | 'active' | 'inactive';
  /** Days from the present; null for at once and for ever. */
  readonly opens: number | null;
  readonly closes: number | null;
  /** Name of the catalog; null while none was chosen. */
  readonly catalog: string | null;
  readonly by: readonly Validation[];
  readonly employees: number;
  readonly colour: string;
}

export const sites: readonly SitePlan[] = [
  site(0, 'Aurora Year-End', 'aurora-year-end', 'active', [-30, 40], 'Year-end collection', ['email'], 16, '#1f4e5f'),
  site(0, 'Aurora Anniversaries', 'aurora-anniversaries', 'active', [-300, null], 'Anniversary gifts', ['number'], 10),
  site(1, 'Helio Winter Gifts', 'helio-winter', 'active', [-20, 30], 'Year-end collection', ['number', 'email'], 14),
  site(1, 'Helio Welcome', 'helio-welcome', 'active', [null, null], 'Welcome boxes', ['email'], 8, '#c7621f'),
  site(2, 'Kestrel 25 Years', 'kestrel-25', 'inactive', [-180, -120], 'Anniversary gifts', ['card'], 12, '#6b1f2f'),
  site(2, 'Kestrel Crew Awards', 'kestrel-crew', 'active', [-60, 15], 'Anniversary gifts', ['card', 'number'], 12),
  site(3, 'Brightwater Thank You', 'brightwater-thanks', 'active', [-10, 60], 'Year-end collection', ['card'], 14),
  site(4, 'Tessella Launch Party', 'tessella-launch', 'draft', [20, 50], null, ['email'], 4),
  site(5, 'Bellhaven Farewell', 'bellhaven-farewell', 'inactive', [-400, -350], 'Welcome boxes', ['number'], 6),
  site(6, 'Nordic Staff Shop', 'nordic-staff', 'active', [-90, 90], 'Essentials collection', ['email', 'number'], 8),
  site(6, 'Nordic Midsummer', 'nordic-midsummer', 'draft', [210, 225], 'Autumn knitwear', ['email'], 2),
];

function site(
  client: number,
  name: string,
  slug: string,
  status: SitePlan['status'],
  [opens, closes]: readonly [number | null, number | null],
  catalog: string | null,
  by: readonly Validation[],
  employees: number,
  colour = '#234f8f',
): SitePlan {
  return { client, name, slug, status, opens, closes, catalog, by, employees, colour };
}

/** Catalogs of the gifting company, with their kind and state. */
export const giftCatalogs = [
  ['Year-end collection', 'erp', 'active'],
  ['Anniversary gifts', 'manual', 'active'],
  ['Welcome boxes', 'dropship', 'active'],
  ['Easter ideas', 'manual', 'draft'],
] as const;

export const giftCategories: readonly { readonly name: string; readonly slug: string; readonly parent?: string }[] = [
  { name: 'Gifts', slug: 'gifts' },
  { name: 'Home', slug: 'home', parent: 'gifts' },
  { name: 'Travel', slug: 'travel', parent: 'gifts' },
  { name: 'Treats', slug: 'treats', parent: 'gifts' },
];

/** What is given: name, category, stock number, price. */
export const gifts: readonly (readonly [name: string, category: string, code: string, price: number])[] = [
  ['Merino throw', 'home', 'GTHR', 48],
  ['Enamel pot', 'home', 'GPOT', 56],
  ['Oak serving board', 'home', 'GBRD', 34],
  ['Table lamp', 'home', 'GLMP', 62],
  ['Linen towels, set of four', 'home', 'GTWL', 29],
  ['Cabin case', 'travel', 'GCAS', 95],
  ['Weekender bag', 'travel', 'GBAG', 79],
  ['Noise-cancelling earphones', 'travel', 'GEAR', 88],
  ['Thermo flask', 'travel', 'GFLK', 24],
  ['Power bank', 'travel', 'GPWR', 27],
  ['Chocolate selection', 'treats', 'GCHO', 19],
  ['Coffee and cups', 'treats', 'GCOF', 32],
  ['Olive oil trio', 'treats', 'GOIL', 26],
  ['Tea chest', 'treats', 'GTEA', 22],
];

/** Staff of the gifting company: name, local part of the e-mail address, role. */
export const giftStaff = [
  ['Beatriz Amaral', 'admin', 'admin'],
  ['Callum Reid', 'manager', 'manager'],
] as const;

/** Users who sign in on behalf of a client (its place in the list). */
export const clientUsers = [
  { org: 3, name: 'Marta Lindholm', mail: 'marta@aurora-bank.example', client: 0 },
  { org: 3, name: 'Ben Carter', mail: 'ben@helio-energy.example', client: 1 },
  { org: 1, name: 'Karin Ek', mail: 'karin@nordic-outfitters.example', client: 6 },
] as const;
