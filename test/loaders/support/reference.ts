/** What filters and orders mean, in plain JavaScript over rows in memory: the model that the statements are compared with. */
import type { Column } from '../../../src/generated/data-model.js';
import { models } from './model.js';

export type PlainRow = Readonly<Record<string, unknown>>;
export type ModelName = keyof typeof models;
/** All rows of one organization. */
export type Rows = Readonly<Record<ModelName, readonly PlainRow[]>>;

/** Whether a row meets a filter. */
export function meets(rows: Rows, model: ModelName, row: PlainRow, filter: object): boolean {
  return Object.entries(filter).every(([name, condition]) => {
    if (name === 'and') return (condition as object[]).every((part) => meets(rows, model, row, part));
    if (name === 'or') return (condition as object[]).some((part) => meets(rows, model, row, part));
    if (name === 'not') return !meets(rows, model, row, condition as object);
    const columns: Readonly<Record<string, Column>> = models[model].columns;
    const column = columns[name];
    return Object.entries(condition as object).every(([operator, operand]) =>
      column === undefined
        ? meetsRelation(rows, model, row, name, operator, operand as object)
        : meetsOperator(column, row[name], operator, operand),
    );
  });
}

interface PlainRelation {
  readonly model: ModelName;
  readonly fields: readonly string[];
  readonly references: readonly string[];
}

function meetsRelation(
  rows: Rows,
  model: ModelName,
  row: PlainRow,
  name: string,
  quantifier: string,
  filter: object,
): boolean {
  const relations = models[model].relations as Readonly<Record<string, PlainRelation>>;
  const relation = relations[name];
  if (relation === undefined) throw new Error(`${model} has no "${name}".`);
  const related = rows[relation.model].some(
    (other) =>
      relation.fields.every(
        (field, at) => row[field] !== null && row[field] === other[relation.references[at] ?? ''],
      ) && meets(rows, relation.model, other, filter),
  );
  return quantifier === 'none' ? !related : related;
}

function meetsOperator(column: Column, value: unknown, operator: string, operand: unknown): boolean {
  const equals = (one: unknown, other: unknown): boolean => one !== null && compare(column, one, other) === 0;
  const list = operand as readonly unknown[];
  switch (operator) {
    case 'isNull':
      return (value === null) === operand;
    case 'eq':
      return equals(value, operand);
    case 'ne':
      return !equals(value, operand);
    case 'in':
      return list.some((item) => equals(value, item));
    case 'notIn':
      return !list.some((item) => equals(value, item));
    case 'has':
      return (value as readonly unknown[]).includes(operand);
    case 'hasSome':
      return list.some((item) => (value as readonly unknown[]).includes(item));
    case 'hasEvery':
      return list.every((item) => (value as readonly unknown[]).includes(item));
    case 'isEmpty':
      return ((value as readonly unknown[]).length === 0) === operand;
  }
  if (value === null) return false;
  if (operator === 'contains') return String(value).toLowerCase().includes(String(operand).toLowerCase());
  if (operator === 'startsWith') return String(value).startsWith(String(operand));
  const order = compare(column, value, operand);
  const holds: Readonly<Record<string, boolean>> = { lt: order < 0, lte: order <= 0, gt: order > 0, gte: order >= 0 };
  const result = holds[operator];
  if (result === undefined) throw new Error(`No meaning for ${operator}.`);
  return result;
}

/** The rows in an order: by these fields and the id, all in one direction; missing values last when ascending. */
export function sorted(
  model: ModelName,
  rows: readonly PlainRow[],
  fields: readonly string[],
  direction: 'ASC' | 'DESC',
): PlainRow[] {
  const columns: Readonly<Record<string, Column>> = models[model].columns;
  const ascending = (one: PlainRow, other: PlainRow): number => {
    for (const field of [...fields, 'id']) {
      const column = columns[field];
      if (column === undefined) throw new Error(`${model} has no "${field}".`);
      const [a, b] = [one[field] ?? null, other[field] ?? null];
      const order = a === null ? (b === null ? 0 : 1) : b === null ? -1 : compare(column, a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
  return [...rows].sort((one, other) => (direction === 'ASC' ? ascending(one, other) : ascending(other, one)));
}

/** The order of two values that are there. */
function compare({ type }: Column, one: unknown, other: unknown): number {
  switch (type) {
    case 'text':
      return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)));
    case 'decimal':
    case 'bigint':
      return order(units(String(one)), units(String(other)));
    case 'timestamp':
    case 'date':
      return order(microseconds(String(one)), microseconds(String(other)));
    case 'int':
    case 'float':
      return order(Number(one), Number(other));
    default:
      return order(String(one), String(other));
  }
}

const order = <T extends number | bigint | string>(one: T, other: T): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** A decimal in units of 10⁻²⁰. */
function units(decimal: string): bigint {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(decimal) ?? [];
  const magnitude = BigInt(whole + fraction.padEnd(20, '0'));
  return sign === '-' ? -magnitude : magnitude;
}

/** JavaScript reads an instant to the millisecond only. */
function microseconds(instant: string): number {
  const beyond = /\.\d{3}(\d+)/.exec(instant)?.[1] ?? '0';
  return Date.parse(instant) * 1000 + Number(beyond.padEnd(3, '0').slice(0, 3));
}
