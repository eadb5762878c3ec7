/**
 * A client's filter → the condition of a WHERE clause.
 *
 * Problem: a filter is a tree whose form and values the client chooses. Statements have to be the same text for the same
 * form, so that they are built once; nothing of the client's may become SQL; and what PostgreSQL would choke on must be
 * refused before it is sent, with the place of the fault.
 *
 * Design: one walk over the tree checks every part against the data model and writes the condition, values as binds. Names
 * in it come from the data model alone. The text written is the form of the filter, and the key under which the whole
 * statement is kept.
 *
 * Logic has two values, as a reader of the filter expects: a comparison with a value that is not there does not hold, so
 * `ne`, `notIn` and `not` hold for it.
 */
import type { Audience } from '../database/session.js';
import { fail } from '../errors.js';
import type { Column } from '../generated/data-model.js';
import type { Binds } from './binds.js';
import { limits, listOperators, operatorsOf, refuse, shown, type Subject } from './filter-operators.js';
import { isVisible, type Table, type Tables } from './table.js';

export interface CompiledFilter {
  /** The condition, each part of it in its own brackets if need be; empty where the filter says nothing. */
  readonly sql: string;
  /** Whether the filter speaks of `archivedAt`, and so decides itself which rows are archived. */
  readonly namesArchived: boolean;
}

/**
 * Checks a filter and writes it as a condition on the table that goes by the alias `t`.
 * Throws BAD_USER_INPUT or FORBIDDEN, naming the field, where the filter is not one of this table for this audience.
 */
export function compileFilter(
  tables: Tables,
  table: Table,
  audience: Audience,
  filter: unknown,
  binds: Binds,
): CompiledFilter {
  if (filter === null || filter === undefined) return { sql: '', namesArchived: false };
  const writer = new FilterWriter(tables, audience, binds);
  const sql = writer.conditions(table, 't', filter, 'filter', { logic: 0, relations: 0 }, true);
  return { sql, namesArchived: writer.namesArchived };
}

interface Depth {
  readonly logic: number;
  readonly relations: number;
}

class FilterWriter {
  namesArchived = false;
  #count = 0;

  constructor(
    readonly tables: Tables,
    readonly audience: Audience,
    readonly binds: Binds,
  ) {}

  /** All conditions of one object, joined by AND. */
  conditions(table: Table, alias: string, filter: unknown, path: string, depth: Depth, mayBeEmpty: boolean): string {
    const written: string[] = [];
    for (const [name, value] of entries(filter, path)) {
      if (++this.#count > limits.conditions)
        throw refuse(path, `expected at most ${String(limits.conditions)} conditions in all`);
      written.push(this.condition(table, alias, name, value, `${path}.${name}`, depth));
    }
    if (written.length === 0 && !mayBeEmpty) throw refuse(path, 'expected at least one condition');
    return written.join(' AND ');
  }

  condition(table: Table, alias: string, name: string, value: unknown, path: string, depth: Depth): string {
    if (name === 'and' || name === 'or') return this.#list(table, alias, name, value, path, deeper(depth, path));
    if (name === 'not')
      return `(${this.conditions(table, alias, value, path, deeper(depth, path), false)}) IS NOT TRUE`;
    const column = table.column(name);
    if (column !== undefined) {
      if (!isVisible(column, this.audience)) throw fail('FORBIDDEN', `${path}: you may not filter by this field.`);
      if (name === 'archivedAt' && depth.relations === 0) this.namesArchived = true;
      return this.#column(table, alias, name, column, value, path);
    }
    if (table.relation(name) !== undefined) return this.#relation(table, alias, name, value, path, depth);
    throw refuse(path, `${table.name} has no field "${name}" to filter by`);
  }

  #list(table: Table, alias: string, name: 'and' | 'or', value: unknown, path: string, depth: Depth): string {
    if (!Array.isArray(value) || value.length === 0) throw refuse(path, 'expected a list of at least one filter');
    if (value.length > limits.list)
      throw refuse(path, `expected at most ${String(limits.list)} filters, got ${String(value.length)}`);
    const parts = value.map(
      (item: unknown, at) => `(${this.conditions(table, alias, item, `${path}.${String(at)}`, depth, false)})`,
    );
    return `(${parts.join(name === 'and' ? ' AND ' : ' OR ')})`;
  }

  #relation(table: Table, alias: string, name: string, value: unknown, path: string, depth: Depth): string {
    const relation = table.relation(name);
    if (relation === undefined) throw new Error(`${table.name} has no relation "${name}".`);
    if (depth.relations >= limits.relations)
      throw refuse(path, `expected at most ${String(limits.relations)} relations inside each other`);
    const target = this.tables.get(relation.model);
    const inner = `r${String(depth.relations + 1)}`;
    const offered = relation.list ? ['some', 'none'] : ['is'];
    const exists = entries(value, path).map(([quantifier, filter]) => {
      const place = `${path}.${quantifier}`;
      if (!offered.includes(quantifier))
        throw refuse(place, `unknown operator; "${name}" knows ${offered.join(' and ')}`);
      const join = relation.fields.map((field, at) => {
        const reference = relation.references[at];
        if (reference === undefined) throw new Error(`Relation ${table.name}.${name} has more fields than references.`);
        if (!isVisible(table.known(field), this.audience) || !isVisible(target.known(reference), this.audience)) {
          throw fail('FORBIDDEN', `${path}: you may not filter by this relation.`);
        }
        return `${target.at(inner, reference)} = ${table.at(alias, field)}`;
      });
      const beyond = { ...depth, relations: depth.relations + 1 };
      const conditions = this.conditions(target, inner, filter, place, beyond, true);
      const where = [...join, ...(conditions === '' ? [] : [conditions])].join(' AND ');
      return `${quantifier === 'none' ? 'NOT ' : ''}EXISTS (SELECT 1 FROM ${target.sql} ${inner} WHERE ${where})`;
    });
    if (exists.length === 0) throw refuse(path, `expected ${offered.join(' or ')}`);
    return exists.join(' AND ');
  }

  #column(table: Table, alias: string, name: string, column: Column, value: unknown, path: string): string {
    const operators = column.list ? listOperators : (operatorsOf[column.type] ?? {});
    const subject: Subject = { table, alias, name, column, binds: this.binds };
    const written = entries(value, path).map(([operator, operand]) => {
      const write = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
      if (write === undefined)
        throw refuse(`${path}.${operator}`, `unknown operator; "${name}" knows ${Object.keys(operators).join(', ')}`);
      return write(subject, operand, `${path}.${operator}`);
    });
    if (written.length === 0)
      throw refuse(path, `expected at least one operator of ${Object.keys(operators).join(', ')}`);
    return written.join(' AND ');
  }
}

/** What an object holds, without what is undefined. A null is refused: it is a mistake more often than a wish. */
function entries(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refuse(path, `expected an object, got ${shown(value)}`);
  return Object.entries(value).filter(([name, entry]: readonly [string, unknown]) => {
    if (entry === null)
      throw refuse(`${path}.${name}`, 'expected a condition, got null; rows without a value are found by isNull');
    return entry !== undefined;
  });
}

function deeper(depth: Depth, path: string): Depth {
  if (depth.logic >= limits.logic) throw refuse(path, `expected and, or, not at most ${String(limits.logic)} deep`);
  return { ...depth, logic: depth.logic + 1 };
}
