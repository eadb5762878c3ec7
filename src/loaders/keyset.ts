/**
 * The rows between two positions, as conditions an index can seek by.
 *
 * Where no sorted column can be null, that is one range of row-value comparisons: `(t."due_date", t."id") > ($2, $3)`. A nullable
 * column makes two parts of the index, rows with a value and rows without, and OR between them would end the index
 * condition; so the answer is a list of ranges in the order they are passed, to be joined by UNION ALL.
 */
import type { Binds } from './binds.js';
import type { Position } from './cursor.js';
import { typeOf } from './table.js';
import type { Direction, Sort } from './sort.js';
import { instantOf } from './values.js';

/** Where a walk through the order begins and ends; without a position it is the order's own beginning or end. */
export interface Bounds {
  readonly start: Position | undefined;
  readonly end?: Position | undefined;
  /** Whether the row at the start, if there is one, is among those passed. The one at the end never is. */
  readonly withStart?: boolean;
}

/** The ranges of rows passed when the order is walked in `direction`: at least one, an empty condition where it is all rows. */
export function rangesBetween(
  sort: Sort,
  direction: Direction,
  { start, end, withStart = false }: Bounds,
  binds: Binds,
): readonly string[] {
  const [onward, back] = direction === 'ASC' ? ['>', '<'] : ['<', '>'];
  const beyondStart = `${onward}${withStart ? '=' : ''}`;
  const column = nullableColumn(sort);
  if (column === undefined || (start === undefined && end === undefined)) {
    const conditions = [
      ...(start === undefined ? [] : [comparison(sort, beyondStart, start, binds)]),
      ...(end === undefined ? [] : [comparison(sort, back, end, binds)]),
    ];
    return [conditions.join(' AND ')];
  }
  const parts = direction === 'ASC' ? [withValue, withoutValue] : [withoutValue, withValue];
  const placeOf = (position: Position): number => parts.indexOf(position.values[0] === null ? withoutValue : withValue);
  const first = start === undefined ? 0 : placeOf(start);
  const last = end === undefined ? 1 : placeOf(end);
  const ranges = parts.flatMap((part, place) => {
    if (place < first || place > last) return [];
    const conditions = [
      ...(start !== undefined && place === first ? [part.compare(sort, beyondStart, start, binds)] : []),
      ...(end !== undefined && place === last ? [part.compare(sort, back, end, binds)] : []),
    ];
    return [
      [...(part === withoutValue || conditions.length === 0 ? [`${column} ${part.is}`] : []), ...conditions].join(
        ' AND ',
      ),
    ];
  });
  // The end lies before the start. Said so, the index sees that there is nothing; `false` would be a filter over all rows.
  return ranges.length > 0 ? ranges : [`${column} IS NULL AND ${column} IS NOT NULL`];
}

/** The one column that may be null. Named orders hold none that may. */
function nullableColumn(sort: Sort): string | undefined {
  const [column] = sort.columns;
  return column?.nullable === true ? sort.table.at('t', column.field) : undefined;
}

type Comparison = (sort: Sort, operator: string, position: Position, binds: Binds) => string;

/** Compares a row with a position by what it is sorted by, the first `known` columns apart: those are the same for all. */
const comparisonAfter =
  (known: number): Comparison =>
  (sort, operator, position, binds) => {
    const { table } = sort;
    const columns = sort.columns.slice(known);
    const values = columns.map(({ field, type }, at) => {
      const value = binds.add(position.values[known + at], typeOf(table.known(field)));
      if (!position.cut || type !== 'text') return value;
      const row = [`${table.at('p', 'id')} = ${binds.add(position.id, 'uuid')}`];
      if (table.isPartitioned)
        row.push(`${table.at('p', 'createdAt')} = ${binds.add(instantOf(position.id), 'timestamptz')}`);
      return `coalesce((SELECT ${table.at('p', field)} FROM ${table.sql} p WHERE ${row.join(' AND ')}), ${value})`;
    });
    const expressions = sort.expressions('t').slice(known);
    const range = `${tuple(expressions)} ${operator} ${tuple([...values, binds.add(position.id, 'uuid')])}`;
    // Which parts of a table hold no such row, PostgreSQL sees from a comparison of the instant alone.
    const [first] = columns;
    const isByTime = table.isPartitioned && first?.field === 'createdAt';
    return isByTime ? `${range} AND ${expressions[0] ?? ''} ${operator.charAt(0)}= ${values[0] ?? ''}` : range;
  };

const tuple = (parts: readonly string[]): string => (parts.length === 1 ? parts.join('') : `(${parts.join(', ')})`);

const comparison = comparisonAfter(0);

/** Rows of an index over a nullable column that have a value, and those that have none. */
const withValue = { is: 'IS NOT NULL', compare: comparison };
const withoutValue = { is: 'IS NULL', compare: comparisonAfter(1) };
