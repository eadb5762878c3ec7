/** From keys to a statement, and from its rows back to the keys: what the four shapes share. */
import type { Statement } from '../database/session.js';
import type { Keys } from './keys.js';
import type { Row } from './rounds.js';
import type { StatementText } from './statements.js';

/** A statement with its values. Names are only for texts that have one. */
export const toStatement = ({ text, name }: StatementText, values: readonly unknown[]): Statement =>
  name === undefined ? { text, values } : { text, values, name };

/** For each key the rows that have it, in the order they came; keys without rows share one empty list. */
export function rowsByKey(keys: readonly string[], rows: readonly Row[], found: Keys): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = found.ofRow(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return keys.map((key) => groups.get(key) ?? noRows);
}

export const noRows: readonly Row[] = Object.freeze([]);
