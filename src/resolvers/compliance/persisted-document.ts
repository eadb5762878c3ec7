import type { QueryResolvers, PersistedDocumentResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  persistedDocument: byId('persistedDocument'),
  persistedDocuments: page('persistedDocument'),
} satisfies Partial<QueryResolvers>;

export const PersistedDocument: PersistedDocumentResolvers = {
  manifest: (persistedDocument, _args, { loaders }) => loaders.documentManifest.byId(persistedDocument.manifestId),
};
