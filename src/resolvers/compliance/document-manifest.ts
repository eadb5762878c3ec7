import type { QueryResolvers, DocumentManifestResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  documentManifest: byId('documentManifest'),
  documentManifests: page('documentManifest'),
} satisfies Partial<QueryResolvers>;

export const DocumentManifest: DocumentManifestResolvers = {
  publishedBy: (documentManifest, _args, { loaders }) => loaders.user.byId(documentManifest.publishedById),
  documents: (documentManifest, args, { loaders }) => loaders.documentManifest.documents(documentManifest.id, args),
};
