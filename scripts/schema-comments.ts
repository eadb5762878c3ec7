/**
 * The data dictionary: what the Prisma schema's `///` comments say of every table and column, carried into PostgreSQL.
 *
 * Problem: whoever opens the database with psql or a reporting tool reads PostgreSQL's comments; whoever writes code
 * reads the Prisma schema. Design: the schema is the one text, this module turns it into COMMENT ON statements for a
 * migration and compares it with what a database says. The schema is read line by line rather than from Prisma's
 * parsed form, because that leaves out columns of types Prisma does not know (tsvector). It relies on the layout
 * `prisma format` gives: one field a line.
 */
import pg from 'pg';
import { readDocumentation } from './documentation.js';

/** The comment of a table (`column` null) or of one of its columns; `comment` is null where none is written. */
export interface SchemaComment {
  readonly table: string;
  readonly column: string | null;
  readonly comment: string | null;
}

/** A model being read: its lines until the closing brace. */
interface OpenModel {
  readonly name: string;
  readonly documentation: string;
  table: string;
  readonly fields: { name: string; column: string; type: string; documentation: string }[];
}

const MODEL = /^model\s+(\w+)\s*\{/;
const FIELD = /^(\w+)\s+(\w+)/;

function readModels(content: string): OpenModel[] {
  const models: OpenModel[] = [];
  let open: OpenModel | undefined;
  let documentation: string[] = [];
  for (const raw of content.split(/\r?\n/)) {
    const [line = '', trailing] = raw.trim().split(/\s*\/\/\/\s?/, 2);
    if (trailing !== undefined) documentation.push(trailing);
    const text = documentation.join('\n');
    const [, modelName] = MODEL.exec(line) ?? [];
    const [, name, type] = FIELD.exec(line) ?? [];
    const [, mapped] = /@map\("([^"]+)"\)/.exec(line) ?? [];
    if (modelName !== undefined) {
      open = { name: modelName, documentation: text, table: modelName, fields: [] };
      models.push(open);
    } else if (line === '}') open = undefined;
    else if (line.startsWith('@@')) {
      if (open !== undefined) open.table = /^@@map\("([^"]+)"\)/.exec(line)?.[1] ?? open.table;
    } else if (name !== undefined && type !== undefined)
      open?.fields.push({ name, type, column: mapped ?? name, documentation: text });
    // A comment belongs to the next line that is not one.
    if (line !== '' || trailing === undefined) documentation = [];
  }
  return models;
}

/**
 * Every table and column of the schema with its comment, annotations left out, in the order of the files.
 * @throws Error naming model and field when an annotation is not understood.
 */
export function schemaComments(files: readonly { readonly content: string }[]): SchemaComment[] {
  const models = files.flatMap((file) => readModels(file.content));
  const names = new Set(models.map((model) => model.name));
  const say = (documentation: string, place: string): string | null =>
    readDocumentation(documentation, place).comment || null;
  return models.flatMap(({ name, table, fields, documentation }) => [
    { table, column: null, comment: say(documentation, name) },
    ...fields
      .filter((field) => !names.has(field.type))
      .map((field) => ({ table, column: field.column, comment: say(field.documentation, `${name}.${field.name}`) })),
  ]);
}

/** The COMMENT ON statement, which also takes a comment away where none is written. */
export function commentStatement({ table, column, comment }: SchemaComment): string {
  const text = comment === null ? 'NULL' : pg.escapeLiteral(comment);
  const target = column === null ? 'TABLE' : 'COLUMN';
  const name = [table, ...(column === null ? [] : [column])].map((each) => pg.escapeIdentifier(each)).join('.');
  return `COMMENT ON ${target} ${name} IS ${text};`;
}

/**
 * The comments that a database lacks or words differently. Tables and columns the schema knows and the database does
 * not are among them.
 */
export async function missingComments(
  client: pg.ClientBase,
  wanted: readonly SchemaComment[],
): Promise<SchemaComment[]> {
  const found = await client.query<{ table: string; column: string | null; comment: string }>(
    `SELECT class.relname AS "table", attribute.attname AS "column", description.description AS comment
       FROM pg_description AS description
       JOIN pg_class AS class ON class.oid = description.objoid
       LEFT JOIN pg_attribute AS attribute
         ON attribute.attrelid = class.oid AND attribute.attnum = description.objsubid AND description.objsubid > 0
      WHERE description.classoid = 'pg_class'::regclass
        AND class.relnamespace = current_schema()::regnamespace AND class.relkind IN ('r', 'p')`,
  );
  const key = (table: string, column: string | null): string => JSON.stringify([table, column]);
  const live = new Map(found.rows.map((row) => [key(row.table, row.column), row.comment]));
  return wanted.filter(({ table, column, comment }) => (live.get(key(table, column)) ?? null) !== comment);
}
