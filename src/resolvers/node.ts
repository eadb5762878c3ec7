import { type GraphQLResolveInfo, isObjectType } from 'graphql';
import type { Context } from '../context.js';
import { fail } from '../errors.js';
import type { QueryResolvers } from '../generated/graphql.js';
import { permissionOf, requirePermission } from '../schema/directives.js';
import { notFound } from './page.js';

const maximumIds = 100;

type Node = NonNullable<Awaited<ReturnType<QueryResolvers['node']>>>;

/**
 * The object of an id whose type nobody said, with its type; null where there is none that the viewer may see. What may be
 * read here is what the type's own root field answers: its permission holds, and a type without one is not to be found.
 */
async function find(id: string, context: Context, { schema }: GraphQLResolveInfo): Promise<Node | null> {
  const found = await context.loaders.node.byId(id);
  if (found === null || !isObjectType(schema.getType(found.model))) return null;
  const root = schema.getQueryType()?.getFields()[found.model.charAt(0).toLowerCase() + found.model.slice(1)];
  if (!root) return null;
  const permission = permissionOf(root);
  if (permission !== null) requirePermission(context, permission, found.model);
  const node: { readonly __typename: string } & typeof found.row = { ...found.row, __typename: found.model };
  return node as Node;
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
