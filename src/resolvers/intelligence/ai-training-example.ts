import type { QueryResolvers, AiTrainingExampleResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  aiTrainingExample: byId('aiTrainingExample'),
  aiTrainingExamples: page('aiTrainingExample'),
} satisfies Partial<QueryResolvers>;

export const AiTrainingExample: AiTrainingExampleResolvers = {
  response: (aiTrainingExample, _args, { loaders }) => loaders.aiResponse.byId(aiTrainingExample.responseId),
  validatedBy: (aiTrainingExample, _args, { loaders }) => loaders.user.byId(aiTrainingExample.validatedById),
};
