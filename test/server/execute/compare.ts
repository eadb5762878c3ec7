import type { ExecutionResult, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { GraphQLError, buildSchema, isAbstractType, isObjectType, parse, validate } from 'graphql';
import type { AroundMutationField, ExecutorKind } from '../../../src/server/execute/index.js';
import { createExecutor } from '../../../src/server/execute/index.js';

/** An operation to be executed by both executors. */
export interface Case {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Made anew for each execution: iterators are used up. */
  readonly rootValue?: () => unknown;
  readonly contextValue?: () => unknown;
  readonly aroundMutationField?: AroundMutationField;
  /** The document would not pass validation, and is executed all the same. */
  readonly invalid?: boolean;
}

type Resolve = GraphQLFieldResolver<unknown, unknown, Record<string, unknown>>;

/** What a type of an SDL schema cannot say itself. */
export interface TypeCode {
  readonly fields?: Readonly<Record<string, Resolve>>;
  readonly isTypeOf?: (value: unknown) => boolean | Promise<boolean>;
  readonly resolveType?: (value: unknown) => unknown;
}

/** A schema from SDL with resolvers. */
export function schemaOf(sdl: string, code: Readonly<Record<string, TypeCode>> = {}): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const [name, { fields = {}, isTypeOf, resolveType }] of Object.entries(code)) {
    const type = schema.getType(name);
    if (isObjectType(type)) {
      if (isTypeOf) type.isTypeOf = isTypeOf;
      for (const [field, resolve] of Object.entries(fields)) {
        const definition = type.getFields()[field];
        if (definition === undefined) throw new Error(`${name} has no field ${field}`);
        definition.resolve = resolve;
      }
    } else if (isAbstractType(type)) {
      if (resolveType) type.resolveType = resolveType as NonNullable<typeof type.resolveType>;
    } else {
      throw new Error(`${name} is no object type`);
    }
  }
  return schema;
}

/** Executes a case by one executor. The answer is plain data in which the order of keys counts too. */
export async function answerOf(example: Case, kind: ExecutorKind): Promise<unknown> {
  const { schema, operationName = null, variables, aroundMutationField } = example;
  const document = parse(example.query);
  if (!example.invalid) {
    const [error] = validate(schema, document);
    if (error) throw error;
  }
  const execute = createExecutor(schema, { kind, aroundMutationField });
  const args = {
    document,
    operationName,
    variableValues: variables,
    rootValue: example.rootValue?.(),
    contextValue: example.contextValue?.(),
  };
  if (kind === 'compiled') return plainResult(await execute(args));
  return withoutOrphans(async () => plainResult(await execute(args)));
}

/** A result as plain data. */
export function plainResult(result: ExecutionResult): unknown {
  return {
    keys: Object.keys(result),
    data: plain(result.data),
    errors: result.errors?.map((error) => ({
      isGraphQLError: error instanceof GraphQLError,
      message: error.message,
      path: error.path,
      locations: error.locations,
      extensions: error.extensions,
      original: error.originalError?.message,
      originalName: error.originalError?.name,
    })),
  };
}

/** Objects become lists of entries, so that their order is compared and no name is special. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return value;
  return { entries: Object.entries(value).map(([key, inner]) => [key, plain(inner)]) };
}

/**
 * graphql-js forgets promises it has made when a list ends early; should one reject, the process (here the test) ends.
 * While the work runs every promise derived from another one is therefore watched.
 */
export async function withoutOrphans<T>(work: () => Promise<T>): Promise<T> {
  const original = Promise.prototype.then;
  function watched<A, B, C>(
    this: Promise<A>,
    onFulfilled?: ((value: A) => B | PromiseLike<B>) | null,
    onRejected?: ((reason: unknown) => C | PromiseLike<C>) | null,
  ): Promise<B | C> {
    const derived = original.call(this, onFulfilled, onRejected) as Promise<B | C>;
    void original.call(derived, undefined, () => undefined);
    return derived;
  }
  Promise.prototype.then = watched as typeof original;
  try {
    const result = await work();
    // What was forgotten may still be on its way.
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    return result;
  } finally {
    Promise.prototype.then = original;
  }
}
