/**
 * `@can` and `@public`. A permission stands on the field that needs it, and a root field with neither directive fails the
 * build, as does a name that is no permission. The guard is a function around the resolver that throws or calls it: where the
 * viewer may, it makes no promise and asks for no `info` that the resolver does not ask for, since it runs once per row. A
 * field inside a type that has `@can` is nullable, so that a missing permission takes away that field and never its parent. A
 * filter or an order by such a field would tell its value as well: derive repeats the `@can` there, and the guard looks
 * through the arguments that are given. A relation asks for what the root asks for its target, or it would be a way around.
 */
import {
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Context } from '../context.js';
import { fail } from '../errors.js';

type Resolver = GraphQLFieldResolver<unknown, Context, Record<string, unknown>>;
/** Throws where the viewer may not. */
type Guard = (args: Record<string, unknown>, context: Context) => void;
interface Annotated {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

/**
 * Puts the guard on every field that needs one; `isPermission` knows the names there are. Throws an Error with a line per field
 * whose directives are wrong and per name that is unknown.
 */
export function applyPermissions(schema: GraphQLSchema, isPermission: (name: string) => boolean): void {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  const reaching = typesWithPermissions(schema);
  const entities = entityPermissions(schema);
  const faults: string[] = unknownPermissions(schema, isPermission);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const permission = permissionOf(field);
      if (roots.has(type)) {
        if ((permission === null) !== hasDirective(field, 'public'))
          faults.push(`${name}: a root field has either @can(do:) or @public.`);
      } else if (permission !== null && isNonNullType(field.type)) {
        faults.push(`${name}: a field with @can is nullable, or a missing permission would take its parent away.`);
      }
      const own = entities.get(type.name);
      const needed = entities.get(entityOf(field));
      if (own !== undefined && needed !== undefined && permission === null && own !== needed)
        faults.push(`${name}: leads to what needs "${needed}" at the root, so it has a @can of its own.`);
      const guard = guardOf(field, name, permission, reaching);
      if (!guard) continue;
      field.resolve = guarded(guard, field.resolve ?? readProperty(field.name));
      if (field.subscribe) field.subscribe = guarded(guard, field.subscribe);
    }
  }
  if (faults.length > 0)
    throw new Error(['The permissions of the GraphQL schema are not complete:', ...faults].join('\n'));
}

/** The permission by which the root answers each entity by its id: no other way to the entity may ask for less. */
function entityPermissions(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const entities = new Map<string, string>();
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const permission = permissionOf(field);
    if (permission !== null && isObjectType(getNamedType(field.type)) && field.args.some(({ name }) => name === 'id'))
      entities.set(entityOf(field), permission);
  }
  return entities;
}

/** The name of the entity a field leads to, alone or as a list. */
function entityOf(field: GraphQLField<unknown, Context>): string {
  return getNamedType(field.type).name.replace(/Connection$/, '');
}

/** A sentence per name that is no permission, at the first place it stands. */
function unknownPermissions(schema: GraphQLSchema, isPermission: (name: string) => boolean): string[] {
  const unknown = new Map<string, string>();
  for (const type of Object.values(schema.getTypeMap())) {
    const elements: readonly (Annotated & { readonly name: string })[] = isEnumType(type)
      ? type.getValues()
      : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : [];
    for (const element of elements) {
      const name = permissionOf(element);
      if (name !== null && !isPermission(name) && !unknown.has(name)) unknown.set(name, `${type.name}.${element.name}`);
    }
  }
  return [...unknown].map(
    ([name, place]) => `${place}: there is no permission "${name}"; src/access/permissions.ts holds them all.`,
  );
}

/** The permission that `@can` names on a field, an input field or an enum value; null where there is none. */
export function permissionOf(element: Annotated): string | null {
  const directive = element.astNode?.directives?.find((candidate) => candidate.name.value === 'can');
  const value = directive?.arguments?.find((argument) => argument.name.value === 'do')?.value;
  return value?.kind === 'StringValue' ? value.value : null;
}

export const hasPermission = ({ viewer }: Context, permission: string): boolean =>
  viewer !== null && viewer.permissions.has(permission);

/** Throws UNAUTHENTICATED without a viewer, and FORBIDDEN naming the permission where the viewer has not got it. */
export function requirePermission(context: Context, permission: string, what: string): void {
  if (context.viewer === null)
    throw fail('UNAUTHENTICATED', `${what} is only for those who sign in: send an Authorization header.`);
  if (!hasPermission(context, permission))
    throw fail('FORBIDDEN', `${what} needs the permission "${permission}".`, { permission });
}

function guardOf(
  field: GraphQLField<unknown, Context>,
  name: string,
  permission: string | null,
  reaching: ReadonlySet<GraphQLNamedType>,
): Guard | null {
  const args = field.args
    .map((argument) => ({ key: argument.name, type: getNamedType(argument.type), path: `${name}(${argument.name}:)` }))
    .filter(({ type }) => reaching.has(type));
  if (args.length === 0)
    return permission === null ? null : (_, context) => requirePermission(context, permission, name);
  return (values, context) => {
    if (permission !== null) requirePermission(context, permission, name);
    for (const { key, type, path } of args) checkInput(type, values[key], context, path, reaching);
  };
}

/** Requires the permission of every input field that is given and of every enum value, however deep. */
function checkInput(
  type: GraphQLNamedType,
  value: unknown,
  context: Context,
  path: string,
  reaching: ReadonlySet<GraphQLNamedType>,
): void {
  if (value === null || value === undefined || !reaching.has(type)) return;
  if (Array.isArray(value)) {
    for (const item of value) checkInput(type, item, context, path, reaching);
  } else if (isEnumType(type)) {
    const chosen = type.getValues().find((candidate) => candidate.value === value);
    const permission = chosen ? permissionOf(chosen) : null;
    if (permission !== null) requirePermission(context, permission, `${path} ${chosen?.name}`);
  } else if (isInputObjectType(type)) {
    const fields = type.getFields();
    for (const [name, member] of Object.entries(value)) {
      const field = fields[name];
      if (!field) continue;
      const permission = permissionOf(field);
      if (permission !== null) requirePermission(context, permission, `${path} ${name}`);
      checkInput(getNamedType(field.type), member, context, path, reaching);
    }
  }
}

/** Input and enum types that hold a permission themselves or lead to a type that does. */
function typesWithPermissions(schema: GraphQLSchema): ReadonlySet<GraphQLNamedType> {
  const reaching = new Set<GraphQLNamedType>();
  const types = Object.values(schema.getTypeMap());
  for (let before = -1; before < reaching.size;) {
    before = reaching.size;
    for (const type of types) {
      const found = isEnumType(type)
        ? type.getValues().some((value) => permissionOf(value) !== null)
        : isInputObjectType(type) &&
          Object.values(type.getFields()).some(
            (field) => permissionOf(field) !== null || reaching.has(getNamedType(field.type)),
          );
      if (found) reaching.add(type);
    }
  }
  return reaching;
}

/** What graphql's default resolver does, without `info`. */
function readProperty(name: string): Resolver {
  return (source: unknown, args: unknown, context: Context) => {
    const value = (source as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'function' ? (value.call(source, args, context) as unknown) : value;
  };
}

function hasDirective(element: Annotated, name: string): boolean {
  return element.astNode?.directives?.some((directive) => directive.name.value === name) ?? false;
}

function guarded(guard: Guard, resolve: Resolver): Resolver {
  // A resolver with a fourth parameter is given info, which has a price: the guard has one only if its resolver has.
  if (resolve.length > 3)
    return (source, args, context, info) => {
      guard(args, context);
      return resolve(source, args, context, info);
    };
  const withoutInfo = resolve as (source: unknown, args: unknown, context: Context) => unknown;
  return (source: unknown, args: Record<string, unknown>, context: Context) => {
    guard(args, context);
    return withoutInfo(source, args, context);
  };
}
