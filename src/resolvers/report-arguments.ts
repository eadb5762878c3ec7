import { fail } from '../errors.js';

const mostRows = 100;
const mostYears = 5;

/** A span of days as a report takes it. Throws BAD_USER_INPUT where it ends before it begins, or is longer than five years. */
export function checkSpan({ from, to }: { readonly from: string | Date; readonly to: string | Date }): void {
  const [first, last] = [new Date(from), new Date(to)];
  if (last < first) throw fail('BAD_USER_INPUT', `to: expected a day not before ${day(first)}, got ${day(last)}.`);
  const latest = new Date(first);
  latest.setUTCFullYear(latest.getUTCFullYear() + mostYears);
  if (last > latest)
    throw fail(
      'BAD_USER_INPUT',
      `to: expected a day at most ${String(mostYears)} years after ${day(first)}, got ${day(last)}.`,
    );
}

/** How many rows a report has at most. Throws BAD_USER_INPUT where it is not 1 to 100. */
export function checkFirst(first: number): void {
  if (first < 1 || first > mostRows)
    throw fail('BAD_USER_INPUT', `first: expected 1 to ${String(mostRows)}, got ${String(first)}.`);
}

const day = (date: Date): string => date.toISOString().slice(0, 10);
