import { toStatement } from './answers.js';
import { uuidArray } from './keys.js';
import { Batch, maximumKeys, type Question, type Rounds } from './rounds.js';
import type { Statements } from './statements.js';
import type { Table } from './table.js';
import { asUuid } from './values.js';

/** What an id is the id of: one statement that looks into every table, each by its primary key. */
export class TypeOf implements Question {
  constructor(
    readonly statements: Statements,
    readonly tables: readonly Table[],
  ) {}

  open(rounds: Rounds): (id: unknown) => Promise<string | null> {
    const { statements, tables } = this;
    const build = (): string =>
      tables
        .map(
          ({ name, sql }) => `SELECT '${name}' AS "model", t."id" AS "id" FROM ${sql} t WHERE t."id" = ANY($1::uuid[])`,
        )
        .join(' UNION ALL ');
    const batch = new Batch<string | null>(rounds, {
      maximum: maximumKeys,
      statement: (ids) => toStatement(statements.get({ key: 'node', label: 'node' }, build), [uuidArray(ids)]),
      split(ids, rows) {
        const models = new Map(rows.map((row) => [row['id'], String(row['model'])]));
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
