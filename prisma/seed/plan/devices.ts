import { devices, errands, ordering, providers } from '../data/devices.js';
import type { Identity } from './identity.js';
import type { Orders } from './orders.js';
import { at, DAY, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';

const MINUTE = HOUR / 60;
/** After so many days of a request only its row, its decisions and its order are left. */
const KEPT = 90;

/** What devices asked, what they were answered, how they were connected, and what agents decided. */
export function planDevices(now: number, { orders }: Orders, { users }: Identity) {
  const requests = new PlanTable('device_request', {
    at: 'time',
    org: 'int',
    device: 'text',
    type: 'text',
    status: 'text',
    hashed: 'flag',
    maker: 'int?',
    orders: 'int?',
    changed: 'time',
    archived: 'time?',
  });
  const requestMetadata = new PlanTable('request_metadata', { at: 'time', request: 'int', key: 'text', value: 'text' });
  const responses = new PlanTable('device_response', {
    at: 'time',
    request: 'int',
    status: 'text',
    content: 'json',
    ai: 'flag',
    delivered: 'time?',
  });
  const responseMetadata = new PlanTable('response_metadata', {
    at: 'time',
    response: 'int',
    key: 'text',
    value: 'text',
  });
  const connections = new PlanTable('device_connection', {
    at: 'time',
    org: 'int',
    device: 'text',
    maker: 'int?',
    type: 'text',
    address: 'text',
    ended: 'time?',
  });
  const files = new PlanTable('cloud_file', {
    at: 'time',
    request: 'int',
    response: 'int?',
    provider: 'text',
    size: 'int',
    uploaded: 'time?',
    sync: 'text',
  });
  const decisions = new PlanTable('agent_decision', {
    at: 'time',
    request: 'int',
    agent: 'text',
    type: 'text',
    value: 'text',
    reasoning: 'json',
    confidence: 'int',
  });

  for (const [place, [org, device, model, connection]] of devices.entries()) {
    const random = new Random(`device ${String(org)} ${device}`);
    const maker = users.rows.find((user) => user.org === org && user.roles.includes('technician'))?.slot ?? null;
    for (let index = 0; index < (org === 4 ? 14 : 6); index += 1) {
      // Of each device's requests the last are of this hour, and one is older than requests are kept.
      const age = index < 3 ? (4 + index * 13 + place) * MINUTE : (index === 5 ? 120 : random.int(1, 80)) * DAY;
      const status = at(['pending', 'processing', 'completed', 'failed', 'completed', 'completed'], index);
      const errand = at(errands, index + place);
      planRequest(org, device, model, errand, status, now - age, index % 4 === 3 ? null : maker, null, random);
    }
    planConnections(org, device, connection, maker, random);
  }
  for (const order of orders.rows)
    if (order.source === 'device') {
      const random = new Random(`order ${String(order.slot)} of a device`);
      const [, device, model] = at(
        devices.filter(([org]) => org === order.org),
        order.slot,
      );
      const moment = order.at - random.int(20, 90) * MINUTE;
      planRequest(order.org, device, model, ordering, 'completed', moment, order.maker, order.slot, random);
    }
  return { tables: [requests, requestMetadata, responses, responseMetadata, connections, files, decisions] };

  function planRequest(
    org: number,
    device: string,
    model: string,
    errand: (typeof errands)[number],
    status: string,
    moment: number,
    maker: number | null,
    order: number | null,
    random: Random,
  ): void {
    const isOld = now - moment > KEPT * DAY;
    const answered = moment + random.int(2, 40) * 1000;
    const request = requests.add({
      at: moment,
      org,
      device,
      type: errand.type,
      status,
      hashed: !random.chance(0.2),
      maker,
      orders: order,
      changed: status === 'pending' ? moment : answered,
      archived: isOld ? moment + KEPT * DAY : null,
    });
    const attributes = [
      ['device_model', model],
      ['app_version', `2.${String(random.int(0, 4))}.0`],
      ['network_type', random.pick(['4g', '5g', 'wifi'])],
    ] as const;
    if (!isOld)
      for (const [key, value] of attributes)
        requestMetadata.add({ at: moment + (requestMetadata.rows.length % 3), request: request.slot, key, value });
    decisions.add({
      at: moment + 800,
      request: request.slot,
      agent: 'RequestRouter',
      type: 'routing',
      value: errand.agent,
      reasoning: { requestType: errand.type, candidates: [errand.agent, 'Dispatcher'] },
      confidence: random.int(8200, 9990),
    });
    const isDone = status === 'completed';
    const isFailed = status === 'failed';
    if (status !== 'pending') planResponse(request.slot, errand, moment, answered, isOld, isDone, isFailed, random);
    if (!isOld && random.chance(0.35)) planFile(request.slot, null, moment, random);
  }

  function planResponse(
    request: number,
    errand: (typeof errands)[number],
    moment: number,
    answered: number,
    isOld: boolean,
    isDone: boolean,
    isFailed: boolean,
    random: Random,
  ): void {
    const isDelivered = isDone && (isOld || random.chance(0.7));
    const response = responses.add({
      at: moment + 1000,
      request,
      status: isFailed ? 'failed' : !isDone ? 'processing' : isDelivered ? 'delivered' : 'ready',
      content: isDone && !isOld ? errand.content : {},
      ai: isDone,
      delivered: isDelivered ? answered + 900 : null,
    });
    if (isDone)
      decisions.add({
        at: answered,
        request,
        agent: errand.agent,
        type: errand.decision,
        value: errand.value,
        reasoning: { steps: ['looked up', 'compared'], duration: answered - moment },
        confidence: random.int(5200, 9700),
      });
    if (isOld || (!isDone && !isFailed)) return;
    responseMetadata.add({ at: answered, response: response.slot, key: 'agent', value: errand.agent });
    responseMetadata.add({
      at: answered + 1,
      response: response.slot,
      key: 'duration_ms',
      value: String(answered - moment),
    });
    if (isDone && random.chance(0.4)) planFile(request, response.slot, answered, random);
  }

  function planFile(request: number, response: number | null, moment: number, random: Random): void {
    const sync = random.pick(['synced', 'synced', 'synced', 'pending', 'failed'] as const);
    files.add({
      at: moment + 5000,
      request,
      response,
      provider: random.pick(providers),
      size: random.int(2_000, 4_000_000),
      uploaded: sync === 'synced' ? moment + random.int(6, 60) * 1000 : null,
      sync,
    });
  }

  function planConnections(org: number, device: string, type: string, maker: number | null, random: Random): void {
    for (let index = 0; index < 5; index += 1) {
      const began = now - (index === 0 ? random.int(1, 5) * HOUR : (index * 6 + random.int(0, 5)) * DAY);
      const isOpen = index === 0 && type === 'websocket';
      connections.add({
        at: began,
        org,
        device,
        maker: index % 3 === 2 ? null : maker,
        type,
        address: `10.${String(org)}.${String(random.int(0, 255))}.${String(random.int(1, 254))}`,
        ended: isOpen ? null : began + random.int(30, 3500) * 1000,
      });
    }
  }
}
