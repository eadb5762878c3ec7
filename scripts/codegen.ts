/**
 * Generates `src/generated/graphql.ts`: what a resolver of each type is given and has to return.
 *
 * Problem: the compiler is to notice every resolver that is missing, and a type has both fields a row holds and fields that
 * need code. graphql-codegen knows "all optional" and "all required" only. Design: its types are made with all fields required
 * and a type of our own, `Complete`, makes those optional which the row already answers: it has a property of that name (or
 * a method, as a connection has) whose type is what the field returns. A relation, a Money, a renamed column is so required.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen as generate } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { type DocumentNode, type EnumTypeDefinitionNode, Kind } from 'graphql';
import type { ListModels } from '../src/schema/offers.js';
import type { internalValue as InternalValue } from '../src/schema/names.js';

const target = fileURLToPath(new URL('../src/generated/graphql.ts', import.meta.url));

/** What the scalars are in TypeScript, in arguments and in what resolvers return. */
const scalars = {
  ID: 'string',
  DateTime: { input: 'string', output: 'string | Date' },
  Date: { input: 'string', output: 'string | Date' },
  Decimal: 'string',
  BigInt: { input: 'string', output: 'string | bigint' },
  JSON: 'unknown',
  EmailAddress: 'string',
  URL: 'string',
  PhoneNumber: 'string',
  CountryCode: 'string',
  Currency: 'string',
};

/** Writes the resolver types of the SDL. The data model must have been generated before; rejects with a fault of the SDL. */
export async function codegen(): Promise<void> {
  // Imported when it runs: on a fresh clone the data model is made in the same process, just before.
  const [{ readModel }, { loadDocument }, { internalValue }, { aggregateParts }] = await Promise.all([
    import('../src/generated/data-model.js'),
    import('../src/schema/document.js'),
    import('../src/schema/names.js'),
    import('../src/schema/aggregate-types.js'),
  ]);
  const models: ListModels = readModel;
  const document = loadDocument(models);
  const enums = document.definitions.filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION);
  const rows = rowTypes(document, models);
  // A row holds an enumeration as text, and a CHECK in the database keeps it to the list.
  const aggregates = aggregateTypes(document, models, aggregateParts);
  const mappers = {
    ...Object.fromEntries(enums.map((node) => [node.name.value, 'string'])),
    ...rows,
    ...aggregates,
    ...reportRows(),
  };
  const text = await generate({
    filename: target,
    schema: document,
    documents: [],
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    pluginMap: { typescript, typescriptResolvers },
    config: {
      scalars,
      mappers,
      contextType: '../context.js#Context',
      enumsAsTypes: true,
      enumValues: internalValues(enums, internalValue),
      immutableTypes: true,
      useTypeImports: true,
      makeResolverTypeCallable: true,
      optionalResolveType: true,
      avoidOptionals: { resolvers: true, query: true, mutation: true, subscription: true },
      resolverTypeSuffix: 'Fields',
    },
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, [imports(rows), text, complete(document, aggregates)].join('\n'));
}

/** What reports are made of: a row type in `src/loaders/reports.ts` for each of their types. */
function reportRows(): Record<string, string> {
  const text = readFileSync(new URL('../src/loaders/reports.ts', import.meta.url), 'utf8');
  const names = [...text.matchAll(/^export (?:interface|type) (\w+)Row\b/gm)].map(([, name]) => name ?? '');
  return Object.fromEntries(names.map((name) => [name, `../loaders/reports.js#${name}Row`]));
}

/** What a resolver of each type is given: the row of its model, or the connection or edge of such rows. */
function rowTypes(document: DocumentNode, models: ListModels): Record<string, string> {
  const rows: Record<string, string> = { PageInfo: 'PageInfoParent' };
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const name = node.name.value;
    const [, base = '', kind = ''] = /^(.*?)(Connection|Edge)?$/.exec(name) ?? [];
    if (models[name]) rows[name] = `${name}Row`;
    else if (kind && models[base]) rows[name] = `${kind}<${base}Row>`;
    else Object.assign(rows, searchType(name, models));
  }
  return rows;
}

/** What the loaders answer for a type of a search, such as `PartSearchEdge`. */
function searchType(name: string, models: ListModels): Record<string, string> {
  if (name.endsWith('FacetValue')) return { [name]: 'FacetValueParent' };
  const [, base = '', kind = ''] = /^(.*)Search(Connection|Edge|Facets)$/.exec(name) ?? [];
  if (!models[base]) return {};
  const types = { Connection: `SearchResult<${base}Row>`, Edge: `SearchHit<${base}Row>`, Facets: 'SearchFacets' };
  return { [name]: types[kind as keyof typeof types] };
}

/** The loaders' classes behind the types of aggregates; their resolvers are the same for all (`src/resolvers/aggregate.ts`). */
function aggregateTypes(
  document: DocumentNode,
  models: ListModels,
  parts: Readonly<Record<string, string>>,
): Record<string, string> {
  const types = document.definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION ? [node.name.value] : [],
  );
  const aggregated = types.filter((name) => models[name] && types.includes(`${name}Aggregate`));
  return Object.fromEntries(
    aggregated
      .flatMap((name) => Object.entries(parts).map(([part, made]) => [`${name}${part}`, made] as const))
      .filter(([name]) => types.includes(name)),
  );
}

/** The values of each enum as they are inside the gateway, in the form graphql-codegen takes them. */
function internalValues(
  enums: readonly EnumTypeDefinitionNode[],
  internalValue: typeof InternalValue,
): Record<string, Record<string, string>> {
  const values = (node: EnumTypeDefinitionNode): Record<string, string> =>
    Object.fromEntries((node.values ?? []).map((value) => [value.name.value, internalValue(node, value)]));
  return Object.fromEntries(enums.map((node) => [node.name.value, values(node)]));
}

function imports(rows: Readonly<Record<string, string>>): string {
  const names = Object.values(rows).filter((row) => row.endsWith('Row'));
  return `// Made by scripts/codegen.ts from src/schema: do not edit.
import type { ${names.join(', ')} } from './data-model.js';
import type { Aggregate } from '../loaders/aggregate.js';
import type { Group, GroupKey, Groups } from '../loaders/aggregate-groups.js';
import type { Figures } from '../loaders/aggregate-kinds.js';
import type { Connection, Edge, PageInfo as PageInfoOfList } from '../loaders/connection.js';
import type { FacetValue as FacetValueParent, SearchFacets, SearchHit, SearchResult } from '../loaders/search.js';
/** Where a page lies, in a list or among the hits of a search. */
type PageInfoParent = Pick<PageInfoOfList, keyof PageInfoOfList>;
`;
}

/** `<Type>Resolvers` for every object type: what has to be written, and what may be. */
function complete(document: DocumentNode, aggregates: Readonly<Record<string, string>>): string {
  const types = document.definitions
    .flatMap((node) => (node.kind === Kind.OBJECT_TYPE_DEFINITION ? [node.name.value] : []))
    .filter((type) => !(type in aggregates));
  const resolvers = (type: string) =>
    ['Query', 'Mutation', 'Subscription'].includes(type)
      ? `export type ${type}Resolvers = ${type}Fields;`
      : `export type ${type}Resolvers = Complete<${type}Fields, ResolversParentTypes['${type}']>;`;
  return `
/** The result type of a field. */
type ResultOf<Field> = Field extends (...args: infer _Args) => infer Result ? Awaited<Result> : never;
/** What a property of a row answers for the field of its name: its value, or what its method returns. */
type Answer<Property> = Property extends (...args: never) => infer Result ? Awaited<Result> : Property;
/** Names of the fields which the row answers itself. */
type Answered<Fields, Row> = {
  [Name in keyof Fields]-?: Name extends keyof Row ? ([Answer<Row[Name]>] extends [ResultOf<Fields[Name]>] ? Name : never) : never;
}[keyof Fields];
/** The resolvers of a type: those which its row does not answer are required. */
type Complete<Fields, Row> = Omit<Fields, Answered<Fields, Row>> & Partial<Pick<Fields, Answered<Fields, Row>>>;

${types.map(resolvers).join('\n')}

type ByType = {
${types.map((type) => `  readonly ${type}: ${type}Resolvers;`).join('\n')}
};
/** Names of the types whose rows answer every field. */
type Spared = { [Type in keyof ByType]: object extends ByType[Type] ? Type : never }[keyof ByType];
/** All resolvers of the API. Only a type whose row answers every field may be left out. */
export type AllResolvers = Omit<ByType, Spared> & Partial<Pick<ByType, Spared>>;
`;
}
