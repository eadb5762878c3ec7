import type { Trade } from './vendors.js';

/** A family of parts: every member is one size or quality of it. */
export interface PartFamily {
  readonly code: string;
  readonly category: string;
  readonly name: string;
  readonly trade: Trade;
  readonly unit: string;
  /** In ten-thousandths of a US dollar. */
  readonly priceE4: number;
  readonly makers: readonly string[];
  readonly sizes: readonly string[];
  /** Names of what distinguishes variants, e.g. colours. */
  readonly variants: readonly string[];
  /** Property and value of the technical data. */
  readonly specifications: Readonly<Record<string, string | number>>;
}

const colours = ['Ecru', 'Black', 'Navy', 'Charcoal', 'Burgundy'];

// code | category | name | trade | unit | price in US dollars | makers | sizes | variants (* = colours) | technical data
const table = `
YRN-MER | yarn | Merino yarn | yarn | kg | 28.5 | Filatura Biella,Zhangjiagang Worsted | Nm 2/28,Nm 2/30,Nm 2/48,Nm 2/60,Nm 1/15,Nm 3/38,Nm 2/15,Nm 2/36 | * | composition=100 % merino wool; micron=19.5
YRN-COT | yarn | Combed cotton yarn | yarn | kg | 4.2 | Coimbatore Spinning,Shitalakshya Spinning | Ne 20/1,Ne 24/1,Ne 26/1,Ne 30/1,Ne 32/2,Ne 40/1,Ne 40/2,Ne 60/2 | * | composition=100 % combed cotton; twist=Z
YRN-ACR | yarn | Acrylic yarn | yarn | kg | 3.1 | Ningbo Dyed Yarn,Bhaluka Yarn | Nm 2/28,Nm 2/32,Nm 1/13,Nm 2/36,Nm 4/10,Nm 2/20 | * | composition=100 % acrylic; antiPilling=yes
YRN-CSH | yarn | Cashmere yarn | yarn | kg | 124 | Filatura Biella,Prato Filati | Nm 2/26,Nm 2/28,Nm 2/48,Nm 1/15 | * | composition=100 % cashmere; micron=15.8
YRN-RPE | yarn | Recycled polyester yarn | yarn | kg | 3.65 | Ningbo Dyed Yarn,Sutlej Worsted | 75D/72F,100D/96F,150D/48F,150D/144F,300D/96F | * | composition=100 % recycled polyester; certificate=GRS
ZIP-MTL | zippers | Metal zipper | trims | piece | 0.62 | YZ Fastening,Wenzhou Zipper | #3 15 cm,#3 18 cm,#5 20 cm,#5 50 cm,#5 60 cm,#5 70 cm,#8 60 cm,#8 75 cm | Brass,Nickel,Gunmetal | teeth=metal; slider=auto-lock
ZIP-NYL | zippers | Coil zipper | trims | piece | 0.18 | YZ Fastening,Wenzhou Zipper | #3 15 cm,#3 20 cm,#5 45 cm,#5 60 cm,#5 70 cm,#3 invisible 22 cm | * | teeth=nylon coil; slider=non-lock
BTN-COR | buttons | Corozo button | trims | piece | 0.09 | Bottonificio Lombardo,Yiwu Button | 18L,20L,24L,28L,32L,36L | Natural,Brown,Black | material=corozo nut; holes=4
BTN-MTL | buttons | Shank button | trims | piece | 0.14 | Yiwu Button,Kowloon Trims | 24L,28L,32L,36L,40L | Antique brass,Nickel | material=zinc alloy; finish=plated
LBL-WVN | labels | Woven main label | trims | piece | 0.035 | Harbour Label,Kelani Labels | 20 x 50 mm,25 x 60 mm,30 x 70 mm,40 x 60 mm,50 x 50 mm | End fold,Centre fold | weave=damask; edge=soft
LBL-CAR | labels | Care label | trims | piece | 0.012 | Harbour Label,Kelani Labels | 25 x 50 mm,30 x 60 mm,35 x 80 mm,40 x 100 mm | White,Black | print=thermal transfer; languages=12
ELA-KNT | elastics | Knitted elastic | trims | m | 0.11 | Ceylon Elastics,Kowloon Trims | 6 mm,10 mm,15 mm,20 mm,25 mm,30 mm,40 mm | White,Black | stretch=120 %; composition=polyester, elastane
PKG-BAG | packaging | Garment polybag | trims | piece | 0.028 | Kelani Labels,Harbour Label | 25 x 35 cm,30 x 40 cm,35 x 45 cm,40 x 50 cm | Clear | material=recycled LDPE; thicknessMicron=40
FAB-JER | fabrics | Single jersey | knitwear | m | 3.4 | Meghna Fashion Knit,Tiruppur Cotton Knits | 140 gsm,160 gsm,180 gsm,200 gsm,220 gsm | * | width=180 cm; composition=95 % cotton, 5 % elastane
FAB-RIB | fabrics | Rib 2x2 | knitwear | m | 4.1 | Meghna Fashion Knit,Tiruppur Cotton Knits | 220 gsm,240 gsm,280 gsm,320 gsm | * | width=110 cm tubular; composition=97 % cotton, 3 % elastane
FAB-DEN | fabrics | Denim | woven | m | 4.8 | Indus Denim,Denizli Dokuma | 9 oz,10.5 oz,12 oz,13.5 oz,14 oz | Rinse,Indigo,Black | width=150 cm; composition=99 % cotton, 1 % elastane
FAB-POP | fabrics | Poplin | woven | m | 2.6 | Faisalabad Weaving,Nile Cotton Weaving | 100 gsm,110 gsm,120 gsm,133 gsm | * | width=148 cm; composition=100 % cotton
BRG-DGB | bearings | Deep groove ball bearing | bearings | piece | 3.9 | Schweinfurt Wälzlager,Göteborg Lager,Wafangdian Bearing | 608-2RS,6000-2RS,6001-ZZ,6002-2RS,6004-2RS,6005-ZZ,6202-2RS,6204-2RS,6205-ZZ,6206-2RS,6305-2RS,6308-ZZ | C3,CN | cage=steel; grease=lithium
BRG-NDL | bearings | Needle roller bearing | bearings | piece | 5.2 | Schweinfurt Wälzlager,Osaka Seimitsu | HK0810,HK1012,HK1210,HK1512,HK1616,HK2016,NK20/16,NK25/20 | Open,Sealed | cage=steel; precision=P6
BRG-TAP | bearings | Tapered roller bearing | bearings | piece | 14.8 | Göteborg Lager,Wafangdian Bearing | 30203,30205,30206,32006,32008,32210,32212 | Standard | cage=steel; contactAngle=14°
BRG-LIN | linear motion | Linear guide carriage | bearings | piece | 46 | Nagano Linear,Franken Antriebstechnik | size 15,size 20,size 25,size 30,size 35 | Standard,Long | preload=C1; seals=double lip
BLT-TIM | drives | Timing belt | machining | piece | 12.4 | Franken Antriebstechnik,Taichung Precision | HTD 5M-15 450,HTD 5M-15 600,HTD 8M-20 800,HTD 8M-30 1200,T5-10 330,T10-25 980 | Neoprene,Polyurethane | cords=glass fibre
VLV-BAL | valves | Ball valve | valves | piece | 18.6 | Brescia Valvole,Tulsa Flow Control | DN10,DN15,DN20,DN25,DN32,DN40,DN50,DN65 | Brass,Stainless steel | pressure=PN40; ends=female thread
VLV-SOL | valves | Solenoid valve | valves | piece | 54 | Busan Fluid Systems,Lake Erie Valve | G1/8 2/2,G1/4 2/2,G1/4 3/2,G3/8 2/2,G1/2 2/2,G1/2 5/2 | 24 V DC,230 V AC | function=normally closed; seal=NBR
VLV-CHK | valves | Check valve | valves | piece | 9.9 | Brescia Valvole,Lake Erie Valve | DN10,DN15,DN20,DN25,DN32,DN40 | Brass,Stainless steel | pressure=PN25; opening=0.05 bar
FIT-PNE | fittings | Push-in fitting | valves | piece | 1.35 | Busan Fluid Systems,Brescia Valvole | 4 mm M5,6 mm G1/8,6 mm G1/4,8 mm G1/8,8 mm G1/4,10 mm G1/4,12 mm G3/8 | Straight,Elbow | body=PBT and brass
SEN-PRX | sensors | Inductive sensor | machining | piece | 21.5 | Nagano Linear,Taichung Precision | M8 1.5 mm,M8 3 mm,M12 4 mm,M12 8 mm,M18 8 mm,M30 15 mm | PNP,NPN | supply=10 to 30 V DC; rating=IP67
NDL-KNT | knitting spares | Latch needle | machining | piece | 0.48 | Taichung Precision,Brno Přesná Výroba | gauge 3,gauge 5,gauge 7,gauge 9,gauge 12,gauge 14,gauge 16,gauge 18 | Standard | machine=flat bed; steel=hardened
SHF-PRC | shafts | Precision shaft | machining | m | 16.2 | Brno Přesná Výroba,Silesia Obróbka | 8 mm,10 mm,12 mm,16 mm,20 mm,25 mm,30 mm | Cf53,X46 | tolerance=h6; hardness=60 HRC
CPL-JAW | couplings | Jaw coupling | machining | piece | 27.4 | Franken Antriebstechnik,Maquinados de Querétaro | size 14,size 19,size 24,size 28,size 38 | 92 Shore,98 Shore | hub=aluminium
FST-SCR | fasteners | Socket head screw | machining | piece | 0.08 | Silesia Obróbka,Monterrey Piezas | M3x10,M4x12,M5x16,M5x20,M6x20,M6x30,M8x25,M8x40,M10x40,M12x50 | 8.8 zinc,A2,12.9 | standard=ISO 4762
SEA-ORN | seals | O-ring | valves | piece | 0.05 | Brescia Valvole,Busan Fluid Systems | 5x1.5,8x2,10x2,12x2,16x2.5,20x2.5,25x3,30x3,40x3.5 | NBR 70,FKM 75 | standard=ISO 3601
`;

export const partFamilies: readonly PartFamily[] = table.trim().split('\n').map(readFamily);

function readFamily(line: string): PartFamily {
  const [
    code = '',
    category = '',
    name = '',
    trade,
    unit = '',
    price,
    makers = '',
    sizes = '',
    variants = '',
    data = '',
  ] = line.split(' | ');
  const pairs = data.split('; ').map((pair) => pair.split('=') as [string, string]);
  return {
    code,
    category,
    name,
    trade: trade as Trade,
    unit,
    priceE4: Math.round(Number(price) * 10_000),
    makers: makers.split(','),
    sizes: sizes.split(','),
    variants: variants === '*' ? colours : variants.split(','),
    specifications: Object.fromEntries(
      pairs.map(([key, value]) => [key, Number.isNaN(Number(value)) ? value : Number(value)]),
    ),
  };
}

/** Other makers' houses, for cross references. */
export const competitors: readonly string[] = [
  'Nordlager',
  'Kaito',
  'Veltrano',
  'Hartwell',
  'Dongsan',
  'Mavrik',
  'Tessaro',
  'Ostrava',
];
