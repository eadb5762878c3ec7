// What the printed schema offers of every entity: the paths that tests of access walk. A type that is new in schema.graphql
// is walked without a line being added here.
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { models, modelNames } from '../../support/world.js';
import type { ModelName, Relation } from '../../../src/generated/data-model.js';

/** A filter by a text or an id, of the entity itself or of what it is related to. */
export interface FilterPath {
  readonly relation: string | null;
  readonly field: string;
  /** The filter that finds rows with one of these values, as a literal. */
  literal(values: readonly string[]): string;
}

export interface RelationField {
  readonly field: string;
  readonly target: ModelName;
  readonly isList: boolean;
}

export interface Entity {
  readonly name: ModelName;
  /** The root field that reads one, and the one that lists. */
  readonly one: string;
  readonly list: string;
  readonly relations: readonly RelationField[];
  /** What leads on by another way than a reference: a narrower list, a view. As an operation selects it. */
  readonly chosen: readonly { readonly field: string; readonly selection: string; readonly isList: boolean }[];
  readonly filters: readonly FilterPath[];
  /** Enum values to sort by. */
  readonly sorts: readonly string[];
}

function schemaText(): string {
  return readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8');
}

export const schema = buildSchema(schemaText());

/** A reference that is a plain column, from both sides: no foreign key can lead to a table that is kept by time. */
const plainReference = (model: ModelName, field: string, target: ModelName) => ({
  one: { model: target, list: false, fields: ['organizationId', field], references: ['organizationId', 'id'] },
  many: { model, list: true, fields: ['organizationId', 'id'], references: ['organizationId', field] },
});
const toEvent = plainReference('WebhookDelivery', 'eventId', 'Event');
const toMessage = plainReference('Communication', 'messageId', 'Message');
const plainReferences: Readonly<Record<string, Relation>> = {
  'WebhookDelivery.event': toEvent.one,
  'Event.deliveries': toEvent.many,
  'Communication.message': toMessage.one,
  'Message.communications': toMessage.many,
};

/** Every type that implements Node, by name. */
export const entities: readonly Entity[] = schema
  .getPossibleTypes(schema.getType('Node') as Parameters<typeof schema.getPossibleTypes>[0])
  .map((type) => entityOf(type))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Every permission that stands in the schema. */
export const permissions: readonly string[] = [
  ...new Set([...schemaText().matchAll(/@can\(do: "([^"]+)"\)/g)].map(([, permission]) => permission ?? '')),
].sort();

export function entity(name: ModelName): Entity {
  const found = entities.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`schema.graphql has no entity ${name}.`);
  return found;
}

function entityOf(type: GraphQLObjectType): Entity {
  const { name } = type;
  if (!isModel(name)) throw new Error(`${name} implements Node and has no model.`);
  const query = schema.getQueryType();
  const roots = query == null ? [] : fieldsOf(query);
  const one = roots.find((field) => getNamedType(field.type).name === name && field.args.length === 1);
  const list = roots.find((field) => getNamedType(field.type).name === `${name}Connection`);
  if (one === undefined || list === undefined) throw new Error(`${name} cannot be read by id or as a list.`);
  const sort = argument(list, 'sort');
  const sortField = isInputObjectType(sort) ? getNamedType(sort.getFields()['field']?.type) : undefined;
  const filter = argument(list, 'filter');
  return {
    name,
    one: one.name,
    list: list.name,
    relations: fieldsOf(type).flatMap((field) => relationOf(name, field)),
    chosen: fieldsOf(type).flatMap((field) => chosenOf(name, field)),
    filters: isInputObjectType(filter) ? filtersOf(filter) : [],
    sorts: isEnumType(sortField) ? sortField.getValues().map((value) => value.name) : [],
  };
}

function isModel(name: string): name is ModelName {
  return (modelNames as readonly string[]).includes(name);
}

function fieldsOf(type: GraphQLObjectType): readonly GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields());
}

function argument(field: GraphQLField<unknown, unknown>, name: string): GraphQLNamedType | undefined {
  return getNamedType(field.args.find((candidate) => candidate.name === name)?.type);
}

function relationOf(of: ModelName, field: GraphQLField<unknown, unknown>): readonly RelationField[] {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return [];
  const isList = type.name.endsWith('Connection');
  const target = isList ? type.name.slice(0, -'Connection'.length) : type.name;
  return isModel(target) && isReference(of, field.name) ? [{ field: field.name, target, isList }] : [];
}

function isReference(of: ModelName, field: string): boolean {
  return models[of].relations[field] !== undefined || plainReferences[`${of}.${field}`] !== undefined;
}

function chosenOf(of: ModelName, field: GraphQLField<unknown, unknown>): Entity['chosen'] {
  const { name } = field;
  const type = getNamedType(field.type);
  if (!isObjectType(type) || type.name === 'Money' || isReference(of, name)) return [];
  const isList = type.name.endsWith('Connection');
  const below = isList ? '(first: 3) { nodes { __typename } totalCount { count } }' : ' { __typename }';
  return [{ field: name, selection: `${name}${below}`, isList }];
}

function filtersOf(filter: GraphQLInputObjectType): readonly FilterPath[] {
  const own = plainFilters(filter).map((field) => ({
    relation: null,
    field,
    literal: (values: readonly string[]) => `{${field}: {in: ${JSON.stringify(values)}}}`,
  }));
  const beyond = Object.values(filter.getFields()).flatMap(({ name, type }) => {
    const input = getNamedType(type);
    if (!isInputObjectType(input) || !input.name.endsWith('RelationFilter')) return [];
    const quantifier = input.getFields()['is'] === undefined ? 'some' : 'is';
    const target = getNamedType(input.getFields()[quantifier]?.type);
    if (!isInputObjectType(target)) throw new Error(`${input.name} has neither "is" nor "some".`);
    return plainFilters(target).map((field) => ({
      relation: name,
      field,
      literal: (values: readonly string[]) => `{${name}: {${quantifier}: {${field}: {in: ${JSON.stringify(values)}}}}}`,
    }));
  });
  return [...own, ...beyond];
}

function plainFilters(filter: GraphQLInputObjectType): readonly string[] {
  return Object.values(filter.getFields())
    .filter(({ type }) => ['IDFilter', 'StringFilter'].includes(getNamedType(type).name))
    .map(({ name }) => name);
}

/** A column that only some audiences may read, as the schema offers it: as a field, a filter or the key of a relation. */
export interface RestrictedField {
  readonly entity: Entity;
  readonly field: string;
  /** What an operation selects of it, answered under the name of the field; of a key what it points at. */
  readonly selection: string;
  readonly audiences: readonly string[];
  readonly isFiltered: boolean;
  /** The enum value that sorts by it, where one does. */
  readonly sort: string | undefined;
}

export const restrictedFields: readonly RestrictedField[] = entities.flatMap((of) => {
  const type = schema.getType(of.name);
  const filter = schema.getType(`${of.name}Filter`);
  return Object.entries(models[of.name].columns).flatMap(([field, { audiences }]) => {
    const isFiltered = isInputObjectType(filter) && filter.getFields()[field] !== undefined;
    const fields = isObjectType(type) ? type.getFields() : {};
    const name = fields[field] === undefined ? field.replace(/Id$/, '') : field;
    const offered = fields[name];
    if (audiences === undefined || offered === undefined) return [];
    const target = getNamedType(offered.type);
    const below = !isObjectType(target) ? '' : target.name === 'Money' ? ' { amount currency }' : ' { id }';
    const constant = field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    return {
      entity: of,
      field,
      selection: `${field}: ${name}${below}`,
      audiences,
      isFiltered,
      sort: of.sorts.find((sort) => sort === constant),
    };
  });
});

/** The relation behind a field of an entity: one of the data model, or a reference without a foreign key. */
export function relationBehind(name: ModelName, field: string): Relation {
  const relation = models[name].relations[field] ?? plainReferences[`${name}.${field}`];
  if (relation === undefined) throw new Error(`${name}.${field} is no relation of the data model.`);
  return relation;
}
