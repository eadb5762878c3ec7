import type { QueryResolvers, MessageResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  message: byId('message'),
  messages: page('message'),
} satisfies Partial<QueryResolvers>;

export const Message: MessageResolvers = {
  conversation: (message, _args, { loaders }) => loaders.conversation.byId(message.conversationId),
  sender: (message, _args, { loaders }) => loaders.user.byId(message.senderId),
  recipient: (message, _args, { loaders }) => loaders.user.byId(message.recipientId),
  communications: (message, args, { loaders }) => loaders.message.communications(message.id, args),
  aiResponses: (message, args, { loaders }) => loaders.message.aiResponses(message.id, args),
};
