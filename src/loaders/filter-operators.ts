/** The operators of a filter: what each makes of a column and a value, as a condition of SQL. */
import { fail } from '../errors.js';
import type { Column } from '../generated/data-model.js';
import type { Binds } from './binds.js';
import { quote, type Table, typeOf } from './table.js';
import { asMirror, asText, expectedOf, instantOf } from './values.js';

/** Limits on what a client may send: depth of and/or/not, depth of relations, elements of a list, conditions in all. */
export const limits = { logic: 3, relations: 3, list: 250, conditions: 250 } as const;

/** The column an operator is applied to. */
export interface Subject {
  readonly table: Table;
  readonly alias: string;
  readonly name: string;
  readonly column: Column;
  readonly binds: Binds;
}
export type Operator = (subject: Subject, operand: unknown, path: string) => string;

const plain = ({ alias, column }: Subject): string => `${alias}.${quote(column.column)}`;

/** Whether it is the id of a table that is kept by time: equal ids then have equal instants, and those say in which part. */
const isTimed = ({ table, name }: Subject): boolean => table.isPartitioned && name === 'id';

/** A comparison of scalars. A decimal with a mirror compares through it: numeric cannot be an index condition under row security. */
function comparison(operator: '=' | '<>' | '<' | '<=' | '>' | '>='): Operator {
  const rounding =
    operator === '=' || operator === '<>' ? 'exact' : operator === '>' || operator === '<=' ? 'floor' : 'ceil';
  return (subject, operand, path) => {
    const { table, alias, column, binds } = subject;
    const text = scalar(column, operand, path);
    const sign = operator === '<>' && column.nullable ? 'IS DISTINCT FROM' : operator;
    if (column.mirror !== undefined)
      return `${table.at(alias, column.mirror)} ${sign} ${binds.add(asMirror(text, rounding), 'int8')}`;
    const collation = column.type === 'text' && rounding !== 'exact' ? ' COLLATE "C"' : '';
    const written = `${plain(subject)}${collation} ${sign} ${binds.add(text, typeOf(column))}`;
    if (operator !== '=' || !isTimed(subject)) return written;
    return `${written} AND ${table.at(alias, 'createdAt')} = ${binds.add(instantOf(text), 'timestamptz')}`;
  };
}

function membership(isIn: boolean): Operator {
  return (subject, operand, path) => {
    const { table, alias, column, binds } = subject;
    const texts = scalars(column, operand, path);
    const mirrored = column.mirror === undefined ? undefined : table.at(alias, column.mirror);
    const values = mirrored === undefined ? texts : texts.map((text) => asMirror(text, 'exact'));
    const list = binds.add(values, mirrored === undefined ? `${typeOf(column)}[]` : 'int8[]');
    const expression = mirrored ?? plain(subject);
    if (isIn && isTimed(subject))
      return `${expression} = ANY(${list}) AND ${table.at(alias, 'createdAt')} = ANY(${binds.add(texts.map(instantOf), 'timestamptz[]')})`;
    if (isIn) return `${expression} = ANY(${list})`;
    return column.nullable
      ? `(${expression} IS NULL OR ${expression} <> ALL(${list}))`
      : `${expression} <> ALL(${list})`;
  };
}

const isNull: Operator = (subject, operand, path) => `${plain(subject)} IS ${flag(operand, path) ? '' : 'NOT '}NULL`;

/** Upper and lower case are those of the database's own collation: "C", which the columns have, knows them in ASCII only. */
const contains: Operator = (subject, operand, path) => {
  const text = scalar(subject.column, operand, path);
  const isSearched = subject.column.searchable === true;
  if (isSearched && !trigram.test(text))
    throw refuse(path, `expected at least three letters or digits in a row, got ${shown(operand)}`);
  const pattern = text.replaceAll(/[\\%_]/g, (wildcard) => `\\${wildcard}`);
  const bind = subject.binds.add(`%${pattern}%`, 'text');
  return isSearched ? foundBy(subject, 'text', bind) : `${plain(subject)} COLLATE "default" ILIKE ${bind}`;
};

/** An index of trigrams finds nothing by less, and signs are not in it. */
const trigram = /[\p{L}\p{N}]{3}/u;

/**
 * The rows that a function of the database finds by a part of the value. LIKE, `@>` and `&&` may tell what a policy hides, so
 * PostgreSQL does not let them near an index before the policy has passed every row. The function looks as the owner, in the
 * organization alone, and answers ids; the policies then say which of those are seen.
 */
const foundBy = ({ table, alias, column }: Subject, kind: 'text' | 'json' | 'all' | 'some', bind: string): string =>
  `${table.at(alias, 'id')} = ANY((SELECT app.rows_with_${kind}('${table.model.table}', '${column.column}', ${bind}))::uuid[])`;

const startsWith: Operator = (subject, operand, path) =>
  `${plain(subject)} ^@ ${subject.binds.add(scalar(subject.column, operand, path), 'text')}`;

/** `@>` or `&&` of a list column with the list given. */
function listComparison(operator: '@>' | '&&'): Operator {
  return (subject, operand, path) => {
    const bind = subject.binds.add(scalars(subject.column, operand, path), typeOf(subject.column));
    if (subject.column.searchable) return foundBy(subject, operator === '@>' ? 'all' : 'some', bind);
    return `${plain(subject)} ${operator} ${bind}`;
  };
}

const equality = { eq: comparison('='), ne: comparison('<>') };
const equalities = { ...equality, in: membership(true), notIn: membership(false) };
const order = { lt: comparison('<'), lte: comparison('<='), gt: comparison('>'), gte: comparison('>=') };
const ordered = { ...equalities, ...order, isNull };

/** What each type of column knows; the names are those of the API's operator inputs. */
export const operatorsOf: Readonly<Partial<Record<Column['type'], Readonly<Record<string, Operator>>>>> = {
  uuid: { ...equalities, isNull },
  text: { ...equalities, ...order, contains, startsWith, isNull },
  int: ordered,
  bigint: ordered,
  decimal: ordered,
  float: ordered,
  timestamp: ordered,
  date: ordered,
  boolean: { ...equality, isNull },
  json: {
    contains: (subject, operand, path) => {
      const bind = subject.binds.add(scalar(subject.column, operand, path), 'jsonb');
      return subject.column.searchable ? foundBy(subject, 'json', bind) : `${plain(subject)} @> ${bind}`;
    },
  },
};

export const listOperators: Readonly<Record<string, Operator>> = {
  contains: listComparison('@>'),
  has: (subject, operand, path) => listComparison('@>')(subject, [operand], path),
  hasSome: listComparison('&&'),
  hasEvery: listComparison('@>'),
  isEmpty: (subject, operand, path) =>
    `coalesce(cardinality(${plain(subject)}), 0) ${flag(operand, path) ? '=' : '>'} 0`,
};

function scalar(column: Column, operand: unknown, path: string): string {
  const text = asText(column.type, operand);
  if (text === undefined) throw refuse(path, `expected ${expectedOf[column.type]}, got ${shown(operand)}`);
  return text;
}

/** A list of values, each once. */
function scalars(column: Column, operand: unknown, path: string): readonly string[] {
  if (!Array.isArray(operand)) throw refuse(path, `expected a list, got ${shown(operand)}`);
  if (operand.length > limits.list)
    throw refuse(path, `expected at most ${String(limits.list)} values, got ${String(operand.length)}`);
  return [...new Set(operand.map((item: unknown, at) => scalar(column, item, `${path}.${String(at)}`)))];
}

function flag(operand: unknown, path: string): boolean {
  if (typeof operand !== 'boolean') throw refuse(path, `expected true or false, got ${shown(operand)}`);
  return operand;
}

export const refuse = (path: string, message: string): Error => fail('BAD_USER_INPUT', `${path}: ${message}.`);

/** A value in a message, in at most 60 characters. */
export function shown(value: unknown): string {
  const text =
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ?? String(value);
  return text.length > 60 ? `${Array.from(text.slice(0, 58)).slice(0, 57).join('')}...` : text;
}
