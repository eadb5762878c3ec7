/** From keys to a statement, and from its rows back to the keys: what the four shapes share. */
import type { Statement } from '../database/session.js';
import type { Row } from './rounds.js';
import type { StatementText } from './statements.js';

/** A statement with its values. Names are only for texts that have one. */
export const toStatement = ({ text, name }: StatementText, values: readonly unknown[]): Statement =>
  name === undefined ? { text, values } : { text, values, name };

/** UUIDs as PostgreSQL's array text; they need no quotes, and writing them so is several times faster than the driver's way. */
export const uuidArray = (ids: readonly string[]): string => `{${ids.join(',')}}`;

/** For each key the rows that hold it in `field`, in the order they came; keys without rows share one empty list. */
export function rowsByKey(keys: readonly string[], rows: readonly Row[], field: string): readonly (readonly Row[])[] {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[field]);
    if (group === undefined) groups.set(row[field], [row]);
    else group.push(row);
  }
  return keys.map((key) => groups.get(key) ?? noRows);
}

export const noRows: readonly Row[] = Object.freeze([]);
