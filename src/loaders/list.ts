/**
 * A list as someone asked for it: which table, below which parent, under which filter. Pages and counts are questions about
 * it, and write their statements around its conditions.
 */
import type { Audience, Statement } from '../database/session.js';
import { toStatement } from './answers.js';
import { Binds } from './binds.js';
import { compileFilter } from './filter.js';
import type { Keys } from './keys.js';
import type { Statements } from './statements.js';
import type { Table, Tables } from './table.js';

/** Where a list comes from: a table, and for the list of each parent the columns that name the parent. */
export interface ListSource {
  readonly tables: Tables;
  readonly statements: Statements;
  readonly table: Table;
  readonly parents: Keys | undefined;
}

/** Arguments as text: equal arguments, equal texts. */
export const asKey = (given: unknown): string =>
  JSON.stringify(given, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ?? '';

/** The key under which a batch without parents holds its one answer. */
export const root = '';

/** A statement about a list: its values after the keys, and its text as a function of nothing but the shape. */
interface ListStatement {
  /** What is asked, as part of the statement's name. */
  readonly label: string;
  /** False where the client chose more of the text than the filter. */
  readonly isNamed?: boolean;
  readonly binds: Binds;
  /** What decides the text besides the list itself. */
  readonly shape: readonly string[];
  /** The text for a list without parents, and for the list of each parent in the table `k`. */
  readonly text: { readonly alone: () => string; readonly perParent: (parents: Keys) => string };
}

export class List {
  readonly source: ListSource;
  readonly audience: Audience;
  readonly #values: readonly unknown[];
  readonly #conditions: string;
  readonly #isPlain: boolean;

  /** Throws BAD_USER_INPUT or FORBIDDEN where the filter is not one of this table for this audience. */
  constructor(source: ListSource, audience: Audience, filter: unknown) {
    const { tables, table, parents } = source;
    const binds = new Binds(firstBind(source));
    const { sql, namesArchived } = compileFilter(tables, table, audience, filter, binds);
    const conditions = parents === undefined ? [] : [parents.match];
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
    return new Binds(firstBind(this.source), this.#values);
  }

  /** `SELECT what FROM table t WHERE …` with further conditions. */
  select(what: string, ...further: readonly string[]): string {
    return this.joined(what, '', ...further);
  }

  /** The same with joins, which lose no row of `t` and repeat none. */
  joined(what: string, join: string, ...further: readonly string[]): string {
    const conditions = [this.#conditions, ...further].filter((condition) => condition !== '');
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
    return `SELECT ${what} FROM ${this.source.table.sql} t${join === '' ? '' : ` ${join}`}${where}`;
  }

  /** A question about the list as the statement for a batch of parents. */
  statement({ label, isNamed = true, binds, shape, text }: ListStatement): (keys: readonly string[]) => Statement {
    const { table, parents, statements } = this.source;
    const found = parents === undefined ? '' : parents.fields.join();
    const key = [label, table.name, found, this.audience, this.#conditions, ...shape].join('|');
    const name = isNamed && this.#isPlain ? `${table.model.table}_${label}` : undefined;
    const built = statements.get(
      { key, label: name },
      parents === undefined ? text.alone : () => text.perParent(parents),
    );
    return (keys) => toStatement(built, [...(parents?.values(keys) ?? []), ...binds.values]);
  }

  /** The key of a parent in a batch; undefined where there can be no list of that parent. */
  keyOf(parent: unknown): string | undefined {
    const { parents, table } = this.source;
    if (parents === undefined) return table.isOpenTo(this.audience) ? root : undefined;
    return parents.isVisible(this.audience) ? parents.of(parent) : undefined;
  }
}

/** The placeholders before those of the list stand for the keys of the parents. */
const firstBind = ({ parents }: ListSource): number => 1 + (parents?.fields.length ?? 0);
