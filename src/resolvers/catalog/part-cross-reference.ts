import type { PartCrossReferenceResolvers, QueryResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  partCrossReference: byId('partCrossReference'),
  partCrossReferences: page('partCrossReference'),
} satisfies Partial<QueryResolvers>;

export const PartCrossReference: PartCrossReferenceResolvers = {
  part: (reference, _args, { loaders }) => loaders.part.byId(reference.partId),
  referencedPart: (reference, _args, { loaders }) => loaders.part.byId(reference.referencedPartId),
};
