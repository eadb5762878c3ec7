/**
 * The compiler is the test here: each `@ts-expect-error` below is an error that has to be there, and `npm run typecheck`
 * fails where one is missing. What runs is only that the examples are resolvers at all.
 */
import { expect, test } from '@jest/globals';
import type { AllResolvers, QueryResolvers, RfqItemResolvers, RfqResolvers } from '../../src/generated/graphql.js';
import { resolvers } from '../../src/generated/resolvers.js';
import { money } from '../../src/resolvers/money.js';
import { byId, page } from '../../src/resolvers/page.js';

const { Rfq, Query } = resolvers;

function without<Value extends object, Name extends keyof Value>(value: Value, name: Name): Omit<Value, Name> {
  const { [name]: _left, ...rest } = value;
  return _left === undefined ? value : rest;
}

test('the resolvers of a type are complete, and their types know the row', () => {
  const complete: RfqResolvers = { ...Rfq };
  // @ts-expect-error a relation needs a resolver: the row has only its key
  const one: RfqResolvers = without(Rfq, 'awardedVendor');
  // @ts-expect-error a connection needs a resolver
  const many: RfqResolvers = without(Rfq, 'quotes');
  // @ts-expect-error the row answers targetPrice with a text, and the field is Money
  const amount: RfqResolvers = without(Rfq, 'targetPrice');
  // @ts-expect-error the row has no such column
  const column: RfqResolvers = { ...Rfq, title: (rfq) => rfq.headline };
  const relation: RfqResolvers = {
    ...Rfq,
    // @ts-expect-error a vendor is not a quote
    awardedQuote: (rfq, _args, { loaders }) => loaders.vendor.byId(rfq.awardedVendorId),
  };
  // @ts-expect-error the loaders of a request do not know this question
  const question: RfqResolvers = { ...Rfq, quotes: (rfq, args, { loaders }) => loaders.rfq.bids(rfq.id, args) };
  const filter: RfqResolvers = {
    ...Rfq,
    // @ts-expect-error a list of quotes is not filtered by fields of vendors
    quotes: (rfq, _args, { loaders }) => loaders.rfq.quotes(rfq.id, { filter: { companyName: { eq: 'A' } } }),
  };
  // @ts-expect-error the SDL has no such field
  const field: RfqResolvers = { ...Rfq, colour: () => 'red' };
  // @ts-expect-error the price of an item is a Decimal, not Money
  const decimal: Partial<RfqItemResolvers> = { targetUnitPrice: (item) => money(item.targetUnitPrice, 'EUR') };
  for (const example of [complete, one, many, amount, column, relation, question, filter, field, decimal])
    for (const resolver of Object.values(example)) expect(typeof resolver).toBe('function');
});

test('the roots are complete', () => {
  // @ts-expect-error a root field needs a resolver
  const query: QueryResolvers = without(Query, 'rfqs');
  // @ts-expect-error so does a type whose row does not answer everything
  const all: AllResolvers = without(resolvers, 'Rfq');
  // @ts-expect-error a list of vendors is not a list of requests
  const list: Partial<QueryResolvers> = { rfqs: page('vendor') };
  // @ts-expect-error there is no such entity
  expect(typeof byId('requestForQuotation')).toBe('function');
  expect([query, all, list].every((example) => Object.keys(example).length > 0)).toBe(true);
});
