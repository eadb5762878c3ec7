import type { QueryResolvers, ProductionStageTemplateResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  productionStageTemplate: byId('productionStageTemplate'),
  productionStageTemplates: page('productionStageTemplate'),
} satisfies Partial<QueryResolvers>;

export const ProductionStageTemplate: ProductionStageTemplateResolvers = {};
