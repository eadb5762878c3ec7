/** The types a list consists of, as SDL text. What stands here is written once for every entity of the API. */
import { type FieldDefinitionNode, type ObjectTypeDefinitionNode, print } from 'graphql';
import { fieldToSortValue, spoken } from './names.js';

/** Connection and edge of a type; `more` are further fields of the connection. */
export const connectionTypes = (type: string, more: string): string => `
  "A page of a list of ${type} objects."
  type ${type}Connection {
    "The objects of the page."
    nodes: [${type}!]!
    "The objects of the page, each with its cursor."
    edges: [${type}Edge!]!
    "Where the page lies in its list."
    pageInfo: PageInfo!
    "How many objects the list has in all; counted only when asked for."
    totalCount: TotalCount!
    ${more}
  }
  "An object in a list of ${type} objects."
  type ${type}Edge {
    "The place of the object in this list in this order, to be given as \`after\` or \`before\`."
    cursor: String!
    "The object."
    node: ${type}!
  }`;

/** The filter of a type: pairs of field name and input type, and how they are combined. */
export const filterInput = (type: ObjectTypeDefinitionNode, fields: readonly (readonly [string, string])[]): string => `
  "Conditions on ${type.name.value} objects. All that are given must hold."
  input ${type.name.value}Filter {
    "All of these must hold; nested at most 3 deep."
    and: [${type.name.value}Filter!]
    "At least one of these must hold."
    or: [${type.name.value}Filter!]
    "This must not hold."
    not: ${type.name.value}Filter
    ${fields.map(([name, input]) => `${described(type, name)}\n${name}: ${input} ${permission(type, name)}`).join('\n')}
  }`;

/** The order of a type's lists: one field and a direction. */
export const sortTypes = (type: ObjectTypeDefinitionNode, fields: readonly string[]): string => `
  "What lists of ${type.name.value} objects can be sorted by."
  enum ${type.name.value}SortField {
    ${fields.map((name) => `${described(type, name)}\n${fieldToSortValue(name)} ${permission(type, name)}`).join('\n')}
  }
  "An order of ${type.name.value} objects. Objects with the same value follow by id in the same direction."
  input ${type.name.value}Sort {
    "What to sort by."
    field: ${type.name.value}SortField!
    "Which way."
    direction: SortDirection! = ASC
  }`;

/** Filter on the one object a relation leads to. */
export const relationFilter = (type: string): string => `
  "A condition on a related ${type} object."
  input ${type}RelationFilter {
    "There is one, and it meets these conditions."
    is: ${type}Filter
  }`;

/** Filter on the many objects a relation leads to. */
export const listRelationFilter = (type: string): string => `
  "A condition on the related ${type} objects."
  input ${type}ListRelationFilter {
    "At least one meets these conditions."
    some: ${type}Filter
    "None meets these conditions."
    none: ${type}Filter
  }`;

/** Filter on an enumeration. */
export const enumFilter = (name: string): string => `
  "Conditions on a ${name} value. All that are given must hold."
  input ${name}Filter {
    "Equal to this."
    eq: ${name}
    "Different from this."
    ne: ${name}
    "One of these, at most 250."
    in: [${name}!]
    "None of these, at most 250."
    notIn: [${name}!]
    "Has no value (true) or has one (false)."
    isNull: Boolean
  }`;

/** The arguments of a list field, in the brackets of a field definition. */
export const listArguments = (type: string, filter: boolean, sort: boolean): string => `
  "How many objects from the front: 1 to 100, 20 where neither this nor \`last\` is given. Not together with \`last\`."
  first: Int
  "Only objects after this cursor."
  after: String
  "How many objects from the end: 1 to 100."
  last: Int
  "Only objects before this cursor."
  before: String
  ${filter ? `"Only objects that meet these conditions." filter: ${type}Filter` : ''}
  ${sort ? `"The order; where it is not given, newest first, or as the list's own description says." sort: ${type}Sort` : ''}`;

/** The field of the SDL that a name of `@list` is about: of that name, or the relation whose key it is. */
export function fieldOf(type: ObjectTypeDefinitionNode, name: string): FieldDefinitionNode | undefined {
  return (
    type.fields?.find((field) => field.name.value === name) ??
    type.fields?.find((field) => `${field.name.value}Id` === name)
  );
}

/** What the SDL says of the field, as a description. */
export function described(type: ObjectTypeDefinitionNode, name: string): string {
  const field = fieldOf(type, name);
  const sentence = field?.description?.value ?? `The ${spoken(name)}.`;
  return JSON.stringify(field && field.name.value !== name ? `By id: ${sentence}` : sentence);
}

/** The `@can` of the field: a filter or an order would tell its value as well. */
export function permission(type: ObjectTypeDefinitionNode, name: string): string {
  const directive = fieldOf(type, name)?.directives?.find((candidate) => candidate.name.value === 'can');
  return directive ? print(directive) : '';
}
