/**
 * The rows on one side of a position, as conditions an index can seek by.
 *
 * Where no sorted column can be null, that is one row-value comparison: `(t."due_date", t."id") > ($2, $3)`. A nullable column
 * is two ranges of the index, those with a value and those without, and OR between them would end the index condition; so
 * the answer is a list of ranges in the order they are passed, to be joined by UNION ALL.
 */
import type { Binds } from './binds.js';
import type { Position } from './cursor.js';
import { typeOf } from './table.js';
import type { Direction, Sort } from './sort.js';

/** The ranges of rows that follow the position when the order is walked in `direction`; with the position itself if `inclusive`. */
export function rangesAfter(
  sort: Sort,
  direction: Direction,
  position: Position,
  inclusive: boolean,
  binds: Binds,
): readonly string[] {
  const operator = `${direction === 'ASC' ? '>' : '<'}${inclusive ? '=' : ''}`;
  const column = nullableColumn(sort);
  if (column === undefined) return [comparison(sort, operator, position, binds)];
  if (position.values[0] === null) {
    const rest = `${column} IS NULL AND ${idComparison(sort, operator, position, binds)}`;
    return direction === 'ASC' ? [rest] : [rest, `${column} IS NOT NULL`];
  }
  const rest = comparison(sort, operator, position, binds);
  return direction === 'ASC' ? [rest, `${column} IS NULL`] : [rest];
}

/** The rows before the position when the order is walked in `direction`: where a walk has to end, so no index has to seek it. */
export function before(sort: Sort, direction: Direction, position: Position, binds: Binds): string {
  const operator = direction === 'ASC' ? '<' : '>';
  const column = nullableColumn(sort);
  if (column === undefined) return comparison(sort, operator, position, binds);
  if (position.values[0] === null) {
    const id = idComparison(sort, operator, position, binds);
    return direction === 'ASC' ? `(${column} IS NOT NULL OR ${id})` : `(${column} IS NULL AND ${id})`;
  }
  const row = comparison(sort, operator, position, binds);
  return direction === 'ASC' ? row : `(${column} IS NULL OR ${row})`;
}

/** The one column that may be null. Named orders hold none that may. */
function nullableColumn(sort: Sort): string | undefined {
  const [column] = sort.columns;
  return column?.nullable === true ? sort.table.at('t', column.field) : undefined;
}

const idComparison = (sort: Sort, operator: string, position: Position, binds: Binds): string =>
  `${sort.table.at('t', 'id')} ${operator} ${binds.add(position.id, 'uuid')}`;

function comparison(sort: Sort, operator: string, position: Position, binds: Binds): string {
  if (sort.columns.length === 0) return idComparison(sort, operator, position, binds);
  const values = sort.columns.map(({ field, type }, at) => {
    const value = binds.add(position.values[at], typeOf(sort.table.known(field)));
    if (!position.cut || type !== 'text') return value;
    const { table } = sort;
    const id = binds.add(position.id, 'uuid');
    return `coalesce((SELECT ${table.at('p', field)} FROM ${table.sql} p WHERE ${table.at('p', 'id')} = ${id}), ${value})`;
  });
  return `(${sort.expressions('t').join(', ')}) ${operator} (${[...values, binds.add(position.id, 'uuid')].join(', ')})`;
}
