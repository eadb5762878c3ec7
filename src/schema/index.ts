/**
 * The executable schema. The SDL says what is offered, the data model completes it (derive), and here it meets its code:
 * scalars, the internal values of enums, resolvers, permissions. Enums and scalars are made first and the rest of the document
 * is added to them, so that default values are coerced with the functions of this house and nothing is replaced afterwards.
 */
import {
  buildASTSchema,
  type DocumentNode,
  extendSchema,
  type GraphQLFieldResolver,
  GraphQLEnumType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  Kind,
  validateSchema,
} from 'graphql';
import { isPermission } from '../access/permissions.js';
import type { Context } from '../context.js';
import { readModel } from '../generated/data-model.js';
import { resolvers as generatedResolvers } from '../generated/resolvers.js';
import { attachAggregates } from '../resolvers/aggregate.js';
import { applyPermissions } from './directives.js';
import { loadDocument } from './document.js';
import { internalValue } from './names.js';
import { scalars } from './scalars.js';

/** A function of any resolver's shape: what it is given is checked where it is written, by the generated types. */
type AnyResolver = (source: never, args: never, context: never, info: never) => unknown;
/** Resolvers by type and field. */
export type ResolverMap = Readonly<Record<string, Readonly<Record<string, AnyResolver | undefined>>>>;

/**
 * Builds the schema of the gateway. `resolvers` replace the gateway's own; `extraSDL` adds types and fields to the SDL, and
 * `isKnown` says which permissions these may name. Throws an Error saying what is wrong and where: a fault of the SDL, a root
 * field without resolver or permission, a permission that does not exist.
 */
export function buildSchema(
  resolvers: ResolverMap = generatedResolvers,
  extraSDL = '',
  isKnown: (permission: string) => boolean = isPermission,
): GraphQLSchema {
  const schema = withInternalValues(loadDocument(readModel, extraSDL));
  attachResolvers(schema, resolvers);
  attachAggregates(schema, readModel);
  applyPermissions(schema, isKnown);
  const faults = validateSchema(schema);
  if (faults.length > 0) throw new Error(['The GraphQL schema is not valid:', ...faults.map(String)].join('\n'));
  return schema;
}

/** The schema of a document, with our scalars and with enums whose values are what rows hold. */
function withInternalValues(document: DocumentNode): GraphQLSchema {
  const plain = buildASTSchema(document);
  const made = Object.values(plain.getTypeMap()).flatMap((type): GraphQLNamedType[] => {
    if (isEnumType(type) && type.astNode) return [enumOf(type)];
    return isScalarType(type) && !isSpecifiedScalarType(type) ? [scalarOf(type)] : [];
  });
  const base = new GraphQLSchema({ types: made, directives: plain.getDirectives(), assumeValid: true });
  const kept = document.definitions.filter(
    ({ kind }) =>
      kind !== Kind.ENUM_TYPE_DEFINITION && kind !== Kind.SCALAR_TYPE_DEFINITION && kind !== Kind.DIRECTIVE_DEFINITION,
  );
  const extended = extendSchema(base, { kind: Kind.DOCUMENT, definitions: kept });
  // Only a schema made from nothing finds its roots by their names.
  const root = (same: GraphQLObjectType | null | undefined) => {
    const type = same && extended.getType(same.name);
    return isObjectType(type) ? type : undefined;
  };
  return new GraphQLSchema({
    ...extended.toConfig(),
    query: root(plain.getQueryType()),
    mutation: root(plain.getMutationType()),
    subscription: root(plain.getSubscriptionType()),
  });
}

function enumOf(type: GraphQLEnumType): GraphQLEnumType {
  const { values, ...config } = type.toConfig();
  const internal = Object.entries(values).map(([name, value]) => {
    const node = type.astNode && value.astNode && internalValue(type.astNode, value.astNode);
    return [name, { ...value, value: node ?? name }] as const;
  });
  return new GraphQLEnumType({ ...config, values: Object.fromEntries(internal) });
}

function scalarOf(type: GraphQLScalarType): GraphQLScalarType {
  const functions = scalars[type.name];
  if (!functions)
    throw new Error(
      `The scalar ${type.name} is declared in the SDL, but src/schema/scalars.ts has no functions for it.`,
    );
  return new GraphQLScalarType<unknown, unknown>({ ...type.toConfig(), ...functions });
}

function attachResolvers(schema: GraphQLSchema, resolvers: ResolverMap): void {
  const faults: string[] = [];
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    for (const [name, resolver] of Object.entries(fields)) {
      if (!resolver) continue;
      const field = isObjectType(type) ? type.getFields()[name] : undefined;
      if (field) field.resolve = resolver as GraphQLFieldResolver<unknown, Context>;
      else if (name === '__resolveType' && (isInterfaceType(type) || isUnionType(type)))
        type.resolveType = resolver as () => string;
      else faults.push(`There is a resolver for ${typeName}.${name}, but the SDL has no such field.`);
    }
  }
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {}))
      if (!field.resolve) faults.push(`${root?.name}.${field.name} has no resolver.`);
  if (faults.length > 0) throw new Error(['Resolvers and SDL do not agree:', ...faults].join('\n'));
}
