/** Which part of a list a page is: `first`/`after` from the front, `last`/`before` from the end. */
import { fail } from '../errors.js';
import { decodeCursor, type Position } from './cursor.js';
import type { Sort } from './sort.js';

/** Rows of a page where none are asked for, and at most. */
export const pageSize = { default: 20, maximum: 100 } as const;

export interface Window {
  readonly size: number;
  /** Whether the page is counted from the end of the list. */
  readonly isBackward: boolean;
  readonly after: Position | undefined;
  readonly before: Position | undefined;
}

/**
 * Reads the paging arguments; null is as good as not given. Both cursors may be given: they bound the list from both sides.
 * Without a size, a page goes backward from `before` and else forward. A page of no rows is refused, it can only be a mistake.
 * Throws BAD_USER_INPUT or INVALID_CURSOR.
 */
export function readWindow(sort: Sort, args: object): Window {
  const { first, last, after, before } = args as Readonly<Record<string, unknown>>;
  if (isGiven(first) && isGiven(last)) {
    throw fail('BAD_USER_INPUT', 'first and last: expected one of them, got both.');
  }
  const isBackward = isGiven(last) || (!isGiven(first) && isGiven(before) && !isGiven(after));
  return {
    size: isBackward ? readSize('last', last) : readSize('first', first),
    isBackward,
    after: isGiven(after) ? decodeCursor(sort, after, 'after') : undefined,
    before: isGiven(before) ? decodeCursor(sort, before, 'before') : undefined,
  };
}

/** The size of a page as `first` or `last` says it. Throws BAD_USER_INPUT. */
export function readSize(name: 'first' | 'last', value: unknown): number {
  if (!isGiven(value)) return pageSize.default;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > pageSize.maximum) {
    throw fail(
      'BAD_USER_INPUT',
      `${name}: expected a whole number from 1 to ${String(pageSize.maximum)}, got ${String(value)}.`,
    );
  }
  return value;
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;
