/**
 * Problem: one connection serves many resolvers at once. Two Prisma writes that interleave their savepoints lose rows.
 * Design: whoever comes first goes first. Shared holders (reads, pipelined one behind the other) go together; an
 * exclusive holder (a Prisma statement, a savepoint from begin to end) goes alone. A wait has an end: somebody who holds
 * the lock and waits for one who waits for the lock is told so instead of standing still for ever.
 */
interface Waiter {
  readonly exclusive: boolean;
  readonly enter: () => void;
}

/** A lock in order of arrival. */
export class FifoLock {
  #holders = 0;
  #exclusive = false;
  readonly #waiting: Waiter[] = [];

  /**
   * Resolves, when the turn has come, with the function that gives the lock back.
   * Rejects when `limit` milliseconds have passed and nothing is `busy` that could still free it.
   */
  async acquire(exclusive: boolean, limit: number, busy: () => boolean): Promise<() => void> {
    if (this.#waiting.length === 0 && this.#admits(exclusive)) {
      this.#enter(exclusive);
    } else {
      await this.#wait(exclusive, limit, busy);
    }
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holders -= 1;
      this.#exclusive = false;
      this.#admitNext();
    };
  }

  #admits(exclusive: boolean): boolean {
    return this.#holders === 0 || (!exclusive && !this.#exclusive);
  }

  #enter(exclusive: boolean): void {
    this.#holders += 1;
    this.#exclusive = exclusive;
  }

  async #wait(exclusive: boolean, limit: number, busy: () => boolean): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        exclusive,
        enter: () => {
          clearInterval(timer);
          this.#enter(exclusive);
          resolve();
        },
      };
      const timer = setInterval(() => {
        if (busy()) return;
        clearInterval(timer);
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(
          new Error('A statement waited for a savepoint that does not end. Does the savepoint wait for the statement?'),
        );
        this.#admitNext();
      }, limit);
      this.#waiting.push(waiter);
    });
  }

  #admitNext(): void {
    for (let next = this.#waiting[0]; next && this.#admits(next.exclusive); next = this.#waiting[0]) {
      this.#waiting.shift();
      next.enter();
    }
  }
}
