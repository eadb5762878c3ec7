import type { QueryResolvers, CommunicationTemplateResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  communicationTemplate: byId('communicationTemplate'),
  communicationTemplates: page('communicationTemplate'),
} satisfies Partial<QueryResolvers>;

export const CommunicationTemplate: CommunicationTemplateResolvers = {
  createdBy: (communicationTemplate, _args, { loaders }) => loaders.user.byId(communicationTemplate.createdById),
  communications: (communicationTemplate, args, { loaders }) =>
    loaders.communicationTemplate.communications(communicationTemplate.id, args),
};
