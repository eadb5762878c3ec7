// Aggregates equal a hand-written SQL answer: random filters, figures, groups, buckets, orders and cuts, as each audience, at the
// root and below parents.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closeOwner, insert, insertAll } from '../support/database.js';
import { makeOrganization, unique } from '../support/make.js';
import {
  answer,
  type AskedFigure,
  type Bucket,
  type By,
  type ExpectedGroup,
  idOf,
  measureOf,
  type Order,
  ordered,
  type Scope,
  type Value,
} from './support/answer.js';
import { type Audiences, type Data, type Identity, openAudiences } from './support/audiences.js';
import { audiences, type Person, type Subject, subjects, type Whose } from './support/subjects.js';

let gateway: Audiences;
let organizationId: string;
let whose: Whose;
let identities: Readonly<Record<Person, Identity>>;

const currencies = ['EUR', 'USD', 'BDT', 'JPY'];
const maybe = <T>(...values: readonly T[]): fc.Arbitrary<T | null> =>
  fc.option(fc.constantFrom(...values), { freq: 3 });
const instants = [
  '2025-12-28T23:59:59.999Z',
  '2025-12-29T00:00:00Z',
  '2025-12-31T23:59:59.999Z',
  '2026-01-01T00:00:00Z',
  '2026-02-28T12:00:00Z',
  '2026-04-01T00:00:00.001Z',
];
const days = ['2026-01-01', '2026-02-28', '2026-03-01', '2026-06-30', '2027-01-03'];

beforeAll(async () => {
  gateway = await openAudiences();
  const organization = await makeOrganization();
  organizationId = organization.id;
  const reps = [await organization.salesRep(), await organization.salesRep()].map(({ id }) => id);
  const vendors = [await organization.vendor(), await organization.vendor(), await organization.vendor()];
  const customers = [];
  for (const salesRepId of [reps[0], reps[1], null]) customers.push(await organization.customer({ salesRepId }));
  const client = await insert('Client', { organizationId, name: 'Client', clientCode: unique() });
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  whose = {
    salesRepId: reps[0] ?? '',
    vendorId: vendors[0]?.id ?? '',
    customerId: customers[0]?.id ?? '',
    clientId: client.id,
  };
  identities = {
    staff: { audience: 'staff', organizationId },
    sales_rep: { audience: 'sales_rep', organizationId, salesRepIds: [whose.salesRepId] },
    vendor: { audience: 'vendor', organizationId, vendorId: whose.vendorId },
    buyer: { audience: 'buyer', organizationId, customerId: whose.customerId },
    client: { audience: 'client', organizationId, clientId: whose.clientId },
    partner: { audience: 'partner', organizationId },
  };
  const price = fc.constantFrom('0.0001', '0.3333', '1.1', '2.25', '99999.9999');
  const order = fc.record({
    organizationId: fc.constant(organizationId),
    status: fc.constantFrom('pending', 'confirmed', 'shipped', 'delivered'),
    source: fc.constantFrom('manual', 'message', 'ai_quote'),
    workflowStatus: maybe('in_production', 'closed'),
    currency: fc.constantFrom(...currencies),
    quantity: fc.integer({ min: 1, max: 9 }),
    taxAmount: price,
    productType: maybe('hat', 'Hat', 'ünder', '_x', ''),
    vendorId: maybe(...ids(vendors)),
    customerId: maybe(...ids(customers)),
    salesRepId: maybe(...reps),
    clientId: maybe(client.id),
    targetDate: maybe(...days),
    createdAt: fc.constantFrom(...instants),
    archivedAt: fc
      .option(fc.constant('2026-05-01T00:00:00Z'), { freq: 6, nil: null })
      .map((at) => (at === null ? null : at)),
  });
  const orders = await insertAll('Order', fc.sample(order, { numRuns: 150, seed: 20260101 }));
  const orderId = fc.constantFrom(...ids(orders));
  const item = fc.record({
    organizationId: fc.constant(organizationId),
    orderType: fc.constant('sale'),
    description: fc.constant('Yarn'),
    orderId,
    vendorId: maybe(...ids(vendors)),
    quantityOrdered: fc.integer({ min: 1, max: 9 }),
    quantityReceived: fc.integer({ min: 0, max: 3 }),
    unitPrice: price,
    expectedDeliveryDate: maybe(...days),
    createdAt: fc.constantFrom(...instants),
  });
  const items = fc.sample(item, { numRuns: 200, seed: 20260102 });
  await insertAll(
    'OrderItem',
    items.map((row, at) => ({ ...row, lineNumber: at + 1 })),
  );
  const supplierOrder = fc.record({
    organizationId: fc.constant(organizationId),
    orderId,
    vendorId: fc.constantFrom(...ids(vendors)),
    productType: fc.constantFrom('hat', 'Hat', 'scarf'),
    quantity: fc.integer({ min: 1, max: 9 }),
    currency: fc.constantFrom(...currencies),
    buyerPrice: fc.option(price),
    supplierPrice: fc.option(price),
    targetDate: maybe(...days),
    createdAt: fc.constantFrom(...instants),
  });
  await insertAll('SupplierOrder', fc.sample(supplierOrder, { numRuns: 120, seed: 20260103 }));
}, 120_000);
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

// What is asked --------------------------------------------------------------------------------------------------------

interface Filter {
  readonly api: object;
  readonly sql: string;
}
interface Question {
  readonly filter: Filter | null;
  readonly figures: readonly AskedFigure[];
  readonly by: readonly By[];
  readonly order: Order | null;
  readonly first: number | null;
}

function filters(subject: Subject): fc.Arbitrary<Filter | null> {
  const leaf = fc.constantFrom(...subject.filters).map(([api, sql]): Filter => ({ api, sql: `(${sql})` }));
  const parts = fc.array(leaf, { minLength: 1, maxLength: 3 });
  const combined = (name: 'and' | 'or', all: readonly Filter[]): Filter => ({
    api: { [name]: all.map(({ api }) => api) },
    sql: `(${all.map(({ sql }) => sql).join(` ${name.toUpperCase()} `)})`,
  });
  return fc.oneof(
    fc.constant(null),
    leaf,
    parts.map((all) => combined('and', all)),
    parts.map((all) => combined('or', all)),
    parts.map((all) => {
      const { api, sql } = combined('or', all);
      return { api: { not: api }, sql: `(${sql} IS NOT TRUE)` };
    }),
  );
}

function questions(subject: Subject): fc.Arbitrary<Question> {
  const all = Object.entries(subject.measures).flatMap(([field, { type }]) =>
    (type === 'date' || type === 'instant' ? (['min', 'max'] as const) : (['sum', 'avg', 'min', 'max'] as const)).map(
      (kind): AskedFigure => ({ kind, field }),
    ),
  );
  const bucket = fc.constantFrom<Bucket>('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR');
  const by = fc
    .uniqueArray(fc.constantFrom(...Object.keys(subject.dimensions)), { minLength: 1, maxLength: 2 })
    .chain((fields) =>
      fc.tuple(
        ...fields.map((field): fc.Arbitrary<By> => {
          const type = subject.dimensions[field]?.type;
          return type === 'date' || type === 'instant'
            ? bucket.map((each) => ({ field, bucket: each }))
            : fc.constant({ field });
        }),
      ),
    );
  const order = fc.record({
    by: fc.constantFrom<AskedFigure | 'count' | 'key'>('count', 'key', 'key', ...all),
    currency: fc.constantFrom(...currencies, 'CHF'),
    direction: fc.constantFrom<'ASC' | 'DESC'>('ASC', 'DESC'),
  });
  return fc.record({
    filter: filters(subject),
    figures: fc.subarray(all, { maxLength: 6 }),
    by,
    order: fc.option(order),
    first: fc.option(fc.integer({ min: 1, max: 12 })),
  });
}

const isMoney = (subject: Subject, by: Order['by']): boolean =>
  typeof by === 'object' && measureOf(subject, by.field).type === 'money';

/** The order as this person may ask for it: what he may not read he may not sort by. */
function orderFor(subject: Subject, person: Person, order: Order | null): Order {
  if (order === null) return { by: 'key', currency: undefined, direction: 'ASC' };
  const readers = typeof order.by === 'object' ? measureOf(subject, order.by.field).readers : undefined;
  const by = readers !== undefined && !readers.includes(person) ? 'count' : order.by;
  return { ...order, by, currency: isMoney(subject, by) ? order.currency : undefined };
}

const constant = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

function selection(subject: Subject, { figures, by, first }: Question, order: Order | undefined): string {
  const kinds = (['sum', 'avg', 'min', 'max'] as const).flatMap((kind) => {
    const fields = figures.filter((each) => each.kind === kind);
    const selected = fields.map(({ field }) =>
      measureOf(subject, field).type === 'money' ? `${field} { amount currency }` : field,
    );
    return selected.length === 0 ? [] : [`${kind} { ${selected.join(' ')} }`];
  });
  const bys = by.map(
    ({ field, bucket }) => `{field: ${constant(field)}${bucket === undefined ? '' : `, bucket: ${bucket}`}}`,
  );
  const name =
    order === undefined ? '' : typeof order.by === 'string' ? order.by : `${order.by.kind}_${constant(order.by.field)}`;
  const sort =
    order === undefined
      ? ''
      : `, sort: {field: ${name.toUpperCase()}, direction: ${order.direction}${order.currency === undefined ? '' : `, currency: "${order.currency}"`}}`;
  const key = by.map(({ field }) => field).join(' ');
  return `aggregate { count ${kinds.join(' ')}
    groups(by: [${bys.join(', ')}]${sort}${first === null ? '' : `, first: ${String(first)}`}) {
      nodes { key { ${key} } count ${kinds.join(' ')} } hasMore } }`;
}

// What is answered -----------------------------------------------------------------------------------------------------

function values(subject: Subject, figures: readonly AskedFigure[], got: Data): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    figures.map((each): readonly [string, Value] => {
      const value = got[each.kind][each.field];
      if (measureOf(subject, each.field).type !== 'money') return [idOf(each), value === null ? null : String(value)];
      if (value === null) return [idOf(each), undefined];
      return [idOf(each), Object.fromEntries(value.map((one: Data) => [one.currency, one.amount]))];
    }),
  );
}

function group(subject: Subject, { by, figures }: Question, got: Data): ExpectedGroup {
  const key = by.map(({ field }) => {
    const value = got.key[field];
    return value === null ? null : subject.dimensions[field]?.type === 'enum' ? value.toLowerCase() : String(value);
  });
  return { key, count: got.count, figures: values(subject, figures, got) };
}

/** Compares what one list answers with the SQL of its rows. */
async function compare(scope: Scope, question: Question, order: Order, got: Data): Promise<void> {
  const { subject } = scope;
  const { figures, by, first } = question;
  const [whole] = await answer(scope, [], figures);
  expect({ count: got.count, figures: values(subject, figures, got) }).toEqual({
    count: whole?.count,
    figures: whole?.figures,
  });
  const sortedBy = typeof order.by === 'object' ? [order.by] : [];
  const all = ordered(await answer(scope, by, [...figures, ...sortedBy]), order);
  const limit = first ?? 100;
  const asked = new Set(figures.map(idOf));
  const expected = all.slice(0, limit).map((each) => ({
    ...each,
    figures: Object.fromEntries(Object.entries(each.figures).filter(([id]) => asked.has(id))),
  }));
  expect(got.groups.nodes.map((each: Data) => group(subject, question, each))).toEqual(expected);
  expect(got.groups.hasMore).toBe(all.length > limit);
}

function scopeOf(subject: Subject, person: Person, filter: Filter | null): Scope {
  const archived = subject.archives && !JSON.stringify(filter?.api ?? {}).includes('archivedAt');
  const where = [...(archived ? ['r.archived_at IS NULL'] : []), ...(filter === null ? [] : [filter.sql])];
  return { subject, organizationId, person, whose, where };
}

test.each(subjects.map((subject) => [subject.list, subject] as const))('%s at the root', async (list, subject) => {
  await fc.assert(
    fc.asyncProperty(questions(subject), async (question) => {
      for (const person of audiences) {
        const order = orderFor(subject, person, question.order);
        const query = `query ($filter: ${subject.filterType}) { ${list}(first: 1, filter: $filter) {
          ${selection(subject, question, question.order === null ? undefined : order)} } }`;
        const data = await gateway.data(identities[person], query, { filter: question.filter?.api });
        await compare(scopeOf(subject, person, question.filter), question, order, data[list].aggregate);
      }
    }),
    { numRuns: 25 },
  );
});

const nested = subjects.flatMap((subject) =>
  subject.below.map(([parents, field, column]) => ({ subject, parents, field, column })),
);
test.each(nested.map((each) => [`${each.field} of ${each.parents}`, each] as const))(
  '%s',
  async (_, { subject, parents, field, column }) => {
    await fc.assert(
      fc.asyncProperty(questions(subject), fc.constantFrom(...audiences), async (question, person) => {
        const order = orderFor(subject, person, question.order);
        const query = `query ($filter: ${subject.filterType}) { ${parents}(first: 100) { nodes { id
          ${field}(first: 1, filter: $filter) { ${selection(subject, question, question.order === null ? undefined : order)} } } } }`;
        const data = await gateway.data(identities[person], query, { filter: question.filter?.api });
        for (const { id, [field]: below } of data[parents].nodes.slice(0, 8)) {
          const scope = scopeOf(subject, person, question.filter);
          await compare(
            { ...scope, where: [...scope.where, `${column} = '${String(id)}'`] },
            question,
            order,
            below.aggregate,
          );
        }
      }),
      { numRuns: 20 },
    );
  },
);

test('another organization has no share in it', async () => {
  const stranger: Identity = { audience: 'staff', organizationId: (await makeOrganization()).id };
  for (const { list } of subjects) {
    const data = await gateway.data(
      stranger,
      `{ ${list} { aggregate { count groups(by: {field: VENDOR_ID}) { nodes { count } } } } }`,
    );
    expect(data[list].aggregate).toEqual({ count: 0, groups: { nodes: [] } });
  }
});
