import type { QueryResolvers, MlModelResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  mlModel: byId('mlModel'),
  mlModels: page('mlModel'),
} satisfies Partial<QueryResolvers>;

export const MlModel: MlModelResolvers = {
  previousModel: (mlModel, _args, { loaders }) => loaders.mlModel.byId(mlModel.previousModelId),
  nextModels: (mlModel, args, { loaders }) => loaders.mlModel.nextModels(mlModel.id, args),
  promotedBy: (mlModel, _args, { loaders }) => loaders.user.byId(mlModel.promotedById),
  createdBy: (mlModel, _args, { loaders }) => loaders.user.byId(mlModel.createdById),
  predictions: (mlModel, args, { loaders }) => loaders.mlModel.predictions(mlModel.id, args),
};
