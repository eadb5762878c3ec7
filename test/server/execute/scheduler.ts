/**
 * Lets asynchronous values arrive one at a time, in an order that depends on their names alone.
 *
 * Two executors take a different number of microtasks for the same work. If everything between two arrivals has come to rest, the order
 * of what they do is the same nevertheless, and their answers can be compared with the order of errors.
 */
export class Scheduler {
  readonly #waiting: { readonly rank: number; readonly arrive: () => void }[] = [];

  /** A promise of what `value` returns (or throws) once it is this one's turn; the lowest rank of those waiting is next. */
  later<T>(rank: number, value: () => T): Promise<T> {
    const promise = new Promise<T>((resolve, reject) => {
      const arrive = (): void => {
        try {
          resolve(value());
        } catch (error) {
          reject(error);
        }
      };
      this.#waiting.push({ rank, arrive });
    });
    // graphql-js never looks at the items after the one that ends a list.
    promise.catch(() => undefined);
    return promise;
  }

  /** Lets everything arrive that the work waits for, and what nobody waits for any more. Resolves to the work's result. */
  async run<T>(work: () => T | Promise<T>): Promise<T> {
    const result = Promise.resolve(work());
    let settled = false;
    const settle = (): void => {
      settled = true;
    };
    result.then(settle, settle);
    for (;;) {
      // All microtasks run before the next immediate.
      await new Promise((resolve) => setImmediate(resolve));
      this.#waiting.sort((a, b) => a.rank - b.rank);
      const next = this.#waiting.shift();
      if (next !== undefined) next.arrive();
      else if (settled) return result;
      else throw new Error('The work waits for nothing that could arrive.');
    }
  }
}
