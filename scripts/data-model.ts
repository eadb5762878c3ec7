/**
 * Turns the Prisma schema, as Prisma's own parser describes it (its DMMF), into the module `src/generated/data-model.ts`.
 *
 * Problem: loaders build SQL and need for every model the table, the columns with their types, and the relations with
 * the columns that join them, at run time and as types. Prisma's client keeps these to itself and loads slowly.
 *
 * Design: a generator beside Prisma's client writes a plain module that imports nothing, so that it can be read
 * before anything else of the product exists. A field's `///` comment carries what Prisma has no word for, each
 * annotation on a line of its own: `@hidden`, `@audiences(staff, buyer)`, `@mirror(totalAmountE4)`, and on a generated
 * column its expression: `@generated(price * quantity)`. A model's comment says `@partitioned(month)` or `(year)`.
 *
 * Data shape: `dataModel` (const, for types and values alike), `views` beside it, both together as `readModel`, and one
 * `<Model>Row` interface per model: what a loader returns. Numbers beyond JavaScript's, and instants, stay PostgreSQL's text.
 */
import type { GeneratorOptions } from '@prisma/generator-helper';
import { type Annotations, type PartitionSpan, readDocumentation } from './documentation.js';

type Datamodel = GeneratorOptions['dmmf']['datamodel'];
type Model = Datamodel['models'][number];
type Field = Model['fields'][number];

/** A scalar of Prisma: the column type in the data model, and the TypeScript type of its decoded value. */
const scalars: Readonly<Record<string, readonly [columnType: string, rowType: string]>> = {
  String: ['text', 'string'],
  Int: ['int', 'number'],
  BigInt: ['bigint', 'string'],
  Decimal: ['decimal', 'string'],
  Float: ['float', 'number'],
  Boolean: ['boolean', 'boolean'],
  DateTime: ['timestamp', 'string'],
  Json: ['json', 'unknown'],
  Bytes: ['bytes', 'Uint8Array'],
};
const byNativeType: Readonly<Record<string, readonly [columnType: string, rowType: string]>> = {
  Uuid: ['uuid', 'string'],
  Date: ['date', 'string'],
};

interface Schema {
  readonly models: ReadonlyMap<string, Model>;
  readonly indexes: Datamodel['indexes'];
}

interface ScalarField {
  readonly name: string;
  readonly column: string;
  readonly type: string;
  readonly rowType: string;
  readonly list: boolean;
  readonly nullable: boolean;
  readonly generated: boolean;
  readonly annotations: Annotations;
  readonly comment: string;
}

function scalarField(model: Model, field: Field): ScalarField {
  const [type, rowType] = byNativeType[field.nativeType?.[0] ?? ''] ?? scalars[field.type] ?? [];
  if (type === undefined || rowType === undefined)
    throw new Error(`${model.name}.${field.name}: the data model has no column type for ${field.type}.`);
  const { annotations, comment } = readDocumentation(field.documentation, `${model.name}.${field.name}`);
  return {
    name: field.name,
    column: field.dbName ?? field.name,
    type,
    rowType,
    list: field.isList,
    nullable: !field.isRequired,
    generated: isGeneratedColumn(field, annotations, `${model.name}.${field.name}`),
    annotations,
    comment,
  };
}

/**
 * `@default(dbgenerated())` without an expression is how the schema says "GENERATED ALWAYS AS … STORED": the database
 * alone gives the value. With an expression, as in `dbgenerated("uuid_generate_v7()")`, it is an ordinary default.
 */
function isGeneratedColumn(field: Field, annotations: Annotations, place: string): boolean {
  const value = field.default;
  const isGenerated =
    typeof value === 'object' && 'name' in value && value.name === 'dbgenerated' && value.args.length === 0;
  if (annotations.generated !== undefined && (!isGenerated || field.isRequired))
    throw new Error(`${place}: what is @generated(…) is optional and has @default(dbgenerated()).`);
  return isGenerated;
}

function isHidden(model: Model, field: Field): boolean {
  return readDocumentation(field.documentation, `${model.name}.${field.name}`).annotations.hidden;
}

/** The columns that loaders may read. */
function visibleFields(model: Model): ScalarField[] {
  const scalar = model.fields.filter((field) => field.kind === 'scalar').map((field) => scalarField(model, field));
  const visible = scalar.filter((field) => !field.annotations.hidden);
  for (const { name, annotations } of visible) {
    if (annotations.mirror === undefined) continue;
    const mirror = visible.find((field) => field.name === annotations.mirror);
    if (mirror?.type !== 'bigint')
      throw new Error(
        `${model.name}.${name}: @mirror(${annotations.mirror}) does not name a BigInt field of ${model.name}.`,
      );
  }
  return visible;
}

function columnEntry(field: ScalarField): string {
  const { annotations } = field;
  const parts = [
    `column: ${quote(field.column)}`,
    `type: ${quote(field.type)}`,
    `list: ${field.list}`,
    `nullable: ${field.nullable}`,
    `generated: ${field.generated}`,
  ];
  if (annotations.mirror !== undefined) parts.push(`mirror: ${quote(annotations.mirror)}`);
  if (annotations.searchable) parts.push('searchable: true');
  if (annotations.audiences !== undefined) parts.push(`audiences: ${quoteAll(annotations.audiences)}`);
  return `      ${field.name}: { ${parts.join(', ')} },`;
}

/**
 * The span of each partition, for a table that is partitioned by the time its rows were made.
 * @throws Error where the key is not that of such a table, or the annotation stands on a column.
 */
function partitionSpan(model: Model): PartitionSpan | undefined {
  const misplaced = model.fields.find(
    (field) => readDocumentation(field.documentation, `${model.name}.${field.name}`).annotations.partitioned,
  );
  if (misplaced) throw new Error(`${model.name}.${misplaced.name}: @partitioned stands on a model, not on a field.`);
  const { partitioned } = readDocumentation(model.documentation, model.name).annotations;
  const key = model.primaryKey?.fields.join();
  if (partitioned !== undefined && key !== 'organizationId,createdAt,id')
    throw new Error(`${model.name}: @partitioned asks for @@id([organizationId, createdAt, id]).`);
  return partitioned;
}

/** A relation from either side: this model's fields and, in the same order, the other model's that equal them. */
function relationEntry(model: Model, field: Field, models: ReadonlyMap<string, Model>): string {
  let fields = field.relationFromFields ?? [];
  let references = field.relationToFields ?? [];
  if (fields.length === 0) {
    const owner = models
      .get(field.type)
      ?.fields.find(
        (other) => other.relationName === field.relationName && (other.relationFromFields?.length ?? 0) > 0,
      );
    if (owner === undefined) throw new Error(`${model.name}.${field.name}: no field of ${field.type} holds its key.`);
    fields = owner.relationToFields ?? [];
    references = owner.relationFromFields ?? [];
  }
  const pairs = `fields: ${quoteAll(fields)}, references: ${quoteAll(references)}`;
  return `      ${field.name}: { model: ${quote(field.type)}, list: ${field.isList}, ${pairs} },`;
}

/** The fields of every index in order, the primary key's first: what rows can be found by. */
function indexEntries(model: Model, indexes: Datamodel['indexes']): string {
  const own = indexes.filter((index) => index.model === model.name);
  return `[${own.map(({ fields }) => quoteAll(fields.map(({ name }) => name))).join(', ')}]`;
}

/** Prisma describes a view as a model, one without any key. */
function isView(model: Model): boolean {
  return model.primaryKey === null && !model.fields.some((field) => field.isId);
}

function modelEntry(model: Model, { models, indexes }: Schema): string {
  const relations = model.fields.filter((field) => field.kind === 'object' && !isHidden(model, field));
  // A tenant's table is one whose key begins with the organization; organizations and users are keyed by id alone.
  const tenant = model.primaryKey?.fields[0] === 'organizationId';
  const span = partitionSpan(model);
  const { audiences } = readDocumentation(model.documentation, model.name).annotations;
  if (audiences !== undefined && !isView(model))
    throw new Error(`${model.name}: @audiences stands on a column or a view; a table has its policies.`);
  return [
    `  ${model.name}: {`,
    `    name: ${quote(model.name)},`,
    `    table: ${quote(model.dbName ?? model.name)},`,
    `    tenant: ${tenant},`,
    ...(span === undefined ? [] : [`    partitioned: ${quote(span)},`]),
    '    columns: {',
    ...visibleFields(model).map(columnEntry),
    '    },',
    '    relations: {',
    ...relations.map((field) => relationEntry(model, field, models)),
    '    },',
    `    indexes: ${indexEntries(model, indexes)},`,
    ...(isView(model) ? ['    view: true,'] : []),
    ...(audiences === undefined ? [] : [`    audiences: ${quoteAll(audiences)},`]),
    '  },',
  ].join('\n');
}

function rowInterface(model: Model): string {
  const properties = visibleFields(model).flatMap((field) => {
    const one = field.list ? `readonly ${field.rowType}[]` : field.rowType;
    // Where another audience asks, the loader selects NULL in the column's place.
    const nullable = field.nullable || field.annotations.audiences !== undefined;
    const type = nullable && one !== 'unknown' ? `${one} | null` : one;
    return [...docComment(field.comment, '  '), `  readonly ${field.name}: ${type};`];
  });
  const { comment } = readDocumentation(model.documentation, model.name);
  return [...docComment(comment, ''), `export interface ${model.name}Row {`, ...properties, '}'].join('\n');
}

function docComment(comment: string, indent: string): string[] {
  return comment === '' ? [] : [`${indent}/** ${comment.replaceAll('*/', '*\\/')} */`];
}

/** JSON's quotes escape whatever a name may hold. */
function quote(text: string): string {
  return JSON.stringify(text);
}

function quoteAll(texts: readonly string[]): string {
  return `[${texts.map(quote).join(', ')}]`;
}

const declarations = `// Written from the Prisma schema by scripts/data-model-generator.ts; npm run generate writes it anew.

export type ColumnType =
  | 'uuid' | 'text' | 'int' | 'bigint' | 'decimal' | 'float' | 'boolean' | 'timestamp' | 'date' | 'json' | 'bytes';

export interface Column {
  readonly column: string;
  readonly type: ColumnType;
  readonly list: boolean;
  readonly nullable: boolean;
  /** The database alone gives the value (GENERATED ALWAYS AS … STORED). */
  readonly generated: boolean;
  /** The field holding this decimal × 10,000 as bigint: it stands in for the decimal in index conditions. */
  readonly mirror?: string;
  /** Rows are found by a part of the value: of a text, of a list, of open data. */
  readonly searchable?: true;
  /** Only these audience roles may read the column; absent: all who see the table. */
  readonly audiences?: readonly string[];
}

/** \`fields\` of this model equal, one by one, \`references\` of the other: the same for either side of the relation. */
export interface Relation {
  readonly model: string;
  readonly list: boolean;
  readonly fields: readonly string[];
  readonly references: readonly string[];
}

export interface Model {
  readonly name: string;
  readonly table: string;
  /** Whether the key begins with the organization. */
  readonly tenant: boolean;
  /** The span of time that each partition holds, for a table parted by the time in its rows' ids. */
  readonly partitioned?: 'month' | 'year';
  readonly columns: Readonly<Record<string, Column>>;
  readonly relations: Readonly<Record<string, Relation>>;
  /** The fields of every index, in order; the primary key and unique constraints among them. */
  readonly indexes: readonly (readonly string[])[];
  /** What is read and never written: a view over tables. */
  readonly view?: true;
  /** Only these audience roles may read the view; absent: all. */
  readonly audiences?: readonly string[];
}
`;

/**
 * The text of `src/generated/data-model.ts`.
 * @throws Error naming model and field when an annotation or a type is not understood.
 */
export function renderDataModel(datamodel: Datamodel): string {
  const models = new Map(datamodel.models.map((model) => [model.name, model]));
  const sorted = [...models.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  const entries = (chosen: readonly Model[]): string[] =>
    chosen.map((model) => modelEntry(model, { models, indexes: datamodel.indexes }));
  return [
    declarations,
    '/** The tables. */',
    'export const dataModel = {',
    ...entries(sorted.filter((model) => !isView(model))),
    '} as const satisfies Record<string, Model>;',
    '',
    '/** The views. */',
    'export const views = {',
    ...entries(sorted.filter(isView)),
    '} as const satisfies Record<string, Model>;',
    '',
    '/** All that is read. */',
    'export const readModel = { ...dataModel, ...views } as const;',
    '',
    'export type ModelName = keyof typeof dataModel;',
    'export type ViewName = keyof typeof views;',
    '',
    ...sorted.map((model) => `${rowInterface(model)}\n`),
    '/** The row interface of every model, by its name. */',
    'export interface Rows {',
    ...sorted.map((model) => `  ${model.name}: ${model.name}Row;`),
    '}',
    '',
  ].join('\n');
}
