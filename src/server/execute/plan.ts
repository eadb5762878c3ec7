import type {
  FieldNode,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLLeafType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
} from 'graphql';
import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLString,
  TypeNameMetaFieldDef,
  defaultFieldResolver,
  getNullableType,
  isLeafType,
} from 'graphql';
import { getFieldDef } from 'graphql/execution/execute.js';
import type { Frame, ResponseKey, Target } from './frame.js';
import type { Run } from './run.js';

/**
 * The compiled form of a selection: everything about a field that is the same for every row.
 *
 * Problem: graphql-js decides for every field of every row which resolver to call, whether the type is a list, what the
 * arguments are. All of that depends on the operation alone.
 *
 * Design: a SelectionPlan stands for the fields selected on one object type, in response order, and a FieldPlan for one of
 * them. How a value becomes a part of the answer is a closure per type wrapper (`Position.complete`); `complete.ts` has them.
 * A selection below a field is planned when the first object of that type arrives, so a type that never comes costs nothing.
 */

export type Arguments = Record<string, unknown>;

/** Turns a resolved value (neither null, an Error nor a promise) into a part of the answer, or throws the field's error. */
export type Complete = (run: Run, frame: Frame, key: ResponseKey, value: unknown) => unknown;

/** Whose value stands at a place of the answer, and whether it may be null there. */
export interface Placement {
  readonly field: FieldPlan;
  readonly nonNull: boolean;
}

/** A type as it stands at a place of the answer: a field's, or that of a list's items. */
export interface Position extends Placement {
  readonly complete: Complete;
}

export interface SelectionPlan {
  readonly typeName: string;
  readonly fields: readonly FieldPlan[];
  readonly Shape: new () => Target;
}

/** Field nodes of one response name; never empty. */
export type FieldNodes = readonly [FieldNode, ...FieldNode[]];

/** How a field gets its value. */
type Resolver = GraphQLFieldResolver<unknown, unknown, Arguments>;

export class FieldPlan {
  readonly name: string;
  /** The field's value if it is the same for every object: `__typename`. */
  readonly constant: string | undefined;
  /** Undefined: the property of the source that has the field's name. */
  readonly resolve: Resolver | undefined;
  /** Whether the resolver may look at its fourth parameter. */
  readonly wantsInfo: boolean;
  readonly hasArguments: boolean;
  /** For a scalar or enum read from a property: its type. */
  readonly leaf: GraphQLLeafType | undefined;
  /** The JavaScript type of values that the leaf type serializes to themselves. */
  readonly passes: 'string' | 'boolean' | undefined;
  readonly position: Position;

  constructor(
    readonly key: string,
    readonly nodes: FieldNodes,
    readonly definition: GraphQLField<unknown, unknown>,
    readonly parentType: GraphQLObjectType,
    positionOf: (type: GraphQLOutputType, field: FieldPlan) => Position,
  ) {
    const resolve = definition.resolve;
    const type = getNullableType(definition.type);
    this.name = definition.name;
    this.constant = definition === TypeNameMetaFieldDef ? parentType.name : undefined;
    this.resolve = resolve === defaultFieldResolver ? undefined : resolve;
    this.wantsInfo = resolve !== undefined && mayRead(resolve, 4);
    this.hasArguments = definition.args.length > 0;
    this.leaf = this.resolve === undefined && isLeafType(type) ? type : undefined;
    this.passes =
      this.leaf === GraphQLString || this.leaf === GraphQLID
        ? 'string'
        : this.leaf === GraphQLBoolean
          ? 'boolean'
          : undefined;
    this.position = positionOf(definition.type, this);
  }
}

/** Whether a function may look at its nth parameter (from 1). One that declares none may use rest parameters. */
export function mayRead(callee: { readonly length: number }, parameter: number): boolean {
  return callee.length === 0 || callee.length >= parameter;
}

/**
 * Plans the fields selected on an object type. `collected` is what graphql-js collects; a field the type does not have is left out,
 * as graphql-js does with a document that was not validated.
 */
export function planSelection(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  collected: ReadonlyMap<string, readonly FieldNode[]>,
  positionOf: (type: GraphQLOutputType, field: FieldPlan) => Position,
): SelectionPlan {
  const fields: FieldPlan[] = [];
  for (const [key, [first, ...others]] of collected) {
    const definition = first === undefined ? undefined : getFieldDef(schema, type, first);
    if (first === undefined || definition === undefined || definition === null) continue;
    fields.push(new FieldPlan(key, [first, ...others], definition, type, positionOf));
  }
  return { typeName: type.name, fields, Shape: createShape() };
}

/**
 * A constructor of empty result objects. It inherits nothing, so that `__proto__` and `constructor` are response names like any
 * other. One per selection: V8 then knows the selection's layout, and one client's aliases cannot wear out everybody's.
 */
function createShape(): new () => Target {
  class Shape {
    [key: ResponseKey]: unknown;
  }
  Object.setPrototypeOf(Shape.prototype, null);
  Reflect.deleteProperty(Shape.prototype, 'constructor');
  return Shape;
}
