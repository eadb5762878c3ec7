import { toStatement } from './answers.js';
import { uuidArray } from './keys.js';
import { Batch, maximumKeys, type Question, type Rounds } from './rounds.js';
import type { Statements } from './statements.js';
import type { Table } from './table.js';
import { asUuid } from './values.js';

/**
 * What an id is the id of: one statement, by the audience's own function, which looks into every table that may hold it and
 * stops when all ids are found (migration lookup_of_ids says why it is a function).
 */
export class TypeOf implements Question {
  readonly #models: ReadonlyMap<string, string>;

  constructor(
    readonly statements: Statements,
    tables: readonly Table[],
  ) {
    this.#models = new Map(tables.map(({ name, model }) => [model.table, name]));
  }

  open(rounds: Rounds): (id: unknown) => Promise<string | null> {
    const { audience } = rounds.session.identity;
    const shape = { key: `node|${audience}`, label: 'node' };
    const build = (): string => `SELECT l."id", l."table" FROM app.tables_of_${audience}($1::uuid[]) l`;
    const batch = new Batch<string | null>(rounds, {
      maximum: maximumKeys,
      statement: (ids) => toStatement(this.statements.get(shape, build), [uuidArray(ids)]),
      split: (ids, rows) => {
        const models = new Map(rows.map((row) => [row['id'], this.#models.get(String(row['table']))]));
        return ids.map((id) => models.get(id) ?? null);
      },
    });
    return (key) => {
      const id = asUuid(key);
      return id === undefined ? nothing : batch.load(id);
    };
  }
}

const nothing = Promise.resolve(null);
