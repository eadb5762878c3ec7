// Who reads which conversation, and what the API says of it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asOwner, closeOwner, insert } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization } from '../support/make.js';
import '../support/queries.js';
import { makeTalkingOrganization, type TalkingOrganization } from './talk.js';

let gateway: TestGateway;
let organization: TalkingOrganization;
let staff: Client;
beforeAll(async () => {
  [gateway, organization] = await Promise.all([startGateway(), makeTalkingOrganization()]);
  staff = gateway.as(await organization.user());
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const codes = (errors: readonly { extensions: { code: string } }[] | undefined) =>
  errors?.map(({ extensions }) => extensions.code);
/** The conversations a client finds by any way, of those with these ids. */
async function found(client: Client, ids: readonly string[]): Promise<string[]> {
  const query = `query ($ids: [ID!]!) {
    conversations(first: 100) { nodes { id messages { nodes { conversation { id } } } participants { nodes { conversation { id } } } } }
    messages(first: 100) { nodes { conversation { id } } }
    conversationParticipants(first: 100) { nodes { conversation { id } } }
    nodes(ids: $ids) { id }
  }`;
  const { data } = await client.request(query, { ids });
  const text = JSON.stringify(data);
  return ids.filter((id) => text.includes(id));
}

describe('a conversation with a customer', () => {
  test('is read with all that belongs to it, its newest message first', async () => {
    const customer = await organization.customer({ name: 'Ines' });
    const order = await organization.order({ customerId: customer.id });
    const colleague = await organization.user({ name: 'Ola' });
    const { id } = await organization.conversation({
      ...{
        channel: 'whatsapp',
        subject: 'Sizes',
        customerId: customer.id,
        orderId: order.id,
        assignedToId: colleague.id,
      },
    });
    await organization.participant(id, colleague.id);
    await organization.message(id, {
      body: 'Do you have L?',
      sentAt: new Date('2026-03-01T10:00:00Z'),
      senderName: 'Ines',
    });
    await organization.message(id, {
      ...{ body: 'We do.', direction: 'outbound', senderType: 'staff', senderId: colleague.id, status: 'delivered' },
      ...{ sentAt: new Date('2026-03-01T10:05:00Z'), deliveredAt: new Date('2026-03-01T10:05:02Z') },
    });
    const query = `query ($id: ID!) {
      conversation(id: $id) {
        channel subject status unreadCount lastMessageAt customer { name } order { id } assignedTo { name } aiEnabled
        participants { nodes { user { name } } }
        messages { nodes { body direction senderType status channel sender { name } senderName } totalCount { count } }
      }
    }`;
    expect(await staff.data(query, { id })).toEqual({
      conversation: {
        ...{ channel: 'WHATSAPP', subject: 'Sizes', status: 'OPEN', unreadCount: 1, aiEnabled: false },
        lastMessageAt: '2026-03-01T10:05:00.000Z',
        customer: { name: 'Ines' },
        order: { id: order.id },
        assignedTo: { name: 'Ola' },
        participants: { nodes: [{ user: { name: 'Ola' } }] },
        messages: {
          nodes: [
            {
              ...{
                body: 'We do.',
                direction: 'OUTBOUND',
                senderType: 'STAFF',
                status: 'DELIVERED',
                channel: 'WHATSAPP',
              },
              ...{ sender: { name: 'Ola' }, senderName: null },
            },
            {
              ...{ body: 'Do you have L?', direction: 'INBOUND', senderType: 'CUSTOMER', status: 'RECEIVED' },
              ...{ channel: 'WHATSAPP', sender: null, senderName: 'Ines' },
            },
          ],
          totalCount: { count: 2 },
        },
      },
    });
  });

  test('is found by state, channel, customer and participant; of a customer the newest words stand first', async () => {
    const customer = await organization.customer({ name: 'Reykjavík Wool' });
    const colleague = await organization.user();
    const [old, fresh] = [
      await organization.conversation({ customerId: customer.id, channel: 'sms', status: 'closed' }),
      await organization.conversation({ customerId: customer.id, channel: 'email' }),
    ];
    await organization.participant(old.id, colleague.id);
    await organization.message(fresh.id, { sentAt: new Date('2026-02-02T00:00:00Z') });
    await organization.message(old.id, { sentAt: new Date('2026-01-01T00:00:00Z') });
    const query = `query ($customer: ID!, $user: ID!) {
      customer(id: $customer) { conversations { nodes { id } } }
      closed: conversations(filter: { customerId: { eq: $customer }, status: { eq: CLOSED } }) { nodes { id } }
      mail: conversations(filter: { customer: { is: { name: { eq: "Reykjavík Wool" } } }, channel: { eq: EMAIL } }) { nodes { id } }
      his: conversations(filter: { participants: { some: { userId: { eq: $user } } } }) { nodes { id } }
    }`;
    expect(await staff.data(query, { customer: customer.id, user: colleague.id })).toEqual({
      customer: { conversations: { nodes: [{ id: fresh.id }, { id: old.id }] } },
      closed: { nodes: [{ id: old.id }] },
      mail: { nodes: [{ id: fresh.id }] },
      his: { nodes: [{ id: old.id }] },
    });
  });

  test('is seen by its customer and his sales representative, not by other customers, representatives and vendors', async () => {
    const [rep, otherRep] = [await organization.salesRep(), await organization.salesRep()];
    const [customer, other] = [
      await organization.customer({ salesRepId: rep.id }),
      await organization.customer({ salesRepId: otherRep.id }),
    ];
    const vendor = await organization.vendor();
    const { id } = await organization.conversation({ customerId: customer.id });
    await organization.message(id);
    const asked = async (user: { readonly id: string }) => (await found(gateway.as(user), [id])).length;
    expect(await asked(await organization.portalUser({ customerId: customer.id }))).toBe(1);
    expect(await asked({ id: rep.userId })).toBe(1);
    expect(await asked(await organization.portalUser({ customerId: other.id }))).toBe(0);
    expect(await asked({ id: otherRep.userId })).toBe(0);
    expect(await asked(await organization.portalUser({ vendorId: vendor.id }))).toBe(0);
  });

  test('follows its customer to another sales representative, messages and participants as well', async () => {
    const [before, after] = [await organization.salesRep(), await organization.salesRep()];
    const customer = await organization.customer({ salesRepId: before.id });
    const { id } = await organization.conversation({ customerId: customer.id });
    await organization.message(id);
    await organization.participant(id, (await organization.user()).id);
    await asOwner('UPDATE customers SET sales_rep_id = $1 WHERE id = $2', [after.id, customer.id]);
    expect(await found(gateway.as({ id: before.userId }), [id])).toEqual([]);
    const query = '{ messages { totalCount { count } } conversationParticipants { totalCount { count } } }';
    expect(await gateway.as({ id: after.userId }).data(query)).toEqual({
      messages: { totalCount: { count: 1 } },
      conversationParticipants: { totalCount: { count: 1 } },
    });
  });
});

describe('a conversation in the house', () => {
  test('is read by those who take part in it, and by no administrator', async () => {
    const [first, second, third] = [
      await organization.user({}, ['manager']),
      await organization.user({}, ['viewer']),
      await organization.user({}, ['admin']),
    ];
    const { id } = await organization.internal([first.id, second.id]);
    expect(await found(gateway.as(first), [id])).toEqual([id]);
    expect(await found(gateway.as(second), [id])).toEqual([id]);
    expect(await found(gateway.as(third), [id])).toEqual([]);
    const { data, errors } = await gateway.as(third).request(
      `query ($id: ID!) {
      conversation(id: $id) { id }
      conversations(filter: { channel: { eq: INTERNAL } }) { nodes { id } totalCount { count } aggregate { count } }
    }`,
      { id },
    );
    expect(codes(errors)).toEqual(['NOT_FOUND']);
    expect(data).toEqual({
      conversation: null,
      conversations: { nodes: [], totalCount: { count: 0 }, aggregate: { count: 0 } },
    });
  });

  test('is not found through what it is about, nor through who takes part', async () => {
    const customer = await organization.customer();
    const [first, second] = [await organization.user(), await organization.user()];
    const { id } = await organization.internal([first.id], { customerId: customer.id });
    const query = `query ($customer: ID!, $user: ID!) {
      customer(id: $customer) { conversations { nodes { id } } }
      user(id: $user) { conversationParticipations { nodes { id } } sentMessages { nodes { id } } }
      conversations(filter: { participants: { some: { userId: { eq: $user } } } }) { nodes { id } }
    }`;
    expect(await gateway.as(second).data(query, { customer: customer.id, user: first.id })).toEqual({
      customer: { conversations: { nodes: [] } },
      user: { conversationParticipations: { nodes: [] }, sentMessages: { nodes: [] } },
      conversations: { nodes: [] },
    });
    expect(await found(gateway.as(first), [id])).toEqual([id]);
    expect(await found(gateway.as(await organization.portalUser({ customerId: customer.id })), [id])).toEqual([]);
  });

  test('is closed to who has left it', async () => {
    const [first, second] = [await organization.user(), await organization.user()];
    const { id } = await organization.internal([first.id]);
    await organization.participant(id, second.id, { leftAt: new Date(Date.now() + 1000) });
    expect(await found(gateway.as(second), [id])).toEqual([]);
  });

  test('is open to a sales representative who takes part in it, whoever’s customer it is about', async () => {
    const [rep, rival] = [await organization.salesRep(), await organization.salesRep()];
    const customer = await organization.customer({ salesRepId: rival.id });
    const { id } = await organization.internal([rep.userId], { customerId: customer.id });
    expect(await found(gateway.as({ id: rep.userId }), [id])).toEqual([id]);
    expect(await found(gateway.as({ id: rival.userId }), [id])).toEqual([]);
  });

  test('another organization sees nothing of any', async () => {
    const user = await organization.user();
    const customer = await organization.customer();
    const ids = [
      (await organization.internal([user.id])).id,
      (await organization.conversation({ customerId: customer.id })).id,
    ];
    const stranger = gateway.as(await (await makeOrganization()).user());
    expect(await found(stranger, ids)).toEqual([]);
  });
});

describe('deliveries', () => {
  test('lead from message to delivery and back, and to their template', async () => {
    const customer = await organization.customer({ name: 'Ines' });
    const conversation = await organization.conversation({ channel: 'email', customerId: customer.id });
    const message = await organization.message(conversation.id);
    const template = await insert('CommunicationTemplate', {
      ...{
        organizationId: organization.id,
        key: 'greeting',
        name: 'Greeting',
        channel: 'email',
        subject: 'Hi',
        body: 'Hi {{name}}',
      },
      variables: ['name'],
    });
    const delivery = await insert('Communication', {
      ...{ organizationId: organization.id, channel: 'email', status: 'failed', errorMessage: 'Mailbox full.' },
      ...{ messageId: message.id, conversationId: conversation.id, customerId: customer.id, templateId: template.id },
      ...{ threadId: 't-1', toAddress: 'ines@example.com' },
    });
    const query = `query ($message: ID!, $delivery: ID!, $template: ID!) {
      message(id: $message) { communications { nodes { id } } }
      communication(id: $delivery) { channel status errorMessage message { id } conversation { id } customer { name } template { key variables } }
      communicationTemplate(id: $template) { communications { nodes { id } } }
      communications(filter: { threadId: { eq: "t-1" }, status: { eq: FAILED } }) { nodes { id } }
    }`;
    expect(await staff.data(query, { message: message.id, delivery: delivery.id, template: template.id })).toEqual({
      message: { communications: { nodes: [{ id: delivery.id }] } },
      communication: {
        ...{ channel: 'EMAIL', status: 'FAILED', errorMessage: 'Mailbox full.', message: { id: message.id } },
        ...{ conversation: { id: conversation.id }, customer: { name: 'Ines' } },
        template: { key: 'greeting', variables: ['name'] },
      },
      communicationTemplate: { communications: { nodes: [{ id: delivery.id }] } },
      communications: { nodes: [{ id: delivery.id }] },
    });
  });

  test('a buyer does not see what was delivered, nor a template', async () => {
    const customer = await organization.customer();
    const buyer = gateway.as(await organization.portalUser({ customerId: customer.id }));
    const { errors } = await buyer.request(
      '{ communications { nodes { id } } communicationTemplates { nodes { id } } }',
    );
    expect(codes(errors)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });
});

test('conversations with their messages, people and deliveries take as many statements however many they are', async () => {
  const many = await makeTalkingOrganization();
  const user = await many.user();
  const customer = await many.customer();
  for (let n = 0; n < 50; n++) {
    const { id } =
      n % 5 === 0
        ? await many.internal([user.id])
        : await many.conversation({ customerId: customer.id, assignedToId: user.id });
    if (n % 5 !== 0) await many.message(id);
  }
  const client = gateway.as(user);
  const query = `query ($first: Int!) {
    conversations(first: $first) {
      nodes {
        customer { name } order { orderNumber } assignedTo { name }
        participants { nodes { user { name } } totalCount { count } }
        messages { nodes { body sender { name } communications { nodes { status } } } }
      }
    }
  }`;
  await expect(async (first: number) => {
    const answer = await client.request(query, { first });
    return { answer, found: answer.data.conversations.nodes.length };
  }).toBeRowIndependent();
});
