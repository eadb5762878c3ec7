/** What a type may offer in `@list`: the input type of a filter, the value of an order, or a sentence about what is wrong. */
import { type EnumTypeDefinitionNode, type ObjectTypeDefinitionNode, type StringValueNode } from 'graphql';
import type { ColumnType } from '../generated/data-model.js';
import * as types from './list-types.js';
import { fieldToSortValue, namedType, sortValueToField } from './names.js';

/** What is to be known of a table; the generated data model fits it. */
export interface ListModel {
  readonly columns: Readonly<
    Record<
      string,
      { readonly type: ColumnType; readonly list: boolean; readonly mirror?: string; readonly searchable?: true }
    >
  >;
  readonly relations: Readonly<Record<string, { readonly model: string; readonly list: boolean }>>;
  /** Field names of every index, in order. Without it no index is asked for. */
  readonly indexes?: readonly (readonly string[])[];
  /** A view has no indexes of its own: those of its tables serve it, which a test proves. */
  readonly view?: true;
}
export type ListModels = Readonly<Record<string, ListModel>>;

/** A type with `@list` and the names in the directive. */
export interface Listed {
  readonly type: ObjectTypeDefinitionNode;
  readonly model: ListModel;
  readonly filter: readonly StringValueNode[];
  readonly sort: readonly StringValueNode[];
  readonly aggregate: readonly StringValueNode[];
  readonly group: readonly StringValueNode[];
}

// prettier-ignore
const operators: Readonly<Record<ColumnType, string | null>> = {
  uuid: 'IDFilter', text: 'StringFilter', int: 'IntFilter', bigint: 'BigIntFilter', decimal: 'DecimalFilter', float: 'FloatFilter',
  boolean: 'BooleanFilter', timestamp: 'DateTimeFilter', date: 'DateFilter', json: 'JSONFilter', bytes: null,
};

/** Offers of all listed types. Filters on enums and relations are input types that several types share: they gather here. */
export class Offers {
  /** SDL of the shared input types, by name. */
  readonly shared = new Map<string, string>();
  readonly #listed: ReadonlyMap<string, Listed>;
  readonly #enums: ReadonlyMap<string, EnumTypeDefinitionNode>;

  constructor(listed: ReadonlyMap<string, Listed>, enums: ReadonlyMap<string, EnumTypeDefinitionNode>) {
    this.#listed = listed;
    this.#enums = enums;
  }

  /** The input type of a filter on a column or relation. Throws a sentence if there can be none. */
  filter({ type, model }: Listed, name: string): string {
    const relation = model.relations[name];
    if (relation) {
      const target = relation.model;
      if (!this.#listed.get(target)?.filter.length) throw new Error(`its target ${target} has no @list with filters.`);
      return relation.list
        ? this.#share(`${target}ListRelationFilter`, types.listRelationFilter(target))
        : this.#share(`${target}RelationFilter`, types.relationFilter(target));
    }
    const column = indexedColumn(model, name);
    const field = type.fields?.find((candidate) => candidate.name.value === name);
    const enumeration = field && this.#enums.get(namedType(field.type));
    if (enumeration && !column.list)
      return this.#share(`${enumeration.name.value}Filter`, types.enumFilter(enumeration.name.value));
    const input = column.list ? 'StringListFilter' : operators[column.type];
    if (column.searchable) return input === 'StringFilter' ? 'SearchableStringFilter' : (input ?? '');
    if (column.list || column.type === 'json') throw new Error('rows are not found by a part of it (no @searchable).');
    if (!input) throw new Error(`a column of type ${column.type} has no operators.`);
    return input;
  }

  /** The name itself, if rows can be sorted by it. Throws a sentence if not. */
  sort({ model }: Listed, name: string): string {
    indexedColumn(model, name);
    if (sortValueToField(fieldToSortValue(name)) !== name) throw new Error('its name has no form as an enum value.');
    return name;
  }

  #share(name: string, text: string): string {
    this.shared.set(name, text);
    return name;
  }
}

/** The column of a name, if an index finds rows by it: one that it leads, the organization apart. */
function indexedColumn(model: ListModel, name: string): ListModel['columns'][string] {
  const column = model.columns[name];
  if (!column) throw new Error('the model has no column or relation of that name.');
  const leaders = model.view
    ? undefined
    : model.indexes?.map((fields) => fields.find((field) => field !== 'organizationId'));
  // Asking for archived rows lifts the rule that lists leave them out; that is not a search.
  const needed = leaders && name !== 'archivedAt';
  if (needed && !leaders.includes(name) && !(column.mirror && leaders.includes(column.mirror)))
    throw new Error('no index of the model leads with it, the organization apart.');
  return column;
}
