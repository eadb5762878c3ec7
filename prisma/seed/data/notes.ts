/** Words of the sales team. */

/** Name, colour, when to use it. */
export const labels: readonly (readonly [name: string, color: string, description: string])[] = [
  ['Key account', '#1d4ed8', 'More than a tenth of what we sell; the head of sales is told of every complaint.'],
  ['At risk', '#c2410c', 'Orders fell by a third within a year.'],
  ['Late payer', '#b91c1c', 'Deposit before production begins.'],
  ['Sustainable only', '#15803d', 'Certified materials alone: GRS, GOTS, OEKO-TEX.'],
  ['Seasonal', '#7e22ce', 'Buys for autumn and for spring, and is silent between.'],
  ['Reference', '#0f766e', 'May be named to others.'],
];

type Kind = 'general' | 'call' | 'email' | 'meeting' | 'message' | 'visit';

/** Kind, subject, what happened, what comes next. */
export const notes: readonly (readonly [kind: Kind, subject: string, content: string, next: string | null])[] = [
  ['call', 'Autumn range', 'Wants three merino qualities compared, with lead times.', 'Send swatches and lead times'],
  ['call', 'Late shipment', 'Was not told of the delay. Apologised; new date agreed.', null],
  [
    'call',
    'Price of the repeat',
    'Asks for four percent less on the repeat order.',
    'Ask two mills for a repeat price',
  ],
  ['email', 'Certificates', 'Asked for the GRS certificate of the yarn; sent.', null],
  ['email', 'New buyer', 'The purchasing manager changes next month.', 'Introduce ourselves to the new buyer'],
  [
    'meeting',
    'Year in review',
    'On time 94 percent, two claims, both settled. Volume to grow by a fifth.',
    'Draft next year’s frame agreement',
  ],
  [
    'meeting',
    'Fit session',
    'Sleeves two centimetres shorter on sizes L and up.',
    'Forward the measurements to the factory',
  ],
  ['message', 'Colour approval', 'Lab dip B is approved, A is too green.', null],
  ['message', 'Packing', 'Wants ten pieces per carton instead of twelve.', 'Change the packing instructions'],
  ['visit', 'Showroom', 'Came with the design team; liked the double-face jersey.', 'Quote the double-face jersey'],
  ['visit', 'Warehouse', 'Saw how returns are handled; no complaints.', null],
  ['general', 'Credit', 'Credit insurer raised the limit.', null],
  ['general', 'Competitor', 'Buys a third of the trims from a trader in Prato.', 'Find out what the trader charges'],
];

export const outcomes = ['connected', 'voicemail', 'no_answer', 'busy', 'wrong_number'] as const;

export const bonuses: readonly string[] = [
  'Quota of the quarter reached.',
  'Two new customers.',
  'Best margin of the team.',
];
