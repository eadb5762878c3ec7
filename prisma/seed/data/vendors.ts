/** The vendors of the demo world: who they are, where, and what they make. Further blocks vary the first word. */
export interface VendorWords {
  readonly name: string;
  readonly country: string;
  readonly city: string;
  /** Key of `specialties`. */
  readonly trade: Trade;
}
export type Trade = 'knitwear' | 'yarn' | 'trims' | 'woven' | 'bearings' | 'valves' | 'machining';

const list = (trade: Trade, country: string, ...vendors: readonly (readonly [string, string])[]): VendorWords[] =>
  vendors.map(([name, city]) => ({ name, city, country, trade }));

export const vendors: readonly VendorWords[] = [
  ...list(
    'knitwear',
    'BD',
    ['Padma Knit Composite Ltd.', 'Dhaka'],
    ['Karnaphuli Sweaters Ltd.', 'Chattogram'],
    ['Meghna Fashion Knit Ltd.', 'Narayanganj'],
    ['Turag Knitting Mills Ltd.', 'Gazipur'],
    ['Jamuna Jersey Works Ltd.', 'Savar'],
    ['Surma Apparel Ltd.', 'Gazipur'],
  ),
  ...list(
    'knitwear',
    'CN',
    ['Dalang Woolen Knit Co., Ltd.', 'Dongguan'],
    ['Puyuan Sweater Co., Ltd.', 'Tongxiang'],
    ['Jinjiang Sports Knit Co., Ltd.', 'Quanzhou'],
  ),
  ...list(
    'knitwear',
    'VN',
    ['Song Hong Knitwear JSC', 'Nam Dinh'],
    ['Bien Hoa Garment JSC', 'Dong Nai'],
    ['Thu Duc Sweater JSC', 'Ho Chi Minh City'],
  ),
  ...list('knitwear', 'TR', ['Bosphorus Triko A.Ş.', 'Istanbul'], ['Uludağ Örme A.Ş.', 'Bursa']),
  ...list('knitwear', 'PT', ['Minho Malhas Lda.', 'Guimarães'], ['Ave Confecções Lda.', 'Vila Nova de Famalicão']),
  ...list('knitwear', 'PE', ['Alpaca del Sur S.A.C.', 'Arequipa'], ['Andes Textil S.A.C.', 'Lima']),
  ...list(
    'knitwear',
    'IN',
    ['Tiruppur Cotton Knits Pvt. Ltd.', 'Tiruppur'],
    ['Ludhiana Hosiery Works Pvt. Ltd.', 'Ludhiana'],
  ),
  ...list('yarn', 'IT', ['Filatura Biella S.p.A.', 'Biella'], ['Prato Filati S.r.l.', 'Prato']),
  ...list('yarn', 'IN', ['Coimbatore Spinning Mills Ltd.', 'Coimbatore'], ['Sutlej Worsted Ltd.', 'Ludhiana']),
  ...list('yarn', 'CN', ['Zhangjiagang Worsted Co., Ltd.', 'Zhangjiagang'], ['Ningbo Dyed Yarn Co., Ltd.', 'Ningbo']),
  ...list('yarn', 'BD', ['Bhaluka Yarn Dyeing Ltd.', 'Mymensingh'], ['Shitalakshya Spinning Ltd.', 'Narayanganj']),
  ...list('trims', 'HK', ['Kowloon Trims Ltd.', 'Hong Kong'], ['Harbour Label Ltd.', 'Hong Kong']),
  ...list('trims', 'CN', ['Wenzhou Zipper Co., Ltd.', 'Wenzhou'], ['Yiwu Button Co., Ltd.', 'Yiwu']),
  ...list('trims', 'IT', ['Bottonificio Lombardo S.r.l.', 'Bergamo']),
  ...list('trims', 'LK', ['Ceylon Elastics PLC', 'Colombo'], ['Kelani Labels PLC', 'Kelaniya']),
  ...list('woven', 'PK', ['Faisalabad Weaving Ltd.', 'Faisalabad'], ['Indus Denim Ltd.', 'Karachi']),
  ...list('woven', 'TR', ['Denizli Dokuma A.Ş.', 'Denizli']),
  ...list('woven', 'EG', ['Nile Cotton Weaving S.A.E.', 'El Mahalla El Kubra']),
  ...list(
    'bearings',
    'DE',
    ['Schweinfurt Wälzlager GmbH', 'Schweinfurt'],
    ['Franken Antriebstechnik GmbH', 'Nuremberg'],
  ),
  ...list('bearings', 'JP', ['Osaka Seimitsu Bearing K.K.', 'Osaka'], ['Nagano Linear K.K.', 'Nagano']),
  ...list('bearings', 'SE', ['Göteborg Lager AB', 'Gothenburg']),
  ...list('bearings', 'CN', ['Wafangdian Bearing Co., Ltd.', 'Dalian']),
  ...list('valves', 'US', ['Tulsa Flow Control Inc.', 'Tulsa'], ['Lake Erie Valve Inc.', 'Cleveland']),
  ...list('valves', 'IT', ['Brescia Valvole S.p.A.', 'Brescia']),
  ...list('valves', 'KR', ['Busan Fluid Systems Co., Ltd.', 'Busan']),
  ...list('machining', 'CZ', ['Brno Přesná Výroba s.r.o.', 'Brno']),
  ...list('machining', 'MX', ['Maquinados de Querétaro S.A.', 'Querétaro'], ['Monterrey Piezas S.A.', 'Monterrey']),
  ...list('machining', 'TW', ['Taichung Precision Co., Ltd.', 'Taichung']),
  ...list('machining', 'PL', ['Silesia Obróbka Sp. z o.o.', 'Katowice']),
];

/** First words for the vendors of further blocks. */
export const houses: readonly string[] =
  'Alder,Amber,Aster,Atlas,Aurora,Banyan,Basalt,Beacon,Birch,Bluebell,Cardinal,Cedar,Citrus,Clover,Cobalt,Comet,Copper,Coral,Crane,Crescent,Cypress,Delta,Dolphin,Dragon,Eagle,Eastern,Elm,Ember,Everest,Falcon,Fern,Garnet,Ginkgo,Golden,Granite,Grand,Greenfield,Harbor,Harvest,Hawk,Heron,Highland,Horizon,Imperial,Indigo,Iris,Iron,Ivory,Jade,Jasmine,Juniper,Kestrel,Lantern,Laurel,Lion,Lotus,Magnolia,Maple,Marble,Meridian,Mistral,Monsoon,Northern,Oak,Ocean,Olive,Onyx,Opal,Orchid,Orion,Pacific,Palm,Pearl,Phoenix,Pine,Pioneer,Polar,Premier,Quartz,Raven,Regent,Ridge,Riverside,Royal,Saffron,Sage,Sapphire,Sierra,Silver,Solstice,Southern,Sparrow,Spruce,Star,Sterling,Summit,Sunrise,Swan,Teak,Tiger,Topaz,Trident,Tulip,Unity,Valley,Vega,Velvet,Victory,Vista,Western,Willow,Zenith'.split(
    ',',
  );

/** What vendors of a trade are known for, can do, work with and master. */
export const specialties: Readonly<
  Record<
    Trade,
    { type: string; specializations: string[]; capabilities: string[]; materials: string[]; processes: string[] }
  >
> = {
  knitwear: {
    type: 'manufacturer',
    specializations: ['sweaters', 'polo shirts', 'knit dresses', 'beanies'],
    capabilities: ['fully fashioned knitting', 'cut and sew', 'private label', 'sampling in 7 days', '3 to 14 gauge'],
    materials: ['cotton', 'merino wool', 'acrylic', 'viscose', 'recycled polyester'],
    processes: ['flat knitting', 'circular knitting', 'linking', 'washing', 'embroidery'],
  },
  yarn: {
    type: 'mill',
    specializations: ['worsted yarn', 'carded cotton', 'fancy yarn'],
    capabilities: ['small dye lots', 'stock service', 'GOTS certified', 'RWS certified'],
    materials: ['merino wool', 'cotton', 'cashmere', 'linen', 'recycled cotton'],
    processes: ['spinning', 'dyeing', 'twisting', 'waxing'],
  },
  trims: {
    type: 'manufacturer',
    specializations: ['zippers', 'buttons', 'labels', 'elastics'],
    capabilities: ['custom moulds', 'colour matching', 'OEKO-TEX certified', 'small lots'],
    materials: ['brass', 'polyester', 'corozo', 'nylon', 'recycled PET'],
    processes: ['die casting', 'plating', 'weaving', 'screen printing'],
  },
  woven: {
    type: 'mill',
    specializations: ['denim', 'poplin', 'canvas'],
    capabilities: ['vertical production', 'yarn dyed', 'BCI cotton'],
    materials: ['cotton', 'linen', 'elastane', 'lyocell'],
    processes: ['weaving', 'indigo dyeing', 'finishing', 'sanforizing'],
  },
  bearings: {
    type: 'manufacturer',
    specializations: ['ball bearings', 'roller bearings', 'linear guides'],
    capabilities: ['ABEC 7', 'custom seals', 'ISO 9001', 'stock service'],
    materials: ['chrome steel', 'stainless steel', 'ceramic'],
    processes: ['forging', 'grinding', 'heat treatment', 'superfinishing'],
  },
  valves: {
    type: 'manufacturer',
    specializations: ['ball valves', 'solenoid valves', 'regulators'],
    capabilities: ['API 6D', 'pressure testing', 'ISO 9001', 'custom flanges'],
    materials: ['brass', 'stainless steel', 'ductile iron', 'PTFE'],
    processes: ['casting', 'machining', 'assembly', 'hydrostatic testing'],
  },
  machining: {
    type: 'job shop',
    specializations: ['shafts', 'couplings', 'needle beds'],
    capabilities: ['5-axis milling', 'tolerance 5 µm', 'ISO 9001', 'prototypes'],
    materials: ['aluminium', 'tool steel', 'stainless steel', 'POM'],
    processes: ['turning', 'milling', 'grinding', 'anodizing'],
  },
};
