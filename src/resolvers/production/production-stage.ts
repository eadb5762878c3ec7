import type { QueryResolvers, ProductionStageResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  productionStage: byId('productionStage'),
  productionStages: page('productionStage'),
} satisfies Partial<QueryResolvers>;

export const ProductionStage: ProductionStageResolvers = {
  supplierOrder: (stage, _args, { loaders }) => loaders.supplierOrder.byId(stage.supplierOrderId),
  updatedBy: (stage, _args, { loaders }) => loaders.user.byId(stage.updatedById),
  updates: (stage, args, { loaders }) => loaders.productionStage.updates(stage.id, args),
  qualityInspections: (stage, args, { loaders }) => loaders.productionStage.qualityInspections(stage.id, args),
};
