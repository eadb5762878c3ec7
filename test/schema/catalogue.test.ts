import { describe, expect, test } from '@jest/globals';
import {
  getNamedType,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { printSorted } from '../../scripts/print-schema.js';
import { dataModel, type Model, readModel } from '../../src/generated/data-model.js';
import { permissionOf } from '../../src/schema/directives.js';
import { loadDocument } from '../../src/schema/document.js';
import { buildSchema } from '../../src/schema/index.js';
import { internalValue } from '../../src/schema/names.js';

const schema = buildSchema();
const models: Readonly<Record<string, Model>> = dataModel;
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const query = schema.getQueryType()?.getFields() ?? {};
const entities = types.filter(isObjectType).filter((type) => type.name in models);

/** Every element of a type that can be described, by its path. */
function elements(type: GraphQLNamedType): [string, string | null | undefined][] {
  const found: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type))
    for (const value of type.getValues()) found.push([`${type.name}.${value.name}`, value.description]);
  if (isObjectType(type) || isInterfaceType(type))
    for (const field of Object.values(type.getFields())) {
      found.push([`${type.name}.${field.name}`, field.description]);
      for (const argument of field.args)
        found.push([`${type.name}.${field.name}(${argument.name}:)`, argument.description]);
    }
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields())) found.push([`${type.name}.${field.name}`, field.description]);
  return found;
}

describe('the schema of the gateway', () => {
  test('nothing is called by a plural that is none', () => {
    const texts = types.flatMap(elements).flatMap(([path, description]) => [path, description ?? '']);
    expect(texts.filter((text) => /[aeou]ies(?![a-z])|[^aeou]ys(?![a-z])/i.test(text))).toEqual([]);
  });

  test('every element is described, in a sentence', () => {
    const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
    const described = [
      ...types.flatMap(elements),
      ...directives.flatMap(({ name, description, args }): [string, string | null | undefined][] => [
        [`@${name}`, description],
        ...args.map((argument): [string, string | null | undefined] => [
          `@${name}(${argument.name}:)`,
          argument.description,
        ]),
      ]),
    ];
    // One word can say what a value of an enumeration is; of anything else it repeats the name.
    const isSaid = (path: string, description: string): boolean =>
      /\.[A-Z0-9_]+$/.test(path) ? /^.{3,}[.!?]$/s.test(description) : /^\S+\s.+[.!?]$/s.test(description);
    expect(described.filter(([path, description]) => !isSaid(path, description ?? '')).map(([path]) => path)).toEqual(
      [],
    );
  });

  test('every root field names its permission or says that it needs none', () => {
    const open = Object.values(query).filter((field) => permissionOf(field) === null);
    expect(open.map(({ name }) => name).sort()).toEqual(['node', 'nodes']);
  });

  test('permissions have the form <plural noun>.<verb>', () => {
    const named = types.filter(isObjectType).flatMap((type) => Object.values(type.getFields()).map(permissionOf));
    for (const permission of named)
      if (permission !== null) expect(permission).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/);
  });

  test('every entity is a Node, readable by id and as a list, under one permission', () => {
    expect(entities.length).toBeGreaterThan(0);
    for (const type of entities) {
      expect(type.getInterfaces().map(({ name }) => name)).toContain('Node');
      const one = query[type.name.charAt(0).toLowerCase() + type.name.slice(1)];
      const list = Object.values(query).find((field) => getNamedType(field.type).name === `${type.name}Connection`);
      expect([type.name, String(one?.type), one?.args.map(({ name }) => name)]).toEqual([type.name, type.name, ['id']]);
      expect([type.name, String(list?.type)]).toEqual([type.name, `${type.name}Connection`]);
      expect([type.name, one && permissionOf(one)]).toEqual([type.name, list && permissionOf(list)]);
    }
  });

  test('a relation to one object is nullable: a policy may hide its target from who sees the row', () => {
    const strict = types.filter(isObjectType).flatMap((type) =>
      Object.values(type.getFields())
        .filter(
          (field) =>
            isNonNullType(field.type) &&
            getNamedType(field.type).name in models &&
            !type.name.endsWith('Edge') &&
            !String(field.type).startsWith('['),
        )
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(strict).toEqual([]);
  });

  test('a relation to many objects is a connection with the arguments of a list, or few by nature and says how many', () => {
    for (const type of entities)
      for (const field of Object.values(type.getFields())) {
        const target = getNamedType(field.type).name;
        const isBounded = field.astNode?.directives?.some(({ name }) => name.value === 'listSize') ?? false;
        const isList = target in models && String(field.type).includes('[') && !isBounded;
        expect([`${type.name}.${field.name}`, isList]).toEqual([`${type.name}.${field.name}`, false]);
        if (target.endsWith('Connection'))
          expect(field.args.map(({ name }) => name)).toEqual(
            expect.arrayContaining(['first', 'after', 'last', 'before']),
          );
      }
  });

  test('every relation of the data model is a field, in both directions', () => {
    // A session acts in one organization, whose rows are the lists at the root.
    const missing = entities
      .filter((type) => type.name !== 'Organization')
      .flatMap((type) =>
        Object.keys(models[type.name]?.relations ?? {})
          .filter((name) => name !== 'organization' && !(name in type.getFields()))
          .map((name) => `${type.name}.${name}`),
      );
    expect(missing).toEqual([]);
    expect(Object.keys(models).filter((name) => !schema.getType(name))).toEqual([]);
  });

  test('a column that only some audiences may read is nullable', () => {
    for (const type of entities)
      for (const [name, column] of Object.entries(models[type.name]?.columns ?? {})) {
        const field = type.getFields()[name];
        if (field && column.audiences)
          expect([`${type.name}.${name}`, isNonNullType(field.type)]).toEqual([`${type.name}.${name}`, false]);
      }
  });

  test('keys of tenants, stand-ins for decimals and copied keys are not offered as fields', () => {
    for (const type of entities) {
      const names = Object.keys(type.getFields());
      const mirrors = Object.values(models[type.name]?.columns ?? {}).flatMap(({ mirror }) => mirror ?? []);
      expect([type.name, names.filter((name) => name === 'organizationId' || mirrors.includes(name))]).toEqual([
        type.name,
        [],
      ]);
    }
  });

  test('amounts are Money or Decimal, instants DateTime, days Date: never Float, never String', () => {
    const expected: Readonly<Record<string, readonly string[]>> = {
      decimal: ['Money', 'Decimal'],
      bigint: ['BigInt'],
      timestamp: ['DateTime'],
      date: ['Date'],
      uuid: ['ID'],
      json: ['JSON'],
      boolean: ['Boolean'],
      int: ['Int'],
    };
    for (const type of entities)
      for (const [name, column] of Object.entries(models[type.name]?.columns ?? {})) {
        const field = type.getFields()[name];
        const allowed = expected[column.type];
        if (field && allowed)
          expect([`${type.name}.${name}`, allowed]).toEqual([
            `${type.name}.${name}`,
            expect.arrayContaining([getNamedType(field.type).name]),
          ]);
      }
  });

  test('an enum value is its database text inside, a field name in a sort, itself where it has no text', () => {
    const inside = (type: string, value: string): unknown => {
      const found = schema.getType(type);
      return isEnumType(found) ? found.getValue(value)?.value : undefined;
    };
    expect(inside('RfqStatus', 'DRAFT')).toBe('draft');
    expect(inside('RfqSortField', 'CREATED_AT')).toBe('createdAt');
    expect(inside('SortDirection', 'ASC')).toBe('ASC');
    for (const type of types.filter(isEnumType))
      for (const value of type.getValues())
        if (type.astNode && value.astNode) expect(value.value).toBe(internalValue(type.astNode, value.astNode));
  });

  test('schema.graphql is what the SDL derives to, and prints the same however often', () => {
    const text = printSorted(loadDocument(readModel));
    expect(printSorted(loadDocument(readModel))).toBe(text);
    const isFresh = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8') === text;
    const written = { by: 'npm run schema:print' };
    expect({ ...written, isFresh }).toEqual({ ...written, isFresh: true });
    expect(text).not.toContain('@list(');
    expect(text).toContain('input RfqFilter {');
  });
});
