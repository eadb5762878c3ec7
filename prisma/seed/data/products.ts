/** Finished goods that customers buy, with a price in US dollars; the categories they are filed under form a tree. */
export const categories: readonly { readonly name: string; readonly slug: string; readonly parent?: string }[] = [
  { name: 'Apparel', slug: 'apparel' },
  { name: 'Knitwear', slug: 'knitwear', parent: 'apparel' },
  { name: 'Sweaters', slug: 'sweaters', parent: 'knitwear' },
  { name: 'Cardigans', slug: 'cardigans', parent: 'knitwear' },
  { name: 'Polo shirts', slug: 'polo-shirts', parent: 'knitwear' },
  { name: 'T-shirts', slug: 't-shirts', parent: 'apparel' },
  { name: 'Outerwear', slug: 'outerwear', parent: 'apparel' },
  { name: 'Accessories', slug: 'accessories' },
  { name: 'Beanies', slug: 'beanies', parent: 'accessories' },
  { name: 'Scarves', slug: 'scarves', parent: 'accessories' },
  { name: 'Spare parts', slug: 'spare-parts' },
  { name: 'Drives', slug: 'drives', parent: 'spare-parts' },
  { name: 'Fluid control', slug: 'fluid-control', parent: 'spare-parts' },
];

export const garments: readonly {
  readonly name: string;
  readonly category: string;
  readonly code: string;
  readonly price: number;
}[] = [
  { name: 'Crew neck sweater', category: 'sweaters', code: 'SWC', price: 14.8 },
  { name: 'V-neck sweater', category: 'sweaters', code: 'SWV', price: 14.2 },
  { name: 'Roll neck sweater', category: 'sweaters', code: 'SWR', price: 17.5 },
  { name: 'Half-zip sweater', category: 'sweaters', code: 'SWZ', price: 19.9 },
  { name: 'Cable knit cardigan', category: 'cardigans', code: 'CDC', price: 22.4 },
  { name: 'Shawl collar cardigan', category: 'cardigans', code: 'CDS', price: 24.9 },
  { name: 'Piqué polo shirt', category: 'polo-shirts', code: 'POP', price: 7.6 },
  { name: 'Knitted polo shirt', category: 'polo-shirts', code: 'POK', price: 12.3 },
  { name: 'Heavyweight T-shirt', category: 't-shirts', code: 'TSH', price: 4.9 },
  { name: 'Organic T-shirt', category: 't-shirts', code: 'TSO', price: 5.6 },
  { name: 'Fleece hoodie', category: 'outerwear', code: 'HOF', price: 13.7 },
  { name: 'Quilted vest', category: 'outerwear', code: 'VEQ', price: 21.8 },
  { name: 'Ribbed beanie', category: 'beanies', code: 'BER', price: 3.4 },
  { name: 'Jacquard beanie', category: 'beanies', code: 'BEJ', price: 4.1 },
  { name: 'Merino scarf', category: 'scarves', code: 'SCM', price: 9.8 },
  { name: 'Drive repair kit', category: 'drives', code: 'KTD', price: 86 },
  { name: 'Valve service kit', category: 'fluid-control', code: 'KTV', price: 64 },
];

export const qualities = ['cotton', 'merino', 'cotton-cashmere', 'recycled', 'organic cotton', 'wool blend'] as const;
export const brands = ['Meridian Basics', 'Northlight', 'Oak & Thread', 'Tern', 'Halyard'] as const;
export const colours = ['Ecru', 'Black', 'Navy', 'Charcoal', 'Burgundy', 'Bottle green', 'Camel', 'Sky'] as const;
export const sizes = ['XS', 'S', 'M', 'L', 'XL', 'XXL'] as const;

/** Kinds of product that go through production, and when each of the eight stages should be done (days after the start). */
export const productTypes: readonly { readonly name: string; readonly offsets: readonly number[] }[] = [
  { name: 'sweater', offsets: [7, 18, 24, 28, 33, 36, 39, 42] },
  { name: 'cardigan', offsets: [7, 20, 27, 31, 37, 40, 43, 46] },
  { name: 'polo shirt', offsets: [5, 12, 17, 20, 24, 27, 29, 32] },
  { name: 'beanie', offsets: [4, 9, 12, 14, 17, 19, 21, 23] },
  { name: 'parts kit', offsets: [6, 14, 18, 20, 23, 26, 28, 30] },
];

export const stages: readonly { readonly name: string; readonly description: string }[] = [
  { name: 'Yarn sourcing', description: 'Yarn and trims are ordered, dyed to the approved shade and received.' },
  { name: 'Knitting', description: 'Panels are knitted and checked for weight and measure.' },
  { name: 'Linking', description: 'Panels are linked, seams and neck closed.' },
  { name: 'Washing', description: 'Garments are washed to hand feel and dried flat.' },
  { name: 'Finishing', description: 'Mending, pressing, labels and buttons.' },
  { name: 'Quality control', description: 'Inspection to AQL 2.5, measurements and metal detection.' },
  { name: 'Packing', description: 'Folding, polybags, cartons and packing list.' },
  { name: 'Shipment', description: 'Goods leave the factory with their papers.' },
];
