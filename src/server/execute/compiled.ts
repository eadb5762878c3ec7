import type { ExecutionResult } from 'graphql';
import { GraphQLError, OperationTypeNode, getVariableValues, locatedError } from 'graphql';
import { MAX_VARIABLE_ERRORS, assertVariables, isMetaField, refuseSubscription } from './common.js';
import type { AroundMutationField, ExecuteArguments, MutationFieldOutcome } from './common.js';
import { executeSelection, resolveField, settle } from './fields.js';
import { Frame, isNulled, pathArray } from './frame.js';
import type { FieldPlan, SelectionPlan } from './plan.js';
import type { PlanCache } from './plan-cache.js';
import { Run } from './run.js';

/** Executes an operation by its compiled plan; synchronously if every resolver is synchronous. */
export function executeCompiled(
  plans: PlanCache,
  args: ExecuteArguments,
  around: AroundMutationField | undefined,
): ExecutionResult | Promise<ExecutionResult> {
  const { document, contextValue, rootValue } = args;
  assertVariables(args.variableValues);
  const plan = plans.get(args.documentKey ?? document, document, args.operationName ?? null);
  if (plan instanceof GraphQLError) return { errors: [plan] };
  const { schema, operation } = plan;
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return refuseSubscription(operation);
  const variables = getVariableValues(schema, operation.variableDefinitions ?? [], args.variableValues ?? {}, {
    maxErrors: MAX_VARIABLE_ERRORS,
  });
  if (variables.errors) return { errors: variables.errors };

  const run = new Run(plan, variables.coerced, contextValue, rootValue);
  let selection: SelectionPlan;
  try {
    selection = plan.rootSelection(run);
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : locatedError(error, operation)], data: null };
  }
  const pending =
    operation.operation === OperationTypeNode.MUTATION
      ? executeMutation(run, selection, around)
      : executeQuery(run, selection);
  return pending === undefined ? run.result() : pending.then(() => run.result());
}

function executeQuery(run: Run, selection: SelectionPlan): Promise<void> | undefined {
  const { ground } = run;
  try {
    ground.target['data'] = executeSelection(run, ground, 'data', false, selection, run.rootValue);
  } catch (error) {
    run.reject(ground, 'data', false, locatedError(error, undefined));
  }
  return run.settled();
}

/** Executes a mutation's fields one after another: each begins when everything below the one before is complete. */
function executeMutation(
  run: Run,
  selection: SelectionPlan,
  around: AroundMutationField | undefined,
): Promise<void> | undefined {
  const target = new selection.Shape();
  const root = new Frame(run.ground, 'data', false, selection.typeName, target);
  root.filling = false;
  run.ground.target['data'] = target;

  const executeFrom = (first: number): Promise<void> | undefined => {
    for (const [offset, field] of selection.fields.slice(first).entries()) {
      if (isNulled(root)) return undefined;
      const pending =
        around === undefined || isMetaField(field.name)
          ? executeField(run, root, field)
          : executeFieldWithin(around, run, root, field);
      if (pending !== undefined) return pending.then(() => executeFrom(first + offset + 1));
    }
    return undefined;
  };
  return executeFrom(0);
}

function executeField(run: Run, root: Frame, field: FieldPlan): Promise<void> | undefined {
  const { key, position } = field;
  try {
    root.target[key] = settle(
      run,
      root,
      key,
      position,
      field.constant ?? resolveField(run, root, field, run.rootValue),
    );
  } catch (error) {
    root.target[key] = run.fail(root, key, position, error);
  }
  return run.settled();
}

async function executeFieldWithin(around: AroundMutationField, run: Run, root: Frame, field: FieldPlan): Promise<void> {
  const { key } = field;
  const errorsBefore = run.errors.length;
  let outcome: Promise<MutationFieldOutcome> | undefined;
  const execute = async (): Promise<MutationFieldOutcome> => {
    await executeField(run, root, field);
    return { failed: isNulled(root) || root.nulled?.has(key) === true };
  };
  try {
    await around(run.contextValue, { responseKey: key, fieldName: field.name }, () => (outcome ??= execute()));
    if (outcome === undefined) throw new Error(`Mutation field "${field.name}" was not executed.`);
    await outcome;
  } catch (error) {
    await outcome;
    // What the field answered did not happen: its own errors give way to this one.
    run.errors.length = errorsBefore;
    run.errors.push(locatedError(error, field.nodes, pathArray(root, key)));
    root.target[key] = null;
    if (field.position.nonNull && !isNulled(root)) {
      run.ground.target['data'] = null;
      (run.ground.nulled ??= new Set()).add('data');
    }
  }
}
