import type { QueryResolvers, MlPredictionResolvers } from '../../generated/graphql.js';
import { entityOf } from '../node.js';
import { byId, page } from '../page.js';

export const Query = {
  mlPrediction: byId('mlPrediction'),
  mlPredictions: page('mlPrediction'),
} satisfies Partial<QueryResolvers>;

export const MlPrediction: MlPredictionResolvers = {
  entity: entityOf('entityType', 'entityId'),
  model: (prediction, _args, { loaders }) => loaders.mlModel.byId(prediction.modelId),
};
