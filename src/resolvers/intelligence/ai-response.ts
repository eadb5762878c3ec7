import type { QueryResolvers, AiResponseResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  aiResponse: byId('aiResponse'),
  aiResponses: page('aiResponse'),
} satisfies Partial<QueryResolvers>;

export const AiResponse: AiResponseResolvers = {
  cost: (response) => money(response.cost, response.currency),
  message: (response, _args, { loaders }) => loaders.message.byId(response.messageId),
  conversation: (response, _args, { loaders }) => loaders.conversation.byId(response.conversationId),
  order: (response, _args, { loaders }) => loaders.order.byId(response.orderId),
  reviewedBy: (response, _args, { loaders }) => loaders.user.byId(response.reviewedById),
  items: (response, args, { loaders }) => loaders.aiResponse.items(response.id, args),
  trainingExamples: (response, args, { loaders }) => loaders.aiResponse.trainingExamples(response.id, args),
};
