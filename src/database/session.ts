/**
 * Problem: a query must see one snapshot, every row must pass the viewer's row security, a mutation that was answered
 * must be durable, and loaders as well as Prisma must take part in all of that, however many of them work at once.
 * Design: a session is one transaction on one connection, taken at the first statement. Everybody goes through the
 * session, nobody holds the connection: so it can order the statements, replace the errors that follow a first one by
 * that first one, and refuse what comes too late.
 * Data: a tree of scopes (the transaction and its savepoints); the current session and scope travel with the code that
 * runs in it (AsyncLocalStorage).
 */
import type { Database } from './database.js';
import { assertIdentity, type SessionIdentity } from './identity.js';
import type { SessionMode } from './pinned-client.js';
import { PinnedSession, places, type Place, type Session } from './pinned-session.js';

export type { Audience, SessionIdentity } from './identity.js';
export type { SessionMode } from './pinned-client.js';
export type { Session, Statement } from './pinned-session.js';

/**
 * Makes a session; the connection is taken when it is first needed.
 * Throws inside another session that is still open: operations that each wait for a second connection can block each
 * other until all of them fail.
 */
export function openSession(database: Database, identity: SessionIdentity, mode: SessionMode): Session {
  assertNoSession('A session cannot be opened inside another one.');
  assertIdentity(identity);
  return new PinnedSession(database.pool, identity, mode);
}

/** Throws when the running code stands in a session that is still open. */
export function assertNoSession(sentence: string): void {
  if (places.getStore()?.session.open === true) throw new Error(sentence);
}

/** Runs the work with the session as the current one. Does not close it. */
export async function runInSession<T>(session: Session, work: () => Promise<T>): Promise<T> {
  if (!(session instanceof PinnedSession)) throw new TypeError('runInSession takes a session made by openSession.');
  // Prisma's promises begin their work when they are awaited: that has to happen in here.
  return places.run({ session, scope: session.root }, async () => await work());
}

/** The session of the running code. Throws when there is none. */
export function currentSession(): Session {
  return currentPlace().session;
}

/** The session and scope of the running code, for the adapter that connects Prisma with them. */
export function currentPlace(): Place {
  const place = places.getStore();
  if (!place) throw new Error('A query was made outside of any session: run it within runInSession.');
  return place;
}
