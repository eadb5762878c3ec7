import { madeUp } from '../data/products.js';
import { at, DAY, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';

const leads = ['new', 'contacted', 'hot', 'warm', 'cold', 'lost'] as const;
const countries = ['US', 'GB', 'DE', 'SE', 'AU', 'FR', 'CA', 'NL'] as const;

/** Estimates made for visitors in every state; those that became orders name them. */
export function planAiQuotes(
  now: number,
  { rows: orders }: { readonly rows: readonly { slot: number; at: number; source: string; product_type: string }[] },
) {
  const quotes = new PlanTable('ai_quote', {
    at: 'time',
    product_type: 'text',
    multiple: 'int',
    complexity: 'text',
    fabric: 'text',
    requirements: 'text?',
    days: 'int',
    price: 'int',
    suggestion: 'text',
    status: 'text',
    lead: 'text',
    notes: 'text?',
    orders: 'int?',
    specialty: 'flag',
    route: 'text',
    country: 'text',
  });
  const random = new Random('ai quotes');
  const add = (at_: number, product_type: string, status: string, lead: string, order: number | null) => {
    const specialty = random.chance(0.25);
    quotes.add({
      at: at_,
      product_type,
      multiple: random.int(1, 4),
      complexity: random.pick(['simple', 'medium', 'complex']),
      fabric: random.pick(['cotton 12 gg', 'merino 12 gg', 'acrylic 7 gg', 'recycled polyester', 'cashmere blend']),
      requirements: random.chance(0.5)
        ? random.pick([
            'Embroidered logo on the chest.',
            'Pantone 19-4024 body.',
            'OEKO-TEX labels.',
            'Gift box for each piece.',
          ])
        : null,
      days: random.int(30, 75),
      price: random.int(62, 240) * 1000,
      suggestion: random.pick([
        'A 7 gauge saves 8 % at the same weight.',
        'Piece dyeing allows a smaller minimum.',
        'Move the logo to a woven patch.',
      ]),
      status,
      lead,
      notes:
        lead === 'new'
          ? null
          : random.pick([
              'Called, wants samples.',
              'Budget is fixed.',
              'Compares with a mill in Portugal.',
              'Decides after the fair.',
            ]),
      orders: order,
      specialty,
      route: specialty ? random.pick(['hybrid', 'specialty_only']) : 'bangladesh_only',
      country: random.pick(countries),
    });
  };
  for (const order of orders)
    if (order.source === 'ai_quote')
      add(order.at - random.int(2, 9) * DAY, order.product_type, 'accepted', 'converted', order.slot);
  for (let index = 0; index < 36; index += 1) {
    const status = at(['draft', 'sent', 'sent', 'rejected', 'accepted'], index);
    const lead = status === 'draft' ? 'new' : status === 'rejected' ? 'lost' : at(leads, index);
    add(
      now - Math.ceil(2 + 200 * random.next()) * DAY + random.int(7, 20) * HOUR,
      random.pick(madeUp).name,
      status,
      lead,
      null,
    );
  }
  return quotes;
}
