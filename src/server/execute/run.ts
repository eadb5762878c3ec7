import type { FragmentDefinitionNode, GraphQLError, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { getArgumentValues, locatedError } from 'graphql';
import type { ResponseKey } from './frame.js';
import { Frame, isNulled, objectOf, pathArray } from './frame.js';
import type { Arguments, FieldPlan, Placement } from './plan.js';

/** What all executions of one operation share. */
export interface OperationParts {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

const NO_ARGUMENTS: Arguments = Object.freeze({});

/** Whether a resolver's value is to be waited for: anything with a `then` method, as graphql-js has it. */
export function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    'then' in value &&
    typeof value.then === 'function'
  );
}

/**
 * The state of one execution: its variables, its errors, and what is still pending.
 *
 * Errors follow graphql-js: an error at a place that may be null is reported and sets the place to null. An error at one
 * that may not passes to the frame around it. If that frame is still starting its fields, the loop ends there; an object then
 * waits for the fields it has started, a list does not. Once a place is null, no later error below it is reported.
 */
export class Run {
  readonly errors: GraphQLError[] = [];
  readonly ground = new Frame(null, '', false, undefined, {});
  readonly #arguments = new Map<FieldPlan, Arguments>();
  #whenSettled: (() => void) | null = null;

  constructor(
    readonly parts: OperationParts,
    readonly variables: Record<string, unknown>,
    readonly contextValue: unknown,
    readonly rootValue: unknown,
  ) {
    this.ground.filling = false;
  }

  /** The answer; complete once nothing is pending. */
  result(): ExecutionResult {
    const data = this.ground.target['data'] as Record<string, unknown> | null;
    return this.errors.length === 0 ? { data } : { errors: this.errors, data };
  }

  /** Resolves when nothing is pending any more; undefined if that is so now. Never rejects. */
  settled(): Promise<void> | undefined {
    if (this.ground.pending === 0) return undefined;
    return new Promise((resolve) => {
      this.#whenSettled = resolve;
    });
  }

  /**
   * The field's arguments, coerced once per execution: all rows get the same object.
   * Throws graphql-js's error if a variable does not fit.
   */
  argumentsOf(field: FieldPlan): Arguments {
    if (!field.hasArguments) return NO_ARGUMENTS;
    let values = this.#arguments.get(field);
    if (values === undefined) {
      values = getArgumentValues(field.definition, field.nodes[0], this.variables);
      this.#arguments.set(field, values);
    }
    return values;
  }

  /** The description of a field that GraphQL hands to resolvers; `frame` is the field's object or a list in it. */
  infoOf(field: FieldPlan, frame: Frame): GraphQLResolveInfo {
    const { schema, fragments, operation } = this.parts;
    return {
      fieldName: field.name,
      fieldNodes: field.nodes,
      returnType: field.definition.type,
      parentType: field.parentType,
      path: { prev: objectOf(frame).path, key: field.key, typename: field.parentType.name },
      schema,
      fragments,
      rootValue: this.rootValue,
      operation,
      variableValues: this.variables,
    };
  }

  /**
   * Waits for a promise, then stores what `complete` makes of its value at the place; a rejection or a throw becomes an error there.
   * Returns null, which holds the place (and so the order of the answer's fields) until then.
   */
  later(
    frame: Frame,
    key: ResponseKey,
    placement: Placement,
    promise: PromiseLike<unknown>,
    complete: (value: unknown) => unknown,
  ): null {
    this.hold(frame);
    // A thenable that is no promise may call back at once, twice or both ways; Promise.resolve makes it behave.
    Promise.resolve(promise).then(
      (value) => {
        try {
          if (this.errors.length > 0 && isNulled(frame)) this.disregard(value);
          else frame.target[key] = complete(value);
        } catch (error) {
          this.fail(frame, key, placement, error);
        } finally {
          this.release(frame);
        }
      },
      (error: unknown) => {
        this.fail(frame, key, placement, error);
        this.release(frame);
      },
    );
    return null;
  }

  /** Takes an error raised at a place. Returns null, the value of the place from now on. */
  fail(frame: Frame, key: ResponseKey, placement: Placement, raw: unknown): null {
    const { nodes } = placement.field;
    let error: GraphQLError;
    try {
      error = locatedError(raw, nodes, pathArray(frame, key));
    } catch (unprintable) {
      // What was thrown is no error, and throws when it is printed.
      error = locatedError(new Error('Unexpected error value', { cause: unprintable }), nodes, pathArray(frame, key));
    }
    this.reject(frame, key, placement.nonNull, error);
    return null;
  }

  /** Takes an error that already knows its path: reports it if the place may be null, else passes it on. */
  reject(frame: Frame, key: ResponseKey, nonNull: boolean, error: GraphQLError): void {
    if (nonNull) {
      this.#pass(frame, error);
    } else if (!isNulled(frame)) {
      this.errors.push(error);
      frame.target[key] = null;
      (frame.nulled ??= new Set()).add(key);
    }
  }

  #pass(frame: Frame, error: GraphQLError): void {
    if (frame.filling) {
      frame.failure = error;
    } else if (!frame.closed && frame.parent !== null) {
      frame.closed = true;
      this.reject(frame.parent, frame.key, frame.nonNull, frame.failure ?? error);
      this.detach(frame);
    }
  }

  /** Counts one more pending promise in the frame and all that wait for it. */
  hold(frame: Frame): void {
    for (let at: Frame | null = frame; at !== null; at = at.holder) {
      if (at.pending++ > 0) return;
    }
  }

  /** Counts one pending promise less; a frame that was waiting with an error passes it on, the last one ends the execution. */
  release(frame: Frame): void {
    for (let at: Frame | null = frame; at !== null; at = at.holder) {
      if (--at.pending > 0) return;
      if (at.failure !== null) this.#pass(at, at.failure);
    }
    this.#whenSettled?.();
  }

  /** Lets a frame's parent go on without it: only the execution as a whole still waits for what is pending in it. */
  detach(frame: Frame): void {
    frame.closed = true;
    const { holder } = frame;
    if (frame.pending === 0 || holder === null) return;
    this.hold(this.ground);
    frame.holder = this.ground;
    this.release(holder);
  }

  /** Waits for a value nobody will read: a rejected promise in it would otherwise end the process as unhandled. */
  disregard(value: unknown): void {
    if (Array.isArray(value)) {
      for (const item of value) this.disregard(item);
    } else if (isPromiseLike(value)) {
      this.hold(this.ground);
      const done = (): void => this.release(this.ground);
      Promise.resolve(value).then((inner) => {
        this.disregard(inner);
        done();
      }, done);
    }
  }
}
