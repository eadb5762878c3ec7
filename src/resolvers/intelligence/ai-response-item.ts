import type { QueryResolvers, AiResponseItemResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  aiResponseItem: byId('aiResponseItem'),
  aiResponseItems: page('aiResponseItem'),
} satisfies Partial<QueryResolvers>;

export const AiResponseItem: AiResponseItemResolvers = {
  response: (aiResponseItem, _args, { loaders }) => loaders.aiResponse.byId(aiResponseItem.responseId),
  part: (aiResponseItem, _args, { loaders }) => loaders.part.byId(aiResponseItem.partId),
  product: (aiResponseItem, _args, { loaders }) => loaders.product.byId(aiResponseItem.productId),
};
