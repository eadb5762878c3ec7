/** Conversations and messages of a test's organization. */
import type { Rows } from '../../src/generated/data-model.js';
import { insert, type Values } from '../support/database.js';
import { makeOrganization, type TestOrganization } from '../support/make.js';

export interface TalkingOrganization extends TestOrganization {
  /** Over the web, unless told otherwise. */
  conversation(values?: Values<'Conversation'>): Promise<Rows['Conversation']>;
  participant(
    conversationId: string,
    userId: string,
    values?: Values<'ConversationParticipant'>,
  ): Promise<Rows['ConversationParticipant']>;
  /** From the customer, unread, unless told otherwise. */
  message(conversationId: string, values?: Values<'Message'>): Promise<Rows['Message']>;
  /** A conversation in the house between users, who take part in it, with a message of the first. */
  internal(userIds: readonly string[], values?: Values<'Conversation'>): Promise<Rows['Conversation']>;
}

export async function makeTalkingOrganization(): Promise<TalkingOrganization> {
  const organization = await makeOrganization();
  const own = { organizationId: organization.id };
  const made: TalkingOrganization = {
    ...organization,
    conversation: (values = {}) => insert('Conversation', { ...own, channel: 'web', ...values }),
    participant: (conversationId, userId, values = {}) =>
      insert('ConversationParticipant', { ...own, conversationId, userId, ...values }),
    message: (conversationId, values = {}) =>
      insert('Message', {
        ...own,
        ...{ conversationId, direction: 'inbound', senderType: 'customer', status: 'received', body: 'Hello' },
        ...values,
      }),
    async internal(userIds, values = {}) {
      const conversation = await made.conversation({ channel: 'internal', ...values });
      for (const userId of userIds) await made.participant(conversation.id, userId);
      await made.message(conversation.id, {
        ...{ direction: 'internal', senderType: 'staff', senderId: userIds[0], status: 'sent', body: 'Between us' },
      });
      return conversation;
    },
  };
  return made;
}

/** The name of the rule by which the database refuses something, or null where it does not. */
export async function refusal(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => null,
    (error: unknown) => (error instanceof Error && 'constraint' in error ? error.constraint : error),
  );
}
