import { noRows, rowsByKey, toStatement } from './answers.js';
import type { Keys } from './keys.js';
import { Batch, maximumKeys, type Question, type Row, type Rounds } from './rounds.js';
import type { Sort } from './sort.js';
import type { Shape, Statements } from './statements.js';

/**
 * `many`: all children of a parent, in the order declared. Only for children that are few by nature (the eight stages of a
 * production); whatever can grow is a `page`. Archived rows are among them: a part is not left out of its whole.
 */
export class Many implements Question {
  constructor(
    readonly statements: Statements,
    readonly keys: Keys,
    readonly sort: Sort,
  ) {}

  open(rounds: Rounds): (parent: unknown) => Promise<readonly Row[]> {
    const { keys, sort, statements } = this;
    const { table } = keys;
    const { audience } = rounds.session.identity;
    if (!keys.isVisible(audience)) return () => nothing;
    const shape: Shape = {
      key: `many|${table.name}|${keys.fields.join()}|${sort.tag}|${audience}`,
      label: `${table.model.table}_many`,
    };
    const build = (): string => `${keys.select(table.select(audience))} ORDER BY ${sort.order(sort.direction)}`;
    const batch = new Batch<readonly Row[]>(rounds, {
      maximum: maximumKeys,
      statement: (batch) => toStatement(statements.get(shape, build), keys.valuesOfSelect(batch)),
      split: (batch, rows) => rowsByKey(batch, rows, keys),
    });
    return (parent) => {
      const key = keys.of(parent);
      return key === undefined ? nothing : batch.load(key);
    };
  }
}

const nothing = Promise.resolve(noRows);
