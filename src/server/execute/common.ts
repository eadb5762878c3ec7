import type { DocumentNode, ExecutionResult, OperationDefinitionNode } from 'graphql';
import { GraphQLError } from 'graphql';

/** An operation to execute. The document must have been validated against the schema. */
export interface ExecuteArguments {
  readonly document: DocumentNode;
  /** The document's hash. Equal keys must mean equal documents; without one the document's identity is its key. */
  readonly documentKey?: string | undefined;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
  readonly contextValue?: unknown;
  readonly rootValue?: unknown;
}

export interface MutationField {
  readonly responseKey: string;
  readonly fieldName: string;
}

export interface MutationFieldOutcome {
  /** Whether the field's value became null by an error: its own, or one that passed up to it. */
  readonly failed: boolean;
}

/**
 * Surrounds the execution of each root field of a mutation, one after another. It must call `run` and may wait for it: `run` resolves
 * when everything below the field is complete, and never rejects. If it throws, that is the field's error instead of any below it, and
 * the field is null. Not called for `__typename`.
 */
export type AroundMutationField = (
  contextValue: unknown,
  field: MutationField,
  run: () => Promise<MutationFieldOutcome>,
) => Promise<void>;

/** As many errors in variables are reported as graphql-js reports. */
export const MAX_VARIABLE_ERRORS = 50;

/** Throws what graphql-js throws if the variables are no object: that is the caller's mistake, not the client's. */
export function assertVariables(variableValues: unknown): void {
  if (variableValues === null || variableValues === undefined || typeof variableValues === 'object') return;
  throw new Error(
    'Variables must be provided as an Object where each property is a variable value. ' +
      'Perhaps look to see if an unparsed JSON string was provided.',
  );
}

/** Whether a root field is one that every schema has. */
export function isMetaField(name: string): boolean {
  return name.startsWith('__');
}

/** The answer to a subscription: it has no single result. */
export function refuseSubscription(operation: OperationDefinitionNode): ExecutionResult {
  const message = 'Expected a query or a mutation, got a subscription: it has no single result.';
  return { errors: [new GraphQLError(message, { nodes: operation })] };
}
