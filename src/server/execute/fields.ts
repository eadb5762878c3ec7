import type { GraphQLResolveInfo } from 'graphql';
import type { ResponseKey, Target } from './frame.js';
import { Frame } from './frame.js';
import type { Arguments, FieldPlan, Position, SelectionPlan } from './plan.js';
import type { Run } from './run.js';
import { isPromiseLike } from './run.js';
import { serializeLeaf } from './leaf.js';

/** A method of a source object that stands for a field without a resolver. */
type Method = (args: Arguments, contextValue: unknown, info: GraphQLResolveInfo) => unknown;

/**
 * Makes the object of a selection from its source and returns it; fields whose values are pending are null for now and filled later.
 * Throws the error of a non-null field if the object cannot exist and nothing of it is pending.
 *
 * The object is to stand at `key` of `parent`. A frame for it is only made when a field needs one: an object of plain scalars
 * is read and written in this loop alone, and nothing else is allocated for it.
 */
export function executeSelection(
  run: Run,
  parent: Frame,
  key: ResponseKey,
  nonNull: boolean,
  selection: SelectionPlan,
  source: unknown,
): Target {
  const target = new selection.Shape();
  const properties = propertiesOf(source);
  let frame: Frame | null = null;
  for (const field of selection.fields) {
    try {
      if (field.constant !== undefined) {
        target[field.key] = field.constant;
      } else if (field.leaf === undefined) {
        frame ??= new Frame(parent, key, nonNull, selection.typeName, target);
        target[field.key] = settle(run, frame, field.key, field.position, resolveField(run, frame, field, source));
      } else {
        const value = properties?.[field.name];
        if (typeof value === field.passes) {
          target[field.key] = value;
        } else if ((value === null || value === undefined) && !field.position.nonNull) {
          target[field.key] = null;
        } else if (isValue(value)) {
          target[field.key] = serializeLeaf(field.leaf, value);
        } else {
          frame ??= new Frame(parent, key, nonNull, selection.typeName, target);
          const result = typeof value === 'function' ? callMethod(run, frame, field, source, value as Method) : value;
          target[field.key] = settle(run, frame, field.key, field.position, result);
        }
      }
    } catch (error) {
      frame ??= new Frame(parent, key, nonNull, selection.typeName, target);
      target[field.key] = run.fail(frame, field.key, field.position, error);
    }
    if (frame !== null && frame.failure !== null) break;
  }
  if (frame !== null) {
    frame.filling = false;
    // With fields pending the error waits for them: Run.release passes it on.
    if (frame.failure !== null && frame.pending === 0) throw frame.failure;
  }
  return target;
}

/** Calls a field's resolver, or reads the property that stands for one. May throw or return a promise. */
export function resolveField(run: Run, frame: Frame, field: FieldPlan, source: unknown): unknown {
  const { resolve } = field;
  if (resolve === undefined) {
    const value = propertiesOf(source)?.[field.name];
    return typeof value === 'function' ? callMethod(run, frame, field, source, value as Method) : value;
  }
  if (field.wantsInfo) return resolve(source, run.argumentsOf(field), run.contextValue, run.infoOf(field, frame));
  return (resolve as (...parameters: unknown[]) => unknown)(source, run.argumentsOf(field), run.contextValue);
}

/** Completes a resolver's value at a place, now or when its promise resolves. Throws the place's error. */
export function settle(run: Run, frame: Frame, key: ResponseKey, position: Position, value: unknown): unknown {
  if (isPromiseLike(value)) {
    return run.later(frame, key, position, value, (result) => completeValue(run, frame, key, position, result));
  }
  return completeValue(run, frame, key, position, value);
}

function completeValue(run: Run, frame: Frame, key: ResponseKey, position: Position, value: unknown): unknown {
  if (value === null || value === undefined) {
    if (!position.nonNull) return null;
    const { parentType, name } = position.field;
    throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${name}.`);
  }
  if (value instanceof Error) throw value;
  return position.complete(run, frame, key, value);
}

function callMethod(run: Run, frame: Frame, field: FieldPlan, source: unknown, method: Method): unknown {
  return method.call(source, run.argumentsOf(field), run.contextValue, run.infoOf(field, frame));
}

/** Whether a property is a leaf's value as it stands: not nothing, an error, a promise or a method. */
function isValue(value: unknown): boolean {
  if (typeof value === 'object') return value !== null && !(value instanceof Error) && !isPromiseLike(value);
  return value !== undefined && typeof value !== 'function';
}

/** The source's properties; undefined if it has none because it is a primitive. */
function propertiesOf(source: unknown): Record<string, unknown> | undefined {
  return (typeof source === 'object' && source !== null) || typeof source === 'function'
    ? (source as Record<string, unknown>)
    : undefined;
}
