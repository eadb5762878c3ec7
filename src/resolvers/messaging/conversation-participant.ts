import type { QueryResolvers, ConversationParticipantResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  conversationParticipant: byId('conversationParticipant'),
  conversationParticipants: page('conversationParticipant'),
} satisfies Partial<QueryResolvers>;

export const ConversationParticipant: ConversationParticipantResolvers = {
  conversation: (conversationParticipant, _args, { loaders }) =>
    loaders.conversation.byId(conversationParticipant.conversationId),
  user: (conversationParticipant, _args, { loaders }) => loaders.user.byId(conversationParticipant.userId),
};
