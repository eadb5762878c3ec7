import type { QueryResolvers, QualityInspectionResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  qualityInspection: byId('qualityInspection'),
  qualityInspections: page('qualityInspection'),
} satisfies Partial<QueryResolvers>;

export const QualityInspection: QualityInspectionResolvers = {
  stage: (inspection, _args, { loaders }) => loaders.productionStage.byId(inspection.stageId),
  inspector: (inspection, _args, { loaders }) => loaders.user.byId(inspection.inspectorId),
};
