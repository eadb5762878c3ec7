import type { QueryResolvers, ProductionStageUpdateResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  productionStageUpdate: byId('productionStageUpdate'),
  productionStageUpdates: page('productionStageUpdate'),
} satisfies Partial<QueryResolvers>;

export const ProductionStageUpdate: ProductionStageUpdateResolvers = {
  stage: (update, _args, { loaders }) => loaders.productionStage.byId(update.stageId),
  author: (update, _args, { loaders }) => loaders.user.byId(update.authorId),
};
