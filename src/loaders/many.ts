import { noRows, rowsByKey, toStatement, uuidArray } from './answers.js';
import { Batch, maximumKeys, type Question, type Row, type Rounds } from './rounds.js';
import type { Sort } from './sort.js';
import type { Shape, Statements } from './statements.js';
import { isVisible, type Table } from './table.js';
import { asUuid } from './values.js';

/**
 * `many`: all children of a parent, in the order declared. Only for children that are few by nature (the eight stages of a
 * production); whatever can grow is a `page`. Archived rows are among them: a part is not left out of its whole.
 */
export class Many implements Question {
  constructor(
    readonly statements: Statements,
    readonly table: Table,
    readonly foreignKey: string,
    readonly sort: Sort,
  ) {}

  open(rounds: Rounds): (key: unknown) => Promise<readonly Row[]> {
    const { table, foreignKey, sort, statements } = this;
    const { audience } = rounds.session.identity;
    if (!isVisible(table.known(foreignKey), audience)) return () => nothing;
    const shape: Shape = {
      key: `many|${table.name}|${foreignKey}|${sort.tag}|${audience}`,
      label: `${table.model.table}_many`,
    };
    const build = (): string =>
      `SELECT ${table.select(audience)} FROM ${table.sql} t WHERE ${table.at('t', foreignKey)} = ANY($1::uuid[]) ORDER BY ${sort.order(sort.direction)}`;
    const batch = new Batch<readonly Row[]>(rounds, {
      maximum: maximumKeys,
      statement: (keys) => toStatement(statements.get(shape, build), [uuidArray(keys)]),
      split: (keys, rows) => rowsByKey(keys, rows, foreignKey),
    });
    return (key) => {
      const id = asUuid(key);
      return id === undefined ? nothing : batch.load(id);
    };
  }
}

const nothing = Promise.resolve(noRows);
