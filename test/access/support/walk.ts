// Everything that a client is shown: each entity's list, and from each of its rows every relation, with the counts.
import type { ModelName } from '../../../src/generated/data-model.js';
import type { Client } from '../../support/gql.js';
import { entities, type Entity } from './entities.js';

export type Seen = ReadonlyMap<ModelName, ReadonlySet<string>>;

/** Walks all of it. Throws where an answer has an error other than FORBIDDEN, or a count that is not that of the rows. */
export async function walk(client: Client): Promise<Seen> {
  const seen = new Map<ModelName, Set<string>>();
  for (const entity of entities) {
    for (const document of documentsOf(entity)) {
      const { data, errors } = await client.request(document);
      for (const { message, extensions } of errors ?? [])
        if (extensions.code !== 'FORBIDDEN') throw new Error(`${entity.list}: ${extensions.code}: ${message}`);
      collect(data, entity.list, seen);
    }
  }
  return seen;
}

/** The ids seen of an entity, in order. */
export function ids(seen: Seen, name: ModelName): readonly string[] {
  return [...(seen.get(name) ?? [])].sort();
}

/** As many relations in one document as stay within the limit on its cost. */
const together = 20;

function documentsOf({ list, relations }: Entity): readonly string[] {
  const selections = relations.map(({ field, isList }) =>
    isList ? `${field}(first: 20) { nodes { __typename id } totalCount { count } }` : `${field} { __typename id }`,
  );
  const parts = [selections.slice(0, together)];
  for (let from = together; from < selections.length; from += together)
    parts.push(selections.slice(from, from + together));
  return parts.map(
    (part) => `{ ${list}(first: 30) { nodes { __typename id ${part.join(' ')} } totalCount { count } } }`,
  );
}

function collect(value: unknown, path: string, seen: Map<ModelName, Set<string>>): void {
  if (Array.isArray(value)) for (const item of value as readonly unknown[]) collect(item, path, seen);
  if (typeof value !== 'object' || value === null) return;
  const { __typename, id, nodes, totalCount } = value as Readonly<Record<string, unknown>>;
  if (typeof __typename === 'string' && typeof id === 'string') {
    const name = __typename as ModelName;
    seen.set(name, (seen.get(name) ?? new Set()).add(id));
  }
  if (Array.isArray(nodes)) {
    const { count } = totalCount as { readonly count: number };
    if (nodes.length < 20 && count !== nodes.length)
      throw new Error(`${path}: ${String(nodes.length)} rows are shown, ${String(count)} are counted.`);
  }
  for (const [field, below] of Object.entries(value)) collect(below, `${path}.${field}`, seen);
}
