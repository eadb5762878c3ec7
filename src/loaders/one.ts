import { toStatement } from './answers.js';
import type { Keys } from './keys.js';
import { Batch, maximumKeys, type Question, type Row, type Rounds } from './rounds.js';
import type { Shape, Statements } from './statements.js';

/**
 * `one`: the row that has a key, or null. The key is unique by nature (an id, or one row per parent).
 * What cannot be a key, null included, has no row and costs no statement.
 */
export class One implements Question {
  constructor(
    readonly statements: Statements,
    readonly keys: Keys,
  ) {}

  open(rounds: Rounds): (key: unknown) => Promise<Row | null> {
    const { keys, statements } = this;
    const { table } = keys;
    const { audience } = rounds.session.identity;
    if (!keys.isVisible(audience)) return () => nothing;
    const shape: Shape = {
      key: `one|${table.name}|${keys.fields.join()}|${audience}`,
      label: `${table.model.table}_one`,
    };
    const batch = new Batch<Row | null>(rounds, {
      maximum: maximumKeys,
      statement: (batch) =>
        toStatement(
          statements.get(shape, () => keys.select(table.select(audience))),
          keys.valuesOfSelect(batch),
        ),
      split(batch, rows) {
        const found = new Map(rows.map((row) => [keys.ofRow(row), row]));
        return batch.map((key) => found.get(key) ?? null);
      },
    });
    return (given) => {
      const key = keys.of(given);
      return key === undefined ? nothing : batch.load(key);
    };
  }
}

const nothing = Promise.resolve(null);
