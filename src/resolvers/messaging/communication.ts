import type { QueryResolvers, CommunicationResolvers } from '../../generated/graphql.js';
import { entityOf } from '../node.js';
import { byId, page } from '../page.js';

export const Query = {
  communication: byId('communication'),
  communications: page('communication'),
} satisfies Partial<QueryResolvers>;

export const Communication: CommunicationResolvers = {
  entity: entityOf('entityType', 'entityId'),
  message: (communication, _args, { loaders }) => loaders.message.byId(communication.messageId),
  conversation: (communication, _args, { loaders }) => loaders.conversation.byId(communication.conversationId),
  template: (communication, _args, { loaders }) => loaders.communicationTemplate.byId(communication.templateId),
  customer: (communication, _args, { loaders }) => loaders.customer.byId(communication.customerId),
  vendor: (communication, _args, { loaders }) => loaders.vendor.byId(communication.vendorId),
  createdBy: (communication, _args, { loaders }) => loaders.user.byId(communication.createdById),
};
