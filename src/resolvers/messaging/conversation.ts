import type { QueryResolvers, ConversationResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  conversation: byId('conversation'),
  conversations: page('conversation'),
} satisfies Partial<QueryResolvers>;

export const Conversation: ConversationResolvers = {
  customer: (conversation, _args, { loaders }) => loaders.customer.byId(conversation.customerId),
  vendor: (conversation, _args, { loaders }) => loaders.vendor.byId(conversation.vendorId),
  order: (conversation, _args, { loaders }) => loaders.order.byId(conversation.orderId),
  marketplaceProduct: (conversation, _args, { loaders }) =>
    loaders.marketplaceProduct.byId(conversation.marketplaceProductId),
  assignedTo: (conversation, _args, { loaders }) => loaders.user.byId(conversation.assignedToId),
  createdBy: (conversation, _args, { loaders }) => loaders.user.byId(conversation.createdById),
  participants: (conversation, args, { loaders }) => loaders.conversation.participants(conversation.id, args),
  messages: (conversation, args, { loaders }) => loaders.conversation.messages(conversation.id, args),
  communications: (conversation, args, { loaders }) => loaders.conversation.communications(conversation.id, args),
  aiResponses: (conversation, args, { loaders }) => loaders.conversation.aiResponses(conversation.id, args),
};
