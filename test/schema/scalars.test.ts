import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLError, parseValue as parseLiteralText } from 'graphql';
import { canonicalDecimal, formatDateTime, parseDateTime, scalars } from '../../src/schema/scalars.js';

const scalar = (name: string) => {
  const found = scalars[name];
  if (!found) throw new Error(`no scalar ${name}`);
  return found;
};
const input = (name: string, value: unknown): unknown => scalar(name).parseValue(value);
const literal = (name: string, text: string): unknown => scalar(name).parseLiteral(parseLiteralText(text), {});
const output = (name: string, value: unknown): unknown => scalar(name).serialize(value);
const refused = (work: () => unknown): void => {
  let error: unknown;
  try {
    work();
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(GraphQLError);
  expect(error).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
};

/** An instant the way PostgreSQL writes a timestamptz(3) in UTC. */
function postgresText(instant: Date): string {
  const [day = '', time = ''] = instant.toISOString().slice(0, -1).split('T');
  return `${day} ${time.replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros.replace(/0+$/, '')))}+00`;
}
const instants = fc.date({
  min: new Date('0001-01-02T00:00:00Z'),
  max: new Date('9999-12-30T00:00:00Z'),
  noInvalidDate: true,
});

describe('DateTime', () => {
  test.each([
    ['2026-01-02 03:04:05+00', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02 03:04:05.1+00', '2026-01-02T03:04:05.100Z'],
    ['2026-01-02 03:04:05.12+00', '2026-01-02T03:04:05.120Z'],
    ['2026-01-02 03:04:05.123+00', '2026-01-02T03:04:05.123Z'],
    ['2026-01-02 03:04:05.123456+00', '2026-01-02T03:04:05.123Z'],
    ['2026-01-02 03:04:05+05:30', '2026-01-01T21:34:05.000Z'],
    ['2026-01-02T03:04:05.100Z', '2026-01-02T03:04:05.100Z'],
  ])('%s from the database is %s', (text, expected) => {
    expect(formatDateTime(text)).toBe(expected);
  });

  test('any instant comes out the same from the text of PostgreSQL, from a Date and from RFC 3339', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(formatDateTime(postgresText(instant))).toBe(instant.toISOString());
        expect(formatDateTime(instant)).toBe(instant.toISOString());
        expect(formatDateTime(instant.toISOString())).toBe(instant.toISOString());
      }),
    );
  });

  test('the same instant written with any offset goes in as the same text', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 }), (instant, minutes) => {
        const local = new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const pad = (part: number) => String(part).padStart(2, '0');
        const offset = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
        expect(parseDateTime(local + offset)).toBe(instant.toISOString());
      }),
    );
  });

  test.each([
    '2026-01-02',
    '2026-01-02T03:04:05',
    '2026-02-30T00:00:00Z',
    '2026-01-02T24:00:00Z',
    '2026-01-02T03:04:60Z',
    '2026-01-02T03:04:05+24:00',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '1767323045',
    'now',
    '',
  ])('%j is refused', (text) => {
    refused(() => input('DateTime', text));
  });
  test('a number is refused', () => refused(() => input('DateTime', 1767323045)));
  test('what is no instant does not come out', () => {
    for (const value of ['infinity', 'yesterday', null, new Date(Number.NaN)])
      expect(() => formatDateTime(value)).toThrow(TypeError);
  });
});

describe('Date', () => {
  test('a day goes in and out as it is', () => {
    expect(input('Date', '2024-02-29')).toBe('2024-02-29');
    expect(output('Date', '2024-02-29')).toBe('2024-02-29');
    expect(output('Date', new Date('2024-02-29T00:00:00Z'))).toBe('2024-02-29');
  });
  test.each([
    '2023-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-01',
    '2026-04-31',
    '2026-4-1',
    '2026-04-01T00:00:00Z',
    '0000-01-01',
  ])('%s is refused', (text) => {
    refused(() => input('Date', text));
  });
});

describe('Decimal', () => {
  const amounts = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 14n - 1n }))
    .map(([negative, units]) => ({ units: negative ? -units : units, text: text(negative, units) }));
  /** Ten-thousandths as PostgreSQL writes a numeric(14,4). */
  function text(negative: boolean, units: bigint): string {
    const digits = String(units).padStart(5, '0');
    return `${negative && units !== 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
  }
  const units = (decimal: string): bigint => {
    const [whole = '', places = ''] = decimal.replace('-', '').split('.');
    return BigInt(whole + places.padEnd(4, '0')) * (decimal.startsWith('-') ? -1n : 1n);
  };

  test('every numeric(14,4) keeps its value, out and in again, in one form', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const out = output('Decimal', amount.text);
        if (typeof out !== 'string') throw new Error('a Decimal is text');
        expect(units(out)).toBe(amount.units);
        expect(out).toMatch(/^(0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?))$/);
        expect(input('Decimal', out)).toBe(out);
        expect(output('Decimal', { toFixed: () => amount.text })).toBe(out);
      }),
    );
  });

  test.each([
    ['012.500', '12.5'],
    ['+1', '1'],
    ['-0.0', '0'],
    ['0.1', '0.1'],
    ['9999999999.9999', '9999999999.9999'],
    ['1.50000', '1.5'],
  ])('%s is %s', (given, expected) => {
    expect(input('Decimal', given)).toBe(expected);
    expect(canonicalDecimal(given)).toBe(expected);
  });
  test('a whole number needs no quotes', () => {
    expect(input('Decimal', 12)).toBe('12');
    expect(literal('Decimal', '12')).toBe('12');
  });
  test.each(['10000000000', '0.00001', '1e3', '.5', '5.', '1,5', 'NaN', 'Infinity', '', ' 1', '١'])(
    '%j is refused',
    (given) => {
      refused(() => input('Decimal', given));
    },
  );
  test('a number with a fraction has been a floating-point number: refused, written or sent', () => {
    refused(() => input('Decimal', 0.1));
    refused(() => literal('Decimal', '0.1'));
  });
  test('neither does one come out', () => {
    expect(() => output('Decimal', 0.1)).toThrow(TypeError);
  });
});

describe('BigInt', () => {
  test('every number of 64 bits goes in and out as it is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (number) => {
        expect(input('BigInt', String(number))).toBe(String(number));
        expect(literal('BigInt', String(number))).toBe(String(number));
        expect(output('BigInt', number)).toBe(String(number));
      }),
    );
  });
  test.each(['9223372036854775808', '-9223372036854775809', '1.0', '0x10', '', '1e3'])('%j is refused', (text) => {
    refused(() => input('BigInt', text));
  });
  test('a number beyond 53 bits is refused', () => refused(() => input('BigInt', 2 ** 53)));
});

describe('JSON', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  test('any JSON value goes in and out as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(input('JSON', value)).toEqual(value);
        expect(output('JSON', value)).toEqual(value);
      }),
    );
  });
  test('a literal may hold variables', () => {
    expect(scalar('JSON').parseLiteral(parseLiteralText('{colour: "red", sizes: [1, $size]}'), { size: 2 })).toEqual({
      colour: 'red',
      sizes: [1, 2],
    });
  });
  test('20 levels are enough, 21 too many, as a variable and as a literal', () => {
    expect(input('JSON', nested(20))).toEqual(nested(20));
    refused(() => input('JSON', nested(21)));
    expect(literal('JSON', JSON.stringify(nested(20)))).toEqual(nested(20));
    refused(() => literal('JSON', JSON.stringify(nested(21))));
  });
  test('32 KiB are enough, a byte more is too much', () => {
    expect(input('JSON', 'x'.repeat(32 * 1024 - 2))).toHaveLength(32 * 1024 - 2);
    refused(() => input('JSON', 'x'.repeat(32 * 1024 - 1)));
    refused(() => input('JSON', 'ü'.repeat(16 * 1024)));
  });
});

describe('addresses and codes', () => {
  test.each([
    ['EmailAddress', 'buyer@example.com', 'buyer@example.com'],
    ['URL', 'https://example.com/terms?x=1', 'https://example.com/terms?x=1'],
    ['PhoneNumber', '+1 (555) 123-4567', '+15551234567'],
    ['CountryCode', 'de', 'DE'],
    ['Currency', 'eur', 'EUR'],
  ])('%s takes %s as %s', (name, given, expected) => {
    expect(input(name, given)).toBe(expected);
    expect(literal(name, JSON.stringify(given))).toBe(expected);
  });
  test.each([
    ['EmailAddress', 'buyer'],
    ['URL', '/terms'],
    ['URL', 'javascript:alert(1)'],
    ['URL', 'file:///etc/passwd'],
    ['PhoneNumber', '555 1234'],
    ['PhoneNumber', `${'1'.repeat(60)}x`],
    ['CountryCode', 'XX'],
    ['Currency', 'EURO'],
  ])('%s refuses %s', (name, given) => {
    refused(() => input(name, given));
  });
  test('what the database holds comes out, even where input would refuse it today', () => {
    expect(output('PhoneNumber', '555 1234')).toBe('555 1234');
  });
});
