import type { QueryResolvers, AiResponseItemResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  aiResponseItem: byId('aiResponseItem'),
  aiResponseItems: page('aiResponseItem'),
} satisfies Partial<QueryResolvers>;

export const AiResponseItem: AiResponseItemResolvers = {
  response: (item, _args, { loaders }) => loaders.aiResponse.byId(item.responseId),
  part: (item, _args, { loaders }) => loaders.part.byId(item.partId),
  product: (item, _args, { loaders }) => loaders.product.byId(item.productId),
};
