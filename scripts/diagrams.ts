/**
 * The entity-relationship diagram of each domain, in Mermaid, from the Prisma schema's data model.
 *
 * A diagram shows the domain's tables with their columns, and the references they hold. A table of another domain that one
 * of them refers to stands as a box without columns; the organization, which all refer to, is left out.
 */
import type { Model } from '../src/generated/data-model.js';

/** One file of the Prisma schema: a domain and the models it declares, in their order. */
export interface Domain {
  readonly name: string;
  readonly models: readonly string[];
}

/** The domains of a Prisma schema: file by file, the models it declares. Files without models are left out. */
export function readDomains(files: readonly { readonly path: string; readonly content: string }[]): readonly Domain[] {
  return files
    .map(({ path, content }) => ({
      name: (path.split('/').at(-1) ?? path).replace(/\.prisma$/, ''),
      models: [...content.matchAll(/^model (\w+) \{/gm)].map(([, model]) => model ?? ''),
    }))
    .filter(({ models }) => models.length > 0)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The page of a domain: a heading and the diagram. */
export function diagramPage(domain: Domain, models: Readonly<Record<string, Model>>): string {
  const own = domain.models.flatMap((name) => models[name] ?? []);
  return [
    `# ${domain.name.charAt(0).toUpperCase()}${domain.name.slice(1)}`,
    '',
    'Written by `npm run docs:diagrams` from the Prisma schema; what each table and column means stands there and in the comments',
    'of the database. Every table also refers to its organization.',
    '',
    '```mermaid',
    'erDiagram',
    ...own.flatMap(references),
    ...own.flatMap(entity),
    '```',
    '',
  ].join('\n');
}

/** The page that leads to the diagrams. */
export function indexPage(domains: readonly Domain[]): string {
  return [
    '# Data model',
    '',
    '[Where the source documents live](coverage.md). One diagram per domain, written by `npm run docs:diagrams`:',
    '',
    ...domains.map(({ name, models }) => `- [${name}](${name}.md): ${models.join(', ')}`),
    '',
  ].join('\n');
}

/** The fields of a model that hold the key of another row. */
function keysOf(model: Model): ReadonlySet<string> {
  return new Set(
    Object.values(model.relations).flatMap(({ list, fields, references: other }) =>
      list ? [] : fields.filter((field, at) => other[at] === 'id' && field !== 'id'),
    ),
  );
}

function entity(model: Model): string[] {
  const foreign = keysOf(model);
  const columns = Object.entries(model.columns).map(([field, { column, type, list, nullable }]) => {
    const key = field === 'id' ? ' PK' : foreign.has(field) ? ' FK' : '';
    return `    ${type}${list ? '_list' : ''} ${column}${key}${nullable ? ' "may be empty"' : ''}`;
  });
  return [`  ${model.name} {`, ...columns, '  }'];
}

function references(model: Model): string[] {
  return Object.entries(model.relations).flatMap(([name, { model: target, list, fields, references: other }]) => {
    const at = other.indexOf('id');
    const field = at < 0 ? undefined : fields[at];
    if (list || target === 'Organization' || field === undefined || field === 'id') return [];
    const needed = model.columns[field]?.nullable === true ? 'o|' : '||';
    return [`  ${target} ${needed}--o{ ${model.name} : ${name}`];
  });
}
