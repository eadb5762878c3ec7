import type { DocumentNode, ExecutionResult, FieldNode, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  execute,
  getVariableValues,
  isNonNullType,
  locatedError,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { getFieldDef } from 'graphql/execution/execute.js';
import { MAX_VARIABLE_ERRORS, assertVariables, isMetaField, refuseSubscription } from './common.js';
import type { AroundMutationField, ExecuteArguments, MutationFieldOutcome } from './common.js';
import { fragmentsOf, selectOperation } from './operation.js';

/** Executes an operation by graphql-js: what the compiled executor is measured against. */
export function executeByGraphqlJs(
  schema: GraphQLSchema,
  args: ExecuteArguments,
  around: AroundMutationField | undefined,
): ExecutionResult | Promise<ExecutionResult> {
  assertVariables(args.variableValues);
  const operation = selectOperation(args.document, args.operationName);
  if (operation instanceof GraphQLError) return { errors: [operation] };
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return refuseSubscription(operation);
  const mutationType = schema.getMutationType();
  if (around !== undefined && operation.operation === OperationTypeNode.MUTATION && mutationType) {
    return executeMutation(schema, mutationType, operation, args, around);
  }
  return executeDocument(schema, args.document, args);
}

function executeDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  { operationName, variableValues, contextValue, rootValue }: ExecuteArguments,
): ExecutionResult | Promise<ExecutionResult> {
  return execute({
    schema,
    document,
    rootValue,
    contextValue,
    operationName: operationName ?? null,
    variableValues: variableValues ?? null,
  });
}

/** Executes each root field of a mutation as an operation of its own, so that there is something to put `around` it. */
async function executeMutation(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  operation: OperationDefinitionNode,
  args: ExecuteArguments,
  around: AroundMutationField,
): Promise<ExecutionResult> {
  const variables = getVariableValues(schema, operation.variableDefinitions ?? [], args.variableValues ?? {}, {
    maxErrors: MAX_VARIABLE_ERRORS,
  });
  if (variables.errors) return { errors: variables.errors };
  const errors: GraphQLError[] = [];
  let data: Record<string, unknown> | null = Object.create(null) as Record<string, unknown>;
  const answer = (): ExecutionResult => (errors.length === 0 ? { data } : { errors, data });

  let fields: ReadonlyMap<string, readonly FieldNode[]>;
  try {
    fields = collectFields(schema, fragmentsOf(args.document), variables.coerced, type, operation.selectionSet);
  } catch (error) {
    errors.push(error instanceof GraphQLError ? error : locatedError(error, operation));
    data = null;
    return answer();
  }
  for (const [responseKey, nodes] of fields) {
    const [first] = nodes;
    const definition = first && getFieldDef(schema, type, first);
    if (!definition) continue;
    const document = withOnly(args.document, operation, nodes);
    const run = async (): Promise<ExecutionResult> => executeDocument(schema, document, args);
    const result = isMetaField(definition.name)
      ? await run()
      : await executeWithin(around, args.contextValue, { responseKey, fieldName: definition.name }, run, nodes);
    errors.push(...(result.errors ?? []));
    const value: unknown = result.data?.[responseKey];
    if (!result.data || (value === null && isNonNullType(definition.type))) {
      data = null;
      break;
    }
    data[responseKey] = value;
  }
  return answer();
}

async function executeWithin(
  around: AroundMutationField,
  contextValue: unknown,
  field: { readonly responseKey: string; readonly fieldName: string },
  run: () => Promise<ExecutionResult>,
  nodes: readonly FieldNode[],
): Promise<ExecutionResult> {
  const { responseKey, fieldName } = field;
  let running: Promise<ExecutionResult> | undefined;
  const outcomeOf = async (): Promise<MutationFieldOutcome> => {
    const { data, errors = [] } = await (running ??= run());
    return { failed: errors.length > 0 && (data?.[responseKey] ?? null) === null };
  };
  try {
    await around(contextValue, field, outcomeOf);
    if (running === undefined) throw new Error(`Mutation field "${fieldName}" was not executed.`);
    return await running;
  } catch (error) {
    await running;
    return { errors: [locatedError(error, nodes, [responseKey])], data: { [responseKey]: null } };
  }
}

/** The document with one operation, and in it the field nodes of one response name. */
function withOnly(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  nodes: readonly FieldNode[],
): DocumentNode {
  const selectionSet = { kind: Kind.SELECTION_SET, selections: nodes } as const;
  const definitions = document.definitions.map((definition) =>
    definition === operation ? { ...operation, selectionSet } : definition,
  );
  return { ...document, definitions };
}
