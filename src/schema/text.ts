/**
 * PostgreSQL cannot store the character NUL, and a lone surrogate is no text at all: it would become another character on the
 * way. Both are refused as BAD_USER_INPUT before any SQL. The check does not stand in the scalars, because String and ID are
 * graphql's own and shared by the whole process, and a fault in a literal would be reported as a fault of the document. It
 * stands where an operation is about to be executed: over the variables of each request, and once per document over its
 * literals. JSON values inside variables are covered, too.
 */
import { type DocumentNode, visit } from 'graphql';
import { fail } from '../errors.js';

// In a pattern with the flag u a proper pair is one character, so this finds the lone ones.
// eslint-disable-next-line no-control-regex -- the NUL is what we look for
const unstorable = /\u0000|\p{Surrogate}/u;

/** Throws BAD_USER_INPUT naming the place if any text in the variables, keys included, cannot be stored. */
export function refuseUnstorableVariables(variables: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(variables)) walk(value, `$${name}`);
}

/** Throws BAD_USER_INPUT if a text literal of the document cannot be stored. Once per parsed document is enough. */
export function refuseUnstorableLiterals(document: DocumentNode): void {
  visit(document, {
    StringValue(node) {
      if (unstorable.test(node.value))
        throw unstorableText(`The text at line ${node.loc?.startToken.line ?? 1} of the document`);
    },
  });
}

function walk(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (unstorable.test(value)) throw unstorableText(`The variable ${path}`);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => walk(item, `${path}[${index}]`));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (unstorable.test(key)) throw unstorableText(`A key in the variable ${path}`);
      walk(member, `${path}.${key}`);
    }
  }
}

const unstorableText = (where: string) =>
  fail('BAD_USER_INPUT', `${where} holds a NUL character or half of a surrogate pair, which cannot be stored.`);
