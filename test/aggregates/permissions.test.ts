// What a viewer may not read he does not learn by figures, groups or their order. Walks all that the printed schema offers, so
// that an entity which is new there is covered without a line being added.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, type GraphQLError, isEnumType, isObjectType } from 'graphql';
import type { Model, ModelName } from '../../src/generated/data-model.js';
import type { Audience } from '../../src/database/session.js';
import { entities, schema } from '../access/support/entities.js';
import { makeTrade, type Trade } from '../access/support/trade.js';
import { closeOwner, insert } from '../support/database.js';
import { type Answer, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';
import { models } from '../support/world.js';
import { type Audiences, openAudiences } from './support/audiences.js';

let gateway: TestGateway;
let world: Audiences;
let trade: Trade;
beforeAll(async () => {
  [gateway, world] = await Promise.all([startGateway(), openAudiences()]);
  trade = await makeTrade(gateway);
}, 60_000);
afterAll(async () => {
  await Promise.all([gateway.close(), world.close()]);
  await closeOwner();
});

interface Offered {
  readonly name: ModelName;
  readonly list: string;
  readonly model: Model;
  /** What is asked of each kind of figure, by column. */
  readonly figures: readonly { readonly kind: string; readonly column: string; readonly selection: string }[];
  readonly dimensions: readonly { readonly column: string; readonly argument: string; readonly isDate: boolean }[];
  readonly sorts: readonly string[];
}

const offered: readonly Offered[] = entities.flatMap(({ name, list }) => {
  const aggregate = schema.getType(`${name}Aggregate`);
  if (!isObjectType(aggregate)) return [];
  const fields = (type: unknown) => (isObjectType(type) ? Object.values(type.getFields()) : []);
  const figures = ['sum', 'avg', 'min', 'max'].flatMap((kind) =>
    fields(getNamedType(aggregate.getFields()[kind]?.type)).map((field) => ({
      kind,
      column: field.name,
      selection: `${field.name}${getNamedType(field.type).name === 'Money' ? ' { amount currency }' : ''}`,
    })),
  );
  const camel = (value: string) =>
    value.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const enumeration = (type: string): readonly string[] => {
    const found = schema.getType(`${name}${type}`);
    return isEnumType(found) ? found.getValues().map((value) => value.name) : [];
  };
  const model: Model = models[name];
  const dimensions = enumeration('GroupField').map((value) => {
    const type = model.columns[camel(value)]?.type;
    const isDate = type === 'date' || type === 'timestamp';
    return { column: camel(value), argument: `{field: ${value}${isDate ? ', bucket: MONTH' : ''}}`, isDate };
  });
  return { name, list, model, figures, dimensions, sorts: enumeration('GroupSortField') };
});
const audiences: readonly Audience[] = [
  'staff',
  'sales_rep',
  'vendor',
  'buyer',
  'client',
  'employee',
  'device',
  'partner',
];

/** An identity of the trade's organization that sees some of its rows, with every permission. */
const identity = (audience: Audience) => ({
  audience,
  organizationId: trade.organization.id,
  vendorId: trade.ids.vendorId,
  customerId: trade.ids.customerId,
  salesRepIds: [trade.ids.rep],
  readsAllInventory: true,
});
const isHidden = ({ model }: Offered, column: string, audience: Audience): boolean =>
  model.columns[column]?.audiences?.includes(audience) === false;

test('there is something to count', () => {
  expect(offered.length).toBeGreaterThan(20);
});

describe.each(audiences)('as %s, every entity', (audience) => {
  test('answers every figure; those of hidden columns are null and in no statement', async () => {
    for (const entity of offered) {
      const { list, model, figures } = entity;
      const kinds = new Map<string, string[]>();
      for (const { kind, selection } of figures) kinds.set(kind, [...(kinds.get(kind) ?? []), selection]);
      const selected = [...kinds].map(([kind, of]) => `${kind} { ${of.join(' ')} }`).join('\n');
      const texts: string[] = [];
      const stop = world.database.observe(({ kind, text }) => {
        if (kind === 'loader') texts.push(text);
      });
      const by = entity.dimensions.find(({ column }) => !isHidden(entity, column, audience));
      const groups = by === undefined ? '' : `groups(by: ${by.argument}) { nodes { count ${selected} } }`;
      const { [list]: found } = await world.data(
        identity(audience),
        `{ ${list} { aggregate { count ${selected} ${groups} } } }`,
      );
      stop();
      expect([list, texts.length]).toEqual([list, by === undefined ? 1 : 2]);
      for (const { kind, column } of figures.filter((figure) => isHidden(entity, figure.column, audience))) {
        const place = `${list} ${kind} ${column}`;
        for (const answer of [found.aggregate, ...(found.aggregate.groups?.nodes ?? [])])
          expect([place, answer[kind][column]]).toEqual([place, null]);
        const inside = new RegExp(String.raw`t\."${model.columns[column]?.column ?? ''}"`);
        for (const text of texts) expect([place, inside.test(text)]).toEqual([place, false]);
      }
    }
  });

  test('answers every group; there are none by hidden columns', async () => {
    for (const entity of offered) {
      const { list, dimensions } = entity;
      if (dimensions.length === 0) continue;
      const groups = dimensions.map(({ column, argument }) => `${column}: groups(by: ${argument}) { nodes { count } }`);
      const query = `{ ${list} { aggregate { count ${groups.join('\n')} } } }`;
      const { data, errors } = await world.request(identity(audience), query);
      const hidden = dimensions.filter(({ column }) => isHidden(entity, column, audience)).map(({ column }) => column);
      expect([list, refusedBy(errors)]).toEqual([list, hidden.map((column) => [column, 'FORBIDDEN'])]);
      for (const { column } of dimensions) {
        if (hidden.includes(column)) continue;
        const counts = data[list].aggregate[column].nodes.map(({ count }: { count: number }) => count);
        const sum = counts.reduce((all: number, count: number) => all + count, 0);
        expect([list, column, sum]).toEqual([list, column, data[list].aggregate.count]);
      }
    }
  });

  test('is in no order of hidden figures', async () => {
    for (const entity of offered) {
      const by = entity.dimensions.find(({ column }) => !isHidden(entity, column, audience));
      const hidden = entity.figures.filter(({ column }) => isHidden(entity, column, audience));
      if (by === undefined || hidden.length === 0) continue;
      const names = hidden.map(({ kind, column }) => `${kind}${column.charAt(0).toUpperCase()}${column.slice(1)}`);
      const groups = names.map((name) => {
        const field = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
        return `${name}: groups(by: ${by.argument}, sort: {field: ${field}}) { nodes { count } }`;
      });
      const query = `{ ${entity.list} { aggregate { ${groups.join('\n')} } } }`;
      const { errors } = await world.request(identity(audience), query);
      expect([entity.list, refusedBy(errors)]).toEqual([entity.list, names.map((name) => [name, 'FORBIDDEN'])]);
    }
  });
});

/** The last name of each error's path, and its code. */
const refusedBy = (errors: readonly GraphQLError[]) =>
  errors.map(({ path, extensions }) => [path?.at(-1), extensions['code']]);

describe('an id that leads to what is hidden', () => {
  const query = `{ orders { aggregate { count groups(by: {field: CUSTOMER_ID}) { nodes { key { customerId customer { id } } count } } } } }`;

  test('is no id: the vendor’s orders are not told apart by their customers', async () => {
    const [first, second] = [trade.ids.customerId, trade.ids.otherCustomerId];
    const mine = { vendorId: trade.ids.vendorId };
    await trade.organization.order({ ...mine, customerId: second });
    const { orders } = await trade.as.vendor.data(query);
    expect(orders.aggregate.groups.nodes).toEqual([
      { key: { customerId: null, customer: null }, count: orders.aggregate.count },
    ]);
    const { orders: all } = await trade.as.admin.data(query);
    const keys = all.aggregate.groups.nodes.map((node: { key: { customerId: string } }) => node.key.customerId);
    expect(keys).toEqual([first, second].sort());
  });

  test('nor is that of who works elsewhere', async () => {
    const elsewhere = await (await makeOrganization()).user();
    const organization = await makeOrganization();
    const own = await organization.user();
    for (const createdById of [elsewhere.id, own.id, null]) await organization.rfq({ createdById });
    const by = '{ rfqs { aggregate { groups(by: {field: CREATED_BY_ID}) { nodes { key { createdById } count } } } } }';
    const { rfqs } = await gateway.as(own).data(by);
    expect(rfqs.aggregate.groups.nodes).toEqual([
      { key: { createdById: own.id }, count: 1 },
      { key: { createdById: null }, count: 2 },
    ]);
  });
});

describe('who lacks a permission', () => {
  const codes = ({ errors }: Answer) =>
    errors?.map(({ path, extensions }) => [path?.join('.'), extensions['permission']]);

  async function clientWith(...permissions: readonly string[]) {
    const organization = await makeOrganization();
    const own = { organizationId: organization.id };
    const user = await organization.user({}, []);
    const role = await insert('Role', { ...own, name: 'Limited' });
    for (const permission of permissions) await insert('RolePermission', { ...own, roleId: role.id, permission });
    await insert('UserRole', { ...own, userId: user.id, roleId: role.id });
    const vendor = await organization.vendor();
    await organization.customer({ salesRepId: (await organization.salesRep()).id });
    await organization.order({ vendorId: vendor.id });
    await insert('AiQuote', {
      ...own,
      ...{ productType: 'hat', quantity: 1, quoteData: {}, totalPrice: '1', estimatedDeliveryDays: 1 },
    });
    return gateway.as(user);
  }

  test('is refused the figures that need it, and told those beside them', async () => {
    const client = await clientWith('customers.read');
    const answer =
      await client.request(`{ customers { aggregate { count sum { lifetimeValue { amount } } max { lastOrderAt }
      groups(by: {field: STATUS}) { nodes { count avg { lifetimeValue { amount } } } } } } }`);
    expect(answer.data.customers.aggregate).toEqual({
      count: 1,
      sum: { lifetimeValue: null },
      max: { lastOrderAt: null },
      groups: { nodes: [{ count: 1, avg: { lifetimeValue: null } }] },
    });
    expect(codes(answer)?.sort()).toEqual([
      ['customers.aggregate.groups.nodes.0.avg.lifetimeValue', 'customers.read_value'],
      ['customers.aggregate.sum.lifetimeValue', 'customers.read_value'],
    ]);
  });

  test.each([
    ['customers', 'by: {field: STATUS}, sort: {field: SUM_LIFETIME_VALUE, currency: "USD"}', 'customers.read_value'],
    ['customers', 'by: [{field: STATUS}, {field: SALES_REP_ID}]', 'sales_reps.read'],
    ['aiQuotes', 'by: {field: LEAD_STATUS}', 'ai_quotes.read_leads'],
    ['orders', 'by: {field: VENDOR_ID}', 'vendors.read'],
  ])('%s are not grouped with groups(%s)', async (list, args, permission) => {
    const client = await clientWith('customers.read', 'ai_quotes.read', 'orders.read');
    const answer = await client.request(`{ ${list} { aggregate { count groups(${args}) { nodes { count } } } } }`);
    expect(answer.data[list].aggregate).toEqual({ count: 1, groups: null });
    expect(codes(answer)).toEqual([[`${list}.aggregate.groups`, permission]]);
  });

  test('a key asks for it as well, whatever the groups are by', async () => {
    const client = await clientWith('orders.read');
    const answer = await client.request(
      '{ orders { aggregate { groups(by: {field: STATUS}) { nodes { key { status vendorId vendor { id } } } } } } }',
    );
    expect(answer.data.orders.aggregate.groups.nodes).toEqual([
      { key: { status: 'PENDING', vendorId: null, vendor: null } },
    ]);
    expect(codes(answer)?.map(([, permission]) => permission)).toEqual(['vendors.read', 'vendors.read']);
  });
});

test('a vendor and his rival count their own rows of what they share', async () => {
  const query = `{ quotes { aggregate { count sum { totalAmount { amount } } groups(by: {field: VENDOR_ID}) { nodes { key { vendorId } count } } } } }`;
  for (const [person, id, count] of [
    ['vendor', trade.ids.vendorId, 2],
    ['rival', trade.ids.rivalId, 3],
  ] as const) {
    const { quotes } = await trade.as[person].data(query);
    expect(quotes.aggregate).toMatchObject({ count, groups: { nodes: [{ key: { vendorId: id }, count }] } });
  }
});
