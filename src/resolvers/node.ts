/** Objects whose type the schema does not say: by an id alone, and by the type and id that a row names. */
import { type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';
import type { Context } from '../context.js';
import { fail } from '../errors.js';
import type { QueryResolvers } from '../generated/graphql.js';
import type { NodeRow } from '../loaders/index.js';
import { hasPermission, permissionOf, requirePermission } from '../schema/directives.js';
import { snakeToType } from '../schema/names.js';
import { notFound } from './page.js';

const maximumIds = 100;

type Node = NonNullable<Awaited<ReturnType<QueryResolvers['node']>>>;

/**
 * The permission of the root field that answers a type by its id (null where it is public), which is what may be read of it
 * here; undefined where the type has no such field or is no node, and so is not to be found.
 */
function permissionToRead(type: string, schema: GraphQLSchema): string | null | undefined {
  const found = schema.getType(type);
  const isNode = isObjectType(found) && found.getInterfaces().some(({ name }) => name === 'Node');
  const root = isNode && schema.getQueryType()?.getFields()[type.charAt(0).toLowerCase() + type.slice(1)];
  return root ? permissionOf(root) : undefined;
}

function asNode({ model, row }: NodeRow): Node {
  const node: { readonly __typename: string } & typeof row = { ...row, __typename: model };
  return node as Node;
}

/** The object of an id; null where there is none that the viewer may see. Throws FORBIDDEN where he sees it and may not read it. */
async function find(id: string, context: Context, { schema }: GraphQLResolveInfo): Promise<Node | null> {
  const found = await context.loaders.node.byId(id);
  const permission = found === null ? undefined : permissionToRead(found.model, schema);
  if (found === null || permission === undefined) return null;
  if (permission !== null) requirePermission(context, permission, found.model);
  return asNode(found);
}

/**
 * The resolver of a field such as `event.entity`: the object that a row names by its type, as `ai_quote`, and its id. Null where
 * there is no such type or no such object, and where the viewer may not see or read it: who asks for a hundred events cannot
 * leave out those about what he may not read, and a hundred errors would tell him nothing. One statement for each type.
 */
export function entityOf<TypeField extends string, IdField extends string>(typeField: TypeField, idField: IdField) {
  return async (
    row: { readonly [Field in TypeField | IdField]: string | null },
    _args: object,
    context: Context,
    { schema }: GraphQLResolveInfo,
  ): Promise<Node | null> => {
    const type = snakeToType(row[typeField] ?? '');
    const permission = permissionToRead(type, schema);
    if (permission === undefined || (permission !== null && !hasPermission(context, permission))) return null;
    const found = await context.loaders.node.ofModel(type, row[idField]);
    return found === null ? null : asNode(found);
  };
}

export const Query = {
  node: async (_root, { id }, context, info) => {
    const node = await find(id, context, info);
    if (node === null) throw notFound('object', id);
    return node;
  },
  nodes: (_root, { ids }, context, info) => {
    if (ids.length > maximumIds)
      throw fail('BAD_USER_INPUT', `nodes(ids:) takes at most ${maximumIds} ids, not ${ids.length}.`);
    // Each entry settles alone; a promise of null is an entry of null, for which the generated types have no word.
    return ids.map((id) => find(id, context, info) as Promise<Node>);
  },
} satisfies Partial<QueryResolvers>;
