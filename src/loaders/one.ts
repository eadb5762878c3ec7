import { toStatement, uuidArray } from './answers.js';
import { Batch, type BatchPlan, maximumKeys, type Question, type Row, type Rounds } from './rounds.js';
import type { Shape, Statements } from './statements.js';
import { isVisible, type Table, typeOf } from './table.js';
import { asText } from './values.js';

/**
 * `one`: the row that holds a value in a column, or null. The column is unique by nature (an id, or one row per parent).
 * What cannot be a value of the column, null included, has no row and costs no statement.
 */
export class One implements Question {
  constructor(
    readonly statements: Statements,
    readonly table: Table,
    readonly key: string,
  ) {}

  open(rounds: Rounds): (key: unknown) => Promise<Row | null> {
    const { audience } = rounds.session.identity;
    const column = this.table.known(this.key);
    if (!isVisible(column, audience)) return () => nothing;
    const batch = new Batch(rounds, this.#plan(audience));
    return (key) => {
      const text = asText(column.type, key);
      return text === undefined ? nothing : batch.load(text);
    };
  }

  #plan(audience: string): BatchPlan<Row | null> {
    const { table, key, statements } = this;
    const column = table.known(key);
    const shape: Shape = { key: `one|${table.name}|${key}|${audience}`, label: `${table.model.table}_one` };
    const build = (): string =>
      `SELECT ${table.select(audience)} FROM ${table.sql} t WHERE ${table.at('t', key)} = ANY($1::${typeOf(column)}[])`;
    return {
      maximum: maximumKeys,
      statement: (keys) => toStatement(statements.get(shape, build), [column.type === 'uuid' ? uuidArray(keys) : keys]),
      split(keys, rows) {
        const found = new Map(rows.map((row) => [row[key], row]));
        return keys.map((value) => found.get(value) ?? null);
      },
    };
  }
}

const nothing = Promise.resolve(null);
