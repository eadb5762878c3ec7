/**
 * What a list needs is always the same: a connection, an edge, a filter, a sort, six arguments. Written by hand it is thirty
 * lines per type that drift apart. So a type says `@list(filter: [...], sort: [...])` and the rest is derived here, as SDL
 * text, from the document and the data model: the column's type chooses the operators, the model's relations the relation
 * filters, its indexes decide what may be named at all. A field of type `XConnection` declared without arguments gets those
 * of a list. Everything found wrong is reported at once, with file and line.
 */
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  Source,
  type StringValueNode,
} from 'graphql';
import type { ColumnType } from '../generated/data-model.js';
import * as types from './list-types.js';
import { fieldToSortValue, namedType, place, sortValueToField } from './names.js';

/** What derive has to know of a table; the generated data model fits it. */
export interface ListModel {
  readonly columns: Readonly<
    Record<string, { readonly type: ColumnType; readonly list: boolean; readonly mirror?: string }>
  >;
  readonly relations: Readonly<Record<string, { readonly model: string; readonly list: boolean }>>;
  /** Field names of every index, in order. */
  readonly indexes?: readonly (readonly string[])[];
}
export type ListModels = Readonly<Record<string, ListModel>>;

/** A type with `@list` and what the directive names. */
interface Listed {
  readonly type: ObjectTypeDefinitionNode;
  readonly model: ListModel;
  readonly filter: readonly StringValueNode[];
  readonly sort: readonly StringValueNode[];
}

// prettier-ignore
const operators: Readonly<Record<ColumnType, string | null>> = {
  uuid: 'IDFilter', text: 'StringFilter', int: 'IntFilter', bigint: 'BigIntFilter', decimal: 'DecimalFilter',
  float: 'FloatFilter', boolean: 'BooleanFilter', timestamp: 'DateTimeFilter', date: 'DateFilter', json: 'JSONFilter', bytes: null,
};

/**
 * Completes a schema document: adds the types each `@list` stands for and the arguments of list fields, drops `@list` itself.
 * Throws one Error with a line per fault: an unknown name, a type without a model, a column that no index carries.
 */
export function derive(document: DocumentNode, models: ListModels): DocumentNode {
  const faults: string[] = [];
  const enums = new Map<string, EnumTypeDefinitionNode>();
  const listed = new Map<string, Listed>();
  for (const node of document.definitions) {
    if (node.kind === Kind.ENUM_TYPE_DEFINITION) enums.set(node.name.value, node);
    const list = node.kind === Kind.OBJECT_TYPE_DEFINITION && node.directives?.find(isList);
    if (!list) continue;
    const model = models[node.name.value];
    if (model)
      listed.set(node.name.value, { type: node, model, filter: strings(list, 'filter'), sort: strings(list, 'sort') });
    else faults.push(`${place(list)}: ${node.name.value} has @list, but the data model has no ${node.name.value}.`);
  }

  /** Input types that several filters share, by name. */
  const shared = new Map<string, string>();
  const share = (name: string, text: string): string => (shared.set(name, text), name);

  /** The input type of one name in `@list(filter:)`; a sentence about what is wrong is thrown. */
  const filterInput = ({ type, model }: Listed, name: string): string => {
    const relation = model.relations[name];
    if (relation) {
      const target = relation.model;
      if (!listed.get(target)?.filter.length) throw new Error(`its target ${target} has no @list with filters.`);
      return relation.list
        ? share(`${target}ListRelationFilter`, types.listRelationFilter(target))
        : share(`${target}RelationFilter`, types.relationFilter(target));
    }
    const column = indexedColumn(model, name);
    const field = type.fields?.find((candidate) => candidate.name.value === name);
    const enumeration = field && enums.get(namedType(field.type));
    if (enumeration && !column.list) return share(`${enumeration.name.value}Filter`, types.enumFilter(enumeration));
    const input = column.list ? 'StringListFilter' : operators[column.type];
    if (!input) throw new Error(`a column of type ${column.type} has no operators.`);
    return input;
  };
  const sortField = ({ model }: Listed, name: string): string => {
    indexedColumn(model, name);
    if (sortValueToField(fieldToSortValue(name)) !== name) throw new Error('its name has no form as an enum value.');
    return name;
  };

  /** Applies `what` to each name; a name that cannot be offered becomes a fault. */
  const offer = <T>(entry: Listed, names: readonly StringValueNode[], what: (entry: Listed, name: string) => T): T[] =>
    names.flatMap((node) => {
      try {
        return [what(entry, node.value)];
      } catch (error) {
        faults.push(
          `${place(node)}: ${entry.type.name.value} offers "${node.value}" in @list, but ${(error as Error).message}`,
        );
        return [];
      }
    });

  const derived = [...listed.values()].map((entry) => {
    const filters = offer(entry, entry.filter, (_, name): [string, string] => [name, filterInput(entry, name)]);
    const sorts = offer(entry, entry.sort, sortField);
    const parts = [types.connectionTypes(entry.type.name.value)];
    if (filters.length > 0) parts.push(types.filterInput(entry.type, filters));
    if (sorts.length > 0) parts.push(types.sortTypes(entry.type, sorts));
    return parts.join('\n');
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
    return {
      ...node,
      directives: node.directives?.filter((d) => !isList(d)) ?? [],
      fields: node.fields?.map(withArguments) ?? [],
    };
  });
  if (faults.length > 0) throw new Error(['The GraphQL schema cannot be completed:', ...faults].join('\n'));
  const added = derived.length > 0 ? parseDerived([...derived, ...shared.values()].join('\n')).definitions : [];
  return { kind: Kind.DOCUMENT, definitions: [...completed, ...added] };
}

const isList = (directive: ConstDirectiveNode): boolean => directive.name.value === 'list';
const parseDerived = (text: string): DocumentNode => parse(new Source(text, 'derived from @list'));

function strings(directive: ConstDirectiveNode, argument: string): readonly StringValueNode[] {
  const value = directive.arguments?.find((candidate) => candidate.name.value === argument)?.value;
  return value?.kind === Kind.LIST ? value.values.filter((item) => item.kind === Kind.STRING) : [];
}

/** The column of a name, if an index finds rows by it: one that it leads, the organization apart. */
function indexedColumn(model: ListModel, name: string): ListModel['columns'][string] {
  const column = model.columns[name];
  if (!column) throw new Error('the model has no column or relation of that name.');
  const leaders = model.indexes?.map((fields) => fields.find((field) => field !== 'organizationId'));
  // Asking for archived rows lifts the rule that lists leave them out; that is not a search.
  if (
    leaders &&
    name !== 'archivedAt' &&
    !leaders.includes(name) &&
    !(column.mirror && leaders.includes(column.mirror))
  )
    throw new Error('no index of the model leads with it, the organization apart.');
  return column;
}

function listArguments(type: string, { filter, sort }: Listed): readonly InputValueDefinitionNode[] {
  const [query] = parseDerived(
    `type Query { list(${types.listArguments(type, filter.length > 0, sort.length > 0)}): ID }`,
  ).definitions;
  return (query?.kind === Kind.OBJECT_TYPE_DEFINITION && query.fields?.[0]?.arguments) || [];
}
