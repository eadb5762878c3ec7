// Whether a plan is a good one. The rule: it throws away at most ten rows for each that it returns (and fifty for the list as
// such), or the column's own index was asked for the column. What is beyond it has to fit one of these, and nothing else passes:
//
// - frequent value: the page is full and the walk of the order ended there; all rows that the filter picks, asked for without the
//   end of a page, are found by the column's index.
// - own rows: the list's index was asked for the viewer's own key (customer, client, vendor, what a representative sells), and
//   rows read in vain are no more than those the viewer sees of the list; twice that where an order with values and without is
//   two ranges; where a relation's target is read too, its rows that the viewer sees, or one for each row of the list.
// - relation: one of the two tables was asked by the joining key, through an index. Each row of the list is read once, and one
//   row of the target for it: rows read in vain are at most two for each that the viewer sees of the list, and the target's.
import type { Audience } from '../../../src/database/session.js';
import type { Offer } from './offers.js';
import type { Effort } from './plan.js';

/** Rows read in vain for each row returned, and on top of that for a list as such. */
const perRow = 10;
const perList = 50;

/** Audiences that see rows of their own: those of a customer, a client, a vendor, of what a representative sells. */
const ownRows: readonly Audience[] = ['sales_rep', 'vendor', 'buyer', 'client', 'employee', 'device', 'guest'];

export const ruleNames = [
  'few rows in vain',
  'index condition',
  'frequent value',
  'own rows',

  'relation',
  'fault',
] as const;
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
  /** How many rows of the list, or of the relation's target, the viewer sees. */
  readonly visible: (of: 'list' | 'target') => Promise<number>;
}

export const excess = ({ wasted, returned }: Effort): number => wasted - perRow * returned - perList;

export async function judge({ offer, audience, effort, whole, visible }: Evidence): Promise<Judged> {
  const judged = (rule: Rule): Judged => ({ offer, audience, effort, rule });
  if (excess(effort) <= 0) return judged('few rows in vain');
  if (offer.kind === 'filter') {
    if (isServed(offer, effort)) return judged('index condition');
    if (effort.returned > offer.size && isServed(offer, await whole())) return judged('frequent value');
  }
  const isRelation = offer.alias === 'r1';
  const seen = await visible('list');
  const own = isRelation ? seen + Math.max(seen, await visible('target')) : seen * (offer.kind === 'sort' ? 2 : 1);
  if (ownRows.includes(audience) && isByOwnKey(effort) && effort.wasted <= own) return judged('own rows');
  if (isRelation && isJoinedByIndex(effort) && effort.wasted <= 2 * seen + (await visible('target')))
    return judged('relation');
  return judged('fault');
}

/** Whether an index of the column's own table was asked for the column, or for the ids that a part of it was found by. */
function isServed({ column, operator, alias }: Offer, { conditions }: Effort): boolean {
  const asked = conditions.get(alias) ?? '';
  if (new RegExp(`\\b${column.column}(_e4)?\\b`).test(asked)) return true;
  return ['contains', 'has', 'hasSome'].includes(operator) && /\bid = ANY \(+(?:InitPlan|\$\d)/.test(asked);
}

/** Whether one of the two tables of a relation was asked for rows of the other, or the target for something more than the organization. */
function isJoinedByIndex({ conditions }: Effort): boolean {
  const [list, target] = [conditions.get('t') ?? '', conditions.get('r1') ?? ''];
  return /\br1\.\w+/.test(list) || /\bt\.\w+/.test(target);
}

/** PostgreSQL 18 writes `(InitPlan 1).col1` where older ones write `$0`. Whether the list's index was asked for more of the viewer than the organization: the key that the policy compares. */
function isByOwnKey({ conditions }: Effort): boolean {
  const asked = conditions.get('t') ?? '';
  return [...asked.matchAll(/\b(\w+) = (?:ANY )?\(*(?:ARRAY\[\(*)?(?:InitPlan|\$\d)/g)].some(
    ([, column]) => column !== 'organization_id',
  );
}
