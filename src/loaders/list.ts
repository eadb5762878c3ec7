/**
 * A list as someone asked for it: which table, below which parent, under which filter. Pages and counts are questions about
 * it, and write their statements around its conditions.
 */
import type { Audience, Statement } from '../database/session.js';
import { toStatement, uuidArray } from './answers.js';
import { Binds } from './binds.js';
import { compileFilter } from './filter.js';
import type { Statements } from './statements.js';
import { isVisible, type Table, type Tables } from './table.js';
import { asUuid } from './values.js';

/** Where a list comes from: a table, and for the list of each parent the column that names the parent. */
export interface ListSource {
  readonly tables: Tables;
  readonly statements: Statements;
  readonly table: Table;
  readonly foreignKey: string | undefined;
}

/** The key under which a batch without parents holds its one answer. */
export const root = '';

/** A statement about a list: its values after the keys, and its text as a function of nothing but the shape. */
interface Question {
  /** What is asked, as part of the statement's name. */
  readonly label: string;
  readonly binds: Binds;
  /** What decides the text besides the list itself. */
  readonly shape: readonly string[];
  /** The text for a list without parents, and for the list of each parent `k.key`. */
  readonly text: { readonly alone: () => string; readonly perParent: () => string };
}

export class List {
  readonly source: ListSource;
  readonly audience: Audience;
  readonly #values: readonly unknown[];
  readonly #conditions: string;
  readonly #isPlain: boolean;

  /** Throws BAD_USER_INPUT or FORBIDDEN where the filter is not one of this table for this audience. */
  constructor(source: ListSource, audience: Audience, filter: unknown) {
    const { tables, table, foreignKey } = source;
    const binds = new Binds(foreignKey === undefined ? 1 : 2);
    const { sql, namesArchived } = compileFilter(tables, table, audience, filter, binds);
    const conditions = foreignKey === undefined ? [] : [`${table.at('t', foreignKey)} = k.key`];
    if (table.archives && !namesArchived) conditions.push(`${table.at('t', 'archivedAt')} IS NULL`);
    if (sql !== '') conditions.push(sql);
    this.source = source;
    this.audience = audience;
    this.#values = binds.values;
    this.#conditions = conditions.join(' AND ');
    this.#isPlain = sql === '';
  }

  /** Binds that hold the filter's values, for those of a statement to be added. */
  binds(): Binds {
    return new Binds(this.source.foreignKey === undefined ? 1 : 2, this.#values);
  }

  /** `SELECT what FROM table t WHERE …` with further conditions. */
  select(what: string, ...further: readonly string[]): string {
    const conditions = [this.#conditions, ...further].filter((condition) => condition !== '');
    return `SELECT ${what} FROM ${this.source.table.sql} t${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''}`;
  }

  /** A question about the list as the statement for a batch of parents. */
  statement({ label, binds, shape, text }: Question): (keys: readonly string[]) => Statement {
    const { table, foreignKey, statements } = this.source;
    const isAlone = foreignKey === undefined;
    const key = [label, table.name, foreignKey ?? '', this.audience, this.#conditions, ...shape].join('|');
    const name = this.#isPlain ? `${table.model.table}_${label}` : undefined;
    const built = statements.get({ key, label: name }, isAlone ? text.alone : text.perParent);
    return (keys) => toStatement(built, isAlone ? binds.values : [uuidArray(keys), ...binds.values]);
  }

  /** The key of a parent in a batch; undefined where there can be no list of that parent. */
  keyOf(parent: unknown): string | undefined {
    const { table, foreignKey } = this.source;
    if (foreignKey === undefined) return root;
    return isVisible(table.known(foreignKey), this.audience) ? asUuid(parent) : undefined;
  }
}
