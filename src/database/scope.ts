/**
 * Problem: a savepoint belongs to the code that made it, but the connection is shared. A statement of a sibling that
 * slips in between SAVEPOINT and ROLLBACK TO is undone with it, though its author was told that it had worked.
 * Design: scopes form a tree, the transaction at its root and a scope for every savepoint. A statement belongs to the
 * scope of the code that asks for it (AsyncLocalStorage); while a child is open its parent's statements wait.
 * Data: each scope knows its lock and the first error in it; an error is forgotten when its scope is rolled back.
 */
import { FifoLock } from './fifo-lock.js';

/** The transaction, or one savepoint within it. */
export class Scope {
  readonly lock = new FifoLock();
  readonly parent: Scope | null;
  readonly name: string;
  /** The first error in this scope; PostgreSQL refuses everything after it until the scope is rolled back. */
  failure: unknown = undefined;
  /** Set as soon as the scope is being ended: nothing more may be asked in it. */
  ended = false;

  constructor(parent: Scope | null, name: string) {
    this.parent = parent;
    this.name = name;
  }

  /** The error that keeps statements of this scope from running: its own, or that of a scope around it. */
  get brokenBy(): unknown {
    return this.failure ?? this.parent?.brokenBy;
  }
}
