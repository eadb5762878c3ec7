/**
 * The order of a list: one column, or a named combination of columns, and then the id, all in one direction. Rows of a table
 * that is kept by time have their instant before the id.
 *
 * One direction for all of it is what lets one index serve the order forward and backward, and one row-value comparison find
 * a place in it. Where values are missing the order is that of an index: last when ascending, first when descending. A
 * decimal is sorted by its bigint mirror (as index condition numeric is useless under row security), text by the collation
 * "C" whatever the collation of the database is.
 */
import type { Audience } from '../database/session.js';
import { fail } from '../errors.js';
import type { ColumnType } from '../generated/data-model.js';
import { isVisible, quote, type Table } from './table.js';

export type Direction = 'ASC' | 'DESC';

/** Orders by more than one column, each with an index of its own: model → name → columns. */
export type NamedSorts = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

interface SortColumn {
  /** The field of a row that holds the value. */
  readonly field: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
}

export class Sort {
  readonly table: Table;
  readonly direction: Direction;
  /** What a cursor of this order says it belongs to. */
  readonly tag: string;
  /** Without the id that follows them; empty where the order is by id alone. */
  readonly columns: readonly SortColumn[];

  constructor(table: Table, name: string, fields: readonly string[], direction: Direction) {
    this.table = table;
    this.direction = direction;
    this.tag = `${table.name}.${name}.${direction}`;
    // In a table that is kept by time, ids are in the order of createdAt. Said so, the parts need not be merged.
    const sorted = table.isPartitioned && !fields.includes('createdAt') ? [...fields, 'createdAt'] : fields;
    this.columns = sorted
      .filter((field) => field !== 'id')
      .map((field) => {
        const column = table.known(field);
        return column.mirror === undefined
          ? { field, type: column.type, nullable: column.nullable }
          : { field: column.mirror, type: 'bigint', nullable: column.nullable };
      });
  }

  /** The expressions sorted by, the id last, in a statement where the table goes by `alias`. */
  expressions(alias: string): readonly string[] {
    const columns = this.columns.map(({ field, type }) => `${this.table.at(alias, field)}${collation(type)}`);
    return [...columns, this.table.at(alias, 'id')];
  }

  /** ORDER BY over the table as `t`. */
  order(direction: Direction): string {
    return this.expressions('t')
      .map((expression) => `${expression} ${direction}`)
      .join(', ');
  }

  /** ORDER BY over a result that has its columns by field name. */
  orderOfResult(alias: string, direction: Direction): string {
    const columns = this.columns.map(({ field, type }) => `${alias}.${quote(field)}${collation(type)}`);
    return [...columns, `${alias}."id"`].map((expression) => `${expression} ${direction}`).join(', ');
  }
}

export const opposite = (direction: Direction): Direction => (direction === 'ASC' ? 'DESC' : 'ASC');

const collation = (type: ColumnType): string => (type === 'text' ? ' COLLATE "C"' : '');

const unsortable: readonly ColumnType[] = ['json', 'bytes'];

/** The orders of all tables, each made once. */
export class Sorts {
  readonly #named: NamedSorts;
  readonly #sorts = new Map<string, Sort>();

  /** Throws where a named order cannot be one: unknown columns, or columns that may be null. */
  constructor(named: NamedSorts, tables: { get(name: string): Table }) {
    this.#named = named;
    for (const [model, sorts] of Object.entries(named)) {
      for (const [name, fields] of Object.entries(sorts)) {
        const nullable = fields.find((field) => tables.get(model).known(field).nullable);
        if (nullable !== undefined)
          throw new Error(`The order "${name}" of ${model} holds "${nullable}", which may be null.`);
      }
    }
  }

  /**
   * The order a client asked for, or the one given where it asked for none.
   * Throws BAD_USER_INPUT for a field the model cannot be sorted by, FORBIDDEN for one the audience may not read.
   */
  asked(table: Table, audience: Audience, sort: unknown, otherwise: Sort): Sort {
    if (sort === null || sort === undefined) {
      // A list's own order may be by a column that not everybody reads; for the others it is newest first.
      const isOpen = otherwise.columns.every(({ field }) => isVisible(table.known(field), audience));
      return isOpen ? otherwise : this.get(table, 'id', 'DESC');
    }
    const { field, direction } = sort as { readonly field?: unknown; readonly direction?: unknown };
    const wanted = direction ?? 'ASC';
    if (wanted !== 'ASC' && wanted !== 'DESC') throw fail('BAD_USER_INPUT', 'sort.direction: expected ASC or DESC.');
    const fields = typeof field === 'string' ? this.#fields(table, field) : undefined;
    if (typeof field !== 'string' || fields === undefined) {
      throw fail('BAD_USER_INPUT', `sort.field: ${table.name} has no such field to sort by.`);
    }
    if (!fields.every((name) => isVisible(table.known(name), audience))) {
      throw fail('FORBIDDEN', `sort.field: you may not sort by "${field}".`);
    }
    return this.get(table, field, wanted);
  }

  /** The order of a field or a named combination. Throws where the model has neither. */
  get(table: Table, name: string, direction: Direction): Sort {
    const key = `${table.name}.${name}.${direction}`;
    let sort = this.#sorts.get(key);
    if (sort === undefined) {
      const fields = this.#fields(table, name);
      if (fields === undefined) throw new Error(`${table.name} cannot be sorted by "${name}".`);
      this.#sorts.set(key, (sort = new Sort(table, name, fields, direction)));
    }
    return sort;
  }

  #fields(table: Table, name: string): readonly string[] | undefined {
    const column = table.column(name);
    if (column !== undefined) return column.list || unsortable.includes(column.type) ? undefined : [name];
    const named = Object.hasOwn(this.#named, table.name) ? this.#named[table.name] : undefined;
    return named !== undefined && Object.hasOwn(named, name) ? named[name] : undefined;
  }
}
