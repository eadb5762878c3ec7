/**
 * A cursor: the place of a row in an order, as opaque text.
 *
 * It is base64url of the JSON `[version, order, [value…], id]`: the values the row is sorted by (as PostgreSQL's text; null
 * where there is none) and its id. It positions and nothing else: it is not looked up, so that one made in another
 * organization says nothing about that organization's rows.
 *
 * A cursor stays under 1 KiB. Long texts are cut, and a fifth element says so: the place is then that of the row with this
 * id as long as the viewer can see it, else that of the text as far as the cursor holds it.
 */
import { fail } from '../errors.js';
import type { Sort } from './sort.js';
import { asText, asUuid } from './values.js';

const version = 1;
const maximum = 1024;
/** What all texts of a cursor may take as JSON; the rest (order, id, quotes, other values) stays below 768 − 480 bytes. */
const textBytes = 480;

/** A place in an order. */
export interface Position {
  /** One for each column sorted by, as text; null where the row had none. */
  readonly values: readonly (string | null)[];
  readonly id: string;
  /** Whether texts among the values are only the beginnings of what the row held. */
  readonly cut: boolean;
}

/** The cursor of a row in this order. */
export function encodeCursor(sort: Sort, row: Readonly<Record<string, unknown>>): string {
  const budget = Math.floor(textBytes / Math.max(1, sort.columns.filter(({ type }) => type === 'text').length));
  let cut = false;
  const values = sort.columns.map(({ field, type }) => {
    const value = row[field];
    if (value === null || value === undefined) return null;
    const whole = String(value);
    const text = type === 'text' ? beginning(whole, budget) : whole;
    if (text !== whole) cut = true;
    return text;
  });
  const parts: readonly unknown[] = [version, sort.tag, values, row['id']];
  return asBase64(cut ? [...parts, 1] : parts);
}

/**
 * The place a cursor means in this order. `argument` (`after` or `before`) is named in messages.
 * Throws INVALID_CURSOR where it is none, or one of another order.
 */
export function decodeCursor(sort: Sort, cursor: unknown, argument: string): Position {
  const parts = typeof cursor === 'string' && cursor.length <= maximum ? fromBase64(cursor) : undefined;
  if (parts === undefined || parts[0] !== version || typeof parts[1] !== 'string') {
    throw fail('INVALID_CURSOR', `${argument}: expected a cursor as a connection gives it.`);
  }
  const [, tag, values, id, cut] = parts;
  if (tag !== sort.tag) {
    throw fail(
      'INVALID_CURSOR',
      `${argument}: this cursor belongs to another list or order; expected one of ${sort.tag.replace('.', ' sorted by ').replace('.', ' ')}.`,
    );
  }
  const isCut = parts.length === 5 && cut === 1 && sort.columns.some(({ type }) => type === 'text');
  const isWhole = parts.length === 4;
  if (!(isWhole || isCut) || typeof id !== 'string' || asUuid(id) !== id || !areValues(sort, values)) {
    throw fail('INVALID_CURSOR', `${argument}: expected a cursor as a connection gives it.`);
  }
  return { values, id, cut: isCut };
}

function areValues(sort: Sort, values: unknown): values is readonly (string | null)[] {
  if (!Array.isArray(values) || values.length !== sort.columns.length) return false;
  return sort.columns.every(({ type, nullable }, at) => {
    const value: unknown = values[at];
    return value === null ? nullable : typeof value === 'string' && asText(type, value) === value;
  });
}

/** The longest beginning of a text that takes at most so many bytes as JSON. */
function beginning(text: string, bytes: number): string {
  if (text.length * 6 <= bytes) return text;
  let taken = 0;
  let end = 0;
  for (const character of text) {
    taken += Buffer.byteLength(JSON.stringify(character)) - 2;
    if (taken > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** Parts of a cursor as its opaque text. */
export const asBase64 = (parts: readonly unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** What a cursor holds; undefined where the text is not exactly what `asBase64` makes of it. */
export function fromBase64(cursor: string): readonly unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && asBase64(parts) === cursor ? parts : undefined;
  } catch {
    return undefined;
  }
}
