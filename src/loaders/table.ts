/**
 * The data model in the form statements are made of: quoted names, PostgreSQL types, the list of columns an audience may
 * read. Everything a statement says of a table comes from here, and nothing here comes from a request.
 */
import type { Column, ColumnType, Model, Relation } from '../generated/data-model.js';

/** Models by name, as the generated data model holds them. */
export type Models = Readonly<Record<string, Model>>;

const types: Readonly<Record<ColumnType, string>> = {
  uuid: 'uuid',
  text: 'text',
  int: 'int4',
  bigint: 'int8',
  decimal: 'numeric',
  float: 'float8',
  boolean: 'bool',
  timestamp: 'timestamptz',
  date: 'date',
  json: 'jsonb',
  bytes: 'bytea',
};

/** The PostgreSQL type a value of the column is sent as. */
export const typeOf = (column: Column): string => (column.list ? `${types[column.type]}[]` : types[column.type]);

/** An SQL identifier. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Whether an audience's role holds SELECT on the column. */
export const isVisible = (column: Column, audience: string): boolean =>
  column.audiences === undefined || column.audiences.includes(audience);

/** One table: its model's columns and relations by field name, and their SQL. */
export class Table {
  readonly name: string;
  readonly model: Model;
  /** The quoted name of the table. */
  readonly sql: string;
  /** Whether lists leave out archived rows unless asked. */
  readonly archives: boolean;
  /** Whether the table is kept in parts by time: `createdAt`, the instant in a row's id, then says in which part it lies. */
  readonly isPartitioned: boolean;
  readonly #selects = new Map<string, string>();

  constructor(name: string, model: Model) {
    this.name = name;
    this.model = model;
    this.sql = quote(model.table);
    this.archives = Object.hasOwn(model.columns, 'archivedAt');
    this.isPartitioned = model.partitioned !== undefined;
  }

  /** Whether an audience's role may read the table at all: a view may be for some only. */
  isOpenTo(audience: string): boolean {
    return this.model.audiences === undefined || this.model.audiences.includes(audience);
  }

  /** The column of a field, if the model has it. Safe for names a client chose. */
  column(field: string): Column | undefined {
    return Object.hasOwn(this.model.columns, field) ? this.model.columns[field] : undefined;
  }

  /** The column of a field that the code names. Throws where the model has none. */
  known(field: string): Column {
    const column = this.column(field);
    if (column === undefined) throw new Error(`${this.name} has no column "${field}".`);
    return column;
  }

  /** The relation of that name, if the model has it. Safe for names a client chose. */
  relation(name: string): Relation | undefined {
    return Object.hasOwn(this.model.relations, name) ? this.model.relations[name] : undefined;
  }

  /** The column of a field in a statement where the table goes by `alias`. */
  at(alias: string, field: string): string {
    return `${alias}.${quote(this.known(field).column)}`;
  }

  /** `t."created_at" AS "createdAt", …`: every column by its field name; NULL for those the audience may not read. */
  select(audience: string): string {
    let select = this.#selects.get(audience);
    if (select === undefined) {
      select = Object.entries(this.model.columns)
        .map(([field, column]) => {
          const value = isVisible(column, audience) ? `t.${quote(column.column)}` : `NULL::${typeOf(column)}`;
          return `${value} AS ${quote(field)}`;
        })
        .join(', ');
      this.#selects.set(audience, select);
    }
    return select;
  }
}

/** All tables by the name of their model. */
export class Tables {
  readonly #tables: ReadonlyMap<string, Table>;

  constructor(models: Models) {
    this.#tables = new Map(Object.entries(models).map(([name, model]) => [name, new Table(name, model)]));
  }

  /** The table of a model. Throws where there is no such model. */
  get(name: string): Table {
    const table = this.#tables.get(name);
    if (table === undefined) throw new Error(`The data model has no model "${name}".`);
    return table;
  }

  all(): Iterable<Table> {
    return this.#tables.values();
  }
}
