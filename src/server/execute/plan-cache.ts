import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { OperationPlan, fragmentsOf, selectOperation } from './operation.js';

/**
 * Plans of documents, the least recently used leaving first.
 *
 * Problem: plans are worth keeping, and what clients send is without bound.
 *
 * Design: the cache is bounded by the number of field plans, which is what takes memory; a document counts one more for itself.
 * Plans grow while they are executed (a selection is planned when its first object arrives), so each growth is accounted for at once.
 *
 * Data shape: document key → the document's operations by name → their plans. Only names of operations that exist are kept.
 */
export interface PlanStatistics {
  /** Documents in the cache. */
  readonly documents: number;
  /** Field plans in the cache. */
  readonly fieldPlans: number;
  /** Field plans made since the start. */
  readonly built: number;
}

/** A document is known by its hash, or else by its identity. */
export type DocumentKey = string | DocumentNode;

interface DocumentPlans {
  readonly operations: Map<string | null, OperationPlan>;
  fieldPlans: number;
}

export class PlanCache {
  readonly #documents: LRUCache<DocumentKey, DocumentPlans>;
  #built = 0;

  /** `maxPlans` is the number of field plans to keep at most. */
  constructor(
    private readonly schema: GraphQLSchema,
    maxPlans: number,
  ) {
    this.#documents = new LRUCache({ maxSize: maxPlans, sizeCalculation: (document) => document.fieldPlans + 1 });
  }

  /** The plan of a document's operation, or the error that says why there is none. */
  get(key: DocumentKey, document: DocumentNode, operationName: string | null): OperationPlan | GraphQLError {
    let plans = this.#documents.get(key);
    const known = plans?.operations.get(operationName);
    if (known !== undefined) return known;
    const operation = selectOperation(document, operationName);
    if (operation instanceof GraphQLError) return operation;
    if (plans === undefined) {
      plans = { operations: new Map(), fieldPlans: 0 };
      this.#documents.set(key, plans);
    }
    const plan = this.#plan(key, plans, document, operation);
    plans.operations.set(operationName, plan);
    return plan;
  }

  get statistics(): PlanStatistics {
    const documents = this.#documents.size;
    return { documents, fieldPlans: this.#documents.calculatedSize - documents, built: this.#built };
  }

  #plan(
    key: DocumentKey,
    plans: DocumentPlans,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): OperationPlan {
    return new OperationPlan(this.schema, operation, fragmentsOf(document), (fieldPlans) => {
      if (fieldPlans > 0) this.#built += fieldPlans;
      plans.fieldPlans += fieldPlans;
      // An execution may go on with plans that have left the cache; they must not come back.
      if (this.#documents.peek(key) !== plans) return;
      // The cache asks for the size of a value only when it is new.
      this.#documents.delete(key);
      this.#documents.set(key, plans);
    });
  }
}
