/**
 * `report`: what a function of the database counts for one set of arguments.
 *
 * A report walks many rows to answer a few, over several tables, grouped in its own way: nothing that the shapes of relations
 * say. Its SQL stands in a migration, as a function that reads what the session may see; here stand its name, its arguments
 * with their types and the columns of its rows. It is asked for at the root alone, one statement per set of arguments.
 */
import { fail } from '../errors.js';
import type { Audience, Statement } from '../database/session.js';
import { asKey } from './list.js';
import { Batch, type Question, type Row, type Rounds } from './rounds.js';

/** How a report is asked for. */
export interface ReportShape<R extends object> {
  /** The function, such as `reports.stage_ageing`. */
  readonly name: string;
  /** Arguments in the function's order, with their PostgreSQL types. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Columns of a row in camelCase; in the function's answer they are called alike in snake_case. */
  readonly columns: readonly (keyof R & string)[];
  /** Who may run the function. */
  readonly audiences: readonly Audience[];
}

/** A report whose rows are of type `R`. */
export class Report<R extends object> implements Question {
  readonly shape: ReportShape<R>;
  readonly #text: string;

  constructor(shape: ReportShape<R>) {
    const values = Object.values(shape.parameters ?? {}).map((type, at) => `$${String(at + 1)}::${type}`);
    const columns = shape.columns.map((column) => `${snake(column)} AS "${column}"`);
    this.shape = shape;
    this.#text = `SELECT ${columns.join(', ')} FROM ${shape.name}(${values.join(', ')})`;
  }

  /** Throws FORBIDDEN for an audience that the report is not for. */
  open(rounds: Rounds): (args: unknown) => Promise<readonly R[]> {
    const { audiences, name } = this.shape;
    if (!audiences.includes(rounds.session.identity.audience))
      throw fail('FORBIDDEN', `The report ${name} is not for you.`);
    const batch = new Batch<readonly Row[]>(rounds, {
      maximum: 1,
      statement: ([key = '{}']) => this.#statement(JSON.parse(key) as Readonly<Record<string, unknown>>),
      split: (_keys, rows) => [rows],
    });
    // What the statement selects are the columns of `R`.
    return (args) => batch.load(asKey(args ?? {})) as Promise<readonly R[]>;
  }

  #statement(args: Readonly<Record<string, unknown>>): Statement {
    return { text: this.#text, values: Object.keys(this.shape.parameters ?? {}).map((name) => args[name] ?? null) };
  }
}

/** All reports can be asked for in one way. */
export interface ReportLoaders {
  /** The rows of a report for these arguments, each by the name of its parameter; what is missing is null. */
  report<R extends object>(report: Report<R>, args?: Readonly<Record<string, unknown>>): Promise<readonly R[]>;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
