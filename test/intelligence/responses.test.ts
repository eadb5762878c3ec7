import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asAudience, failureOf, sqlState } from '../data-model/support/audience.js';
import { asOwner, closeOwner, insert, type Values } from '../support/database.js';
import { type Client, startGateway, type TestGateway } from '../support/gql.js';
import { makeOrganization, type TestOrganization, unique } from '../support/make.js';
import '../support/queries.js';

let gateway: TestGateway;
let organization: TestOrganization;
let staff: Client;

beforeAll(async () => {
  [gateway, organization] = await Promise.all([startGateway(), makeOrganization()]);
  staff = gateway.as(await organization.user());
});
afterAll(async () => {
  await gateway.close();
  await closeOwner();
});

const conversation = async (values: Values<'Conversation'> = {}) =>
  insert('Conversation', {
    organizationId: organization.id,
    channel: 'whatsapp',
    ...(values.channel === 'internal' ? {} : { customerId: (await organization.customer()).id }),
    ...values,
  });
const message = (conversationId: string, values: Values<'Message'> = {}) =>
  insert('Message', {
    organizationId: organization.id,
    conversationId,
    direction: 'inbound',
    senderType: 'customer',
    status: 'received',
    body: '2 dozen blue tees, please',
    ...values,
  });
const response = (values: Values<'AiResponse'> = {}) =>
  insert('AiResponse', {
    organizationId: organization.id,
    feature: 'order_extraction',
    model: 'gpt-4.1-mini',
    ...values,
  });
const item = (responseId: string, lineNumber: number, values: Values<'AiResponseItem'> = {}) =>
  insert('AiResponseItem', {
    organizationId: organization.id,
    responseId,
    lineNumber,
    text: '2 dozen blue tees',
    ...values,
  });
const processed = () => ({ status: 'processed', processedAt: new Date() });

test('a message leads to what was read out of it, line by line, with parts and products', async () => {
  const { id: conversationId } = await conversation();
  const { id: messageId } = await message(conversationId);
  const part = await organization.part();
  const { id } = await response({
    ...processed(),
    messageId,
    extractedData: { intent: 'order' },
    confidence: '0.9321',
    inputTokens: 900,
    outputTokens: 80,
    cost: '0.00048800',
  });
  await item(id, 2, { text: 'and the usual bearings', partId: part.id, quantity: 4, confidence: '0.71' });
  await item(id, 1, { quantity: 24, unit: 'pieces', alternatives: [{ name: 'Navy tee', confidence: 0.4 }] });
  const query = `query ($id: ID!) {
    message(id: $id) {
      aiResponses {
        nodes {
          feature status extractedData confidence model inputTokens outputTokens cost { amount currency }
          message { id } conversation { id aiResponses { totalCount { count } } } order { id }
          items { nodes { lineNumber text quantity unit confidence alternatives part { partNumber } product { id } } }
        }
      }
    }
  }`;
  expect((await staff.data(query, { id: messageId })).message.aiResponses.nodes).toEqual([
    {
      feature: 'order_extraction',
      status: 'PROCESSED',
      extractedData: { intent: 'order' },
      confidence: '0.9321',
      model: 'gpt-4.1-mini',
      inputTokens: 900,
      outputTokens: 80,
      cost: { amount: '0.000488', currency: 'USD' },
      message: { id: messageId },
      conversation: { id: conversationId, aiResponses: { totalCount: { count: 1 } } },
      order: null,
      items: {
        nodes: [
          {
            lineNumber: 1,
            text: '2 dozen blue tees',
            quantity: 24,
            unit: 'pieces',
            confidence: null,
            alternatives: [{ name: 'Navy tee', confidence: 0.4 }],
            part: null,
            product: null,
          },
          {
            lineNumber: 2,
            text: 'and the usual bearings',
            quantity: 4,
            unit: null,
            confidence: '0.71',
            alternatives: [],
            part: { partNumber: part.partNumber },
            product: null,
          },
        ],
      },
    },
  ]);
});

test('an order knows the responses it was made of, and examples are taken from a response', async () => {
  const order = await organization.order();
  const { id } = await response({ ...processed(), orderId: order.id });
  const example = await insert('AiTrainingExample', {
    organizationId: organization.id,
    modelType: 'order_extraction',
    source: 'correction',
    responseId: id,
    entityType: 'order',
    entityId: order.id,
    inputData: { text: '2 dozen' },
    expectedOutput: { quantity: 24 },
  });
  const query = `query ($id: ID!) {
    order(id: $id) { aiResponses { nodes { id trainingExamples { nodes { id } } } } }
    aiTrainingExamples(filter: { entityId: { eq: $id }, dataSplit: { eq: TRAINING } }) {
      nodes { inputData expectedOutput isValidated response { id } entity { ... on Order { orderNumber } } }
    }
  }`;
  expect(await staff.data(query, { id: order.id })).toEqual({
    order: { aiResponses: { nodes: [{ id, trainingExamples: { nodes: [{ id: example.id }] } }] } },
    aiTrainingExamples: {
      nodes: [
        {
          inputData: { text: '2 dozen' },
          expectedOutput: { quantity: 24 },
          isValidated: false,
          response: { id },
          entity: { orderNumber: order.orderNumber },
        },
      ],
    },
  });
});

test('what waits for a review is found, the least sure first', async () => {
  const feature = `feature_${unique()}`;
  const review = { feature, status: 'needs_review', processedAt: new Date() };
  const unsure = await response({ ...review, confidence: '0.31' });
  const surer = await response({ ...review, confidence: '0.62' });
  await response({ feature, ...processed(), confidence: '0.1' });
  const query = `query ($feature: String!) {
    aiResponses(
      filter: { feature: { eq: $feature }, status: { eq: NEEDS_REVIEW }, confidence: { lt: "0.7" } }
      sort: { field: CONFIDENCE, direction: ASC }
    ) { nodes { id } }
  }`;
  expect(await staff.data(query, { feature })).toEqual({
    aiResponses: { nodes: [{ id: unsure.id }, { id: surer.id }] },
  });
});

test('a response belongs to the conversation of its message, whatever is entered', async () => {
  const [own, other] = [await conversation(), await conversation()];
  const { id: messageId } = await message(own.id);
  expect(await response({ messageId, conversationId: other.id })).toMatchObject({ conversationId: own.id });
  expect(await response({ conversationId: other.id })).toMatchObject({ conversationId: other.id, messageId: null });
});

test('what was read out of an internal conversation is seen by who takes part in it', async () => {
  const [member, outsider] = [await organization.user(), await organization.user()];
  const { id: conversationId } = await conversation({ channel: 'internal' });
  await insert('ConversationParticipant', { organizationId: organization.id, conversationId, userId: member.id });
  const words = { direction: 'internal', senderType: 'staff', senderId: member.id, status: 'sent' };
  const { id: messageId } = await message(conversationId, words);
  const { id } = await response({ ...processed(), messageId });
  const line = await item(id, 1);
  const query = `query ($id: ID!, $line: ID!) {
    aiResponse(id: $id) { id items { nodes { id } } } aiResponseItem(id: $line) { id }
  }`;
  const variables = { id, line: line.id };
  expect(await gateway.as(member).data(query, variables)).toEqual({
    aiResponse: { id, items: { nodes: [{ id: line.id }] } },
    aiResponseItem: { id: line.id },
  });
  const hidden = await gateway.as(outsider).request(query, variables);
  expect(hidden.data).toEqual({ aiResponse: null, aiResponseItem: null });
  expect(hidden.errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  // A conversation that is opened takes along what was read out of it.
  await asOwner('DELETE FROM conversation_participants WHERE conversation_id = $1', [conversationId]);
  await asOwner('UPDATE ai_responses SET message_id = NULL WHERE id = $1', [id]);
  await asOwner('DELETE FROM messages WHERE id = $1', [messageId]);
  await asOwner(`UPDATE conversations SET channel = 'web' WHERE id = $1`, [conversationId]);
  expect(await gateway.as(outsider).data(query, variables)).toMatchObject({
    aiResponse: { id },
    aiResponseItem: { id: line.id },
  });
});

test('whoever reviews signs with his own name, and the review is counted', async () => {
  const reviewer = await organization.user();
  const { id } = await response({ status: 'needs_review', processedAt: new Date() });
  await asAudience('staff', { organization_id: organization.id, user_id: reviewer.id }, async (session) => {
    const reject = `UPDATE ai_responses SET status = 'rejected', reviewed_at = now(), review_notes = 'No order.' WHERE id = $1
      RETURNING reviewed_by, version`;
    expect(await session.query(reject, [id])).toEqual([{ reviewed_by: reviewer.id, version: 2 }]);
    const takeBack = `UPDATE ai_responses SET status = 'needs_review', reviewed_at = NULL WHERE id = $1 RETURNING reviewed_by`;
    expect(await session.query(takeBack, [id])).toEqual([{ reviewed_by: null }]);
    for (const column of ['message_id', 'conversation_id', 'reviewed_by', 'channel', 'model'])
      expect([column, await session.failure(`UPDATE ai_responses SET ${column} = ${column}`)]).toEqual([
        column,
        sqlState.insufficientPrivilege,
      ]);
  });
});

test.each<[string, () => Promise<unknown>]>([
  ['a state that does not exist', () => response({ status: 'guessed' })],
  ['an answer nobody gave', () => response({ status: 'processed' })],
  ['a rejection nobody decided', () => response({ ...processed(), status: 'rejected' })],
  ['a failure without a reason', () => response({ status: 'failed' })],
  ['to be surer than sure', () => response({ confidence: '1.0001' })],
  ['a cost below nothing', () => response({ cost: '-0.01' })],
  ['a line without words', async () => item((await response()).id, 1, { text: '' })],
  ['a quantity of none', async () => item((await response()).id, 1, { quantity: 0 })],
  ['alternatives that are no list', async () => item((await response()).id, 1, { alternatives: {} })],
  [
    'an example confirmed at no time',
    () =>
      insert('AiTrainingExample', {
        organizationId: organization.id,
        modelType: 'price',
        source: 'correction',
        inputData: {},
        expectedOutput: {},
        isValidated: true,
      }),
  ],
])('refused: %s', async (_, attempt) => {
  expect(await failureOf(attempt())).toBe(sqlState.checkViolation);
});

test('a line is matched to a part or to a product', async () => {
  const { id } = await response();
  const part = await organization.part();
  const catalog = await insert('Catalog', { organizationId: organization.id, name: 'Test catalog', type: 'manual' });
  const product = await insert('Product', {
    organizationId: organization.id,
    catalogId: catalog.id,
    sku: unique(),
    name: 'Tee',
    price: '9',
  });
  const query = `query ($id: ID!) { product(id: $id) { aiResponseItems { nodes { response { id } } } } }`;
  await item(id, 1, { productId: product.id });
  expect(await staff.data(query, { id: product.id })).toEqual({
    product: { aiResponseItems: { nodes: [{ response: { id } }] } },
  });
  expect(await failureOf(item(id, 2, { productId: product.id, partId: part.id }))).toBe(sqlState.checkViolation);
  expect(await failureOf(item(id, 1))).toBe(sqlState.uniqueViolation);
});

test('portals see nothing of it, not even on their own messages', async () => {
  const customer = await organization.customer();
  const { id: conversationId } = await conversation({ customerId: customer.id });
  const { id: messageId } = await message(conversationId);
  await response({ ...processed(), messageId });
  const buyer = gateway.as(await organization.portalUser({ customerId: customer.id }));
  const query = 'query ($id: ID!) { message(id: $id) { id aiResponses { nodes { id } } } }';
  const { data, errors } = await buyer.request(query, { id: messageId });
  expect(data).toEqual({ message: { id: messageId, aiResponses: null } });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
});

test('the responses to all messages take as many statements as those to one', async () => {
  const many = await makeOrganization();
  const own = { organizationId: many.id };
  const { id: customerId } = await many.customer();
  const { id: conversationId } = await conversation({ ...own, customerId });
  for (let n = 0; n < 50; n++) {
    const { id: messageId } = await message(conversationId, own);
    const { id } = await response({ ...own, messageId });
    await item(id, 1, own);
  }
  const client = gateway.as(await many.user());
  const query = `query ($first: Int!) {
    messages(first: $first) { nodes { aiResponses(first: 2) { nodes { conversation { id } items(first: 2) { nodes { text response { id } } } } } } }
  }`;
  await expect(async (first: number) => {
    const answer = await client.request(query, { first });
    return { answer, found: answer.data.messages.nodes.length };
  }).toBeRowIndependent();
});
