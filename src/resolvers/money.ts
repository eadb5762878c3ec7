import type { Money } from '../generated/graphql.js';

/** An amount of a row in the row's currency; null where there is no amount, or none for this viewer's eyes. */
export function money(amount: string, currency: string): Money;
export function money(amount: string | null, currency: string): Money | null;
export function money(amount: string | null, currency: string): Money | null {
  return amount === null ? null : { amount, currency };
}
