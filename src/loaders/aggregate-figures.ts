/**
 * Figures: what is asked about all rows of a list, or of each group of them.
 *
 * Amounts of money are told one per currency, so a statement with any of them groups its rows twice: as a whole, and by
 * currency (GROUPING SETS). Every figure is so computed by PostgreSQL over the rows themselves; none is put together here from
 * others, and averages stay exact. What an audience may not read stands in no statement: it is null, as the field is.
 */
import type { Column, Relation } from '../generated/data-model.js';
import type { List } from './list.js';
import type { Row } from './rounds.js';
import { isVisible, quote, type Table } from './table.js';

/** A column that figures are made of. */
export interface Measure {
  readonly field: string;
  /** For an amount of money: the relation to what has its currency, null where the row has it; undefined for a plain number. */
  readonly currencyOf: string | null | undefined;
}

export type FigureKind = 'sum' | 'avg' | 'min' | 'max';

/** A number of rows, or one of the figures of a column. */
export type Figure = { readonly id: 'count' } | (Measure & { readonly id: string; readonly kind: FigureKind });

export const count: Figure = { id: 'count' };

/** `sum`, `quantity` → `sumQuantity`: under this name a figure is sorted by, and stands in the rows of a statement. */
export const figureId = (kind: FigureKind, field: string): string =>
  `${kind}${field.charAt(0).toUpperCase()}${field.slice(1)}`;

export const figure = (kind: FigureKind, measure: Measure): Figure => ({
  ...measure,
  kind,
  id: figureId(kind, measure.field),
});

/** An amount in one currency. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** Whether the audience of a list may read the figure: its column and, of money, the currency with the way there. */
export function isReadable(list: List, asked: Figure): boolean {
  if (!('kind' in asked)) return true;
  const { table } = list.source;
  const columns: Column[] = [table.known(asked.field)];
  if (asked.currencyOf === null) columns.push(table.known('currency'));
  else if (asked.currencyOf !== undefined) {
    const { relation, target } = relationOf(list, asked.currencyOf);
    if (!target.isOpenTo(list.audience)) return false;
    columns.push(target.known('currency'), ...relation.fields.map((field) => table.known(field)));
    columns.push(...relation.references.map((field) => target.known(field)));
  }
  return columns.every((column) => isVisible(column, list.audience));
}

/** How figures are selected from the rows of a list. */
export interface FigureSelection {
  /** `count(*) AS "count", …` */
  readonly columns: readonly string[];
  /** The currency of a row, where an amount of money is among the figures. */
  readonly currency: string | undefined;
  /** The join that finds it. */
  readonly join: string;
  /** What decides these texts. */
  readonly shape: string;
}

/** Columns of a statement that groups by currency as well: which, and whether the row is about all of them. */
const currencyColumn = 'currency';
export const wholeColumn = 'whole';

export function selectFigures(list: List, figures: readonly Figure[]): FigureSelection {
  const { table } = list.source;
  const columns = figures.map((asked) => `${expression(table, asked)} AS ${quote(asked.id)}`);
  const money = figures.find((asked) => 'kind' in asked && asked.currencyOf !== undefined);
  const shape = figures.map(({ id }) => id).join();
  if (money === undefined || !('kind' in money)) return { columns, currency: undefined, join: '', shape };
  const { sql, join } = currencyOf(list, money.currencyOf ?? null);
  return {
    columns: [`${sql} AS ${quote(currencyColumn)}`, `GROUPING(${sql}) AS ${quote(wholeColumn)}`, ...columns],
    currency: sql,
    join,
    shape: `${shape}|${sql}|${join}`,
  };
}

function expression(table: Table, asked: Figure): string {
  if (!('kind' in asked)) return 'count(*)';
  const column = table.at('t', asked.field);
  return asked.kind === 'avg' ? `round(avg(${column}), 6)` : `${asked.kind}(${column})`;
}

/**
 * The currency of a row of `t`. The empty text makes it an expression of its own: rows may be grouped by the plain column
 * besides, and GROUPING could not tell the two apart.
 */
function currencyOf(list: List, name: string | null): { readonly sql: string; readonly join: string } {
  const { table } = list.source;
  if (name === null) return { sql: `(${table.at('t', 'currency')} || '')`, join: '' };
  const { relation, target } = relationOf(list, name);
  return { sql: `(${target.at('c', 'currency')} || '')`, join: joinOf(table, relation, target, 'c') };
}

/** `LEFT JOIN … c ON …`: the row that a relation of `t` leads to, where the viewer may see it. It has at most one. */
export function joinOf(table: Table, relation: Relation, target: Table, alias: string): string {
  const on = relation.references.map(
    (reference, at) => `${target.at(alias, reference)} = ${table.at('t', relation.fields[at] ?? '')}`,
  );
  return `LEFT JOIN ${target.sql} ${alias} ON ${on.join(' AND ')}`;
}

function relationOf({ source: { table, tables } }: List, name: string) {
  const relation = table.relation(name);
  if (relation === undefined) throw new Error(`${table.name} has no relation "${name}".`);
  return { relation, target: tables.get(relation.model) };
}

/** Whether a row of an answer is about rows of all currencies: it is, where no amount of money was asked for. */
export const isWhole = (row: Row): boolean => row[wholeColumn] !== 0;

/** The figure in the rows of one answer: the one about all its rows, and those about each currency. */
export function readFigure(asked: Figure, rows: readonly Row[]): unknown {
  if ('kind' in asked && asked.currencyOf !== undefined) return readAmounts(asked.id, rows);
  const value = rows.find(isWhole)?.[asked.id] ?? null;
  return 'kind' in asked ? value : Number(value);
}

/** Amounts whose currency the viewer cannot see are left out: he does not see to what they belong. */
function readAmounts(id: string, rows: readonly Row[]): readonly Amount[] {
  return rows
    .flatMap((row) => {
      const [amount, currency] = [row[id], row[currencyColumn]];
      return isWhole(row) || typeof amount !== 'string' || typeof currency !== 'string' ? [] : [{ amount, currency }];
    })
    .sort((one, other) => (one.currency < other.currency ? -1 : 1));
}
