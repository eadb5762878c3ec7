/** Devices of a test's organization, what they ask and what they are answered. */
import { createHash } from 'node:crypto';
import type { Rows } from '../../src/generated/data-model.js';
import { insert, type Values } from '../support/database.js';
import { makeOrganization, type TestOrganization, unique } from '../support/make.js';

export interface Fleet extends TestOrganization {
  request(values?: Values<'DeviceRequest'>): Promise<Rows['DeviceRequest']>;
  // The device is copied from the request; the columns want a value all the same.
  attribute(requestId: string, key: string, value: string): Promise<Rows['DeviceRequestMetadata']>;
  response(requestId: string, values?: Values<'DeviceResponse'>): Promise<Rows['DeviceResponse']>;
  responseAttribute(responseId: string, key: string, value: string): Promise<Rows['DeviceResponseMetadata']>;
  file(values: Values<'CloudFileRef'>): Promise<Rows['CloudFileRef']>;
  decision(requestId: string, values?: Values<'AgentDecision'>): Promise<Rows['AgentDecision']>;
  connection(values?: Values<'DeviceConnection'>): Promise<Rows['DeviceConnection']>;
}

export async function makeFleet(): Promise<Fleet> {
  const organization = await makeOrganization({ kind: 'fleet' });
  const own = { organizationId: organization.id };
  return {
    ...organization,
    request: (values = {}) =>
      insert('DeviceRequest', { ...own, deviceId: 'truck-001', requestType: 'get_parts', ...values }),
    attribute: (requestId, key, value) =>
      insert('DeviceRequestMetadata', { ...own, requestId, key, value, deviceId: '?' }),
    response: (requestId, values = {}) => insert('DeviceResponse', { ...own, requestId, deviceId: '?', ...values }),
    responseAttribute: (responseId, key, value) =>
      insert('DeviceResponseMetadata', { ...own, responseId, key, value, deviceId: '?' }),
    file: (values) =>
      insert('CloudFileRef', {
        ...{ ...own, requestId: organization.id, deviceId: '?', cloudProvider: 'local', cloudPath: `/${unique()}` },
        ...values,
      }),
    decision: (requestId, values = {}) =>
      insert('AgentDecision', {
        ...{ ...own, requestId, agentName: 'RequestRouter', decisionType: 'routing', decisionValue: 'workshop' },
        ...values,
      }),
    connection: (values = {}) => insert('DeviceConnection', { ...own, deviceId: 'truck-001', ...values }),
  };
}

/** The hash by which a payload is known again. */
export const hashOf = (payload: string): string => createHash('sha256').update(payload).digest('hex');
