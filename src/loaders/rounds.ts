/**
 * When loads become statements.
 *
 * Problem: resolvers ask for one row each, at moments of their own. Asked one by one they are a statement each; collected
 * per loader and sent as answers trickle in, two branches of a query that meet at one loader are one statement or two
 * depending on how the network cut the answers, and so depending on the number of rows.
 *
 * Design: loads go out in rounds. A round begins when everything that can run without the database has run (all microtasks
 * are done), takes every load waiting in any loader, and sends one statement per loader down the session's pipeline. Only
 * when all of them are answered are the loads answered, all at once, and what the resolvers then ask for is the next round.
 * Statements of one session run one after another anyway, so waiting for the slowest costs nothing but the overlap. The
 * number of statements thus depends on the query alone.
 *
 * Data: a batch holds one slot per key (the promise every asker of that key gets) for the life of the loaders.
 */
import type { Session, Statement } from '../database/session.js';

/** A row as the session decodes it, by field name. */
export type Row = Readonly<Record<string, unknown>>;

/** One statement for many keys. */
export interface BatchPlan<Value> {
  /** How many keys one statement may carry. */
  readonly maximum: number;
  statement(keys: readonly string[]): Statement;
  /** The value of each key, in the order of the keys. */
  split(keys: readonly string[], rows: readonly Row[]): readonly Value[];
}

/** At most so many keys go into one statement. */
export const maximumKeys = 1000;

/** A question a loader answers: opened once per set of loaders, then asked with a key and perhaps arguments. */
export interface Question {
  open(rounds: Rounds): (key: unknown, args: unknown) => unknown;
}

/** A batch, to those who only send it. */
interface Sender {
  send(session: Session): Promise<() => void>;
}

interface Slot<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

export class Batch<Value> {
  readonly #rounds: Rounds;
  readonly #plan: BatchPlan<Value>;
  readonly #slots = new Map<string, Slot<Value>>();
  #waiting: string[] = [];

  constructor(rounds: Rounds, plan: BatchPlan<Value>) {
    this.#rounds = rounds;
    this.#plan = plan;
  }

  /** The value of a key: from the next round, or as it was answered before. */
  load(key: string): Promise<Value> {
    let slot = this.#slots.get(key);
    if (slot === undefined) {
      slot = newSlot<Value>();
      this.#slots.set(key, slot);
      if (this.#waiting.push(key) === 1) this.#rounds.add(this);
    }
    return slot.promise;
  }

  /** Sends what is waiting. Resolves to what answers the askers; never rejects. */
  async send(session: Session): Promise<() => void> {
    const keys = this.#waiting;
    this.#waiting = [];
    const parts: (readonly string[])[] = [];
    for (let from = 0; from < keys.length; from += this.#plan.maximum)
      parts.push(keys.slice(from, from + this.#plan.maximum));
    const answers = await Promise.all(parts.map((part) => this.#sendPart(session, part)));
    return () => {
      for (const answer of answers) answer();
    };
  }

  async #sendPart(session: Session, keys: readonly string[]): Promise<() => void> {
    try {
      const rows = await session.query<Row>(this.#plan.statement(keys));
      const values = this.#plan.split(keys, rows);
      return () => {
        // `split` answers every key, in order.
        keys.forEach((key, at) => this.#slots.get(key)?.resolve(values[at] as Value));
      };
    } catch (error) {
      return () => {
        for (const key of keys) this.#slots.get(key)?.reject(error);
      };
    }
  }
}

function newSlot<Value>(): Slot<Value> {
  let resolve: Slot<Value>['resolve'] = () => undefined;
  let reject: Slot<Value>['reject'] = () => undefined;
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}

export class Rounds {
  readonly session: Session;
  readonly #questions = new Map<Question, (key: unknown, args: unknown) => unknown>();
  #next: Sender[] = [];
  #running: Promise<void> = Promise.resolve();

  constructor(session: Session) {
    this.session = session;
  }

  /** Asks a question; those who ask the same one share its batches. */
  ask(question: Question, key: unknown, args?: unknown): unknown {
    let asked = this.#questions.get(question);
    if (asked === undefined) this.#questions.set(question, (asked = question.open(this)));
    return asked(key, args);
  }

  /** Takes a batch into the next round. */
  add(batch: Sender): void {
    if (this.#next.push(batch) > 1) return;
    // The round is begun from here, and not by the one before it, so that it runs in the savepoint of whoever asks for it.
    // A tick asked for from within a microtask comes after all microtasks, and those that they add.
    void this.#running.then(() => {
      process.nextTick(() => {
        this.#running = this.#run();
      });
    });
  }

  async #run(): Promise<void> {
    const batches = this.#next;
    this.#next = [];
    const answers = await Promise.all(batches.map((batch) => batch.send(this.session)));
    for (const answer of answers) answer();
  }
}
