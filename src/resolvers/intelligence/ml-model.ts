import type { QueryResolvers, MlModelResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  mlModel: byId('mlModel'),
  mlModels: page('mlModel'),
} satisfies Partial<QueryResolvers>;

export const MlModel: MlModelResolvers = {
  previousModel: (model, _args, { loaders }) => loaders.mlModel.byId(model.previousModelId),
  nextModels: (model, args, { loaders }) => loaders.mlModel.nextModels(model.id, args),
  promotedBy: (model, _args, { loaders }) => loaders.user.byId(model.promotedById),
  createdBy: (model, _args, { loaders }) => loaders.user.byId(model.createdById),
  predictions: (model, args, { loaders }) => loaders.mlModel.predictions(model.id, args),
};
