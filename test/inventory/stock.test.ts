// Stock through the API: what a department sees, what all see who may, and what a list costs.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Rows } from '../../src/generated/data-model.js';
import { closeOwner, insert } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';
import '../support/queries.js';
import { makeWarehouse, type Warehouse } from './warehouse.js';

let gateway: TestGateway;
let warehouse: Warehouse;
let everything: Client;
beforeAll(async () => {
  [gateway, warehouse] = await Promise.all([startGateway(), makeWarehouse()]);
  everything = gateway.as(await warehouse.user());
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

/** Operations with a depot, the workshop below with a garage, and another department with a store; stock in each. */
async function makePlaces() {
  const operations = await warehouse.department();
  const workshop = await warehouse.department({ name: 'Workshop', parentId: operations.id });
  const sales = await warehouse.department({ name: 'Sales' });
  const [depot, garage, store] = [
    await warehouse.location(operations.id),
    await warehouse.location(workshop.id, { locationType: 'garage' }),
    await warehouse.location(sales.id, { locationType: 'store' }),
  ];
  const [inDepot, inGarage, inStore] = [
    await warehouse.stock(depot.id, 10),
    await warehouse.stock(garage.id, 20),
    await warehouse.stock(store.id, 30),
  ];
  return { operations, workshop, sales, depot, garage, store, inDepot, inGarage, inStore };
}

test('stock is told with its part, place, reservations and movements', async () => {
  const { garage } = await makePlaces();
  const part = await warehouse.part({ name: 'Brake pad' });
  const variant = await insert('PartVariant', { organizationId: warehouse.id, partId: part.id, variantCode: 'FRONT' });
  const level = await warehouse.stock(garage.id, 40, {
    ...{ partId: part.id, variantId: variant.id, reorderPoint: 40, reorderQuantity: 100 },
  });
  const order = await warehouse.order();
  await warehouse.reservation(level, 15, { orderId: order.id });
  await warehouse.consumption(level, 5);
  const query = `query ($id: ID!) {
    inventoryLevel(id: $id) {
      quantityOnHand quantityReserved quantityAvailable reorderPoint reorderQuantity needsReorder lastCountedAt
      part { name } variant { variantCode } location { locationType department { name } }
      reservations { nodes { quantity status order { id } movements { nodes { kind quantity } } } }
      movements { nodes { kind quantity consumption { quantityConsumed consumptionDate movement { quantity } } } }
    }
  }`;
  expect(await everything.data(query, { id: level.id })).toEqual({
    inventoryLevel: {
      ...{ quantityOnHand: 35, quantityReserved: 15, quantityAvailable: 20 },
      ...{ reorderPoint: 40, reorderQuantity: 100, needsReorder: true, lastCountedAt: null },
      part: { name: 'Brake pad' },
      variant: { variantCode: 'FRONT' },
      location: { locationType: 'GARAGE', department: { name: 'Workshop' } },
      reservations: {
        nodes: [
          {
            ...{ quantity: 15, status: 'ACTIVE', order: { id: order.id } },
            movements: { nodes: [{ kind: 'RESERVATION', quantity: 15 }] },
          },
        ],
      },
      movements: {
        nodes: [
          {
            ...{ kind: 'CONSUMPTION', quantity: -5 },
            consumption: { quantityConsumed: 5, consumptionDate: '2026-03-14', movement: { quantity: -5 } },
          },
          { kind: 'RESERVATION', quantity: 15, consumption: null },
          { kind: 'RECEIPT', quantity: 40, consumption: null },
        ],
      },
    },
  });
});

test('what is to be ordered at a place, the scarcest first', async () => {
  const { depot, garage } = await makePlaces();
  const low = (available: number, locationId: string) =>
    warehouse.stock(locationId, available, { reorderPoint: 10, reorderQuantity: 50 });
  const [some, least] = [await low(7, depot.id), await low(1, depot.id)];
  await low(3, garage.id);
  await low(11, depot.id);
  const query = `query ($id: ID!) {
    inventoryLevels(
      filter: { locationId: { eq: $id }, needsReorder: { eq: true } }
      sort: { field: QUANTITY_AVAILABLE, direction: ASC }
    ) { nodes { id quantityAvailable } }
  }`;
  expect(await everything.data(query, { id: depot.id })).toEqual({
    inventoryLevels: {
      nodes: [
        { id: least.id, quantityAvailable: 1 },
        { id: some.id, quantityAvailable: 7 },
      ],
    },
  });
});

test('parts that run low are found among those the viewer may see', async () => {
  const { workshop, garage, store } = await makePlaces();
  const parts = [await warehouse.part(), await warehouse.part(), await warehouse.part()] as const;
  await warehouse.stock(garage.id, 1, { reorderPoint: 5, partId: parts[0].id });
  await warehouse.stock(store.id, 1, { reorderPoint: 5, partId: parts[1].id });
  await warehouse.stock(garage.id, 9, { reorderPoint: 5, partId: parts[2].id });
  const numbers = parts.map(({ partNumber }) => partNumber);
  const query = `query ($numbers: [String!]!) {
    parts(filter: { partNumber: { in: $numbers }, inventoryLevels: { some: { needsReorder: { eq: true } } } }) { nodes { id } }
  }`;
  const found = async (client: Client) => ids((await client.data(query, { numbers })).parts.nodes);
  expect(await found(everything)).toEqual(ids([parts[0], parts[1]]));
  expect(await found(gateway.as(await warehouse.member('technician', [workshop.id])))).toEqual([parts[0].id]);
});

const stock = `{
  locations { nodes { id } totalCount { count } }
  inventoryLevels { nodes { id } totalCount { count } }
  inventoryMovements { nodes { inventoryLevel { id } } }
}`;
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

test('a technician sees the places and the stock of his departments and of those below', async () => {
  const places = await makePlaces();
  const seen = async (departments: readonly Rows['Department'][]) => {
    const technician = await warehouse.member('technician', ids(departments));
    const { locations, inventoryLevels, inventoryMovements } = await gateway.as(technician).data(stock);
    expect(locations.totalCount.count).toBe(locations.nodes.length);
    expect(inventoryLevels.totalCount.count).toBe(inventoryLevels.nodes.length);
    expect(inventoryMovements.nodes).toHaveLength(inventoryLevels.nodes.length);
    return [ids(locations.nodes), ids(inventoryLevels.nodes)];
  };
  expect(await seen([places.workshop])).toEqual([[places.garage.id], [places.inGarage.id]]);
  expect(await seen([places.operations])).toEqual([
    ids([places.depot, places.garage]),
    ids([places.inDepot, places.inGarage]),
  ]);
  expect(await seen([places.workshop, places.sales])).toEqual([
    ids([places.garage, places.store]),
    ids([places.inGarage, places.inStore]),
  ]);
  expect(await seen([])).toEqual([[], []]);
});

test('by id, by node and by relations nobody reaches the stock of another department', async () => {
  const places = await makePlaces();
  const order = await warehouse.order({ fromLocationId: places.store.id, toLocationId: places.garage.id });
  const reservation = await warehouse.reservation(places.inStore, 3, { orderId: order.id });
  const used = await warehouse.consumption(places.inStore, 2);
  const technician = gateway.as(await warehouse.member('technician', [places.workshop.id]));
  for (const [field, id] of [
    ['location', places.store.id],
    ['inventoryLevel', places.inStore.id],
    ['stockReservation', reservation.id],
    ['partConsumption', used.id],
    ['node', places.inStore.id],
  ] as const) {
    const query = `query ($id: ID!) { found: ${field}(id: $id) { id } }`;
    const { data, errors } = await technician.request(query, { id });
    expect([field, data, errors?.map(({ extensions }) => extensions.code)]).toEqual([
      ...[field, { found: null }, ['NOT_FOUND']],
    ]);
    expect(await everything.data(query, { id })).toEqual({ found: { id } });
  }
  const around = `query ($order: ID!, $part: ID!) {
    order(id: $order) { fromLocation { id } toLocation { id } stockReservations { nodes { id } } inventoryMovements { nodes { id } } }
    part(id: $part) { inventoryLevels { nodes { id } totalCount { count } } partConsumptions { nodes { id } } }
    inventoryLevels(filter: { location: { is: { locationType: { eq: STORE } } } }) { nodes { id } }
  }`;
  expect(await technician.data(around, { order: order.id, part: places.inStore.partId })).toEqual({
    order: {
      ...{ fromLocation: null, toLocation: { id: places.garage.id } },
      ...{ stockReservations: { nodes: [] }, inventoryMovements: { nodes: [] } },
    },
    part: { inventoryLevels: { nodes: [], totalCount: { count: 0 } }, partConsumptions: { nodes: [] } },
    inventoryLevels: { nodes: [] },
  });
});

test('with inventory.read_all all departments are seen, whichever the own one is', async () => {
  const places = await makePlaces();
  const director = gateway.as(await warehouse.member('director', [places.sales.id]));
  const { locations } = await director.data('{ locations(first: 100) { nodes { id } } }');
  expect(ids(locations.nodes)).toEqual(expect.arrayContaining(ids([places.depot, places.garage, places.store])));
});

test('a sales representative, a buyer and a vendor ask for no stock', async () => {
  const rep = await warehouse.salesRep();
  const people = [
    { id: rep.userId },
    await warehouse.portalUser({ customerId: (await warehouse.customer()).id }),
    await warehouse.portalUser({ vendorId: (await warehouse.vendor()).id }),
  ];
  for (const person of people) {
    const { data, errors } = await gateway.as(person).request('{ inventoryLevels { nodes { id } } }');
    expect(data).toEqual({ inventoryLevels: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  }
});

test('another organization sees none of it', async () => {
  const { inDepot } = await makePlaces();
  const stranger = gateway.as(await (await makeOrganization()).user());
  const { data, errors } = await stranger.request(
    'query ($id: ID!) { node(id: $id) { id } locations { nodes { id } } inventoryLevels { nodes { id } } }',
    { id: inDepot.id },
  );
  expect(data).toEqual({ node: null, locations: { nodes: [] }, inventoryLevels: { nodes: [] } });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
});

test('consumption adds up by month, of what the viewer may see', async () => {
  const places = await makePlaces();
  for (const [level, quantity, consumptionDate] of [
    [places.inGarage, 2, '2026-01-05'],
    [places.inGarage, 3, '2026-01-25'],
    [places.inGarage, 4, '2026-02-01'],
    [places.inStore, 5, '2026-02-01'],
  ] as const)
    await warehouse.consumption(level, quantity, { consumptionDate });
  const technician = gateway.as(await warehouse.member('technician', [places.workshop.id]));
  const query = `{
    partConsumptions {
      aggregate {
        sum { quantityConsumed }
        groups(by: [{ field: CONSUMPTION_DATE, bucket: MONTH }]) { nodes { key { consumptionDate } sum { quantityConsumed } } }
      }
    }
  }`;
  const { partConsumptions } = await technician.data(query);
  expect(partConsumptions.aggregate.sum).toMatchObject({ quantityConsumed: '9' });
  expect(partConsumptions.aggregate.groups.nodes).toEqual([
    { key: { consumptionDate: '2026-01-01' }, sum: { quantityConsumed: '5' } },
    { key: { consumptionDate: '2026-02-01' }, sum: { quantityConsumed: '4' } },
  ]);
});

test('the stock of all places takes as many statements as that of one', async () => {
  const many = await makeWarehouse();
  const department = await many.department();
  for (let n = 0; n < 50; n++) {
    const location = await many.location(department.id);
    const level = await many.stock(location.id, 10);
    await many.reservation(level, 1);
  }
  const client = gateway.as(await many.member('department_head', [department.id]));
  const query = `query ($first: Int!) {
    locations(first: $first) {
      nodes {
        department { name }
        inventoryLevels(first: 2) {
          nodes { part { name } reservations(first: 2) { nodes { quantity movements(first: 2) { nodes { kind } } } } }
          totalCount { count }
        }
        partConsumptions(first: 2) { nodes { id } }
      }
    }
  }`;
  await expect(async (first: number) => {
    const answer = await client.request(query, { first });
    return { answer, found: answer.data.locations.nodes.length };
  }).toBeRowIndependent();
});
