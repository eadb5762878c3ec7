import type { QueryResolvers, AiTrainingExampleResolvers } from '../../generated/graphql.js';
import { entityOf } from '../node.js';
import { byId, page } from '../page.js';

export const Query = {
  aiTrainingExample: byId('aiTrainingExample'),
  aiTrainingExamples: page('aiTrainingExample'),
} satisfies Partial<QueryResolvers>;

export const AiTrainingExample: AiTrainingExampleResolvers = {
  entity: entityOf('entityType', 'entityId'),
  response: (example, _args, { loaders }) => loaders.aiResponse.byId(example.responseId),
  validatedBy: (example, _args, { loaders }) => loaders.user.byId(example.validatedById),
};
