/**
 * How values go to PostgreSQL and come back in a loader's statement. A value that could only fail inside PostgreSQL is
 * refused before it is sent, because an error there ends the whole transaction; and what JavaScript cannot hold exactly
 * (numeric, bigint, microseconds) stays PostgreSQL's text.
 */
import pg from 'pg';
import { fail } from '../errors.js';

/**
 * The values as the driver is to send them. Throws BAD_USER_INPUT for a NUL character, which no PostgreSQL text can hold,
 * and an ordinary error for a value that has no text at all.
 */
export function bindable(values: readonly unknown[]): unknown[] {
  return values.map(bindableOne);
}

function bindableOne(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') {
    if (value.includes('\0')) throw fail('BAD_USER_INPUT', 'A text must not contain a NUL character (\\u0000).');
    return value;
  }
  if (Array.isArray(value)) return value.map(bindableOne);
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return value;
  if (typeof value === 'object') {
    // Written here, not by the driver: a failure in the midst of sending would leave half a statement behind.
    const json = JSON.stringify(value);
    if (json.includes('\\u0000')) throw fail('BAD_USER_INPUT', 'A text must not contain a NUL character (\\u0000).');
    return json;
  }
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new TypeError(`A ${typeof value} cannot be sent to PostgreSQL.`);
  return value;
}

const asText = (value: string): string => value;
// A plain number, because the driver's list of types knows no arrays.
const TEXT_ARRAY: number = 1009;
const asTexts = (value: string): unknown => (pg.types.getTypeParser(TEXT_ARRAY) as (text: string) => unknown)(value);

/** Types that stay text (or arrays of text), by OID: int8, numeric, date, time, timetz, timestamp, timestamptz, interval. */
const TEXT_TYPES: ReadonlyMap<number, (value: string) => unknown> = new Map([
  ...[20, 1700, 1082, 1083, 1266, 1114, 1184, 1186].map((oid) => [oid, asText] as const),
  ...[1016, 1231, 1182, 1183, 1270, 1115, 1185, 1187].map((oid) => [oid, asTexts] as const),
]);

/** The decoding of loader statements. */
export const loaderTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format): unknown =>
    (format === 'binary' ? undefined : TEXT_TYPES.get(oid)) ?? pg.types.getTypeParser(oid, format),
};
