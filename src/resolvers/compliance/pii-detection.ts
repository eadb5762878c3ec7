import type { QueryResolvers, PiiDetectionResolvers } from '../../generated/graphql.js';
import { entityOf } from '../node.js';
import { byId, page } from '../page.js';

export const Query = {
  piiDetection: byId('piiDetection'),
  piiDetections: page('piiDetection'),
} satisfies Partial<QueryResolvers>;

export const PiiDetection: PiiDetectionResolvers = {
  entity: entityOf('entityType', 'entityId'),
  reviewedBy: (piiDetection, _args, { loaders }) => loaders.user.byId(piiDetection.reviewedById),
};
