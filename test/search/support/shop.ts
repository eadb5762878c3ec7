/** A trading house with a little of everything that can be searched; every row is there for what a query must or must not find. */
import { insert, insertAll } from '../../support/database.js';
import { makeOrganization, type TestOrganization } from '../../support/make.js';

export interface Shop {
  readonly organization: TestOrganization;
  /** Vendors by the name of their company. */
  readonly vendors: ReadonlyMap<string, string>;
  /** Product categories by name. */
  readonly categories: ReadonlyMap<string, string>;
}

// number | name | category | manufacturer | description
const parts = `
BRG-6204-2RS | Deep groove ball bearing 6204 | bearings | Schweinfurt Wälzlager | Sealed on both sides, greased for life
BRG-6205-ZZ | Deep groove ball bearing 6205 | bearings | Göteborg Lager | Shielded on both sides
BRG-30203 | Tapered roller bearing | bearings | Göteborg Lager | For axial and radial loads
YRN-MER-228 | Merino yarn Nm 2/28 | yarn | Filatura Biella | Worsted spun, 19.5 micron
YRN-CSH-226 | Cashmere yarn Nm 2/26 | yarn | Prato Filati | The softest quality
YRN-COT-30 | Combed cotton yarn Ne 30/1 | yarn | Coimbatore Spinning | For single jersey
FAB-DEN-12 | Denim 12 oz | fabrics | Denizli Dokuma | Indigo dyed cotton, for trousers
FAB-JER-180 | Single jersey 180 gsm | fabrics | Tiruppur Cotton Knits | Knitted cotton with elastane
FST-M8X40 | Socket head screw M8x40 | fasteners | Silesia Obróbka | ISO 4762, zinc plated
FST-M8X50 | Hex bolt M8 x 50 | fasteners | Monterrey Piezas | DIN 933, stainless steel
FST-M10X40 | Hex bolt M10 x 40 | fasteners | Monterrey Piezas | DIN 933, stainless steel
VLV-SOL-24 | Solenoid valve G1/4 | valves | Busan Fluid Systems | 24 V DC, normally closed
VLV-BAL-25 | Ball valve DN25 | valves | Brescia Valvole | Brass, female thread
SEN-PRX-12 | Inductive sensor M12 | sensors | Nagano Linear | PNP, 4 mm
ABC123 | Jaw coupling size 24 | couplings | Franken Antriebstechnik | 92 Shore
ABC-1234 | Jaw coupling size 28 | couplings | Franken Antriebstechnik | 98 Shore
ZIP-5-60 | Metal zipper 60 cm | zippers | YZ Fastening | Brass teeth, with slider
BTN-COR-24 | Corozo button 24L | buttons | Bottonificio Lombardo | Natural, four holes
LBL-CAR-30 | Women's care label | labels | Kelani Labels | Crème, printed
502E4A1 | Pressure gauge | sensors | Nagano Linear | 0 to 16 bar
`;

// part | number | manufacturer | kind
const crossReferences = `
BRG-6204-2RS | 6204-2RSH/C3 | Svenska Kugel | equivalent
BRG-6205-ZZ | 6205 2Z | Svenska Kugel | equivalent
VLV-SOL-24 | 8262H-024 | Lake Erie Valve | supersedes
VLV-BAL-25 | 8262H-024 | Lake Erie Valve | superseded_by
ABC123 | ROTEX-24-GS | KTR Kupplung | alternate
`;

// name | country | tier | city | specializations
const vendors = `
Schweinfurt Wälzlager GmbH | DE | gold | Schweinfurt | bearings
Göteborg Lager AB | SE | silver | Göteborg | bearings, linear motion
Meghna Fashion Knit Ltd. | BD | platinum | Dhaka | knitwear, sweaters
Meghna Spinning Mills | BD | bronze | Gazipur | yarn
Łódź Tekstylia | PL | bronze | Łódź | weaving
São Paulo Botões | BR | silver | São Paulo | buttons
O'Brien & Sons | IE | gold | Cork | wool
`;

// title | description
const rfqs = `
Jumpers for the autumn collection | 2,000 pieces, lambswool, four colours
Ball bearings for conveyor rebuild | Sealed, 6204 and 6205
Denim trousers, spring | Ring spun, 12 oz
`;

// name | company | email | phone
const customers = `
Søren Kjærgaard | Nordlys Retail A/S | soren@nordlys.example | +45 33 12 34 56
Amélie Dupont | Maison Dupont | amelie.dupont@maison.example | +33 1 42 68 53 00
John Smith | Smith & Wesley Outfitters | john@wesley.example | +1 212 555 0147
Jon Smyth | Northern Trading | jon.smyth@northern.example | +44 161 496 0990
`;

// sku | name | category | brand | description | colours
const products = `
SW-CREW-NVY | Crew neck sweater | Sweaters | Highland | Lambswool, fully fashioned | Navy, Charcoal
SW-VEE-BUR | V-neck pullover | Sweaters | Highland | Merino, fine gauge | Burgundy
TS-ORG-WHT | Organic T-shirt | Shirts | Plain & Simple | Single jersey, 180 gsm | White, Black
MUG-330 | Coffee mug 330 ml | Gifts | Kaolin | Porcelain | White
CAP-BB | Baseball cap | Gifts | Plain & Simple | Twill with embroidery | Navy
`;

// vendor | title | category | status | material | description
const offers = `
Meghna Fashion Knit Ltd. | Cable knit cardigan | knitwear | approved | lambswool | Hand finished, five buttons
Meghna Fashion Knit Ltd. | Fisherman sweater | knitwear | draft | wool | Not shown yet
Łódź Tekstylia | Linen tablecloth | home textiles | approved | linen | Stone washed
São Paulo Botões | Tagua buttons, set of 12 | trims | approved | corozo | Laser engraved
`;

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
const listOf = (text = ''): string[] => text.split(',').map((item) => item.trim());

/** Makes the shop in an organization of its own. */
export async function makeShop(): Promise<Shop> {
  const organization = await makeOrganization();
  const own = { organizationId: organization.id };
  const madeParts = await insertAll(
    'Part',
    rowsOf(parts).map(([partNumber, name, category, manufacturer, description]) => ({
      ...own,
      ...{ partNumber, name, category, manufacturer, description },
    })),
  );
  await insertAll(
    'PartCrossReference',
    rowsOf(crossReferences).map(([part, number, manufacturer, kind]) => ({
      ...own,
      ...{ number, manufacturer, kind },
      partId: madeParts.find(({ partNumber }) => partNumber === part)?.id,
    })),
  );
  const madeVendors = await insertAll(
    'Vendor',
    rowsOf(vendors).map(([companyName, country, tier, city, specializations]) => ({
      ...own,
      ...{ companyName, country, tier, city },
      specializations: listOf(specializations),
    })),
  );
  const vendorIds = new Map(madeVendors.map(({ companyName, id }) => [companyName, id]));
  await insertAll(
    'Rfq',
    rowsOf(rfqs).map(([title, description], at) => ({
      ...own,
      ...{ title, description },
      rfqNumber: `RFQ-2026-00012${String(at)}`,
    })),
  );
  await insertAll(
    'Customer',
    rowsOf(customers).map(([name, companyName, email, phone]) => ({ ...own, name, companyName, email, phone })),
  );
  const categories = new Map<string, string>();
  for (const name of new Set(rowsOf(products).map(([, , category = '']) => category)))
    categories.set(name, (await insert('ProductCategory', { ...own, name, slug: name.toLowerCase() })).id);
  const catalog = await insert('Catalog', { ...own, name: 'House catalog' });
  await insertAll(
    'Product',
    rowsOf(products).map(([sku, name, category = '', brand, description, colours]) => ({
      ...own,
      ...{ sku, name, brand, description },
      catalogId: catalog.id,
      categoryId: categories.get(category),
      availableColors: listOf(colours),
      price: '12.50',
    })),
  );
  await insertAll(
    'MarketplaceProduct',
    rowsOf(offers).map(([vendor = '', title = '', category, status, material, description]) => ({
      ...own,
      ...{ title, category, status, material, description },
      vendorId: vendorIds.get(vendor),
      productType: category,
      slug: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
      basePrice: '20',
      totalQuantity: 100,
      availableQuantity: 100,
      approvalDate: status === 'approved' ? new Date() : null,
      publishedAt: status === 'approved' ? new Date() : null,
    })),
  );
  return { organization, vendors: vendorIds, categories };
}
