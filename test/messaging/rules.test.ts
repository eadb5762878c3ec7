// What the database itself keeps to: who may write what, what it counts, and what it refuses.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asAudience, sqlState, type Settings } from '../data-model/support/audience.js';
import { asOwner, closeOwner } from '../support/database.js';
import { makeTalkingOrganization, refusal, type TalkingOrganization } from './talk.js';

let organization: TalkingOrganization;
beforeAll(async () => {
  organization = await makeTalkingOrganization();
});
afterAll(closeOwner);

async function state(id: string) {
  const [row] = await asOwner<{ unread: number; latest: Date | null; version: number }>(
    'SELECT unread_count AS unread, last_message_at AS latest, version FROM conversations WHERE id = $1',
    [id],
  );
  return { ...row, latest: row?.latest?.toISOString() ?? null };
}
const settings = (more: Settings): Settings => ({ organization_id: organization.id, ...more });

describe('a conversation keeps', () => {
  test('how many of its messages wait to be read, and when the newest was sent', async () => {
    const { id } = await organization.conversation();
    expect(await state(id)).toEqual({ unread: 0, latest: null, version: 1 });
    const first = await organization.message(id, { sentAt: new Date('2026-05-01T08:00:00Z') });
    await organization.message(id, { sentAt: new Date('2026-05-01T09:00:00Z') });
    const answer = { direction: 'outbound', senderType: 'assistant', status: 'sent' };
    await organization.message(id, { ...answer, sentAt: new Date('2026-05-01T07:00:00Z') });
    // What is counted is no change of the conversation.
    expect(await state(id)).toEqual({ unread: 2, latest: '2026-05-01T09:00:00.000Z', version: 1 });
    await asOwner('UPDATE messages SET read_at = now() WHERE id = $1', [first.id]);
    expect(await state(id)).toMatchObject({ unread: 1 });
    await asOwner('DELETE FROM messages WHERE conversation_id = $1 AND read_at IS NULL', [id]);
    expect(await state(id)).toMatchObject({ unread: 0, latest: '2026-05-01T08:00:00.000Z' });
  });

  test('its count when many messages of many conversations come in one statement', async () => {
    const [one, other] = [await organization.conversation(), await organization.conversation()];
    await asOwner(
      `INSERT INTO messages (organization_id, conversation_id, direction, sender_type, status, body)
       SELECT $1, id, 'inbound', 'customer', 'received', 'Hello' FROM unnest($2::uuid[]) AS id, generate_series(1, 3)`,
      [organization.id, [one.id, other.id]],
    );
    expect([(await state(one.id)).unread, (await state(other.id)).unread]).toEqual([3, 3]);
    await asOwner('UPDATE messages SET conversation_id = $1 WHERE conversation_id = $2', [one.id, other.id]);
    expect([(await state(one.id)).unread, (await state(other.id)).unread]).toEqual([6, 0]);
  });

  test('messages with its own keys, whatever the statement says', async () => {
    const customer = await organization.customer();
    const { id } = await organization.conversation({ customerId: customer.id, channel: 'email' });
    const message = await organization.message(id, { channel: 'internal', customerId: null });
    expect(message).toMatchObject({ channel: 'email', customerId: customer.id });
  });
});

test('a message that is read was read at some time', async () => {
  const { id } = await organization.conversation();
  const message = await organization.message(id);
  const [read] = await asOwner('UPDATE messages SET read_at = now() WHERE id = $1 RETURNING status', [message.id]);
  expect(read).toEqual({ status: 'read' });
  const other = await organization.message(id, { status: 'read' });
  expect(other.readAt).not.toBeNull();
});

describe('the database refuses', () => {
  test.each([
    ['messages_content_check', { body: '' }],
    ['messages_internal_check', { direction: 'internal', senderType: 'assistant', status: 'sent' }],
    ['messages_inbound_check', { senderType: 'staff' }],
    ['messages_status_of_direction_check', { status: 'queued' }],
    ['messages_failed_check', { failureReason: 'Nobody there' }],
    ['messages_dates_check', { readAt: new Date('2020-01-01') }],
  ])('%s', async (rule, values) => {
    const { id } = await organization.conversation();
    expect(await refusal(organization.message(id, values))).toBe(rule);
  });

  test('a message to a person of the customer, and one to oneself', async () => {
    const [user, other] = [await organization.user(), await organization.user()];
    const customer = await organization.customer();
    const { id } = await organization.conversation({ customerId: customer.id });
    expect(await refusal(organization.message(id, { recipientId: user.id }))).toBe('messages_recipient_check');
    const house = await organization.internal([user.id, other.id]);
    const note = { direction: 'internal', senderType: 'staff', status: 'sent', senderId: user.id };
    expect(await refusal(organization.message(house.id, { ...note, recipientId: user.id }))).toBe(
      'messages_recipient_check',
    );
    expect(await refusal(organization.message(house.id, { ...note, recipientId: other.id }))).toBeNull();
  });

  test('the same message of a channel twice', async () => {
    const [one, other] = [
      await organization.conversation({ channel: 'sms' }),
      await organization.conversation({ channel: 'email' }),
    ];
    await organization.message(one.id, { externalId: 'SM1' });
    expect(await refusal(organization.message(other.id, { externalId: 'SM1' }))).toBeNull();
    expect(await refusal(organization.message(one.id, { externalId: 'SM1' }))).toBe(
      'messages_organization_id_channel_external_id_key',
    );
  });

  test('an order of another customer', async () => {
    const [customer, other] = [await organization.customer(), await organization.customer()];
    const order = await organization.order({ customerId: other.id });
    expect(await refusal(organization.conversation({ customerId: customer.id, orderId: order.id }))).toBe(
      'conversations_organization_id_order_id_customer_id_fkey',
    );
  });
});

describe('a customer and a vendor', () => {
  test('write to each other only when a request, an order or a supplier order joins them', async () => {
    const customer = await organization.customer();
    const [asked, given, made, stranger] = [
      await organization.vendor(),
      await organization.vendor(),
      await organization.vendor(),
      await organization.vendor(),
    ];
    const rfq = await organization.rfq({ status: 'sent', customerId: customer.id });
    await organization.invitation(rfq.id, asked.id);
    await organization.order({ customerId: customer.id, vendorId: given.id });
    const order = await organization.order({ customerId: customer.id });
    await organization.supplierOrder(order.id, made.id);
    const talk = (vendorId: string, values = {}) =>
      refusal(organization.conversation({ customerId: customer.id, vendorId, ...values }));
    for (const { id } of [asked, given, made]) expect(await talk(id)).toBeNull();
    expect(await talk(stranger.id)).toBe('conversations_joined_check');
    // In the house one may speak of both.
    expect(await talk(stranger.id, { channel: 'internal' })).toBeNull();
    const other = await organization.customer();
    const { id } = await organization.conversation({ customerId: other.id });
    const join = asOwner('UPDATE conversations SET vendor_id = $1 WHERE id = $2', [asked.id, id]);
    expect(await refusal(join)).toBe('conversations_joined_check');
  });

  test('before a request is sent, its invitation joins nobody', async () => {
    const [customer, vendor] = [await organization.customer(), await organization.vendor()];
    const rfq = await organization.rfq({ customerId: customer.id });
    await organization.invitation(rfq.id, vendor.id);
    expect(await refusal(organization.conversation({ customerId: customer.id, vendorId: vendor.id }))).toBe(
      'conversations_joined_check',
    );
  });
});

describe('a buyer', () => {
  test('writes in his own conversations, in his own name and on his own side', async () => {
    const [customer, other] = [await organization.customer(), await organization.customer()];
    const user = await organization.portalUser({ customerId: customer.id });
    const [own, foreign] = [
      await organization.conversation({ customerId: customer.id }),
      await organization.conversation({ customerId: other.id }),
    ];
    const about = await organization.internal([(await organization.user()).id], { customerId: customer.id });
    const buyer = settings({ user_id: user.id, customer_id: customer.id });
    const insert = `INSERT INTO messages (conversation_id, direction, sender_type, status, body) VALUES ($1, 'inbound', $2, 'received', 'Hello')`;
    await asAudience('buyer', buyer, async (session) => {
      expect(await session.failure(insert, [own.id, 'customer'])).toBeNull();
      expect(await session.query('SELECT sender_id FROM messages')).toEqual([{ sender_id: user.id }]);
      expect(await session.failure(insert, [own.id, 'vendor'])).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure(insert, [foreign.id, 'customer'])).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure(insert, [about.id, 'customer'])).not.toBeNull();
      expect(await session.failure(`UPDATE messages SET body = 'Other words'`)).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure('DELETE FROM messages')).toBe(sqlState.insufficientPrivilege);
      expect(await session.failure(`INSERT INTO conversations (channel) VALUES ('web')`)).toBe(
        sqlState.insufficientPrivilege,
      );
    });
  });

  test('says of what was written to him that he read it, not of his own words', async () => {
    const customer = await organization.customer();
    const user = await organization.portalUser({ customerId: customer.id });
    const { id } = await organization.conversation({ customerId: customer.id });
    const own = await organization.message(id, { senderId: user.id });
    const answer = await organization.message(id, { direction: 'outbound', senderType: 'assistant', status: 'sent' });
    await asAudience('buyer', settings({ user_id: user.id, customer_id: customer.id }), async (session) => {
      const read = await session.query<{ id: string; status: string }>(
        'UPDATE messages SET read_at = now() RETURNING id, status',
      );
      expect(read).toEqual([{ id: answer.id, status: 'read' }]);
      expect(read.map((row) => row.id)).not.toContain(own.id);
    });
  });
});

describe('staff', () => {
  const asStaff = (userId: string) => settings({ user_id: userId });

  test('who begin an internal conversation take part in it, and let others in', async () => {
    const [first, second, third] = [await organization.user(), await organization.user(), await organization.user()];
    const own = await organization.internal([first.id]);
    const add = 'INSERT INTO conversation_participants (conversation_id, user_id) VALUES ($1, $2)';
    await asAudience('staff', asStaff(third.id), async (session) => {
      expect(await session.failure(add, [own.id, third.id])).toBe(sqlState.insufficientPrivilege);
    });
    await asAudience('staff', asStaff(first.id), async (session) => {
      const id = '0192f000-0000-7000-8000-000000000001';
      expect(await session.failure(`INSERT INTO conversations (id, channel) VALUES ($1, 'internal')`, [id])).toBeNull();
      expect(await session.failure(add, [id, second.id])).toBeNull();
      expect(
        await session.query('SELECT user_id FROM conversation_participants WHERE conversation_id = $1', [id]),
      ).toEqual(expect.arrayContaining([{ user_id: first.id }, { user_id: second.id }]));
    });
  });

  test('write in their own name, and read for themselves alone', async () => {
    const [first, second, third] = [await organization.user(), await organization.user(), await organization.user()];
    const { id } = await organization.internal([first.id, second.id, third.id]);
    const note = { direction: 'internal', senderType: 'staff', status: 'sent', senderId: first.id };
    const toSecond = await organization.message(id, { ...note, recipientId: second.id });
    const readBy = (userId: string) =>
      asAudience('staff', asStaff(userId), async (session) => {
        const rows = await session.query<{ id: string }>(
          'UPDATE messages SET read_at = now() WHERE conversation_id = $1 RETURNING id',
          [id],
        );
        return rows.map((row) => row.id);
      });
    expect(await readBy(first.id)).toEqual([]);
    expect(await readBy(third.id)).not.toContain(toSecond.id);
    expect(await readBy(second.id)).toContain(toSecond.id);
    const forge = `INSERT INTO messages (conversation_id, direction, sender_type, status, body) VALUES ($1, 'inbound', 'customer', 'received', 'x')`;
    const talk = await organization.conversation();
    await asAudience('staff', asStaff(first.id), async (session) => {
      expect(await session.failure(forge, [talk.id])).toBe(sqlState.insufficientPrivilege);
    });
  });
});

test('a partner’s key opens no conversation of the house', async () => {
  const user = await organization.user();
  const inside = await organization.internal([user.id]);
  const outside = await organization.conversation();
  await asAudience('partner', settings({}), async (session) => {
    const rows = await session.query<{ id: string }>('SELECT id FROM conversations');
    const ids = rows.map((row) => row.id);
    expect([ids.includes(inside.id), ids.includes(outside.id)]).toEqual([false, true]);
  });
});
