import { type Declarations, one, page } from './shapes.js';

export const devices = {
  deviceRequest: {
    metadata: page('DeviceRequestMetadata', 'requestId'),
    response: one('DeviceResponse', 'requestId'),
    files: page('CloudFileRef', 'requestId'),
    agentDecisions: page('AgentDecision', 'requestId'),
    order: one('Order', 'deviceRequestId'),
  },
  deviceResponse: {
    metadata: page('DeviceResponseMetadata', 'responseId'),
    files: page('CloudFileRef', 'responseId'),
  },
} as const satisfies Declarations;
