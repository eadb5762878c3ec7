/**
 * The texts of statements, each built once per shape.
 *
 * A shape is everything that decides the text: the question, the table, the audience, the form of the filter, the order,
 * what kind of cursor stands where. Values are never part of it. Shapes that hold a client's filter are as many as clients
 * care to think of, so the store is bounded.
 *
 * A statement without a client's filter gets a name, so that a connection parses and plans it once. With a filter it gets
 * none: PostgreSQL may then settle on a plan for common values that is ruinous for a rare one. Names are bounded too, since
 * every connection keeps what it prepared for as long as it lives; what comes later than that goes unnamed.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

export interface StatementText {
  readonly text: string;
  readonly name: string | undefined;
}

export interface Shape {
  /** Everything that decides the text. */
  readonly key: string;
  /** What the name begins with, e.g. `rfqs_page`; undefined for a statement that must not be named. */
  readonly label: string | undefined;
}

export class Statements {
  readonly #texts: LRUCache<string, StatementText>;
  readonly #names = new Set<string>();
  readonly #maximumNames: number;
  #built = 0;

  constructor({
    maximumTexts = 5000,
    maximumNames = 2000,
  }: { readonly maximumTexts?: number; readonly maximumNames?: number } = {}) {
    this.#texts = new LRUCache({ max: maximumTexts });
    this.#maximumNames = maximumNames;
  }

  /** How many texts were built so far; stands still while shapes repeat. */
  get built(): number {
    return this.#built;
  }

  /** The text of a shape; `build` is called where it is not kept. */
  get({ key, label }: Shape, build: () => string): StatementText {
    let statement = this.#texts.get(key);
    if (statement === undefined) {
      const text = build();
      this.#built += 1;
      statement = { text, name: label === undefined ? undefined : this.#name(label, text) };
      this.#texts.set(key, statement);
    }
    return statement;
  }

  /** A name that says what the statement is and differs where the text differs, in at most 40 of PostgreSQL's 63 bytes. */
  #name(label: string, text: string): string | undefined {
    const name = `${label.slice(0, 27)}_${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
    if (!this.#names.has(name) && this.#names.size >= this.#maximumNames) return undefined;
    this.#names.add(name);
    return name;
  }
}
