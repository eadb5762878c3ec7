import {
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fail } from '../errors.js';
import { permissionOf } from '../schema/directives.js';

/**
 * Refuses an operation without a token as a whole when any of its root fields needs a viewer, so that the caller gets one
 * 401 and not an answer full of nulls.
 * @throws UNAUTHENTICATED naming the field
 */
export function requireSignIn(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): void {
  const fields = schema.getRootType(operation.operation)?.getFields() ?? {};
  const open: SelectionSetNode[] = [operation.selectionSet];
  const spread = new Set<string>();
  for (let set = open.pop(); set !== undefined; set = open.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) open.push(selection.selectionSet);
      else if (selection.kind === Kind.FIELD) {
        const field = fields[selection.name.value];
        if (field === undefined || permissionOf(field) === null) continue;
        throw fail(
          'UNAUTHENTICATED',
          `"${field.name}" is only for those who sign in: send an Authorization header with a bearer token.`,
        );
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        for (const definition of document.definitions) {
          const isSpread =
            definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value;
          if (isSpread) open.push(definition.selectionSet);
        }
      }
    }
  }
}
