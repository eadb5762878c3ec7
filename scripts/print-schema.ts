/**
 * `npm run schema:print` writes schema.graphql, the schema as clients meet it: what is written in src/schema and what @list
 * derives from it, sorted, permissions included. `--check` writes nothing and fails when the file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DefinitionNode, type DocumentNode, Kind, print } from 'graphql';

const target = fileURLToPath(new URL('../schema.graphql', import.meta.url));

/** The document as text, definitions sorted by kind and name, the extensions of a type (Query) put into it. */
export function printSorted(document: DocumentNode): string {
  const extended = document.definitions.map((node): DefinitionNode => {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node;
    const extensions = document.definitions.filter(
      (other) => other.kind === Kind.OBJECT_TYPE_EXTENSION && other.name.value === node.name.value,
    );
    const fields = extensions.flatMap((other) =>
      other.kind === Kind.OBJECT_TYPE_EXTENSION ? [...(other.fields ?? [])] : [],
    );
    if (fields.length === 0) return node;
    return { ...node, fields: [...(node.fields ?? []), ...fields].sort((a, b) => compare(a.name.value, b.name.value)) };
  });
  const published = extended.filter((node) => node.kind !== Kind.OBJECT_TYPE_EXTENSION && nameOf(node) !== '@list');
  const sorted = [...published].sort((a, b) => compare(nameOf(a), nameOf(b)));
  return `${sorted.map((node) => print(node)).join('\n\n')}\n`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Directives first, the roots next, then all types by name. */
function nameOf(node: DefinitionNode): string {
  const name = 'name' in node && node.name ? node.name.value : '';
  return node.kind === Kind.DIRECTIVE_DEFINITION ? `@${name}` : name;
}

/** Writes or checks schema.graphql; the exit code is 1 when the check finds it stale. */
async function main(): Promise<void> {
  const [{ readModel }, { loadDocument }] = await Promise.all([
    import('../src/generated/data-model.js'),
    import('../src/schema/document.js'),
  ]);
  const text = printSorted(loadDocument(readModel));
  if (!process.argv.includes('--check')) return writeFileSync(target, text);
  let committed = '';
  try {
    committed = readFileSync(target, 'utf8');
  } catch {
    // No file is a stale file.
  }
  if (committed === text) return;
  console.error('schema.graphql is stale: run `npm run schema:print` and commit the result.');
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
