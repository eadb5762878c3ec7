// The hand-written answer: plain SQL as the owner, whom no row policy limits, put together in JavaScript.
import { asOwner } from '../../support/database.js';
import type { Person, Subject, SubjectDimension, Whose } from './subjects.js';

export type Bucket = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';
export type FigureKind = 'sum' | 'avg' | 'min' | 'max';
export interface AskedFigure {
  readonly kind: FigureKind;
  readonly field: string;
}
export interface By {
  readonly field: string;
  readonly bucket?: Bucket;
}
export interface Scope {
  readonly subject: Subject;
  readonly organizationId: string;
  readonly person: Person;
  readonly whose: Whose;
  /** Conditions on `r`. */
  readonly where: readonly string[];
}

/** Amounts by currency, or a value; undefined where the person may not read it. */
export type Value = string | null | Readonly<Record<string, string>> | undefined;
export interface ExpectedGroup {
  readonly key: readonly (string | null)[];
  readonly count: number;
  readonly figures: Readonly<Record<string, Value>>;
}

export const idOf = ({ kind, field }: AskedFigure): string => `${kind}.${field}`;

/** Every group of the rows; by nothing, the one of all of them. In no order. */
export async function answer(
  scope: Scope,
  by: readonly By[],
  figures: readonly AskedFigure[],
): Promise<readonly ExpectedGroup[]> {
  const { subject, person } = scope;
  const read = figures.filter(({ field }) => measureOf(subject, field).readers?.includes(person) ?? true);
  const plain = read.filter(({ field }) => measureOf(subject, field).type !== 'money');
  const money = read.filter(({ field }) => measureOf(subject, field).type === 'money');
  const keys = by.map((each) => keySql(scope, each));
  const wholes = await asOwner<Row>(
    select(scope, keys, ['count(*)::int AS count', ...plain.map((each) => sql(subject, each))], keys),
  );
  const amounts =
    money.length === 0
      ? []
      : await asOwner<Row>(
          select(
            scope,
            keys,
            [`${subject.currency}::text AS currency`, ...money.map((each) => sql(subject, each))],
            [...keys, subject.currency],
          ),
        );
  return wholes.map((whole) => {
    const key = keys.map((_, at) => (whole[`k${String(at)}`] ?? null) as string | null);
    const own = amounts.filter((row) => key.every((value, at) => row[`k${String(at)}`] === value));
    const values = figures.map((each): readonly [string, Value] => {
      const id = idOf(each);
      if (!read.includes(each)) return [id, undefined];
      if (plain.includes(each)) return [id, (whole[id] ?? null) as string | null];
      const found = own.filter((row) => row[id] !== null);
      return [id, Object.fromEntries(found.map((row) => [String(row['currency']), String(row[id])]))];
    });
    return { key, count: Number(whole['count']), figures: Object.fromEntries(values) };
  });
}

type Row = Readonly<Record<string, unknown>>;

function select(
  { subject, organizationId, person, whose, where }: Scope,
  keys: readonly string[],
  columns: readonly string[],
  groups: readonly string[],
): string {
  const conditions = [`r.organization_id = '${organizationId}'`, subject.visible[person](whose), ...where];
  const selected = [...keys.map((key, at) => `(${key})::text AS k${String(at)}`), ...columns];
  const group = groups.length === 0 ? '' : ` GROUP BY ${groups.join(', ')}`;
  return `SELECT ${selected.join(', ')} FROM ${subject.from} WHERE ${conditions.map((each) => `(${each})`).join(' AND ')}${group}`;
}

function sql(subject: Subject, asked: AskedFigure): string {
  const { sql: column, type } = measureOf(subject, asked.field);
  const number = type === 'int' || type === 'decimal' || type === 'money';
  const raw =
    asked.kind === 'avg'
      ? `round(sum(${column})::numeric / nullif(count(${column}), 0), 6)`
      : `${asked.kind}(${column})`;
  const text = number
    ? `trim_scale((${raw})::numeric)::text`
    : type === 'date'
      ? `to_char(${raw}, 'YYYY-MM-DD')`
      : `to_char(${raw} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return `${text} AS "${idOf(asked)}"`;
}

function keySql({ subject, person, whose }: Scope, { field, bucket }: By): string {
  const { sql: column, type } = dimensionOf(subject, field);
  const value = typeof column === 'string' ? column : column(person, whose);
  if (bucket === undefined) return value;
  const day = type === 'instant' ? `(${value} AT TIME ZONE 'UTC')::date` : value;
  const [year, month] = [`extract(year FROM ${day})::int`, `extract(month FROM ${day})::int`];
  return {
    DAY: day,
    WEEK: `(${day} - (extract(isodow FROM ${day})::int - 1))`,
    MONTH: `make_date(${year}, ${month}, 1)`,
    QUARTER: `make_date(${year}, (${month} - 1) / 3 * 3 + 1, 1)`,
    YEAR: `make_date(${year}, 1, 1)`,
  }[bucket];
}

export function measureOf(subject: Subject, field: string) {
  const measure = subject.measures[field];
  if (measure === undefined) throw new Error(`${subject.list} have no measure ${field}.`);
  return measure;
}

export function dimensionOf(subject: Subject, field: string): SubjectDimension {
  const dimension = subject.dimensions[field];
  if (dimension === undefined) throw new Error(`${subject.list} have no dimension ${field}.`);
  return dimension;
}

/** An order of groups: by a figure (of money in one currency), by their number of rows, or by their keys. */
export interface Order {
  readonly by: AskedFigure | 'count' | 'key';
  readonly currency: string | undefined;
  readonly direction: 'ASC' | 'DESC';
}

/** The groups in an order: what has no value last, equal ones by their keys. */
export function ordered(
  groups: readonly ExpectedGroup[],
  { by, currency, direction }: Order,
): readonly ExpectedGroup[] {
  const way = direction === 'ASC' ? 1 : -1;
  const keys = (one: ExpectedGroup, other: ExpectedGroup, sign: number): number => {
    for (const [at, key] of one.key.entries()) {
      const order = compare(key, other.key[at] ?? null, sign, false);
      if (order !== 0) return order;
    }
    return 0;
  };
  const value = ({ count, figures }: ExpectedGroup): string | null => {
    if (by === 'count') return String(count);
    const found = by === 'key' ? null : figures[idOf(by)];
    if (typeof found === 'string' || found === null || found === undefined) return found ?? null;
    return found[currency ?? ''] ?? null;
  };
  return [...groups].sort((one, other) =>
    by === 'key' ? keys(one, other, way) : compare(value(one), value(other), way, true) || keys(one, other, 1),
  );
}

function compare(one: string | null, other: string | null, way: number, isValue: boolean): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  const isNumber = isValue && !/^\d{4}-\d\d-/.test(one);
  if (!isNumber) return way * Buffer.compare(Buffer.from(one), Buffer.from(other));
  const [a, b] = [units(one), units(other)];
  return a === b ? 0 : a < b ? -way : way;
}

/** A decimal of at most six places in millionths. */
function units(decimal: string): bigint {
  const [, sign, whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  const size = BigInt(whole + fraction.padEnd(6, '0'));
  return sign === '-' ? -size : size;
}
