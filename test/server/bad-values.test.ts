// What a client may get wrong in an operation of the API itself, through the whole gateway: the code, the status, a sentence
// that says what was expected and what came, and no SQL spent on it. Bodies and headers: bad-input.test.ts; tokens:
// server.test.ts.
import { describe } from '@jest/globals';
import { openGateway, refused, rfqs, withFilter } from './refused.js';

const asked = openGateway();

describe('documents that do not fit the schema', () => {
  refused(asked, 'GRAPHQL_VALIDATION_FAILED', 400, [
    ['an unknown field', '{ rfqs { nodes { colour } } }', {}, 'Cannot query field "colour" on type "Rfq".'],
    [
      'an unknown argument',
      rfqs('limit: 1'),
      {},
      'Unknown argument "limit" on field "Query.rfqs". Did you mean "first" or "last"?',
    ],
    ['a text for a number', rfqs('first: "1"'), {}, 'Int cannot represent non-integer value: "1"'],
    [
      'a variable of another type',
      'query ($v: String) { rfqs(first: $v) { nodes { id } } }',
      {},
      'Variable "$v" of type "String" used in position expecting type "Int".',
    ],
    [
      'an enum value in lower case',
      rfqs('filter: {status: {eq: draft}}'),
      {},
      'Value "draft" does not exist in "RfqStatus" enum. Did you mean the enum value "DRAFT"?',
    ],
    [
      'an enum value in quotes',
      rfqs('filter: {status: {eq: "DRAFT"}}'),
      {},
      'Enum "RfqStatus" cannot represent non-enum value: "DRAFT". Did you mean the enum value "DRAFT"?',
    ],
    [
      'a field that is not sorted by',
      rfqs('sort: {field: title}'),
      {},
      'Value "title" does not exist in "RfqSortField" enum. Did you mean the enum value "TITLE"?',
    ],
    [
      'an order by nothing',
      rfqs('sort: {direction: ASC}'),
      {},
      'Field "RfqSort.field" of required type "RfqSortField!" was not provided.',
    ],
    [
      'a number of more than 32 bits',
      rfqs('first: 2147483648'),
      {},
      'Int cannot represent non 32-bit signed integer value: 2147483648',
    ],
    [
      'a decimal of five places',
      '{ quotes(filter: {totalAmount: {gt: "1.00001"}}) { nodes { id } } }',
      {},
      decimal('"1.00001"'),
    ],
    [
      'a decimal that is too large',
      '{ quotes(filter: {totalAmount: {gt: "10000000000"}}) { nodes { id } } }',
      {},
      decimal('"10000000000"'),
    ],
    [
      'a decimal that is no number',
      '{ quotes(filter: {totalAmount: {gt: "NaN"}}) { nodes { id } } }',
      {},
      decimal('"NaN"'),
    ],
    [
      'a day that there is not',
      rfqs('filter: {dueDate: {eq: "2026-02-30"}}'),
      {},
      'A Date is a day such as "2026-01-02", not "2026-02-30".',
    ],
    [
      'a day of five-digit years',
      rfqs('filter: {dueDate: {eq: "12026-02-28"}}'),
      {},
      'A Date is a day such as "2026-01-02", not "12026-02-28".',
    ],
    [
      'an instant without an offset',
      rfqs('filter: {createdAt: {gt: "2026-01-01T00:00:00"}}'),
      {},
      instant('"2026-01-01T00:00:00"'),
    ],
    ['a day for an instant', rfqs('filter: {createdAt: {gt: "2026-01-01"}}'), {}, instant('"2026-01-01"')],
    [
      'a fragment in itself',
      '{ rfqs { nodes { ...A } } } fragment A on Rfq { quotes { nodes { rfq { ...A } } } }',
      {},
      'Cannot spread fragment "A" within itself.',
    ],
  ]);
});

describe('variables that do not fit', () => {
  refused(asked, 'BAD_USER_INPUT', 400, [
    [
      'a text for a number',
      'query ($v: Int) { rfqs(first: $v) { nodes { id } } }',
      { v: '1' },
      'Variable "$v" got invalid value "1"; Int cannot represent non-integer value: "1"',
    ],
    [
      'a fraction',
      'query ($v: Int) { rfqs(first: $v) { nodes { id } } }',
      { v: 1.5 },
      'Variable "$v" got invalid value 1.5; Int cannot represent non-integer value: 1.5',
    ],
    [
      'none where one is required',
      'query ($v: ID!) { rfq(id: $v) { id } }',
      {},
      'Variable "$v" of required type "ID!" was not provided.',
    ],
    [
      'null where none may be',
      'query ($v: ID!) { rfq(id: $v) { id } }',
      { v: null },
      'Variable "$v" of non-null type "ID!" must not be null.',
    ],
    withFilter(
      'an unknown field',
      { colour: { eq: 'x' } },
      'Variable "$filter" got invalid value { colour: { eq: "x" } }; Field "colour" is not defined by type "RfqFilter".',
    ),
    withFilter(
      'null in a list',
      { title: { in: [null] } },
      'Variable "$filter" got invalid value null at "filter.title.in[0]"; Expected non-nullable type "String!" not to be null.',
    ),
    withFilter(
      'an enum value in lower case',
      { status: { eq: 'draft' } },
      'Variable "$filter" got invalid value "draft" at "filter.status.eq"; Value "draft" does not exist in "RfqStatus" enum. Did you mean the enum value "DRAFT"?',
    ),
    withFilter(
      'a day that there is not',
      { dueDate: { eq: '2026-02-30' } },
      'Variable "$filter" got invalid value "2026-02-30" at "filter.dueDate.eq"; A Date is a day such as "2026-01-02", not "2026-02-30".',
    ),
    withFilter(
      'a number for an instant',
      { createdAt: { gt: 1 } },
      `Variable "$filter" got invalid value 1 at "filter.createdAt.gt"; ${instant('1')}`,
    ),
    withFilter(
      'a floating-point number for a decimal',
      { targetPrice: { gt: 1.5 } },
      `Variable "$filter" got invalid value 1.5 at "filter.targetPrice.gt"; ${decimal('1.5')}`,
    ),
    withFilter('NUL', { title: { eq: 'a\0' } }, unstorable('The variable $filter.title.eq')),
    withFilter(
      'half of a surrogate pair',
      { title: { in: ['a', '\udc00'] } },
      unstorable('The variable $filter.title.in[1]'),
    ),
    ['NUL in an id', 'query ($id: ID!) { rfq(id: $id) { id } }', { id: 'a\0' }, unstorable('The variable $id')],
    [
      'NUL in a key of JSON',
      'query ($v: JSON) { vendors(filter: {capabilities: {contains: $v}}) { nodes { id } } }',
      { v: { 'a\0': 1 } },
      unstorable('A key in the variable $v'),
    ],
    [
      'NUL in a literal',
      rfqs('filter: {title: {contains: "a\\u0000"}}'),
      {},
      unstorable('The text at line 1 of the document'),
    ],
  ]);
});

function decimal(got: string): string {
  return `A Decimal is text such as "12.5", with at most 10 digits before the point and 4 after it, not ${got}.`;
}
function instant(got: string): string {
  return `A DateTime is RFC 3339 with an offset, such as "2026-01-02T03:04:05Z", not ${got}.`;
}
function unstorable(where: string): string {
  return `${where} holds a NUL character or half of a surrogate pair, which cannot be stored.`;
}
