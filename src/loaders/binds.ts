/** The values of a statement in the order of its placeholders. */
export class Binds {
  readonly values: unknown[];
  readonly #first: number;

  /** `first` is the number of the first placeholder: 2 where $1 stands for the keys of a batch. */
  constructor(first: number, values: readonly unknown[] = []) {
    this.#first = first;
    this.values = [...values];
  }

  /** Adds a value; its placeholder with its PostgreSQL type. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${String(this.#first + this.values.length - 1)}::${type}`;
  }
}
