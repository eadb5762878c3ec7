import { type Declarations, page } from './shapes.js';

export const compliance = {
  documentManifest: {
    documents: page('PersistedDocument', 'manifestId'),
  },
} as const satisfies Declarations;
