// One operation from its document to its answer. Problem: everything an operation reads must come from one snapshot and one
// viewer's rows, an answered mutation must be durable, and whatever fails must neither leave a transaction open nor tell two
// stories. Design: limits first, then a session that opens at the first statement, the executor inside it, COMMIT, and only
// then the answer. A root field of a mutation is a savepoint, kept or undone with its whole subtree. When the session itself
// broke, the first error is the answer and nothing that was read is shown. Data shape: OperationRequest → ExecutionResult
// whose errors are all presented.
import {
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { anonymous } from '../access/viewer.js';
import type { Limits } from '../config.js';
import type { Context } from '../context.js';
import type { Database } from '../database/database.js';
import { toRequestError } from '../database/errors.js';
import { runOperation } from '../database/operation.js';
import type { Session, SessionMode } from '../database/session.js';
import type { Loaders } from '../loaders/index.js';
import { requireSignIn } from './anonymous.js';
import { createExecutor, type AroundMutationField, type ExecutorKind } from './execute/index.js';
import type { Exchange } from './graphql.js';
import { createLimiter, type Estimate } from './limits.js';
import { present } from './present.js';

export interface OperationRequest {
  readonly document: DocumentNode;
  /** undefined where the name fits no operation of the document. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly operationName: string | null;
  /** As they came, not coerced yet. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly exchange: Exchange;
}

export interface Operations {
  /** Runs an operation of a validated document. Never rejects: what fails is in `errors`, presented. */
  run(request: OperationRequest): Promise<ExecutionResult>;
}

export interface OperationOptions {
  readonly schema: GraphQLSchema;
  readonly database: Database;
  readonly createLoaders: (session: Session) => Loaders;
  readonly executor: ExecutorKind;
  readonly limits: Limits;
}

/** How operations run over one schema and one database. */
export function createOperations({ schema, database, createLoaders, executor, limits }: OperationOptions): Operations {
  const limiter = createLimiter(schema, limits);
  renewAfterMutationResolvers(schema);
  const execute = createExecutor(schema, { kind: executor, aroundMutationField: inSavepoint });

  async function settle(request: OperationRequest, mode: SessionMode): Promise<ExecutionResult> {
    const { document, operationName, variables, exchange } = request;
    const { viewer, log, requestId } = exchange;
    const shown = (error: unknown) => present(error, log, toRequestError);
    try {
      // Rejects with the first error when the session broke on the way: what was read before it is not shown then.
      const { errors, ...rest } = await runOperation(database, viewer ?? anonymous, mode, async (session) => {
        const context: Context = { viewer, session, loaders: createLoaders(session), log, requestId };
        renewals.set(context, () => {
          context.loaders = createLoaders(session);
        });
        try {
          return await execute({ document, operationName, variableValues: variables, contextValue: context });
        } finally {
          exchange.statements = session.statements;
        }
      });
      return errors === undefined ? rest : { ...rest, errors: errors.map(shown) };
    } catch (error) {
      return { data: null, errors: [shown(error)] };
    }
  }

  return {
    async run(request) {
      const { document, operation, variables, exchange } = request;
      let estimate: Estimate | null;
      try {
        if (operation === undefined) throw unresolved(request.operationName);
        if (schema.getRootType(operation.operation) == null) throw unsupported(operation);
        estimate = limiter.check(document, operation, variables);
        if (exchange.viewer === null) requireSignIn(schema, document, operation);
      } catch (error) {
        return { errors: [present(error, exchange.log)] };
      }
      const result = await settle(request, operation.operation === 'mutation' ? 'write' : 'read');
      if (estimate === null) return result;
      exchange.cost = estimate.cost;
      return { ...result, extensions: { cost: { requested: estimate.cost, max: limits.cost, nodes: estimate.nodes } } };
    },
  };
}

/** Gives a context new loaders. */
const renewals = new WeakMap<object, () => void>();

/** Keeps a root field of a mutation together: what it wrote stays only if the field came out. */
const inSavepoint: AroundMutationField = async (contextValue, _field, run) => {
  const context = contextValue as Context;
  const undo = new Error('the field failed: what it wrote is undone');
  try {
    await context.session.savepoint(async () => {
      if ((await run()).failed) throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  } finally {
    renewals.get(context)?.();
  }
};

const renewing = new WeakSet<GraphQLFieldResolver<unknown, Context>>();

/** Below a mutation's root field everything is read anew: loaders that its resolver used remember rows from before it wrote. */
function renewAfterMutationResolvers(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve } = field;
    if (resolve === undefined || renewing.has(resolve)) continue;
    field.resolve = async (source, args, context: Context, info) => {
      const result: unknown = await resolve(source, args, context, info);
      renewals.get(context)?.();
      return result;
    };
    renewing.add(field.resolve);
  }
}

function unresolved(name: string | null): GraphQLError {
  const message =
    name === null
      ? 'Must provide operation name if query contains multiple operations.'
      : `Unknown operation named "${name}".`;
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}

/** Validation looks at the fields of a root type and passes what has none, so this is found here, and with the code of validation. */
function unsupported(operation: OperationDefinitionNode): GraphQLError {
  return new GraphQLError(`The schema offers no ${operation.operation} operations.`, {
    nodes: operation,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}
