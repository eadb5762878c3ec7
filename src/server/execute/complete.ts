import type { GraphQLAbstractType, GraphQLLeafType, GraphQLObjectType } from 'graphql';
import { GraphQLError, defaultTypeResolver, isObjectType } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { executeSelection, settle } from './fields.js';
import type { ResponseKey, Target } from './frame.js';
import { Frame } from './frame.js';
import { serializeLeaf } from './leaf.js';
import type { Complete, FieldPlan, Placement, Position, SelectionPlan } from './plan.js';
import { mayRead } from './plan.js';
import type { Run } from './run.js';
import { isPromiseLike } from './run.js';

/**
 * How a value becomes a part of the answer, one closure per kind of type. Error messages are those of graphql-js, word for word.
 */

/** Plans, once, what is selected on an object type below a field. Throws if @skip or @include cannot be decided. */
export type SelectionOf = (type: GraphQLObjectType, run: Run) => SelectionPlan;

/** For scalars and enums. */
export function completeLeaf(type: GraphQLLeafType): Complete {
  return (_run, _frame, _key, value) => serializeLeaf(type, value);
}

/** For lists: any iterable object. `item` is the position of the items. */
export function completeList(item: Position, nonNull: boolean): Complete {
  return (run, frame, key, value) => {
    if (!isIterable(value)) {
      const { parentType, name } = item.field;
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${parentType.name}.${name}".`);
    }
    const items: unknown[] = [];
    const list = new Frame(frame, key, nonNull, undefined, items as unknown[] & Target);
    try {
      for (const element of value) {
        const index = items.length;
        // The place is taken first: an error sets it to null through the frame.
        items.push(null);
        items[index] = completeItem(run, list, index, item, element);
        if (list.failure !== null) break;
      }
    } catch (error) {
      // The iterator itself threw: that is an error of the list, not of an item.
      list.filling = false;
      run.detach(list);
      throw error;
    }
    list.filling = false;
    if (list.failure !== null) {
      run.detach(list);
      if (Array.isArray(value)) run.disregard(value.slice(items.length));
      throw list.failure;
    }
    return items;
  };
}

function completeItem(run: Run, list: Frame, index: number, item: Position, element: unknown): unknown {
  try {
    return settle(run, list, index, item, element);
  } catch (error) {
    return run.fail(list, index, item, error);
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Symbol.iterator in value &&
    typeof value[Symbol.iterator] === 'function'
  );
}

/** For object types. */
export function completeObject(type: GraphQLObjectType, placement: Placement, selectionOf: SelectionOf): Complete {
  const complete = objectCompleter(type, placement);
  let selection: SelectionPlan | undefined;
  return (run, frame, key, value) => {
    selection ??= selectionOf(type, run);
    return complete(run, frame, key, selection, value);
  };
}

/** For interfaces and unions: the selection depends on each value's runtime type. */
export function completeAbstract(type: GraphQLAbstractType, placement: Placement, selectionOf: SelectionOf): Complete {
  const { field } = placement;
  const known = new Map<unknown, { readonly complete: CompleteObject; readonly selection: SelectionPlan }>();

  const completeAs = (run: Run, frame: Frame, key: ResponseKey, name: unknown, value: unknown): unknown => {
    let runtime = known.get(name);
    if (runtime === undefined) {
      const runtimeType = runtimeTypeOf(run, type, field, name, value);
      runtime = { complete: objectCompleter(runtimeType, placement), selection: selectionOf(runtimeType, run) };
      known.set(name, runtime);
    }
    return runtime.complete(run, frame, key, runtime.selection, value);
  };

  return (run, frame, key, value) => {
    const name = typeNameOf(run, frame, type, field, value);
    if (!isPromiseLike(name)) return completeAs(run, frame, key, name, value);
    return run.later(frame, key, placement, name, (resolved) => completeAs(run, frame, key, resolved, value));
  };
}

function typeNameOf(run: Run, frame: Frame, type: GraphQLAbstractType, field: FieldPlan, value: unknown): unknown {
  const { resolveType } = type;
  if (resolveType && mayRead(resolveType, 3)) {
    return resolveType(value, run.contextValue, run.infoOf(field, frame), type);
  }
  if (resolveType) return (resolveType as (...parameters: unknown[]) => unknown)(value, run.contextValue);
  if (typeof value === 'object' && value !== null && '__typename' in value && typeof value.__typename === 'string') {
    return value.__typename;
  }
  return defaultTypeResolver(value, run.contextValue, run.infoOf(field, frame), type);
}

function runtimeTypeOf(
  run: Run,
  type: GraphQLAbstractType,
  field: FieldPlan,
  name: unknown,
  value: unknown,
): GraphQLObjectType {
  const place = `"${type.name}" must resolve to an Object type at runtime for field "${field.parentType.name}.${field.name}"`;
  if (name === null || name === undefined) {
    throw new GraphQLError(
      `Abstract type ${place}. Either the "${type.name}" type should provide a "resolveType" function ` +
        `or each possible type should provide an "isTypeOf" function.`,
      { nodes: field.nodes },
    );
  }
  if (isObjectType(name)) {
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string') {
    throw new GraphQLError(`Abstract type ${place} with value ${inspect(value)}, received "${inspect(name)}".`);
  }
  const { schema } = run.parts;
  const runtimeType = schema.getType(name);
  const { nodes } = field;
  if (runtimeType === undefined) {
    throw new GraphQLError(
      `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
      { nodes },
    );
  }
  if (!isObjectType(runtimeType)) {
    throw new GraphQLError(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`, { nodes });
  }
  if (!schema.isSubType(type, runtimeType)) {
    throw new GraphQLError(`Runtime Object type "${name}" is not a possible type for "${type.name}".`, { nodes });
  }
  return runtimeType;
}

/** Completes an object of one type, after its `isTypeOf` has agreed that the value is one. */
type CompleteObject = (run: Run, frame: Frame, key: ResponseKey, selection: SelectionPlan, value: unknown) => unknown;

function objectCompleter(type: GraphQLObjectType, placement: Placement): CompleteObject {
  const { nonNull, field } = placement;
  if (!type.isTypeOf) {
    return (run, frame, key, selection, value) => executeSelection(run, frame, key, nonNull, selection, value);
  }
  const { isTypeOf } = type;
  return (run, frame, key, selection, value) => {
    const verify = (belongs: unknown): unknown => {
      if (belongs) return executeSelection(run, frame, key, nonNull, selection, value);
      const message = `Expected value of type "${type.name}" but got: ${inspect(value)}.`;
      throw new GraphQLError(message, { nodes: field.nodes });
    };
    const belongs = isTypeOf(value, run.contextValue, run.infoOf(field, frame));
    return isPromiseLike(belongs) ? run.later(frame, key, placement, belongs, verify) : verify(belongs);
  };
}
