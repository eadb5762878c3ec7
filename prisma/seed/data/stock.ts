/** Places where the demo world keeps stock, what the fleet keeps, and why stock is put right. */

/** Organization's slot, name, department, kind, address, trades of the parts kept there, how many of them. */
export const places: readonly (readonly [
  org: number,
  name: string,
  department: string,
  kind: 'warehouse' | 'store' | 'garage' | 'depot',
  address: string,
  trades: readonly string[],
  parts: number,
])[] = [
  [
    1,
    'Rotterdam Distribution Centre',
    'Operations',
    'warehouse',
    'Waalhaven Oostzijde 81, 3087 BM Rotterdam',
    ['yarn', 'trims', 'knitwear', 'woven'],
    34,
  ],
  [
    1,
    'Chittagong Consolidation Warehouse',
    'Quality Asia',
    'warehouse',
    'Sagorika Road 14, Chittagong 4219',
    ['trims', 'yarn'],
    24,
  ],
  [
    1,
    'Norrköping Sample Store',
    'Sales Europe',
    'store',
    'Garvaregatan 5, 602 21 Norrköping',
    ['trims', 'knitwear'],
    12,
  ],
  [
    1,
    'Savannah Depot',
    'Sales Americas',
    'depot',
    '120 Port Wentworth Rd, Savannah, GA 31408',
    ['trims', 'bearings', 'valves'],
    16,
  ],
  [
    1,
    'Machine Spares Store',
    'Sourcing Parts',
    'garage',
    'Zeiler Straße 2, 97424 Schweinfurt',
    ['machining', 'bearings', 'valves'],
    28,
  ],
  [2, 'Laksevåg Warehouse', 'Trade', 'warehouse', 'Kjøkkelvikveien 70, 5165 Laksevåg', ['bearings', 'valves'], 16],
  [2, 'Workshop Store', 'Workshop', 'garage', 'Damsgårdsveien 131, 5160 Laksevåg', ['valves'], 8],
  [4, 'Lappeenranta Depot', 'Operations', 'depot', 'Mertaniemenkatu 10, 53920 Lappeenranta', ['fleet'], 20],
  [4, 'Imatra Garage', 'Workshop', 'garage', 'Tietäjänkatu 3, 55120 Imatra', ['fleet'], 18],
  [4, 'Kouvola Depot', 'Operations', 'depot', 'Teholankatu 22, 45130 Kouvola', ['fleet'], 12],
];

/** A place that is no longer used; nothing is left there. */
export const closed = ['Hull Overflow Store', 'Operations', 'store', 'Hedon Road 210, Hull HU9 5NB'] as const;

/** Departments of the fleet company: name and the one above. */
export const fleetDepartments: readonly (readonly [name: string, parent?: string])[] = [
  ['Management'],
  ['Operations', 'Management'],
  ['Workshop', 'Operations'],
];

/** What keeps trucks on the road: number, name, kind, maker, price in euro cents. */
export const fleetParts: readonly (readonly [
  number: string,
  name: string,
  category: string,
  maker: string,
  cents: number,
])[] = [
  ['BRK-F22', 'Brake pad set, front axle 22.5"', 'brakes', 'Hanover Friction', 11_840],
  ['BRK-R22', 'Brake pad set, rear axle 22.5"', 'brakes', 'Hanover Friction', 10_920],
  ['BRK-D22', 'Brake disc 430 mm', 'brakes', 'Hanover Friction', 17_350],
  ['BRK-CHM', 'Brake chamber 24/30', 'brakes', 'Tampere Air Systems', 8_460],
  ['FLT-OIL', 'Oil filter', 'filters', 'Ludwig Filtration', 2_190],
  ['FLT-AIR', 'Air filter', 'filters', 'Ludwig Filtration', 6_720],
  ['FLT-FUE', 'Fuel filter with water separator', 'filters', 'Ludwig Filtration', 3_540],
  ['FLT-CAB', 'Cabin filter', 'filters', 'Ludwig Filtration', 1_880],
  ['FLT-ADB', 'AdBlue filter', 'filters', 'Ludwig Filtration', 2_960],
  ['BAT-225', 'Battery 225 Ah', 'electrics', 'Karelia Battery', 23_900],
  ['BLB-H7H', 'Headlight bulb H7 24 V', 'electrics', 'Northlight', 690],
  ['BLB-LED', 'LED tail lamp', 'electrics', 'Northlight', 5_480],
  ['ALT-150', 'Alternator 150 A', 'electrics', 'Karelia Battery', 41_200],
  ['BLT-POL', 'Poly-V belt 8PK', 'drives', 'Franken Antriebstechnik', 3_180],
  ['TYR-315', 'Winter tyre 315/70 R22.5', 'tyres', 'Nokia Renkaat', 48_600],
  ['TYR-385', 'Trailer tyre 385/65 R22.5', 'tyres', 'Nokia Renkaat', 44_100],
  ['WIP-700', 'Wiper blade 700 mm', 'body', 'Northlight', 1_420],
  ['MIR-GLS', 'Mirror glass, heated', 'body', 'Northlight', 3_950],
  ['SPR-BLW', 'Air spring bellows', 'suspension', 'Tampere Air Systems', 15_600],
  ['SHK-FRT', 'Shock absorber, front', 'suspension', 'Tampere Air Systems', 9_780],
  ['OIL-5W3', 'Engine oil 5W-30, 20 l', 'fluids', 'Baltic Lubricants', 9_240],
  ['ADB-010', 'AdBlue, 10 l', 'fluids', 'Baltic Lubricants', 1_150],
  ['CLN-020', 'Coolant concentrate, 20 l', 'fluids', 'Baltic Lubricants', 5_630],
  ['GRS-400', 'Grease cartridge 400 g', 'fluids', 'Baltic Lubricants', 640],
];

export const corrections: readonly string[] = [
  'Two boxes were wet.',
  'Found behind the rack.',
  'Wrong bin; moved back.',
  'Damaged by the fork lift.',
  'Given out without a slip.',
];

export const uses: readonly string[] = [
  'Regular service.',
  'Sample making.',
  'Repair on the road.',
  'Machine stopped; changed at once.',
  'Replaced under warranty.',
];

export const reasons: readonly string[] = [
  'Customer asked to hold it.',
  'Service next week.',
  'Set aside for the fair.',
  'Waiting for the second half.',
];
