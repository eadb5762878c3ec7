// What PostgreSQL 18 writes as `(InitPlan 1).col1`, older ones write as `$0`.
// Whether a plan is a good one. A filter or an order is served when it wastes little, or by one of the narrower rules.
import type { Audience } from '../../../src/database/session.js';
import type { Offer } from './offers.js';
import type { Effort } from './plan.js';

/** Rows read in vain for each row returned, and on top of that for a list as such. */
const perRow = 10;
const perList = 50;

/** Audiences that see rows of their own: those of a customer, a client, a vendor, of what a representative sells. */
const ownRows: readonly Audience[] = ['sales_rep', 'vendor', 'buyer', 'client', 'employee', 'device', 'guest'];

export const ruleNames = ['few rows in vain', 'index condition', 'frequent value', 'own rows', 'fault'] as const;
export type Rule = (typeof ruleNames)[number];

export interface Judged {
  readonly offer: Offer;
  readonly audience: Audience;
  readonly effort: Effort;
  readonly rule: Rule;
}

export interface Evidence {
  readonly offer: Offer;
  readonly audience: Audience;
  /** The page; the worse of two where a cursor was followed. */
  readonly effort: Effort;
  /** All rows that the filter picks, without the end that a page has. */
  readonly whole: () => Promise<Effort>;
  /** How many rows of the list the viewer sees in all. */
  readonly visible: () => Promise<number>;
}

export const excess = ({ wasted, returned }: Effort): number => wasted - perRow * returned - perList;

export async function judge({ offer, audience, effort, whole, visible }: Evidence): Promise<Judged> {
  const judged = (rule: Rule): Judged => ({ offer, audience, effort, rule });
  if (excess(effort) <= 0) return judged('few rows in vain');
  if (offer.kind === 'filter') {
    if (isServed(offer, effort)) return judged('index condition');
    if (effort.returned > offer.size && isServed(offer, await whole())) return judged('frequent value');
  }
  const isOwn = ownRows.includes(audience) && isByOwnKey(effort);
  if (isOwn && effort.wasted <= (await visible())) return judged('own rows');
  return judged('fault');
}

/** Whether an index of the column's own table was asked for the column, or for the ids that a part of it was found by. */
function isServed({ column, operator, alias }: Offer, { conditions }: Effort): boolean {
  const asked = conditions.get(alias) ?? '';
  if (new RegExp(`\\b${column.column}(_e4)?\\b`).test(asked)) return true;
  return ['contains', 'has', 'hasSome'].includes(operator) && /\bid = ANY \(+(?:InitPlan|\$\d)/.test(asked);
}

/** Whether the list's index was asked for more of the viewer than the organization: the key that the policy compares. */
function isByOwnKey({ conditions }: Effort): boolean {
  const asked = conditions.get('t') ?? '';
  return [...asked.matchAll(/\b(\w+) = (?:ANY )?\(*(?:ARRAY\[\(*)?(?:InitPlan|\$\d)/g)].some(
    ([, column]) => column !== 'organization_id',
  );
}
