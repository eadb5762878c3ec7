import type { QueryResolvers, AiResponseResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  aiResponse: byId('aiResponse'),
  aiResponses: page('aiResponse'),
} satisfies Partial<QueryResolvers>;

export const AiResponse: AiResponseResolvers = {
  message: (aiResponse, _args, { loaders }) => loaders.message.byId(aiResponse.messageId),
  conversation: (aiResponse, _args, { loaders }) => loaders.conversation.byId(aiResponse.conversationId),
  order: (aiResponse, _args, { loaders }) => loaders.order.byId(aiResponse.orderId),
  reviewedBy: (aiResponse, _args, { loaders }) => loaders.user.byId(aiResponse.reviewedById),
  items: (aiResponse, args, { loaders }) => loaders.aiResponse.items(aiResponse.id, args),
  trainingExamples: (aiResponse, args, { loaders }) => loaders.aiResponse.trainingExamples(aiResponse.id, args),
};
