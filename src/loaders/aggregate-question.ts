/** What a client asks of groups, checked: by what, in which order, how many. */
import { fail } from '../errors.js';
import type { Relation } from '../generated/data-model.js';
import { type Figure, isReadable, joinOf } from './aggregate-figures.js';
import type { List } from './list.js';
import type { Direction } from './sort.js';
import { isVisible, type Table } from './table.js';

/** Arguments as resolvers hand them on. */
export interface GroupArgs {
  readonly by: readonly { readonly field: string; readonly bucket?: Bucket | null | undefined }[];
  readonly sort?:
    | { readonly field: string; readonly direction: Direction; readonly currency?: string | null | undefined }
    | null
    | undefined;
  readonly first?: number | null | undefined;
}
type Bucket = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

const buckets: ReadonlySet<string> = new Set(['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] satisfies Bucket[]);
const limits = { fields: 2, groups: { default: 100, maximum: 1000 } } as const;

export interface GroupQuestion {
  readonly dimensions: readonly GroupDimension[];
  readonly sort: GroupSort;
  readonly first: number;
}
export interface GroupDimension {
  readonly field: string;
  /** What rows are grouped by. */
  readonly sql: string;
  /** The join that finds it; empty where the row of `t` has it. */
  readonly join: string;
  /** Whether the order has to name its collation. */
  readonly isText: boolean;
}
export interface GroupSort {
  /** Undefined: by the keys. */
  readonly figure: Figure | undefined;
  readonly currency: string | undefined;
  readonly direction: Direction;
}

/** Throws BAD_USER_INPUT or FORBIDDEN, naming the argument. */
export function readGroupArgs(list: List, args: GroupArgs, sortable: ReadonlyMap<string, Figure>): GroupQuestion {
  const { by, sort, first } = args;
  if (by.length === 0 || by.length > limits.fields)
    throw refuse('by', `expected one field or at most ${String(limits.fields)}, got ${String(by.length)}`);
  if (new Set(by.map(({ field }) => field)).size < by.length) throw refuse('by', 'expected two different fields');
  const { default: usual, maximum } = limits.groups;
  const size = first ?? usual;
  if (!Number.isInteger(size) || size < 1 || size > maximum)
    throw refuse('first', `expected a whole number from 1 to ${String(maximum)}, got ${String(first)}`);
  return {
    dimensions: by.map((each, at) => dimension(list, each, at)),
    sort: readSort(list, sort, sortable),
    first: size,
  };
}

/**
 * Rows are grouped by what the viewer is shown of them. The object that a key leads to may be hidden from him; its id is then
 * no more his to know than the object, so a key is taken from the other side, under the row security of that table.
 */
function relationBehind(
  list: List,
  field: string,
): { readonly relation: Relation; readonly target: Table } | undefined {
  const { table, tables } = list.source;
  const relation = table.relation(field.replace(/Id$/, ''));
  const isIt = relation !== undefined && !relation.list && relation.fields.at(-1) === field;
  return isIt ? { relation, target: tables.get(relation.model) } : undefined;
}

function dimension(list: List, { field, bucket }: GroupArgs['by'][number], at: number): GroupDimension {
  const { table } = list.source;
  const column = table.column(field);
  if (column === undefined) throw refuse('by', `${table.name} has no field "${field}" to group by`);
  if (!isVisible(column, list.audience)) throw fail('FORBIDDEN', `groups(by:): you may not group by ${field}.`);
  const isDate = column.type === 'date' || column.type === 'timestamp';
  if (!isDate) {
    if (bucket) throw refuse('by', `${field} is no date, so it has no buckets`);
    const found = relationBehind(list, field);
    if (found !== undefined) return { field, ...keyOfRelated(list, found, `d${String(at)}`), isText: false };
    return { field, sql: table.at('t', field), join: '', isText: column.type === 'text' };
  }
  if (!bucket || !buckets.has(bucket)) throw refuse('by', `${field} is a date: expected a bucket, such as MONTH`);
  return { field, sql: bucketOf(table, field, bucket), join: '', isText: false };
}

function keyOfRelated(list: List, { relation, target }: NonNullable<ReturnType<typeof relationBehind>>, alias: string) {
  const { table } = list.source;
  const columns = [
    ...relation.fields.map((own) => table.known(own)),
    ...relation.references.map((own) => target.known(own)),
  ];
  if (!target.isOpenTo(list.audience) || !columns.every((column) => isVisible(column, list.audience)))
    throw fail('FORBIDDEN', 'groups(by:): you may not group by this relation.');
  return { sql: target.at(alias, relation.references.at(-1) ?? ''), join: joinOf(table, relation, target, alias) };
}

/** The first day of the bucket that the value lies in. */
function bucketOf(table: Table, field: string, bucket: Bucket): string {
  const value = table.at('t', field);
  const local = table.known(field).type === 'date' ? `${value}::timestamp` : `(${value} AT TIME ZONE 'UTC')`;
  return `date_trunc('${bucket.toLowerCase()}', ${local})::date`;
}

function readSort(list: List, sort: GroupArgs['sort'], sortable: ReadonlyMap<string, Figure>): GroupSort {
  const direction = sort?.direction ?? 'ASC';
  if (!sort || sort.field === 'key') {
    if (sort?.currency) throw refuse('sort', 'keys have no currency');
    return { figure: undefined, currency: undefined, direction };
  }
  const figure = sortable.get(sort.field);
  if (figure === undefined) throw refuse('sort', `groups cannot be sorted by "${sort.field}"`);
  if (!isReadable(list, figure)) throw fail('FORBIDDEN', 'groups(sort:): you may not sort by this field.');
  const isMoney = 'kind' in figure && figure.currencyOf !== undefined;
  if (isMoney && !sort.currency)
    throw refuse('sort', 'amounts of different currencies have no order: expected the currency that is to decide');
  if (!isMoney && sort.currency) throw refuse('sort', 'expected no currency, for this is no amount of money');
  return { figure, currency: isMoney ? (sort.currency ?? undefined) : undefined, direction };
}

const refuse = (argument: string, message: string): Error =>
  fail('BAD_USER_INPUT', `groups(${argument}:): ${message}.`);
