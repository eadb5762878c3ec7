import { describe, expect, test } from '@jest/globals';
import { asMirror, asText } from '../../src/loaders/values.js';

const largest = String(2n ** 63n - 1n);
const smallest = String(-(2n ** 63n));

describe('a decimal as its bigint mirror', () => {
  const cases = [
    ['0', '0', '0', '0'],
    ['1', '10000', '10000', '10000'],
    ['-12.5', '-125000', '-125000', '-125000'],
    ['.0001', '1', '1', '1'],
    ['7.', '70000', '70000', '70000'],
    ['+3.10000000', '31000', '31000', '31000'],
    // Between two steps: below and above; equal to none.
    ['1.00005', '10000', '10001', largest],
    ['-1.00005', '-10001', '-10000', largest],
    ['0.00001', '0', '1', largest],
    ['-0.00001', '-1', '0', largest],
    // Beyond what the mirror holds: at its ends, where no row is.
    ['922337203685477.5807', largest, largest, largest],
    ['922337203685477.5808', largest, largest, largest],
    ['9'.repeat(100), largest, largest, largest],
    [`-${'9'.repeat(100)}`, smallest, smallest, smallest],
    ['NaN', largest, largest, largest],
  ] as const;
  test.each(cases)('%s', (decimal, floor, ceil, exact) => {
    expect([asMirror(decimal, 'floor'), asMirror(decimal, 'ceil'), asMirror(decimal, 'exact')]).toEqual([
      floor,
      ceil,
      exact,
    ]);
  });
});

test('values are taken as their column reads them, or not at all', () => {
  const upper = '0190A6B2-7C1D-7000-8000-00000000000A';
  const taken = [
    ['uuid', upper, upper.toLowerCase()],
    ['uuid', `{${upper}}`, undefined],
    ['text', 'a\0', undefined],
    ['text', '\ud83d', undefined],
    ['text', '😀', '😀'],
    ['int', 2 ** 31, undefined],
    ['int', '-2147483648', '-2147483648'],
    ['bigint', 2n ** 63n, undefined],
    ['bigint', 2 ** 53, undefined],
    ['float', '1e-400', undefined],
    ['float', 5e-324, '5e-324'],
    ['boolean', 'yes', undefined],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '2023-02-29', undefined],
    ['date', '1900-02-29', undefined],
    ['date', '0001-02-29 BC', '0001-02-29 BC'],
    ['timestamp', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['timestamp', '2026-01-01T24:00:00Z', undefined],
    ['json', { a: ['\ud800'] }, undefined],
    ['json', { a: [1, null] }, '{"a":[1,null]}'],
    ['bytes', 'a', undefined],
  ] as const;
  for (const [type, value, text] of taken) expect([type, value, asText(type, value)]).toEqual([type, value, text]);
});
