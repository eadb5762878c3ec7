import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Characters of source text, over all documents, that are kept parsed; a parsed document takes some twenty times as much. */
const capacity = 2_000_000;

/**
 * Parsed and validated documents by the hash of their text, so that a known operation is neither parsed nor validated again.
 * Bounded by the size of the texts: many small documents or a few large ones.
 */
export function createDocuments(): KeyValueCache<DocumentNode> {
  const cache = new LRUCache<string, DocumentNode>({
    max: 5_000,
    maxSize: capacity,
    sizeCalculation: (document) => Math.max(1, document.loc?.source.body.length ?? 1_000),
  });
  return {
    get: (key) => Promise.resolve(cache.get(key)),
    set: (key, document) => {
      cache.set(key, document);
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(cache.delete(key)),
  };
}
