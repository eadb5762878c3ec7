/** What must not compile: the type check of the repository reads this file, and fails where an expected error is missing. */
import { expect, test } from '@jest/globals';
import type { Loaders } from '../../src/loaders/index.js';
import { count, type Declarations, many, one, page } from '../../src/loaders/shapes.js';
import type { Filter, SortBy } from '../../src/loaders/types.js';

/** Never run: only its types matter. */
export async function questions(loaders: Loaders): Promise<unknown> {
  const rfq = await loaders.rfq.byId('id');
  const title: string | undefined = rfq?.title;
  // @ts-expect-error a row may not be there
  const certain: string = rfq.title;
  // @ts-expect-error a decimal is text
  const amount: number | null | undefined = rfq?.targetPrice;
  // @ts-expect-error no such column
  const column = rfq?.titel;
  // @ts-expect-error no such model
  const model = loaders.rfqs;
  // @ts-expect-error no such relation
  const relation = loaders.rfq.quote;
  const quotes = await loaders.rfq
    .quotes(rfq?.id, { first: 5, sort: { field: 'totalAmount', direction: 'ASC' } })
    .nodes();
  const rfqId: string | undefined = quotes[0]?.rfqId;
  // @ts-expect-error a key is text
  const byNumber = loaders.rfq.byId(5);
  // @ts-expect-error an order by a column of another model
  const sorted = loaders.rfq.page({ sort: { field: 'rfqId', direction: 'ASC' } });
  // @ts-expect-error no such argument
  const limited = loaders.rfq.page({ limit: 5 });
  const node = await loaders.node.byId('id');
  const total: string | null | undefined = node?.model === 'Quote' ? node.row.totalAmount : null;
  const quote = quotes[0];
  const invitation = quote && (await loaders.quote.invitation(quote));
  // @ts-expect-error both columns are needed
  const half = loaders.quote.invitation({ rfqId: 'id' });
  // @ts-expect-error an object is needed
  const text = loaders.quote.invitation('id');
  return [
    invitation,
    half,
    text,
    title,
    certain,
    amount,
    column,
    model,
    relation,
    rfqId,
    byNumber,
    sorted,
    limited,
    total,
  ];
}

export const filters: readonly Filter<'Rfq'>[] = [
  {
    status: { eq: 'draft', notIn: ['sent'] },
    or: [{ targetPrice: { gt: '1.5' } }, { createdAt: { lt: new Date(0) } }],
  },
  {
    quotes: { some: { vendor: { is: { companyName: { startsWith: 'A' } } } } },
    not: { awardedVendorId: { isNull: true } },
  },
  // @ts-expect-error no such column
  { state: { eq: 'draft' } },
  // @ts-expect-error no such operator
  { status: { like: 'draft' } },
  // @ts-expect-error ids have no order
  { id: { lt: 'x' } },
  // @ts-expect-error a value of another type
  { status: { eq: 5 } },
  // @ts-expect-error a list is related by some and none
  { quotes: { is: {} } },
  // @ts-expect-error one is related by is
  { awardedVendor: { some: {} } },
  // @ts-expect-error a column of another model
  { quotes: { some: { title: { eq: 'x' } } } },
];

export const sorts: readonly SortBy<'Rfq'>[] = [
  { field: 'createdAt', direction: 'DESC' },
  // @ts-expect-error no such column
  { field: 'created', direction: 'DESC' },
  // @ts-expect-error no such direction
  { field: 'createdAt', direction: 'desc' },
  // @ts-expect-error open data has no order
  { field: 'mlFeatures', direction: 'DESC' },
];

export const shapes = [
  one('Rfq', 'rfqNumber'),
  many('RfqItem', 'rfqId', { field: 'lineNumber', direction: 'ASC' }),
  page('Quote', 'rfqId', { field: 'totalAmount', direction: 'ASC' }),
  count('Quote', 'rfqId'),
  // @ts-expect-error no such model
  page('Quotes', 'rfqId'),
  // @ts-expect-error no such column
  page('Quote', 'rfq'),
  one('RfqVendor', ['rfqId', 'vendorId']),
  // @ts-expect-error no such column
  one('RfqVendor', ['rfqId', 'vendor']),
  // @ts-expect-error a foreign key is an id
  page('Quote', 'status'),
  // @ts-expect-error a key is an id or text
  one('Rfq', 'createdAt'),
  // @ts-expect-error an order by a column of another model
  many('RfqItem', 'rfqId', { field: 'title', direction: 'ASC' }),
  // @ts-expect-error children have an order
  many('RfqItem', 'rfqId'),
];

export const declarations: readonly Declarations[] = [
  { rfq: { quotes: page('Quote', 'rfqId') } },
  // @ts-expect-error no such entity
  { rfqs: { quotes: page('Quote', 'rfqId') } },
  // @ts-expect-error not a shape
  { rfq: { quotes: 'Quote' } },
];

test('a declaration is what it says', () => {
  expect(shapes[2]).toEqual({
    shape: 'page',
    model: 'Quote',
    foreignKey: 'rfqId',
    sort: { field: 'totalAmount', direction: 'ASC' },
  });
});
