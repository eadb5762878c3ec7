/**
 * What the rows of a batch are found by: the value of one column, or of several columns together (the vendor's quotes on a
 * request are found by request and vendor). A key travels as text, and is matched with rows by value.
 */
import type { ColumnType } from '../generated/data-model.js';
import type { Row } from './rounds.js';
import { isVisible, quote, type Table, typeOf } from './table.js';
import { asText, instantOf } from './values.js';

export class Keys {
  readonly table: Table;
  readonly fields: readonly string[];
  /** The one column, where it is one: keys are made once per load and once per row, and nearly all are of one. */
  readonly #only: { readonly field: string; readonly type: ColumnType } | undefined;
  /** Whether the key is the id of a table that is kept by time. */
  readonly #isTimed: boolean;

  /** Throws where the table has no such column. */
  constructor(table: Table, fields: string | readonly string[]) {
    this.table = table;
    this.fields = typeof fields === 'string' ? [fields] : fields;
    const types = this.fields.map((field) => table.known(field).type);
    const [field] = this.fields;
    const [type] = types;
    this.#only = field === undefined || type === undefined || types.length > 1 ? undefined : { field, type };
    this.#isTimed = table.isPartitioned && this.#only?.field === 'id';
  }

  /** Whether the audience may read the table and all columns of the key; otherwise nothing is found by it. */
  isVisible(audience: string): boolean {
    return this.table.isOpenTo(audience) && this.fields.every((field) => isVisible(this.table.known(field), audience));
  }

  /** The key in what a resolver gives: a value, or an object with a value for each column. Undefined where it can be none. */
  of(given: unknown): string | undefined {
    if (this.#only !== undefined) return asText(this.#only.type, given);
    if (typeof given !== 'object' || given === null) return undefined;
    const texts = this.fields.map((name) => asText(this.table.known(name).type, Reflect.get(given, name)));
    return texts.includes(undefined) ? undefined : texts.join(',');
  }

  /** The key that a row has. */
  ofRow(row: Row): string {
    if (this.#only !== undefined) return String(row[this.#only.field]);
    return this.fields.map((field) => String(row[field])).join(',');
  }

  /** The values of $1, $2, …: an array for each column. */
  values(keys: readonly string[]): readonly unknown[] {
    if (this.#only !== undefined) return [this.#only.type === 'uuid' ? uuidArray(keys) : keys];
    const parts = keys.map((key) => key.split(','));
    return this.fields.map((_, at) => uuidArray(parts.map((part) => part[at] ?? '')));
  }

  /** `unnest($1::uuid[], …) WITH ORDINALITY AS k(…)`: the keys as a table `k` with their `place` in the batch. */
  get asTable(): string {
    const arrays = this.fields.map((field, at) => `$${String(at + 1)}::${typeOf(this.table.known(field))}[]`);
    return `unnest(${arrays.join(', ')}) WITH ORDINALITY AS k(${this.fields.map(quote).join(', ')}, place)`;
  }

  /** The keys of the table `k`, by the names that `ofRow` reads. */
  get columns(): string {
    return this.fields.map((field) => `k.${quote(field)}`).join(', ');
  }

  /** Rows of the table `t` that have the key of the table `k`. */
  get match(): string {
    return this.fields.map((field) => `${this.table.at('t', field)} = k.${quote(field)}`).join(' AND ');
  }

  /**
   * `SELECT columns FROM table t …` of all rows that have one of the keys; one column needs no table of keys. An id of a table
   * that is kept by time is looked up in the one part that its instant points to. OFFSET 0 keeps that a look-up per id: joined
   * any other way, every part would be read.
   */
  select(columns: string): string {
    const { table } = this;
    if (this.#only === undefined) return `SELECT ${columns} FROM ${this.asTable} JOIN ${table.sql} t ON ${this.match}`;
    const { field } = this.#only;
    if (!this.#isTimed)
      return `SELECT ${columns} FROM ${table.sql} t WHERE ${table.at('t', field)} = ANY($1::${typeOf(table.known(field))}[])`;
    const row = `${table.at('t', 'id')} = k.id AND ${table.at('t', 'createdAt')} = k.instant`;
    return (
      'SELECT p.* FROM unnest($1::uuid[], $2::timestamptz[]) AS k(id, instant) ' +
      `CROSS JOIN LATERAL (SELECT ${columns} FROM ${table.sql} t WHERE ${row} OFFSET 0) p`
    );
  }

  /** The values of `select`: those of the keys, and the instants of ids where these are looked for by time. */
  valuesOfSelect(keys: readonly string[]): readonly unknown[] {
    return this.#isTimed ? [...this.values(keys), `{${keys.map(instantOf).join(',')}}`] : this.values(keys);
  }
}

/** UUIDs as PostgreSQL's array text; they need no quotes, and writing them so is several times faster than the driver's way. */
export const uuidArray = (ids: readonly string[]): string => `{${ids.join(',')}}`;
