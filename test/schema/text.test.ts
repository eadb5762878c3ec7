import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'graphql';
import { RequestError } from '../../src/errors.js';
import { refuseUnstorableLiterals, refuseUnstorableVariables } from '../../src/schema/text.js';

describe('text that PostgreSQL cannot store', () => {
  test.each([
    ['a NUL character', 'a\u0000b'],
    ['half of a pair at the end', 'a\ud83d'],
    ['half of a pair at the start', '\ude00b'],
    ['a pair the wrong way round', '\ude00\ud83d'],
  ])('%s is refused wherever it stands in the variables', (_, text) => {
    for (const [variables, place] of [
      [{ name: text }, '$name'],
      [{ input: { lines: ['fine', { note: text }] } }, '$input.lines[1].note'],
      [{ data: { [text]: 1 } }, 'A key in the variable $data'],
    ] as const) {
      expect(() => refuseUnstorableVariables(variables)).toThrow(RequestError);
      expect(() => refuseUnstorableVariables(variables)).toThrow(place);
    }
  });

  test('and in the document', () => {
    const document = parse('{ a(b: "fine")\n c(d: {e: ["\\u0000"]}) }');
    expect(() => refuseUnstorableLiterals(document)).toThrow(RequestError);
    expect(() => refuseUnstorableLiterals(document)).toThrow('The text at line 2 of the document');
    expect(() => refuseUnstorableLiterals(parse('{ a(b: "fine, \\u{1F600} and 😀") }'))).not.toThrow();
  });

  test('every other text, number and null passes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.jsonValue(), (text, value) => {
        fc.pre(!`${text}${JSON.stringify(value)}`.includes('\u0000') && !JSON.stringify(value).includes('\\u'));
        expect(() => refuseUnstorableVariables({ text, value, none: null, missing: undefined })).not.toThrow();
      }),
    );
  });
});
