import type { QueryResolvers } from '../../generated/graphql.js';
import { stageAgeing } from '../../loaders/reports.js';

export const Query = {
  stageAgeing: (_root, _args, { loaders }) => loaders.report(stageAgeing),
} satisfies Partial<QueryResolvers>;
