import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import {
  GraphQLError,
  Kind,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  visit,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { completeAbstract, completeLeaf, completeList, completeObject } from './complete.js';
import type { SelectionOf } from './complete.js';
import type { Complete, FieldPlan, Position, SelectionPlan } from './plan.js';
import { planSelection } from './plan.js';
import type { OperationParts, Run } from './run.js';

/** An operation has 2^n variants with n variables in @skip and @include; a client is not to fill the memory with them. */
const MAX_VARIANTS = 32;

/** A selection as it is under one set of @skip and @include values, planned as far as executions have needed it. */
interface Variant {
  root: SelectionPlan | undefined;
  fieldPlans: number;
}

/**
 * Finds the operation to execute. Returns the error that graphql-js gives if there is none, or more than one to choose from.
 */
export function selectOperation(
  document: DocumentNode,
  operationName: string | null | undefined,
): OperationDefinitionNode | GraphQLError {
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (operationName === null || operationName === undefined) {
      if (operation !== undefined) {
        return new GraphQLError('Must provide operation name if query contains multiple operations.');
      }
      operation = definition;
    } else if (definition.name?.value === operationName) {
      operation = definition;
    }
  }
  if (operation !== undefined) return operation;
  return new GraphQLError(
    operationName === null || operationName === undefined
      ? 'Must provide an operation.'
      : `Unknown operation named "${operationName}".`,
  );
}

/** The fragments of a document by name. */
export function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null) as Record<string, never>;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}

/**
 * One operation of a document with its plans. Which fields are selected depends on the variables used in @skip and @include and on no
 * other, so there is one variant for each combination of their values.
 */
export class OperationPlan implements OperationParts {
  readonly #variants = new Map<string, Variant>();
  readonly #switches: readonly string[];

  constructor(
    readonly schema: GraphQLSchema,
    readonly operation: OperationDefinitionNode,
    readonly fragments: Record<string, FragmentDefinitionNode>,
    /** Told how many field plans were made (or, negative, dropped). */
    private readonly onChange: (fieldPlans: number) => void,
  ) {
    this.#switches = switchesOf(operation, fragments);
  }

  /** The fields of the operation's root type. Throws a GraphQLError if the schema has no such type or @skip cannot be decided. */
  rootSelection(run: Run): SelectionPlan {
    const variant = this.#variantOf(run.variables);
    if (variant.root !== undefined) return variant.root;
    const { schema, operation, fragments } = this;
    const type = schema.getRootType(operation.operation);
    if (type === undefined || type === null) {
      throw new GraphQLError(`Schema is not configured to execute ${operation.operation} operation.`, {
        nodes: operation,
      });
    }
    const collected = collectFields(schema, fragments, run.variables, type, operation.selectionSet);
    variant.root = planSelection(schema, type, collected, (fieldType, field) =>
      this.#position(variant, fieldType, field),
    );
    this.#grow(variant, variant.root);
    return variant.root;
  }

  #variantOf(variables: Readonly<Record<string, unknown>>): Variant {
    let values = '';
    for (const name of this.#switches) values += Object.hasOwn(variables, name) ? `${String(variables[name])},` : ',';
    let variant = this.#variants.get(values);
    if (variant === undefined) {
      const [oldest] = this.#variants;
      if (oldest !== undefined && this.#variants.size >= MAX_VARIANTS) {
        this.#variants.delete(oldest[0]);
        this.onChange(-oldest[1].fieldPlans);
        // An execution under way may still use the dropped variant and plan more of it: that is not to count.
        oldest[1].fieldPlans = Number.NaN;
      }
      variant = { root: undefined, fieldPlans: 0 };
      this.#variants.set(values, variant);
    }
    return variant;
  }

  #grow(variant: Variant, selection: SelectionPlan): void {
    variant.fieldPlans += selection.fields.length;
    if (!Number.isNaN(variant.fieldPlans)) this.onChange(selection.fields.length);
  }

  #position(variant: Variant, type: GraphQLOutputType, field: FieldPlan): Position {
    const placement = { field, nonNull: isNonNullType(type) };
    return { ...placement, complete: this.#completer(variant, type, placement) };
  }

  #completer(variant: Variant, type: GraphQLOutputType, placement: { field: FieldPlan; nonNull: boolean }): Complete {
    const nullable = getNullableType(type);
    if (isLeafType(nullable)) return completeLeaf(nullable);
    if (isListType(nullable)) {
      return completeList(this.#position(variant, nullable.ofType, placement.field), placement.nonNull);
    }
    const selectionOf: SelectionOf = (objectType, run) => {
      const { schema, fragments } = this;
      const collected = collectSubfields(schema, fragments, run.variables, objectType, placement.field.nodes);
      const selection = planSelection(schema, objectType, collected, (fieldType, field) =>
        this.#position(variant, fieldType, field),
      );
      this.#grow(variant, selection);
      return selection;
    };
    return isObjectType(nullable)
      ? completeObject(nullable, placement, selectionOf)
      : completeAbstract(nullable, placement, selectionOf);
  }
}

/** The names of the variables used in @skip and @include, in the operation or in any fragment of its document. */
function switchesOf(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): readonly string[] {
  const names = new Set<string>();
  for (const definition of [operation, ...Object.values(fragments)]) {
    visit(definition, {
      Directive({ name, arguments: values }) {
        if (name.value !== 'skip' && name.value !== 'include') return;
        for (const { value } of values ?? []) {
          if (value.kind === Kind.VARIABLE) names.add(value.name.value);
        }
      },
    });
  }
  return [...names];
}
