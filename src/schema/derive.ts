/**
 * What a list needs is always the same: a connection, an edge, a filter, a sort, aggregates, six arguments. Written by hand it
 * is a hundred lines per type that drift apart. So a type says `@list(filter: [...], sort: [...])` and the rest is derived
 * here, as SDL text, from the document and the data model: the column's type chooses the operators, the model's relations the
 * relation filters, its indexes decide what may be named at all. A field of type `XConnection` declared without arguments
 * gets those of a list. Everything found wrong is reported at once, with file and line.
 */
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  Source,
  type StringValueNode,
} from 'graphql';
import { dimension, measure } from './aggregate-offers.js';
import { aggregateField, aggregateTypes } from './aggregate-types.js';
import * as types from './list-types.js';
import { namedType, place } from './names.js';
import { type Listed, type ListModels, Offers } from './offers.js';

/**
 * Completes a schema document: adds the types each `@list` stands for and the arguments of list fields, drops `@list` itself.
 * Throws one Error with a line per fault: an unknown name, a type without a model, a column that no index carries.
 */
export function derive(document: DocumentNode, models: ListModels): DocumentNode {
  const faults: string[] = [];
  const listed = new Map<string, Listed>();
  for (const type of document.definitions) {
    const list = type.kind === Kind.OBJECT_TYPE_DEFINITION && type.directives?.find(isList);
    if (!list) continue;
    const name = type.name.value;
    const model = models[name];
    if (model) listed.set(name, { type, model, ...namesOf(list) });
    else faults.push(`${place(list)}: ${name} has @list, but the data model has no ${name}.`);
  }
  const enums = document.definitions.filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION);
  const offers = new Offers(listed, new Map(enums.map((node) => [node.name.value, node])));

  /** What each name stands for; a name that cannot be offered becomes a fault. */
  const each = <T>({ type }: Listed, names: readonly StringValueNode[], offer: (name: string) => T): T[] =>
    names.flatMap((node) => {
      try {
        return [offer(node.value)];
      } catch (error) {
        faults.push(
          `${place(node)}: ${type.name.value} offers "${node.value}" in @list, but ${(error as Error).message}`,
        );
        return [];
      }
    });
  const derived = [...listed.values()].flatMap((list) => {
    const filters = each(list, list.filter, (name) => [name, offers.filter(list, name)] as const);
    const sorts = each(list, list.sort, (name) => offers.sort(list, name));
    const measures = each(list, list.aggregate, (name) => measure(list, models, name));
    const dimensions = each(list, list.group, (name) => dimension(list, name));
    const isCounted = measures.length + dimensions.length > 0;
    return [
      types.connectionTypes(list.type.name.value, isCounted ? aggregateField(list.type.name.value) : ''),
      ...(isCounted ? [aggregateTypes(list.type, measures, dimensions)] : []),
      ...(filters.length > 0 ? [types.filterInput(list.type, filters)] : []),
      ...(sorts.length > 0 ? [types.sortTypes(list.type, sorts)] : []),
    ];
  });

  const withArguments = (field: FieldDefinitionNode): FieldDefinitionNode => {
    const target = /^(.*)Connection$/.exec(namedType(field.type))?.[1];
    if (!target || field.arguments?.length) return field;
    const list = listed.get(target);
    if (list) return { ...field, arguments: listArguments(target, list) };
    faults.push(`${place(field)}: ${field.name.value} is a list of ${target}, but ${target} has no @list.`);
    return field;
  };
  const completed = document.definitions.map((node): DefinitionNode => {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) return node;
    const directives = node.directives?.filter((directive) => !isList(directive)) ?? [];
    return { ...node, directives, fields: node.fields?.map(withArguments) ?? [] };
  });
  if (faults.length > 0) throw new Error(['The GraphQL schema cannot be completed:', ...faults].join('\n'));
  const added = [...derived, ...offers.shared.values()].flatMap((text) => parseDerived(text).definitions);
  return { kind: Kind.DOCUMENT, definitions: [...completed, ...added] };
}

const isList = (directive: ConstDirectiveNode): boolean => directive.name.value === 'list';
const parseDerived = (text: string): DocumentNode => parse(new Source(text, 'derived from @list'));

const namesOf = (list: ConstDirectiveNode) => ({
  filter: strings(list, 'filter'),
  sort: strings(list, 'sort'),
  aggregate: strings(list, 'aggregate'),
  group: strings(list, 'group'),
});

function strings(directive: ConstDirectiveNode, argument: string): readonly StringValueNode[] {
  const value = directive.arguments?.find((candidate) => candidate.name.value === argument)?.value;
  return value?.kind === Kind.LIST ? value.values.filter((item) => item.kind === Kind.STRING) : [];
}

function listArguments(type: string, { filter, sort }: Listed): readonly InputValueDefinitionNode[] {
  const text = types.listArguments(type, filter.length > 0, sort.length > 0);
  const [query] = parseDerived(`type Query { list(${text}): ID }`).definitions;
  return (query?.kind === Kind.OBJECT_TYPE_DEFINITION && query.fields?.[0]?.arguments) || [];
}
