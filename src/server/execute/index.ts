import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { assertValidSchema } from 'graphql';
import type { AroundMutationField, ExecuteArguments } from './common.js';
import { executeCompiled } from './compiled.js';
import { executeByGraphqlJs } from './graphql-js.js';
import type { PlanStatistics } from './plan-cache.js';
import { PlanCache } from './plan-cache.js';

/**
 * Executes GraphQL operations.
 *
 * Problem: graphql-js works out anew for every row what is the same for all of them, and makes a promise for every level that
 * has one; on wide results that takes several times as long as the resolvers. It can also answer before everything it began
 * is done, and leave a rejected promise that ends the process.
 *
 * Design: graphql-js decides *what* (it coerces variables and arguments and collects fields), closures made once per operation
 * do it (`operation.ts`, `plan.ts`, `complete.ts`), counting what is pending instead of chaining promises (`frame.ts`, `run.ts`). No code is
 * generated. Results and errors are those of graphql-js, which stays selectable and is what the tests compare with.
 *
 * Only this is open: when fields reject in the same tick and one of them makes an object around the others null, graphql-js
 * reports those whose promise chains happen to be shorter; here the first one counts. Both is what the specification allows.
 * What is below a null is not executed any further, and the next mutation field begins only when nothing of the last one is pending.
 */

export type { AroundMutationField, ExecuteArguments, MutationField, MutationFieldOutcome } from './common.js';
export type { PlanStatistics } from './plan-cache.js';

export type ExecutorKind = 'compiled' | 'graphql-js';

export interface ExecutorOptions {
  readonly kind?: ExecutorKind | undefined;
  /** How many field plans to keep; about a kilobyte each. */
  readonly maxPlans?: number | undefined;
  readonly aroundMutationField?: AroundMutationField | undefined;
}

export interface Execute {
  /** Answers an operation, synchronously if no resolver is asynchronous. Throws only what graphql-js throws for wrong use. */
  (args: ExecuteArguments): ExecutionResult | Promise<ExecutionResult>;
  /** The state of the plan cache, for metrics; all zero for graphql-js. */
  statistics(): PlanStatistics;
}

const DEFAULT_MAX_PLANS = 50_000;

/** Makes the executor of a schema. Throws if the schema is not valid. */
export function createExecutor(schema: GraphQLSchema, options: ExecutorOptions = {}): Execute {
  assertValidSchema(schema);
  const { kind = 'compiled', maxPlans = DEFAULT_MAX_PLANS, aroundMutationField } = options;
  if (kind === 'graphql-js') {
    return Object.assign((args: ExecuteArguments) => executeByGraphqlJs(schema, args, aroundMutationField), {
      statistics: (): PlanStatistics => ({ documents: 0, fieldPlans: 0, built: 0 }),
    });
  }
  const plans = new PlanCache(schema, maxPlans);
  return Object.assign((args: ExecuteArguments) => executeCompiled(plans, args, aroundMutationField), {
    statistics: () => plans.statistics,
  });
}
