/**
 * Values from outside (filters, cursors) on their way into a statement.
 *
 * A value PostgreSQL cannot read fails the statement, and with it the whole session. So every value is checked against its
 * column's type first, and sent as the text PostgreSQL reads for that type.
 */
import type { ColumnType } from '../generated/data-model.js';

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const decimalForm = /^[+-]?(?:\d{1,100}(?:\.\d{0,100})?|\.\d{1,100})$/;
const floatForm = /^[+-]?\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/i;
const dayForm = /^(\d{4,7})-(\d\d)-(\d\d)( BC)?$/;
const instantForm = /^(\d{4,6}-\d\d-\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-](\d\d)(?::?(\d\d))?)( BC)?$/;

const int4 = { min: -(2n ** 31n), max: 2n ** 31n - 1n };
const int8 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** What a value of each type has to be, for messages. */
export const expectedOf: Readonly<Record<ColumnType, string>> = {
  uuid: 'an id (a UUID)',
  text: 'text without NUL characters and unpaired surrogates',
  int: 'a whole number of 32 bits',
  bigint: 'a whole number of 64 bits',
  decimal: 'a decimal number',
  float: 'a number',
  boolean: 'true or false',
  timestamp: 'an instant in RFC 3339',
  date: 'a day as YYYY-MM-DD',
  json: 'a JSON value',
  bytes: 'nothing: bytes cannot be compared',
};

/** The id in the form PostgreSQL prints, so that equal ids are equal strings; undefined where it is no UUID. */
export function asUuid(value: unknown): string | undefined {
  return typeof value === 'string' && uuidForm.test(value) ? value.toLowerCase() : undefined;
}

/**
 * The millisecond in the first 48 bits of an id, in the form PostgreSQL reads. A row of a table that is kept by time was made
 * in that millisecond; any other id has one that means nothing.
 */
export const instantOf = (id: string): string =>
  new Date(Number.parseInt(`${id.slice(0, 8)}${id.slice(9, 13)}`, 16)).toISOString().replace(/^\+0+/, '');

/** Whether PostgreSQL can hold the text. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

const readers: Readonly<Record<ColumnType, (value: unknown) => string | undefined>> = {
  uuid: asUuid,
  text: (value) => (typeof value === 'string' && isStorable(value) ? value : undefined),
  int: (value) => asInteger(value, int4),
  bigint: (value) => asInteger(value, int8),
  decimal: (value) => {
    const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
    return typeof text === 'string' && (decimalForm.test(text) || text === 'NaN') ? text : undefined;
  },
  float: (value) => {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string') return undefined;
    if (/^(?:NaN|-?Infinity)$/.test(text)) return text;
    // What JavaScript rounds to zero or infinity, PostgreSQL refuses as out of range.
    const number = Number(text);
    const isInRange = Number.isFinite(number) && (number !== 0 || !/^[^e]*[1-9]/i.test(text));
    return floatForm.test(text) && isInRange ? text : undefined;
  },
  boolean: (value) =>
    value === true || value === 'true' ? 'true' : value === false || value === 'false' ? 'false' : undefined,
  timestamp: (value) => {
    if (value instanceof Date)
      return Number.isNaN(value.getTime()) ? undefined : readers.timestamp(value.toISOString());
    return typeof value === 'string' && isInstant(value) ? value : undefined;
  },
  date: (value) => {
    if (value instanceof Date)
      return Number.isNaN(value.getTime()) ? undefined : readers.date(value.toISOString().slice(0, 10));
    return typeof value === 'string' && isDay(value, 5_874_896) ? value : undefined;
  },
  json: asJson,
  bytes: () => undefined,
};

/** The text PostgreSQL reads for a value of the type; undefined where the value is not of the type. */
export const asText = (type: ColumnType, value: unknown): string | undefined => readers[type](value);

function asInteger(value: unknown, range: { readonly min: bigint; readonly max: bigint }): string | undefined {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return undefined;
  if (typeof value === 'string' && !/^-?\d{1,19}$/.test(value)) return undefined;
  if (typeof value !== 'number' && typeof value !== 'string' && typeof value !== 'bigint') return undefined;
  const integer = BigInt(value);
  return integer >= range.min && integer <= range.max ? String(integer) : undefined;
}

function isDay(text: string, lastYear: number): boolean {
  if (text === 'infinity' || text === '-infinity') return true;
  const [, year, month, day, era] = dayForm.exec(text) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (!(y >= 1 && y <= (era ? 4712 : lastYear) && m >= 1 && m <= 12 && d >= 1)) return false;
  // 1 BC is the year 0 of the proleptic calendar, a leap year.
  const astronomical = era ? 1 - y : y;
  const leap = astronomical % 4 === 0 && (astronomical % 100 !== 0 || astronomical % 400 === 0);
  return d <= (m === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31);
}

function isInstant(text: string): boolean {
  if (text === 'infinity' || text === '-infinity') return true;
  const match = instantForm.exec(text);
  if (match === null) return false;
  const [, day = '', hours, minutes, seconds, offsetHours = '0', offsetMinutes = '0', era = ''] = match;
  const clock = Number(hours) <= 23 && Number(minutes) <= 59 && Number(seconds) <= 59;
  return clock && Number(offsetHours) <= 14 && Number(offsetMinutes) <= 59 && isDay(day + era, 294_275);
}

/** At most 20 levels, as JSON input is elsewhere; jsonb cannot hold NUL and unpaired surrogates at any of them. */
function asJson(value: unknown): string | undefined {
  const isSound = (part: unknown, depth: number): boolean => {
    if (depth > 20) return false;
    if (typeof part === 'string') return isStorable(part);
    if (typeof part === 'number') return Number.isFinite(part);
    if (part === null || typeof part === 'boolean') return true;
    if (Array.isArray(part)) return part.every((item) => isSound(item, depth + 1));
    if (typeof part !== 'object') return false;
    return Object.entries(part).every(([key, item]) => isStorable(key) && isSound(item, depth + 1));
  };
  return isSound(value, 0) ? JSON.stringify(value) : undefined;
}

/**
 * A decimal as its bigint mirror holds it: × 10⁴. A value between two steps is taken to the one below or above; `exact`
 * takes it to a number no row has, as it takes what lies beyond bigint. `NaN` is above everything, as in PostgreSQL.
 */
export function asMirror(decimal: string, rounding: 'exact' | 'floor' | 'ceil'): string {
  if (decimal === 'NaN') return String(int8.max);
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(decimal) ?? [];
  const steps = BigInt(`${whole || '0'}${fraction.slice(0, 4).padEnd(4, '0')}`) * (sign === '-' ? -1n : 1n);
  const between = /[1-9]/.test(fraction.slice(4));
  if (between && rounding === 'exact') return String(int8.max);
  const rounded = !between
    ? steps
    : rounding === 'floor'
      ? sign === '-'
        ? steps - 1n
        : steps
      : sign === '-'
        ? steps
        : steps + 1n;
  return String(rounded > int8.max ? int8.max : rounded < int8.min ? int8.min : rounded);
}
