// What the database keeps of devices: no request twice, copies of the device, and what a device may see and say itself.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { classify } from '../../src/database/errors.js';
import { asAudience, failureOf, sqlState } from '../data-model/support/audience.js';
import { asOwner, closeOwner } from '../support/database.js';
import { type Fleet, hashOf, makeFleet } from './fleet.js';

const exclusionViolation = '23P01';
let fleet: Fleet;
beforeAll(async () => {
  fleet = await makeFleet();
});
afterAll(closeOwner);

const hours = (before: number) => new Date(Date.now() - before * 3_600_000);
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

test('a device asks the same once within 24 hours', async () => {
  const asked = { payloadHash: hashOf('the same'), createdAt: hours(23.9) };
  await fleet.request({ ...asked, status: 'failed' });
  const again = (values: object = {}) => failureOf(fleet.request({ payloadHash: asked.payloadHash, ...values }));
  expect(await again()).toBe(exclusionViolation);
  expect(await again({ createdAt: hours(40) })).toBe(exclusionViolation);
  expect(await again({ createdAt: hours(48) })).toBeNull();
  expect(await again({ deviceId: 'truck-002' })).toBeNull();
  expect(await again({ payloadHash: hashOf('another') })).toBeNull();
  expect(await again({ payloadHash: null })).toBeNull();
  expect(await again({ payloadHash: null })).toBeNull();
  const other = await makeFleet();
  expect(await failureOf(other.request({ payloadHash: asked.payloadHash }))).toBeNull();
  expect(await again({ createdAt: new Date(asked.createdAt.getTime() + 24 * 3_600_000) })).toBeNull();
});

test('of the same request sent over two lines at once one is taken, and the other is told as a repetition', async () => {
  const payloadHash = hashOf('at once');
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => fleet.request({ payloadHash })));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected')
      expect(classify(outcome.reason)).toMatchObject({ kind: 'unique', constraint: 'requests_asked_once' });
});

test('a row has the shape that its state demands', async () => {
  const request = await fleet.request();
  const attempts = [
    () => fleet.request({ deviceId: '' }),
    () => fleet.request({ deviceId: 'x'.repeat(51) }),
    () => fleet.request({ status: 'lost' }),
    () => fleet.request({ payloadHash: 'no hash' }),
    () => fleet.attribute(request.id, '', 'x'),
    () => fleet.attribute(request.id, 'long', 'ä'.repeat(1001)),
    () => fleet.response(request.id, { status: 'delivered' }),
    () => fleet.decision(request.id, { confidenceScore: '1.01' }),
    () => fleet.connection({ connectionType: 'telegraph' }),
    () => fleet.connection({ connectedAt: hours(1), disconnectedAt: hours(2) }),
    () => fleet.file({ requestId: request.id, fileType: 'response' }),
    () => fleet.file({ requestId: request.id, syncStatus: 'synced' }),
    () => fleet.file({ requestId: request.id, fileSizeBytes: -1 }),
  ];
  for (const attempt of attempts) expect(await failureOf(attempt())).toBe(sqlState.checkViolation);
  expect(await failureOf(fleet.connection({ ipAddress: 'nowhere' }))).toBe('22P02');
  await fleet.response(request.id);
  expect(await failureOf(fleet.response(request.id))).toBe(sqlState.uniqueViolation);
});

test('the longest connection there can be has a duration', async () => {
  const connection = await fleet.connection({
    connectedAt: '0001-01-01T00:00:00Z',
    disconnectedAt: '9999-12-31T00:00:00Z',
  });
  expect(connection.sessionDurationSeconds).toBe(2 ** 31 - 1);
});

test('a file of an answer belongs to the request it answers', async () => {
  const [asked, other] = [await fleet.request(), await fleet.request({ deviceId: 'truck-002' })];
  const response = await fleet.response(asked.id);
  const file = await fleet.file({ requestId: other.id, responseId: response.id, fileType: 'response' });
  expect(file).toMatchObject({ requestId: asked.id, deviceId: 'truck-001' });
});

test('the device is copied onto what belongs to its request, whatever is written, and follows it', async () => {
  const request = await fleet.request();
  const response = await fleet.response(request.id, { deviceId: 'truck-666' });
  await fleet.attribute(request.id, 'network_type', '5g');
  await fleet.responseAttribute(response.id, 'agent', 'Clerk');
  await fleet.file({ requestId: request.id });
  const copies = async () => {
    const rows = await asOwner<{ device: string }>(
      `SELECT device_id AS device FROM responses WHERE request_id = $1
       UNION ALL SELECT device_id FROM request_metadata WHERE request_id = $1
       UNION ALL SELECT device_id FROM response_metadata WHERE response_id = $2
       UNION ALL SELECT device_id FROM cloud_file_refs WHERE request_id = $1`,
      [request.id, response.id],
    );
    return rows.map(({ device }) => device);
  };
  expect(await copies()).toEqual(Array(4).fill('truck-001'));
  await asOwner(`UPDATE requests SET device_id = 'truck-007' WHERE id = $1`, [request.id]);
  expect(await copies()).toEqual(Array(4).fill('truck-007'));
});

test('with a request go its answer, attributes and files, but not where something was decided on it', async () => {
  const [plain, decided] = [await fleet.request(), await fleet.request()];
  const response = await fleet.response(plain.id);
  await fleet.attribute(plain.id, 'network_type', '5g');
  await fleet.responseAttribute(response.id, 'agent', 'Clerk');
  await fleet.file({ responseId: response.id, fileType: 'response' });
  await fleet.decision(decided.id);
  const remove = (id: string) => failureOf(asOwner('DELETE FROM requests WHERE id = $1', [id]));
  expect(await remove(plain.id)).toBeNull();
  expect(await asOwner('SELECT id FROM responses WHERE id = $1', [response.id])).toEqual([]);
  expect(await remove(decided.id)).toBe(sqlState.foreignKeyViolation);
});

/** Two devices with a request each, answered, with attributes, a file, a decision and a connection. */
async function makeTwo() {
  const own = await makeFleet();
  const [one, two] = await Promise.all(
    ['truck-001', 'truck-002'].map(async (deviceId) => {
      const request = await own.request({ deviceId });
      const response = await own.response(request.id, { status: 'ready' });
      const attribute = await own.attribute(request.id, 'app_version', '2.0');
      const remark = await own.responseAttribute(response.id, 'agent', 'Clerk');
      const file = await own.file({ requestId: request.id });
      const reply = await own.file({ responseId: response.id, fileType: 'response' });
      await own.decision(request.id);
      await own.connection({ deviceId });
      return { request, response, attribute, remark, file, reply };
    }),
  );
  if (one === undefined || two === undefined) throw new Error('Two devices were asked for.');
  return { organizationId: own.id, one, two };
}

test('a device sees its own requests with attributes, answers and files, and nothing else', async () => {
  const { organizationId, one } = await makeTwo();
  const settings = { organization_id: organizationId, device_id: 'truck-001' };
  await asAudience('device', settings, async (session) => {
    const seen = async (table: string) => ids(await session.query<{ id: string }>(`SELECT id FROM ${table}`));
    expect(await seen('requests')).toEqual([one.request.id]);
    expect(await seen('request_metadata')).toEqual([one.attribute.id]);
    expect(await seen('responses')).toEqual([one.response.id]);
    expect(await seen('response_metadata')).toEqual([one.remark.id]);
    expect(await seen('cloud_file_refs')).toEqual(ids([one.file, one.reply]));
    for (const table of ['agent_decisions', 'device_connections', 'orders', 'sites', 'employees'])
      expect([table, await seen(table)]).toEqual([table, []]);
  });
});

test('a device asks in its own name, and notes what has arrived', async () => {
  const { organizationId, one, two } = await makeTwo();
  const settings = { organization_id: organizationId, device_id: 'truck-001' };
  const refused = sqlState.insufficientPrivilege;
  await asAudience('device', settings, async (session) => {
    const ask = (device: string, status: string) =>
      session.failure(`INSERT INTO requests (device_id, request_type, status) VALUES ($1, 'get_parts', $2)`, [
        ...[device, status],
      ]);
    expect(await ask('truck-001', 'pending')).toBeNull();
    expect(await ask('truck-001', 'completed')).toBe(refused);
    expect(await ask('truck-002', 'pending')).toBe(refused);
    const note = (requestId: string) =>
      session.failure(
        `INSERT INTO request_metadata (request_id, key, value, device_id) VALUES ($1, 'a', 'b', 'truck-001')`,
        [requestId],
      );
    expect(await note(one.request.id)).toBeNull();
    expect(await note(two.request.id)).toBe(refused);
    const answer = (change: string) => session.failure(`UPDATE responses SET ${change}`);
    expect(await answer(`status = 'delivered', delivered_at = now()`)).toBeNull();
    expect(await answer(`status = 'ready'`)).toBe(refused);
    expect(await answer(`content = '{}'`)).toBe(refused);
    expect(await session.failure(`UPDATE requests SET status = 'completed'`)).toBe(refused);
    expect(await session.query(`UPDATE cloud_file_refs SET sync_status = 'failed' RETURNING id`)).toEqual([
      { id: one.file.id },
    ]);
    expect(await session.failure('DELETE FROM requests')).toBe(refused);
  });
  expect(await asOwner('SELECT status FROM responses WHERE id = $1', [two.response.id])).toEqual([{ status: 'ready' }]);
});
