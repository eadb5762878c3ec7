// Devices' requests through the API: with answers, attributes, files and decisions, and who may read them.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { closeOwner, insertAll } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';
import '../support/queries.js';
import { type Fleet, hashOf, makeFleet } from './fleet.js';

let gateway: TestGateway;
let fleet: Fleet;
let staff: Client;
beforeAll(async () => {
  [gateway, fleet] = await Promise.all([startGateway(), makeFleet()]);
  staff = gateway.as(await fleet.user());
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

test('a request is told with its answer, attributes, files, decisions and the order that came of it', async () => {
  const user = await fleet.user({ name: 'Mikko Saari' }, ['technician']);
  const request = await fleet.request({
    ...{ deviceId: 'truck-002', requestType: 'order_parts', status: 'completed', createdById: user.id },
    payloadHash: hashOf('one'),
  });
  await fleet.attribute(request.id, 'app_version', '2.1.0');
  const response = await fleet.response(request.id, {
    ...{ status: 'delivered', content: { ordered: true }, aiProcessed: true, deliveredAt: '2026-11-02T08:00:00Z' },
  });
  await fleet.responseAttribute(response.id, 'duration_ms', '900');
  const sent = await fleet.file({ requestId: request.id, fileSizeBytes: '9007199254740993' });
  const answered = await fleet.file({ responseId: response.id, fileType: 'response', cloudProvider: 'google_drive' });
  await fleet.decision(request.id, { confidenceScore: '0.9125', reasoning: { why: 'near' } });
  const order = await fleet.order({ source: 'device', deviceRequestId: request.id });
  const query = `query ($id: ID!) {
    deviceRequest(id: $id) {
      deviceId requestType status payloadHash createdBy { name }
      metadata { nodes { key value request { id } } }
      response {
        deviceId status content aiProcessed deliveredAt request { id }
        metadata { nodes { key value response { id } } } files { nodes { id } }
      }
      files { nodes { id fileType cloudProvider fileSizeBytes syncStatus response { id } request { id } } }
      agentDecisions { nodes { agentName decisionType decisionValue reasoning confidenceScore request { id } } }
      order { id deviceRequest { id } }
    }
  }`;
  const back = { id: request.id };
  expect(await staff.data(query, { id: request.id })).toEqual({
    deviceRequest: {
      ...{ deviceId: 'truck-002', requestType: 'order_parts', status: 'COMPLETED', payloadHash: hashOf('one') },
      createdBy: { name: 'Mikko Saari' },
      metadata: { nodes: [{ key: 'app_version', value: '2.1.0', request: back }] },
      response: {
        ...{ deviceId: 'truck-002', status: 'DELIVERED', content: { ordered: true }, aiProcessed: true },
        ...{ deliveredAt: '2026-11-02T08:00:00.000Z', request: back },
        metadata: { nodes: [{ key: 'duration_ms', value: '900', response: { id: response.id } }] },
        files: { nodes: [{ id: answered.id }] },
      },
      files: {
        nodes: [
          {
            ...{ id: answered.id, fileType: 'RESPONSE', cloudProvider: 'GOOGLE_DRIVE', fileSizeBytes: null },
            ...{ syncStatus: 'PENDING', response: { id: response.id }, request: back },
          },
          {
            ...{ id: sent.id, fileType: 'REQUEST', cloudProvider: 'LOCAL', fileSizeBytes: '9007199254740993' },
            ...{ syncStatus: 'PENDING', response: null, request: back },
          },
        ],
      },
      agentDecisions: {
        nodes: [
          {
            ...{ agentName: 'RequestRouter', decisionType: 'routing', decisionValue: 'workshop' },
            ...{ reasoning: { why: 'near' }, confidenceScore: '0.9125', request: back },
          },
        ],
      },
      order: { id: order.id, deviceRequest: back },
    },
  });
});

test('what a device waits for, the newest first', async () => {
  const at = (hour: number) => `2026-11-03T0${String(hour)}:00:00Z`;
  const device = { deviceId: 'truck-009' };
  const [early, late] = [
    await fleet.request({ ...device, createdAt: at(1) }),
    await fleet.request({ ...device, createdAt: at(3) }),
  ];
  await fleet.request({ ...device, status: 'completed', createdAt: at(2) });
  await fleet.request({ deviceId: 'truck-010', createdAt: at(2) });
  const query = `{ deviceRequests(
    filter: { deviceId: { eq: "truck-009" }, status: { eq: PENDING } }
    sort: { field: CREATED_AT, direction: DESC }
  ) { nodes { id } totalCount { count } } }`;
  expect(await staff.data(query)).toEqual({
    deviceRequests: { nodes: [{ id: late.id }, { id: early.id }], totalCount: { count: 2 } },
  });
});

test('requests are found by attributes, answers, files and decisions', async () => {
  const [one, two] = [await fleet.request(), await fleet.request({ payloadHash: hashOf('found') })];
  await fleet.attribute(one.id, 'device_model', 'Tough Tab 10');
  await fleet.attribute(two.id, 'device_model', 'Kiosk 21');
  await fleet.response(one.id, { status: 'ready' });
  await fleet.decision(two.id, { agentName: 'PartsSpecialist', confidenceScore: '0.5' });
  await fleet.file({ requestId: two.id, cloudProvider: 'sharepoint', syncStatus: 'failed' });
  const query = `query ($filter: DeviceRequestFilter) { deviceRequests(filter: $filter) { nodes { id } } }`;
  const found = async (filter: object) => ids((await staff.data(query, { filter })).deviceRequests.nodes);
  expect(await found({ metadata: { some: { key: { eq: 'device_model' }, value: { eq: 'Kiosk 21' } } } })).toEqual([
    two.id,
  ]);
  expect(await found({ response: { is: { status: { eq: 'READY' } } } })).toEqual([one.id]);
  expect(await found({ agentDecisions: { some: { confidenceScore: { lt: '0.6' } } } })).toEqual([two.id]);
  expect(await found({ files: { some: { syncStatus: { eq: 'FAILED' } } } })).toEqual([two.id]);
  expect(await found({ payloadHash: { eq: hashOf('found') } })).toEqual([two.id]);
});

test('connections tell how long they lasted', async () => {
  const user = await fleet.user();
  const begin = { deviceId: 'van-011', connectionType: 'websocket', connectedAt: '2026-11-04T08:00:00Z' };
  await fleet.connection({
    ...begin,
    userId: user.id,
    ipAddress: '10.4.0.7',
    disconnectedAt: '2026-11-04T08:10:00.9Z',
  });
  await fleet.connection({ ...begin, connectionType: 'polling', connectedAt: '2026-11-04T09:00:00Z' });
  const query = `{ deviceConnections(
    filter: { deviceId: { eq: "van-011" } }, sort: { field: CONNECTED_AT, direction: ASC }
  ) {
    nodes { connectionType ipAddress sessionDurationSeconds disconnectedAt user { id } }
    aggregate { count sum { sessionDurationSeconds } }
  } }`;
  expect(await staff.data(query)).toEqual({
    deviceConnections: {
      nodes: [
        {
          ...{ connectionType: 'WEBSOCKET', ipAddress: '10.4.0.7', sessionDurationSeconds: 600 },
          ...{ disconnectedAt: '2026-11-04T08:10:00.900Z', user: { id: user.id } },
        },
        {
          ...{ connectionType: 'POLLING', ipAddress: null, sessionDurationSeconds: null },
          ...{ disconnectedAt: null, user: null },
        },
      ],
      aggregate: { count: 2, sum: { sessionDurationSeconds: '600' } },
    },
  });
});

test('technicians read requests; customers’ and vendors’ people may not, and another organization finds none', async () => {
  const request = await fleet.request();
  const read = `query ($id: ID!) { deviceRequest(id: $id) { id } }`;
  const technician = gateway.as(await fleet.user({}, ['technician']));
  expect(await technician.data(read, { id: request.id })).toEqual({ deviceRequest: { id: request.id } });
  const vendor = await fleet.vendor();
  for (const person of [
    await fleet.portalUser({ vendorId: vendor.id }),
    await fleet.portalUser({ customerId: (await fleet.customer()).id }),
    await fleet.user({}, ['sales_rep']),
  ]) {
    const answer = await gateway.as(person).request(`{ deviceRequests { nodes { id } } }`);
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
  const stranger = gateway.as(await (await makeOrganization()).user());
  const { data, errors } = await stranger.request(read, { id: request.id });
  expect([data, errors?.[0]?.extensions.code]).toEqual([{ deviceRequest: null }, 'NOT_FOUND']);
});

test('requests with all that belongs to them cost as many statements as one', async () => {
  const own = await makeFleet();
  const requests = await insertAll(
    'DeviceRequest',
    Array.from({ length: 50 }, (_, at) => ({
      ...{ organizationId: own.id, deviceId: `truck-${String(at)}`, requestType: 'get_parts' },
    })),
  );
  for (const { id } of requests) {
    await own.attribute(id, 'network_type', '4g');
    const response = await own.response(id);
    await own.responseAttribute(response.id, 'agent', 'Clerk');
    await own.file({ responseId: response.id, fileType: 'response' });
    await own.decision(id);
    await own.order({ source: 'device', deviceRequestId: id });
  }
  const asked = gateway.as(await own.user());
  const query = `query ($first: Int!) {
    deviceRequests(first: $first) { nodes {
      createdBy { name } metadata { nodes { key } totalCount { count } }
      response { metadata { nodes { key } } files { nodes { request { id } } totalCount { count } } }
      files { nodes { response { id } } } agentDecisions { nodes { agentName request { id } } }
      order { orderNumber deviceRequest { id } }
    } }
  }`;
  await expect(async (first: number) => {
    const answer = await asked.request(query, { first });
    return { answer, found: answer.data.deviceRequests.nodes.length };
  }).toBeRowIndependent();
});
