// What lists offer to be filtered and sorted by, read from schema.graphql: each as the arguments of the engine's own page.
import { getNamedType, isEnumType, isInputObjectType, type GraphQLInputObjectType } from 'graphql';
import type { Column } from '../../../src/generated/data-model.js';
import { sortValueToField } from '../../../src/schema/names.js';
import { entities, schema, type Entity } from '../../access/support/entities.js';
import { models } from '../../support/world.js';

/** A column a list is filtered or sorted by, of the entity itself or of a relation. */
export interface Offer {
  readonly entity: Entity;
  /** `status eq`, `vendor.tier eq`, `sort dueDate ASC`. */
  readonly name: string;
  readonly kind: 'filter' | 'sort';
  readonly operator: string;
  /** Where the column's table stands in the statement: the list itself, or the target of a relation. */
  readonly alias: 't' | 'r1';
  readonly column: Column;
  /** The table that holds the column. */
  readonly table: string;
  /** Rows of a page. */
  readonly size: number;
  /** The arguments of the page for a value of the column (undefined for an order); null where this value asks for nothing. */
  readonly args: (value: unknown) => Readonly<Record<string, unknown>>;
}

const pageSize = 20;

/** Operators worth an index: those that pick few rows of many. By input type. */
const equality = { eq: (value: unknown) => value };
const membership = { ...equality, in: (value: unknown) => [value] };
const range = { ...membership, gt: (value: unknown) => value, lt: (value: unknown) => value };
const operators: Readonly<Record<string, Readonly<Record<string, (value: unknown) => unknown>>>> = {
  IDFilter: membership,
  BooleanFilter: equality,
  // What a text starts with is a range of the index.
  StringFilter: { ...membership, startsWith: String },
  SearchableStringFilter: { ...membership, startsWith: String, contains: String },
  IntFilter: range,
  BigIntFilter: range,
  DecimalFilter: range,
  FloatFilter: range,
  DateTimeFilter: range,
  DateFilter: range,
  StringListFilter: { has: first, hasSome: (value) => [first(value)] },
  JSONFilter: { contains: (value) => value },
};

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

/** The operators of a filter's input type that the schema offers. */
function offered(input: GraphQLInputObjectType) {
  const wanted = Object.entries(operators[input.name] ?? membership);
  return wanted.filter(([operator]) => operator in input.getFields());
}

const filterType = (name: string): GraphQLInputObjectType | undefined => {
  const type = schema.getType(`${name}Filter`);
  return isInputObjectType(type) ? type : undefined;
};

function filterOffers(entity: Entity): Offer[] {
  return Object.values(filterType(entity.name)?.getFields() ?? {}).flatMap(({ name, type }): Offer[] => {
    const input = getNamedType(type);
    if (['and', 'or', 'not'].includes(name) || !isInputObjectType(input)) return [];
    const own = models[entity.name].columns[name];
    if (own !== undefined)
      return columnOffers(entity, name, own, models[entity.name].table, input, (each) => ({ [name]: each }));
    // Through a relation: one operator per column tells whether the path holds.
    const relation = models[entity.name].relations[name];
    if (relation === undefined) return [];
    const quantifier = relation.list ? 'some' : 'is';
    const target = models[relation.model as Entity['name']];
    return Object.values(filterType(relation.model)?.getFields() ?? {}).flatMap(
      ({ name: field, type: of }): Offer[] => {
        const column = target.columns[field];
        const below = getNamedType(of);
        if (column === undefined || !isInputObjectType(below)) return [];
        return columnOffers(entity, `${name}.${field}`, column, target.table, below, (each) => ({
          [name]: { [quantifier]: { [field]: each } },
        })).slice(0, 1);
      },
    );
  });
}

function columnOffers(
  entity: Entity,
  name: string,
  column: Column,
  table: string,
  input: GraphQLInputObjectType,
  at: (operator: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Offer[] {
  return offered(input).map(([operator, bind]) => ({
    entity,
    name: `${name} ${operator}`,
    kind: 'filter' as const,
    operator,
    alias: name.includes('.') ? ('r1' as const) : ('t' as const),
    column,
    table,
    size: pageSize,
    args: (value: unknown) => ({ first: pageSize, filter: at({ [operator]: bind(value) }) }),
  }));
}

function sortOffers(entity: Entity): Offer[] {
  const type = schema.getType(`${entity.name}SortField`);
  if (!isEnumType(type)) return [];
  return type.getValues().flatMap(({ name }) => {
    const field = sortValueToField(name);
    const column = models[entity.name].columns[field];
    if (column === undefined) return [];
    return (['ASC', 'DESC'] as const).map((direction) => ({
      entity,
      name: `sort ${field} ${direction}`,
      kind: 'sort' as const,
      operator: direction,
      alias: 't' as const,
      column,
      table: models[entity.name].table,
      size: pageSize,
      args: () => ({ first: pageSize, sort: { field, direction } }),
    }));
  });
}

/** Everything that lists offer, entity by entity. */
export const offers: readonly Offer[] = entities.flatMap((entity) => [...filterOffers(entity), ...sortOffers(entity)]);
