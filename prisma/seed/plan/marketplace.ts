import { brands, categories, colours, garments, qualities, sizes } from '../data/products.js';
import type { Identity } from './identity.js';
import { at, DAY, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';
import type { Trade } from './trade.js';

export type Marketplace = ReturnType<typeof planMarketplace>;

/** States by turns: most products are on offer. */
const states = [
  ...['approved', 'approved', 'approved', 'pending_approval', 'approved', 'approved', 'sold_out'],
  ...['approved', 'draft', 'approved', 'approved', 'rejected', 'approved', 'archived'],
] as const;
const SIZE = { 1: 56, 2: 8 } as const;

const rejections = [
  ['The pictures show another colour than the text.', 'Please take them again under daylight.'],
  ['The price is above the catalog of the same vendor.', 'We would list it at the catalog price.'],
  ['The composition is missing on the label.', 'Otherwise a good product.'],
] as const;

/** Products of the marketplace: those of vendors who may list, and a few of the organization's own. */
export function planMarketplace(now: number, { vendors }: Trade, { userSlot }: Identity) {
  const listings = new PlanTable('marketplace_product', {
    at: 'time',
    org: 'int',
    vendor: 'int?',
    type: 'text',
    title: 'text',
    description: 'text?',
    category: 'text',
    subcategory: 'text?',
    slug: 'text?',
    price: 'int',
    fee: 'int',
    total: 'int',
    available: 'int',
    reserved: 'int',
    moq: 'int',
    material: 'text',
    gsm: 'int?',
    composition: 'text?',
    sizes: 'list',
    colours: 'list',
    lead: 'int',
    grams: 'int',
    status: 'text',
    reason: 'text?',
    feedback: 'text?',
    quality: 'int',
    approved: 'time?',
    approver: 'int?',
    views: 'int',
    rating: 'int',
    keywords: 'list',
    featured: 'flag',
    featured_until: 'time?',
    archived: 'time?',
    maker: 'int?',
  });
  for (const org of [1, 2] as const) for (let index = 0; index < SIZE[org]; index += 1) planProduct(org, index);
  return { listings, tables: [listings] };

  function planProduct(org: 1 | 2, index: number): void {
    const random = new Random(`marketplace ${String(org)} ${String(index)}`);
    const isSpare = (category: string) => ['drives', 'fluid-control'].includes(category);
    const range = garments.filter(({ category }) => isSpare(category) === (org === 2));
    const garment = at(range, index);
    const quality = at(qualities, index + Math.floor(index / range.length));
    const sellers = vendors.rows.filter(
      (vendor) =>
        vendor.org === org && vendor.list_products && vendor.active && (org === 2 || vendor.trade === 'knitwear'),
    );
    // Every eighth is the organization's own. The first vendor, who signs in in the demo, has products in every state.
    const vendor =
      index % 8 === 7 || sellers.length === 0 ? null : index % 3 === 0 ? at(sellers, 0) : at(sellers, index);
    const status = at(states, index);
    const isOut = ['approved', 'sold_out', 'archived'].includes(status);
    // The first ones are as old as the world's papers, so that there always was something to buy.
    const days = !isOut ? random.int(2, 9) : index < SIZE[org] / 3 ? random.int(550, 580) : random.int(25, 540);
    const created = now - days * DAY + random.int(7, 16) * HOUR;
    const approved = isOut ? created + random.int(1, 6) * DAY : null;
    const category = at(
      categories.filter(({ slug }) => slug === garment.category),
      0,
    );
    const isSpares = org === 2;
    const title = isSpares
      ? `${garment.name}, ${['small', 'medium', 'large', 'marine'][index % 4] ?? ''}`
      : `${quality.charAt(0).toUpperCase()}${quality.slice(1)} ${garment.name.charAt(0).toLowerCase()}${garment.name.slice(1)}`;
    const moq = random.pick([10, 25, 50, 100]);
    const total = moq * random.int(8, 40);
    const reserved = status === 'sold_out' ? total : status === 'approved' ? moq * random.int(0, 4) : 0;
    const isRejected = status === 'rejected';
    const [reason, feedback] = at(rejections, index);
    const isFeatured = status === 'approved' && index % 7 === 0;
    listings.add({
      at: created,
      org,
      vendor: vendor?.slot ?? null,
      type: isSpares ? 'spare parts' : category.name.toLowerCase().replace(/s$/, ''),
      title,
      description: random.chance(0.9)
        ? `${title} by ${isSpares ? 'makers of the original parts' : at(brands, index)}; ${isSpares ? 'complete with seals and instructions' : 'knitted to gauge, linked by hand, with woven label'}.`
        : null,
      category: isSpares
        ? 'Spare parts'
        : (categories.find(({ slug }) => slug === category.parent)?.name ?? category.name),
      subcategory: category.name,
      slug:
        status === 'draft'
          ? null
          : `${title
              .toLowerCase()
              .normalize('NFD')
              .replace(/[^a-z0-9]+/g, '-')}-${String(100 + index)}`,
      price: Math.round(garment.price * random.int(92, 130)) * 100,
      fee: random.pick([10, 10, 10, 8, 12]),
      total,
      available: total - reserved,
      reserved,
      moq,
      material: isSpares ? 'steel' : quality,
      gsm: isSpares ? null : random.pick([180, 220, 260, 320]),
      composition: isSpares ? null : quality === 'cotton-cashmere' ? '90 % cotton, 10 % cashmere' : `100 % ${quality}`,
      sizes: isSpares ? [] : sizes.slice(random.int(0, 1), random.int(4, 6)),
      colours: isSpares ? [] : random.sample(colours, random.int(2, 5)),
      lead: random.int(2, 21),
      grams: isSpares ? random.int(800, 4200) : random.int(90, 780),
      status,
      reason: isRejected ? reason : null,
      feedback: isRejected
        ? feedback
        : status === 'approved' && index % 5 === 0
          ? 'Good pictures; watch the stock.'
          : null,
      quality: status === 'draft' ? 0 : random.int(40, 98),
      approved,
      approver: approved === null ? null : userSlot(org, org === 2 ? 'director' : 'manager'),
      views: isOut ? random.int(20, 2400) : 0,
      rating: isOut ? random.int(310, 500) : 0,
      keywords: [category.name.toLowerCase(), isSpares ? 'kit' : quality],
      featured: isFeatured,
      featured_until: isFeatured && index % 2 === 0 ? now + random.int(5, 30) * DAY : null,
      archived: status === 'archived' ? now - random.int(1, 9) * DAY : null,
      maker: vendor === null ? userSlot(org, org === 2 ? 'buyer' : 'manager') : vendor.user_slot,
    });
  }
}
