/** How names of the SDL, of the data model and of the database become each other. One place, for derive, schema and code generation. */
import { type ASTNode, type EnumTypeDefinitionNode, type EnumValueDefinitionNode, Kind, type TypeNode } from 'graphql';

/** `createdAt` → `CREATED_AT`: a column's name as a value of a sort field enum. */
export function fieldToSortValue(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** `CREATED_AT` → `createdAt`. */
export function sortValueToField(value: string): string {
  return value.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * What a value of an enum is inside the gateway. A value of a sort or group field enum is the model's field name; an enum
 * declared beside the shared types (in `src/schema` itself) stands for itself; every other one is the lower-case text of the
 * database.
 */
export function internalValue(enumeration: EnumTypeDefinitionNode, value: EnumValueDefinitionNode): string {
  const name = value.name.value;
  if (/(?:Sort|Group)Field$/.test(enumeration.name.value)) return sortValueToField(name);
  return /^src\/schema\/[^/]+$/.test(enumeration.loc?.source.name ?? '') ? name : name.toLowerCase();
}

/** `ai_quote` → `AiQuote`: a type's name as rows that point to anything hold it. */
export function snakeToType(name: string): string {
  return name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The name inside list and non-null wrappers. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** `src/schema/sourcing/rfq.graphql:12`: where a node stands, for messages. */
export function place(node: ASTNode): string {
  return node.loc ? `${node.loc.source.name}:${node.loc.startToken.line}` : 'an unknown place';
}

/** `RfqItem` → `rfq item`, for sentences. */
export function spoken(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
