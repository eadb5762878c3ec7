/**
 * The session itself: everybody's statements on one connection, in order, each in its scope. See session.ts for why.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { classify, toRequestError } from './errors.js';
import type { SessionIdentity } from './identity.js';
import { PinnedClient, statementName, type Answer, type SessionMode, type WireStatement } from './pinned-client.js';
import type { ConnectionPool, ObservedStatement } from './pool.js';
import { Scope } from './scope.js';
import { bindable, loaderTypes } from './values.js';

/** A statement of a loader. A name makes it prepared; it must not hold the audience, which the session puts in front. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string;
}

/** One viewer's transaction. */
export interface Session {
  readonly identity: SessionIdentity;
  readonly mode: SessionMode;
  /** How many statements of loaders and Prisma have been sent. */
  readonly statements: number;
  /**
   * Runs a statement and returns its rows; several at once are sent one behind the other without waiting.
   * int8, numeric, dates and times come as PostgreSQL's text, arrays of them as arrays of text, json parsed.
   * Rejects with PostgreSQL's error, or with a RequestError when the database is away, busy, or too slow.
   */
  query<Row extends object>(statement: Statement): Promise<Row[]>;
  /** Runs the work in a savepoint: kept when it resolves, undone when it rejects or when a statement in it failed. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Ends the session once; later calls do nothing. Waits for statements in flight. Rejects when 'commit' was asked and
   * could not be done, in which case everything is rolled back.
   */
  close(outcome: 'commit' | 'rollback'): Promise<void>;
}

/** Where the running code stands. */
export interface Place {
  readonly session: PinnedSession;
  readonly scope: Scope;
}

/** Where the running code stands, carried along by everything it awaits. */
export const places = new AsyncLocalStorage<Place>();

/** Runs the work with `scope` as the place of its statements. */
export async function runInScope<T>(place: Place, scope: Scope, work: () => Promise<T>): Promise<T> {
  return places.run({ session: place.session, scope }, async () => await work());
}

/** The one kind of Session there is. */
export class PinnedSession implements Session {
  readonly identity: SessionIdentity;
  readonly mode: SessionMode;
  readonly root = new Scope(null, 'transaction');
  statements = 0;
  readonly #pool: ConnectionPool;
  readonly #inFlight = new Set<Promise<unknown>>();
  #client: Promise<PinnedClient> | null = null;
  #closing: Promise<void> | null = null;
  #answered = false;
  #givenUp: PinnedClient | null = null;
  #savepoints = 0;
  #openScopes = 0;
  #conflict: unknown = undefined;

  constructor(pool: ConnectionPool, identity: SessionIdentity, mode: SessionMode) {
    this.#pool = pool;
    this.identity = identity;
    this.mode = mode;
  }

  /** Whether statements are still accepted. */
  get open(): boolean {
    return this.#closing === null;
  }

  async query<Row extends object>({ text, values, name }: Statement): Promise<Row[]> {
    const place = places.getStore();
    const scope = place?.session === this ? place.scope : this.root;
    const statement: WireStatement = {
      text,
      values: bindable(values),
      types: loaderTypes,
      ...(name === undefined ? {} : { name: statementName(this.identity.audience, name) }),
    };
    try {
      const { rows } = await this.run(scope, statement, 'loader');
      return rows as Row[];
    } catch (error) {
      throw toRequestError(error) ?? error;
    }
  }

  /** Runs one statement in its turn: a loader's together with others of its kind, Prisma's alone. */
  async run(scope: Scope, statement: WireStatement, kind: ObservedStatement['kind']): Promise<Answer> {
    this.#assertUsable(scope);
    const leave = await this.#turn(scope, kind !== 'loader');
    try {
      return await this.#track(this.#send(scope, statement, kind));
    } finally {
      leave();
    }
  }

  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const current = places.getStore();
    const place: Place = current?.session === this ? current : { session: this, scope: this.root };
    const { scope, end } = await this.beginSavepoint(place.scope);
    let result: T;
    try {
      result = await runInScope(place, scope, work);
    } catch (error) {
      // Whatever keeps it from being undone has broken the session, which says so at its next use.
      await end('rollback').catch(() => undefined);
      throw error;
    }
    await end('release');
    return result;
  }

  /**
   * Begins a savepoint; until `end` is called the parent's other statements wait.
   * `end('release')` rejects with the first error of the savepoint if there was one, and then it has been undone.
   */
  async beginSavepoint(parent: Scope): Promise<{ scope: Scope; end: (how: 'release' | 'rollback') => Promise<void> }> {
    this.#assertUsable(parent);
    const leave = await this.#turn(parent, true);
    try {
      const scope = new Scope(parent, `s${String((this.#savepoints += 1))}`);
      await this.#track(this.#control(parent, `SAVEPOINT ${scope.name}`));
      this.#openScopes += 1;
      let ending: Promise<void> | null = null;
      return { scope, end: (how) => (ending ??= this.#endSavepoint(scope, how).finally(leave)) };
    } catch (error) {
      leave();
      throw error;
    }
  }

  async close(outcome: 'commit' | 'rollback'): Promise<void> {
    if (this.#closing) return this.#closing.catch(() => undefined);
    return (this.#closing = this.#end(outcome));
  }

  async #endSavepoint(scope: Scope, how: 'release' | 'rollback'): Promise<void> {
    // Exclusive: statements of the savepoint that nobody awaited are answered first.
    const leave = await this.#turn(scope, true);
    scope.ended = true;
    this.#openScopes -= 1;
    leave();
    const failure = scope.failure;
    const { parent } = scope;
    if (parent === null || parent.brokenBy !== undefined || !this.open) {
      // The whole transaction is lost or over, and the savepoint with it.
      if (how === 'release') throw parent?.brokenBy ?? closedError();
      return;
    }
    if (how === 'release' && failure === undefined) {
      await this.#track(this.#control(parent, `RELEASE SAVEPOINT ${scope.name}`));
      return;
    }
    await this.#track(this.#control(parent, `ROLLBACK TO SAVEPOINT ${scope.name}; RELEASE SAVEPOINT ${scope.name}`));
    if (how === 'release') throw failure;
  }

  async #end(outcome: 'commit' | 'rollback'): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.allSettled([...this.#inFlight]);
    const client = await this.#client?.catch(() => null);
    const obstacle = outcome === 'commit' ? this.#obstacle() : undefined;
    // A lost connection has rolled back by itself: nothing is left to be done or reported.
    if (client)
      await client
        .end(outcome === 'commit' && obstacle === undefined ? 'commit' : 'rollback')
        .catch((error: unknown) => {
          if (outcome === 'commit' && obstacle === undefined) throw toRequestError(error) ?? error;
        });
    if (obstacle !== undefined) throw obstacle;
  }

  /** Why this session must not be committed; undefined when it may. */
  #obstacle(): unknown {
    if (this.root.failure !== undefined) return toRequestError(this.root.failure) ?? this.root.failure;
    if (this.#openScopes > 0)
      return new Error('The session was closed while a savepoint was still open: it has been rolled back.');
    // Its isolation was given up somewhere inside: even a savepoint that was undone has read what it must not rely on.
    return this.mode === 'serializable' ? this.#conflict : undefined;
  }

  async #send(scope: Scope, statement: WireStatement, kind: ObservedStatement['kind']): Promise<Answer> {
    this.#assertUsable(scope);
    const client = await this.#begin();
    this.#assertUsable(scope);
    return this.#sendOn(client, scope, statement, kind);
  }

  async #sendOn(
    client: PinnedClient,
    scope: Scope,
    statement: WireStatement,
    kind: ObservedStatement['kind'],
  ): Promise<Answer> {
    const { text, name } = statement;
    this.statements += 1;
    this.#pool.tell({ text, kind, ...(name === undefined ? {} : { name }) });
    try {
      const answer = await client.send(statement);
      this.#answered = true;
      return answer;
    } catch (error) {
      const again = this.#restart(client, scope, error);
      if (again === null) throw this.#failed(scope, error);
      // Without its name: the next connection may remember the same stale statement.
      return this.#sendOn(await again, scope, { ...statement, name: undefined }, kind);
    }
  }

  async #control(scope: Scope, text: string): Promise<void> {
    this.#assertUsable(scope);
    const client = await this.#begin();
    try {
      await client.control(text);
    } catch (error) {
      if (client !== this.#givenUp) throw this.#failed(scope, error);
      await (await this.#begin()).control(text);
    }
  }

  async #begin(): Promise<PinnedClient> {
    this.#client ??= PinnedClient.begin(this.#pool, this.identity, this.mode, (error, client) => {
      // Nothing of the session has been done yet, so a stale beginning can be made up for in every mode.
      if (classify(error).kind === 'poisoned' && !this.#givenUp) this.#giveUp(client);
      else if (client !== this.#givenUp) this.#failed(this.root, error);
    });
    try {
      return await this.#client;
    } catch (error) {
      throw this.#failed(this.root, error);
    }
  }

  /** The new connection for a read that met a stale prepared statement before anything was answered; null otherwise. */
  #restart(client: PinnedClient, scope: Scope, error: unknown): Promise<PinnedClient> | null {
    // A sibling that was sent behind the stale one, on the connection that has been given up.
    if (client === this.#givenUp) return this.#begin();
    // After a first error a statement may only seem unknown: its preparation was refused.
    if (scope.brokenBy !== undefined || classify(error).kind !== 'poisoned') return null;
    if (this.mode === 'read' && !this.#answered && this.#savepoints === 0 && !this.#givenUp) {
      this.#giveUp(client);
      return this.#begin();
    }
    client.stale = true;
    this.#pool.retire();
    return null;
  }

  /** Puts another connection in the place of a stale one. All others made before this moment are suspect, too. */
  #giveUp(client: PinnedClient): void {
    this.#pool.retire();
    this.#givenUp = client;
    this.#client = null;
    client.giveBack(true);
  }

  /** Notes an error where it happened and returns the one to be told: the first, not its consequences. */
  #failed(scope: Scope, error: unknown): unknown {
    const { kind, sqlstate } = classify(error);
    // The second sending of a statement whose preparation was refused finds it missing: a consequence like 25P02.
    const first = scope.brokenBy;
    if (sqlstate === '25P02' || (kind === 'poisoned' && first !== undefined)) return first ?? error;
    if (kind === 'serialization' || kind === 'deadlock') this.#conflict ??= error;
    // Without a connection, or with a stale one, no savepoint can bring the transaction back.
    const lost = kind === 'connection' || kind === 'pool_timeout' || kind === 'poisoned';
    const broken = lost ? this.root : scope;
    broken.failure ??= error;
    return broken.failure;
  }

  #turn(scope: Scope, alone: boolean): Promise<() => void> {
    return scope.lock.acquire(alone, this.#pool.limits.statement, () => this.#inFlight.size > 0);
  }

  #assertUsable(scope: Scope): void {
    if (!this.open || scope.ended) throw closedError();
    if (scope.brokenBy !== undefined) throw scope.brokenBy;
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#inFlight.add(work);
    const settled = (): void => void this.#inFlight.delete(work);
    work.then(settled, settled);
    return work;
  }
}

const closedError = (): Error =>
  new Error('SESSION CLOSED: a statement came after its session or savepoint had ended.');
