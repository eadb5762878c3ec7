/** Random filters of the small model, with operands on, between and beyond the values that rows have. */
import fc from 'fast-check';
import { days, instants, prices, statuses, tags, texts, weights } from './data.js';

const list = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { maxLength: 4 });
const equality = <T>(value: fc.Arbitrary<T>): Record<string, fc.Arbitrary<unknown>> => ({
  eq: value,
  ne: value,
  isNull: fc.boolean(),
});
const membership = <T>(value: fc.Arbitrary<T>) => ({ ...equality(value), in: list(value), notIn: list(value) });
const comparison = <T>(value: fc.Arbitrary<T>) => ({
  ...membership(value),
  lt: value,
  lte: value,
  gt: value,
  gte: value,
});
/** One or two operators of those a column knows. */
const operators = (known: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> =>
  fc
    .subarray(Object.keys(known), { minLength: 1, maxLength: 2 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, known[name] ?? fc.constant(null)]))));

const text = fc.constantFrom(...texts, 'nowhere');
const part = fc.constantFrom('', 'A', 'b', '%', '_', '\\', 'Ü', 'ü', 'x', '😀');
const price = fc.constantFrom(
  ...prices,
  '1.00005',
  '-2.25001',
  '1.5',
  '.5',
  '7.',
  '-0',
  '99999999999999999999999',
  '-99999999999999999999999',
);
const instant = fc.constantFrom(...instants, '2026-01-01T01:00:00+01:00', '2025-12-31T23:59:59.9999Z');

const vendorColumns: Record<string, fc.Arbitrary<object>> = {
  name: operators({ ...comparison(text), contains: part, startsWith: part }),
  country: operators(membership(fc.constantFrom('DE', 'BD', 'XX'))),
  isPreferred: operators(equality(fc.boolean())),
  tags: operators({
    has: fc.constantFrom(...tags),
    hasSome: list(fc.constantFrom(...tags)),
    hasEvery: list(fc.constantFrom(...tags)),
    isEmpty: fc.boolean(),
  }),
};
const quoteColumns: Record<string, fc.Arbitrary<object>> = {
  rank: operators(comparison(fc.integer({ min: 0, max: 4 }))),
  notes: operators({ ...comparison(text), contains: part, startsWith: part }),
  total: operators(comparison(price)),
};
const eventColumns: Record<string, fc.Arbitrary<object>> = {
  createdAt: operators(comparison(instant)),
  kind: operators(membership(fc.constantFrom('sent', 'viewed', 'unknown'))),
  note: operators(comparison(text)),
};
const rfqColumns: Record<string, fc.Arbitrary<object>> = {
  title: operators({ ...comparison(text), contains: part, startsWith: part }),
  status: operators(membership(fc.constantFrom(...statuses, 'unknown'))),
  priority: operators(comparison(fc.integer({ min: -2, max: 3 }))),
  views: operators(comparison(fc.constantFrom('0', '7', '9007199254740993', '9223372036854775807'))),
  score: operators(comparison(fc.constantFrom(0, -1.5, 1e-7, 1e300, 2))),
  dueDate: operators(comparison(fc.constantFrom(...days, '2026-01-15'))),
  createdAt: operators(comparison(instant)),
  targetPrice: operators(comparison(price)),
  weight: operators(comparison(fc.constantFrom(...weights, '1.0000500000', '2'))),
};

/** One to three conditions of those given. */
const some = (known: Record<string, fc.Arbitrary<object>>): fc.Arbitrary<object> => operators(known);

const logic = (leaf: fc.Arbitrary<object>, depth: number): fc.Arbitrary<object> => {
  if (depth === 0) return leaf;
  const inner = logic(leaf, depth - 1);
  const parts = fc.array(inner, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    fc.record({ and: parts }),
    fc.record({ or: parts }),
    fc.record({ not: inner }),
    fc.tuple(leaf, inner).map(([one, other]) => ({ ...one, or: [other] })),
  );
};
const orNone = (filter: fc.Arbitrary<object>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 3, arbitrary: filter });

export const vendorFilter = logic(some(vendorColumns), 1);
export const quoteFilter = logic(some({ ...quoteColumns, vendor: fc.record({ is: orNone(vendorFilter) }) }), 2);
export const rfqFilter = logic(
  some({
    ...rfqColumns,
    vendor: fc.record({ is: orNone(vendorFilter) }),
    quotes: operators({ some: orNone(logic(some(quoteColumns), 1)), none: orNone(logic(some(quoteColumns), 1)) }),
    events: operators({ some: orNone(logic(some(eventColumns), 1)), none: orNone(logic(some(eventColumns), 1)) }),
  }),
  2,
);
export const eventFilter = logic(
  some({ ...eventColumns, rfq: fc.record({ is: orNone(logic(some(rfqColumns), 1)) }) }),
  2,
);
