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

/** What the stages of production are called, and what is done in them. */
const processes = {
  'Yarn sourcing': 'Yarn and trims are ordered, dyed to the approved shade and received.',
  Knitting: 'Panels are knitted and checked for weight and measure.',
  Linking: 'Panels are linked, seams and neck closed.',
  Washing: 'Garments are washed to hand feel and dried flat.',
  'Fibre sourcing': 'Fibre is bought, tested and blended.',
  Spinning: 'Yarn is spun to count and tested for strength.',
  Twisting: 'Plies are twisted and steamed.',
  Dyeing: 'The lot is dyed to the approved shade.',
  Weaving: 'Fabric is woven or knitted in the grey.',
  Inspection: 'Grey fabric is inspected and mended.',
  'Material sourcing': 'Material is bought with its certificates.',
  Forming: 'Blanks are cast, moulded or turned.',
  Machining: 'Parts are machined to the drawing.',
  Treatment: 'Heat or surface treatment, with records.',
  Finishing: 'Last operations: pressing, grinding, labels, cleaning.',
  'Quality control': 'Inspection to AQL 2.5 against the approved sample.',
  Packing: 'Goods are packed, cartons marked, the packing list written.',
  Shipment: 'Goods leave the factory with their papers.',
} as const;
type Process = keyof typeof processes;

const end: readonly Process[] = ['Finishing', 'Quality control', 'Packing', 'Shipment'];
const garment: readonly Process[] = ['Yarn sourcing', 'Knitting', 'Linking', 'Washing', ...end];
const part: readonly Process[] = ['Material sourcing', 'Forming', 'Machining', 'Treatment', ...end];
const kind = (name: string, offsets: readonly number[], stages: readonly Process[]) => ({
  name,
  offsets,
  stages: stages.map((stage) => ({ name: stage, description: processes[stage] })),
});

/** Kinds of product that go through production, and when each of their eight stages should be done (days after the start). */
export const productTypes = {
  sweater: kind('sweater', [7, 18, 24, 28, 33, 36, 39, 42], garment),
  cardigan: kind('cardigan', [7, 20, 27, 31, 37, 40, 43, 46], garment),
  polo: kind('polo shirt', [5, 12, 17, 20, 24, 27, 29, 32], garment),
  beanie: kind('beanie', [4, 9, 12, 14, 17, 19, 21, 23], garment),
  yarn: kind('yarn lot', [6, 14, 18, 24, 27, 30, 32, 35], ['Fibre sourcing', 'Spinning', 'Twisting', 'Dyeing', ...end]),
  fabric: kind('fabric', [7, 16, 19, 25, 29, 32, 34, 37], ['Yarn sourcing', 'Weaving', 'Inspection', 'Dyeing', ...end]),
  trims: kind('trims', [5, 10, 14, 18, 21, 23, 25, 27], part),
  parts: kind('parts kit', [6, 14, 18, 20, 23, 26, 28, 30], part),
} as const;
export type ProductType = (typeof productTypes)[keyof typeof productTypes];
export const madeUp: readonly ProductType[] = [
  productTypes.sweater,
  productTypes.cardigan,
  productTypes.polo,
  productTypes.beanie,
];

/** What a request for goods of a trade is made as. */
export const typeOfTrade = {
  knitwear: productTypes.fabric,
  woven: productTypes.fabric,
  yarn: productTypes.yarn,
  trims: productTypes.trims,
  bearings: productTypes.parts,
  valves: productTypes.parts,
  machining: productTypes.parts,
} as const;
