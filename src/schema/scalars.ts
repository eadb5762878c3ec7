/**
 * The scalars of the API. Rows come from PostgreSQL as text for everything JavaScript cannot hold exactly, so output is mostly
 * cutting text, and it must be cheap: it runs once per value of an answer. Input is where care is taken: what is not exactly
 * right is refused here with a sentence, before any SQL. Output trusts the database and input is strict, so a row that was
 * written before a rule was tightened can still be read. From graphql-scalars come the lists and patterns it has right; its
 * PhoneNumber pattern takes exponential time on some input and its URL accepts any protocol, so these two are our own.
 */
import { GraphQLCountryCode, GraphQLCurrency, GraphQLEmailAddress } from 'graphql-scalars';
import { GraphQLError, type GraphQLScalarTypeConfig, Kind, print, type ValueNode, valueFromASTUntyped } from 'graphql';

type ScalarFunctions<Internal> = Required<
  Pick<GraphQLScalarTypeConfig<Internal, unknown>, 'serialize' | 'parseValue' | 'parseLiteral'>
>;

/** The error a scalar raises: graphql-js puts the variable's name or the argument's place in front of it. */
const refuse = (expected: string, got: unknown): GraphQLError =>
  new GraphQLError(`${expected}, not ${(JSON.stringify(got) ?? String(got)).slice(0, 80)}.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });

/** A scalar written as text. `integers` says that a whole number without quotes is understood, too. */
function textScalar(
  expected: string,
  parse: (text: string) => string | null,
  output: (value: unknown) => string,
  integers = false,
): ScalarFunctions<string> {
  const parseText = (text: string, got: unknown): string => {
    const parsed = parse(text);
    if (parsed === null) throw refuse(expected, got);
    return parsed;
  };
  return {
    serialize: output,
    parseValue: (value) => {
      if (typeof value === 'string') return parseText(value, value);
      if (integers && Number.isSafeInteger(value)) return parseText(String(value), value);
      throw refuse(expected, value);
    },
    parseLiteral: (node) => {
      if (node.kind === Kind.STRING || (integers && node.kind === Kind.INT)) return parseText(node.value, node.value);
      throw refuse(expected, print(node));
    },
  };
}

const passText = (value: unknown): string => (typeof value === 'string' ? value : String(value));

// Instants ------------------------------------------------------------------------------------------------------------

const instant = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

/** RFC 3339 with any offset → the same instant in UTC with milliseconds (finer digits are cut), or null. */
export function parseDateTime(text: string): string | null {
  const match = instant.exec(text);
  if (!match || !isDay(text.slice(0, 10))) return null;
  const [, , , , hour = '', minute = '', second = '', fraction = '', sign, offsetHour = '0', offsetMinute = '0'] =
    match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return null;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -60_000 : 60_000);
  const millisecond = fraction.padEnd(3, '0').slice(0, 3);
  const utc = Date.parse(`${text.slice(0, 10)}T${hour}:${minute}:${second}.${millisecond}Z`) - offset;
  const result = new Date(utc).toISOString();
  return result.length === 24 && !result.startsWith('0000') ? result : null;
}

/**
 * An instant as PostgreSQL (in UTC), Prisma or the gateway itself writes it → RFC 3339 in UTC with milliseconds.
 * `2026-01-02 03:04:05.1+00` is by far the most frequent form and is only cut, not parsed.
 */
export function formatDateTime(value: unknown): string {
  if (typeof value === 'string') {
    const length = value.length;
    if (value.charCodeAt(10) === 32 && value.endsWith('+00') && length >= 22 && length <= 26 && length !== 23) {
      const fraction = length === 22 ? '000' : value.slice(20, -3).padEnd(3, '0');
      return `${value.slice(0, 10)}T${value.slice(11, 19)}.${fraction}Z`;
    }
    const parsed = parseDateTime(value.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));
    if (parsed) return parsed;
  }
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  throw new TypeError(`A DateTime cannot be made of ${String(value)}.`);
}

// Days ----------------------------------------------------------------------------------------------------------------

/** Whether the text is a day of the calendar, `2024-02-29`, from year 1 to 9999. */
function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match || match[1] === '0000') return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

const formatDate = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : passText(value);

// Numbers -------------------------------------------------------------------------------------------------------------

/**
 * A decimal in canonical form: no sign before zero, no leading zeros, no zeros at the end of the fraction, no exponent.
 * `012.500` → `12.5`. Null where the text is no decimal number. Works on the digits alone, so nothing is rounded.
 */
export function canonicalDecimal(text: string): string | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = whole.replace(/^0+(?=\d)/, '');
  const places = fraction.replace(/0+$/, '');
  const number = places ? `${digits}.${places}` : digits;
  return sign === '-' && number !== '0' ? `-${number}` : number;
}

/** The bounds of numeric(14,4), in which prices are stored; sums are wider and never given. */
function parseDecimal(text: string): string | null {
  const canonical = text.length <= 64 ? canonicalDecimal(text) : null;
  return canonical !== null && /^-?\d{1,10}(\.\d{1,4})?$/.test(canonical) ? canonical : null;
}

function formatDecimal(value: unknown): string {
  // Prisma writes decimals as objects; toFixed is their form without an exponent. A JavaScript number has lost its digits.
  const text = typeof value === 'object' && value !== null && 'toFixed' in value ? callToFixed(value) : value;
  const canonical = typeof text === 'string' ? canonicalDecimal(text) : null;
  if (canonical === null) throw new TypeError(`A Decimal cannot be made of ${String(value)}.`);
  return canonical;
}

function callToFixed(value: object & { toFixed: unknown }): unknown {
  return typeof value.toFixed === 'function' ? value.toFixed() : null;
}

function parseBigInt(text: string): string | null {
  if (!/^[+-]?\d{1,19}$/.test(text)) return null;
  const number = BigInt(text);
  return BigInt.asIntN(64, number) === number ? String(number) : null;
}

// Open data -----------------------------------------------------------------------------------------------------------

const jsonBytes = 32 * 1024;
const jsonDepth = 20;

function depthWithin(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((member) => depthWithin(member, left - 1));
}

function parseJson(value: unknown): unknown {
  if (!depthWithin(value, jsonDepth)) throw refuse(`JSON may be nested at most ${jsonDepth} deep`, 'something deeper');
  const size = Buffer.byteLength(JSON.stringify(value));
  if (size > jsonBytes) throw refuse(`JSON may have at most ${jsonBytes} bytes`, size);
  return value;
}

/** How deep a literal is, before it is made into a value: a recursive conversion must not meet an endless one. */
function literalWithin(node: ValueNode, left: number): boolean {
  if (node.kind === Kind.LIST) return left > 0 && node.values.every((value) => literalWithin(value, left - 1));
  if (node.kind === Kind.OBJECT) return left > 0 && node.fields.every((field) => literalWithin(field.value, left - 1));
  return true;
}

const json: ScalarFunctions<unknown> = {
  serialize: (value) => value,
  parseValue: parseJson,
  parseLiteral: (node, variables) => {
    if (!literalWithin(node, jsonDepth))
      throw refuse(`JSON may be nested at most ${jsonDepth} deep`, 'something deeper');
    return parseJson(valueFromASTUntyped(node, variables));
  },
};

// Addresses and codes -------------------------------------------------------------------------------------------------

/** Takes the check of a scalar of graphql-scalars as a parser: null instead of its error. */
function checkedBy(scalar: { parseValue: (value: unknown) => unknown }, normal: (text: string) => string) {
  return (text: string): string | null => {
    try {
      scalar.parseValue(text);
    } catch {
      return null;
    }
    return normal(text);
  };
}

function parseUrl(text: string): string | null {
  if (text.length > 2048 || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

function parsePhoneNumber(text: string): string | null {
  const digits = text.length <= 40 ? text.replace(/[ ()./-]/g, '') : '';
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null;
}

const upperCase = (text: string): string => text.toUpperCase();

/** Every custom scalar of the SDL with its functions. */
export const scalars: Readonly<Record<string, ScalarFunctions<string> | ScalarFunctions<unknown>>> = {
  DateTime: textScalar(
    'A DateTime is RFC 3339 with an offset, such as "2026-01-02T03:04:05Z"',
    parseDateTime,
    formatDateTime,
  ),
  Date: textScalar('A Date is a day such as "2026-01-02"', (text) => (isDay(text) ? text : null), formatDate),
  Decimal: textScalar(
    'A Decimal is text such as "12.5", with at most 10 digits before the point and 4 after it',
    parseDecimal,
    formatDecimal,
    true,
  ),
  BigInt: textScalar('A BigInt is a whole number of at most 64 bits as text', parseBigInt, passText, true),
  JSON: json,
  EmailAddress: textScalar(
    'An EmailAddress is text such as "buyer@example.com"',
    checkedBy(GraphQLEmailAddress, (text) => text),
    passText,
  ),
  URL: textScalar('A URL is an absolute http or https address', parseUrl, passText),
  PhoneNumber: textScalar(
    'A PhoneNumber is an international number such as "+15551234567"',
    parsePhoneNumber,
    passText,
  ),
  CountryCode: textScalar(
    'A CountryCode is two letters of ISO 3166-1 such as "DE"',
    checkedBy(GraphQLCountryCode, upperCase),
    passText,
  ),
  Currency: textScalar(
    'A Currency is three letters of ISO 4217 such as "EUR"',
    checkedBy(GraphQLCurrency, upperCase),
    passText,
  ),
};
