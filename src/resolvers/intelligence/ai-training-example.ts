import type { QueryResolvers, AiTrainingExampleResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  aiTrainingExample: byId('aiTrainingExample'),
  aiTrainingExamples: page('aiTrainingExample'),
} satisfies Partial<QueryResolvers>;

export const AiTrainingExample: AiTrainingExampleResolvers = {
  response: (example, _args, { loaders }) => loaders.aiResponse.byId(example.responseId),
  validatedBy: (example, _args, { loaders }) => loaders.user.byId(example.validatedById),
};
