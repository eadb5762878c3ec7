// The states of the server. Problem: a load balancer must hear "not ready" before connections are refused, and an operation
// that was let in must get its answer, a mutation above all: its work is done whether or not somebody hears of it. Design:
// one state that only moves forward, and a count of the operations that are running. Data shape: State, and `running`.

export type State = 'starting' | 'ready' | 'draining' | 'stopped';

export class Lifecycle {
  private current: State = 'starting';
  private count = 0;
  private readonly waiting: (() => void)[] = [];

  get state(): State {
    return this.current;
  }

  /** Operations that were let in and are not answered yet. */
  get running(): number {
    return this.count;
  }

  /** Moves forward to `state`; a step back is ignored, so that a server told to stop while it starts does not open. */
  advance(state: State): void {
    const order: readonly State[] = ['starting', 'ready', 'draining', 'stopped'];
    if (order.indexOf(state) > order.indexOf(this.current)) this.current = state;
  }

  /** Counts `work` as running until it has settled. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.count += 1;
    try {
      return await work();
    } finally {
      this.count -= 1;
      if (this.count === 0) for (const notify of this.waiting.splice(0)) notify();
    }
  }

  /** Resolves with true when nothing runs any more, with false after `milliseconds`. */
  async idle(milliseconds: number): Promise<boolean> {
    if (this.count === 0) return true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve(false);
      }, milliseconds);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
}
