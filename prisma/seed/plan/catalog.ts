import { competitors, partFamilies } from '../data/parts.js';
import { brands, categories, colours, garments, qualities, sizes } from '../data/products.js';
import { at, DAY, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';
import type { Trade } from './trade.js';

export type Catalog = ReturnType<typeof planCatalog>;

/** Parts with variants, other makers' numbers and vendors' offers; catalogs with products filed under a tree of categories. */
export function planCatalog(now: number, { vendors, vendorsOf }: Trade) {
  const parts = new PlanTable('part', {
    at: 'time',
    org: 'int',
    trade: 'text',
    number: 'text',
    name: 'text',
    description: 'text',
    category: 'text',
    manufacturer: 'text',
    unit: 'text',
    price: 'int',
    step: 'int',
    specifications: 'json',
    popularity: 'int',
    active: 'flag',
    coded: 'flag',
  });
  const variants = new PlanTable('variant', {
    at: 'time',
    part: 'int',
    code: 'text',
    name: 'text',
    attributes: 'json',
    available: 'flag',
  });
  const crosses = new PlanTable('cross_reference', {
    at: 'time',
    part: 'int',
    other: 'int?',
    number: 'text',
    manufacturer: 'text',
    kind: 'text',
    notes: 'text?',
  });
  const offers = new PlanTable('vendor_part', {
    at: 'time',
    part: 'int',
    variant: 'int?',
    vendor: 'int',
    sku: 'text',
    factor: 'int',
    lead: 'int',
    minimum: 'int',
    preferred: 'flag',
  });
  const random = new Random('parts');

  for (const [org, families] of [
    [1, partFamilies],
    [2, partFamilies.filter((family) => ['bearings', 'valves', 'fittings', 'seals'].includes(family.category))],
  ] as const)
    for (const family of families) {
      let previous: number | null = null;
      family.sizes.forEach((size, sizeIndex) => {
        family.makers.slice(0, org === 1 ? 2 : 1).forEach((maker, makerIndex) => {
          const created = now - random.int(560, 780) * DAY + 7 * HOUR + sizeIndex * 1000 + makerIndex;
          const number = `${family.code}-${String((sizeIndex + 1) * 10 + makerIndex).padStart(3, '0')}`;
          const part = parts.add({
            at: created,
            org,
            trade: family.trade,
            number,
            name: `${family.name} ${size}`,
            description: `${family.name}, ${size}, made by ${maker}; ${Object.values(family.specifications).join(', ')}.`,
            category: family.category,
            manufacturer: maker,
            unit: family.unit,
            price: worth(family.priceE4, sizeIndex, makerIndex),
            step: family.priceE4 < 10_000 ? 1 : 100,
            specifications: { ...family.specifications, size },
            popularity: random.int(0, 900),
            active: !random.chance(0.04),
            coded: random.chance(0.4),
          });
          const ownVariants =
            makerIndex > 0 && family.sizes.length > 5
              ? []
              : family.variants.map((name, index) => {
                  const code = `${name
                    .replace(/[^A-Za-z0-9]/g, '')
                    .slice(0, 4)
                    .toUpperCase()}${String(index + 1)}`;
                  return variants.add({
                    at: created + 1000 + index,
                    part: part.slot,
                    code,
                    name,
                    attributes: { finish: name, size },
                    available: !random.chance(0.05),
                  }).slot;
                });
          const rival = random.pick(competitors);
          crosses.add({
            at: created + 2000,
            part: part.slot,
            other: null,
            number: `${rival.slice(0, 2).toUpperCase()}-${String(random.int(10000, 99999))}`,
            manufacturer: rival,
            kind: random.pick(['equivalent', 'alternate']),
            notes: null,
          });
          if (makerIndex === 1 && previous !== null)
            crosses.add({
              at: created + 3000,
              part: part.slot,
              other: previous,
              number: `${family.code}-${String((sizeIndex + 1) * 10).padStart(3, '0')}`,
              manufacturer: at(family.makers, 0),
              kind: random.pick(['equivalent', 'supersedes', 'superseded_by']),
              notes: 'Same dimensions; check the finish.',
            });
          previous = part.slot;
          random.sample(vendorsOf(org, family.trade), random.int(1, 3)).forEach((vendor, rank) => {
            const variant = ownVariants.length > 0 && random.chance(0.3) ? at(ownVariants, rank) : null;
            offers.add({
              at: created + 4 * HOUR + rank,
              part: part.slot,
              variant,
              vendor: vendor.slot,
              sku: `${vendor.country}${String(random.int(100000, 999999))}`,
              factor: Math.round(vendor.level * (0.9 + random.next() * 0.15)),
              lead: vendor.lead + random.int(-6, 10),
              minimum: at([1, 10, 50, 100], random.int(0, 3)),
              preferred: rank === 0 && vendor.preferred,
            });
          });
        });
      });
    }

  const categoryTable = new PlanTable('category', {
    at: 'time',
    org: 'int',
    name: 'text',
    key: 'text',
    parent: 'int?',
    position: 'int',
  });
  for (const org of [1, 2])
    for (const [position, { name, slug, parent: above }] of categories.entries()) {
      if (org === 2 && !['spare-parts', 'drives', 'fluid-control'].includes(slug)) continue;
      const parent = categoryTable.rows.find((row) => row.org === org && row.key === above)?.slot ?? null;
      categoryTable.add({ at: now - (850 - org) * DAY + 9 * HOUR, org, name, key: slug, parent, position });
    }

  const catalogs = new PlanTable('catalog', {
    at: 'time',
    org: 'int',
    name: 'text',
    type: 'text',
    status: 'text',
    vendor: 'int?',
  });
  const products = new PlanTable('product', {
    at: 'time',
    org: 'int',
    catalog: 'int',
    category: 'int',
    vendor: 'int?',
    sku: 'text',
    name: 'text',
    description: 'text',
    brand: 'text',
    price: 'int',
    status: 'text',
    featured: 'flag',
    minimum: 'int',
    colors: 'list',
    sizes: 'list',
    lead: 'int',
    archived: 'flag',
  });
  const shelves = [
    [1, 'Essentials collection', 'manual', 'active', null],
    [1, 'Autumn knitwear', 'manual', 'active', null],
    [1, 'ERP master', 'erp', 'syncing', null],
    [1, 'Padma knit programme', 'vendor', 'active', 0],
    [1, 'Biella yarn garments', 'vendor', 'inactive', 20],
    [1, 'Direct from Dongguan', 'dropship', 'active', 6],
    [1, 'Spring preview', 'manual', 'draft', null],
    [1, 'Legacy ERP', 'erp', 'error', null],
    [2, 'Workshop kits', 'manual', 'active', null],
    [2, 'Supplier feed', 'erp', 'active', null],
  ] as const;
  const draw = new Random('products');
  for (const [index, [org, name, type, status, vendor]] of shelves.entries()) {
    const catalog = catalogs.add({
      at: now - draw.int(555, 700) * DAY + 12 * HOUR + index,
      org,
      name,
      type,
      status,
      vendor,
    });
    const range = garments.filter((garment) => (org === 2) === garment.code.startsWith('KT'));
    range.forEach((garment, place) => {
      for (const quality of org === 2 ? ['standard', 'marine'] : draw.sample(qualities, 2)) {
        const fate = draw.next();
        products.add({
          at: catalog.at + (place + 1) * HOUR + products.rows.length,
          org,
          catalog: catalog.slot,
          category: categoryTable.rows.find((row) => row.org === org && row.key === garment.category)?.slot ?? 0,
          vendor:
            vendor ??
            (org === 1 && draw.chance(0.5)
              ? draw.pick(vendors.rows.filter((row) => row.org === 1 && row.trade === 'knitwear')).slot
              : null),
          sku: `${garment.code}-${quality.slice(0, 3).toUpperCase()}-${String(products.rows.length + 101)}`,
          name: `${garment.name}, ${quality}`,
          description: `${garment.name} in ${quality}; from stock or made to order.`,
          brand: org === 2 ? 'Fjord' : draw.pick(brands),
          price: Math.round(garment.price * (0.9 + draw.next() * 0.5) * 100) * 100,
          status: fate < 0.82 ? 'active' : fate < 0.88 ? 'inactive' : fate < 0.95 ? 'out_of_stock' : 'discontinued',
          featured: draw.chance(0.1),
          minimum: at([1, 25, 50, 100, 300], draw.int(0, 4)),
          colors: org === 2 ? [] : draw.sample(colours, draw.int(2, 5)),
          sizes: org === 2 ? [] : sizes.slice(draw.int(0, 1), draw.int(4, 6)),
          lead: draw.int(5, 60),
          archived: draw.chance(0.02),
        });
      }
    });
  }
  const tables = [parts, variants, crosses, offers, categoryTable, catalogs, products];
  return { parts, variants, products, catalogs, categories: categoryTable, tables };
}

/** What a part costs: larger sizes more, the second maker less; in ten-thousandths. */
function worth(price: number, size: number, maker: number): number {
  return Math.max(60, Math.round(price * (0.75 + 0.09 * size) * (maker === 0 ? 1 : 0.86)));
}
