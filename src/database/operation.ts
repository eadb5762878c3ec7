import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from './database.js';
import { classify, toRequestError } from './errors.js';
import { openSession, runInSession, type Session, type SessionIdentity, type SessionMode } from './session.js';

/** How often a serializable operation begins anew before the conflict is told. */
const RETRIES = 3;

/**
 * Runs one operation in a session of its own: commits when `work` resolves, rolls back when it rejects.
 * A serializable operation that loses against another is run again as a whole, up to three times, so `work` must make
 * everything it needs (loaders, context) anew each time it is called. Failures of the database that are nobody's
 * mistake arrive as a RequestError (UNAVAILABLE, TIMEOUT, CONFLICT); others as they are.
 */
export async function runOperation<T>(
  database: Database,
  identity: SessionIdentity,
  mode: SessionMode,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const session = openSession(database, identity, mode);
    try {
      const result = await runInSession(session, () => work(session));
      await session.close('commit');
      return result;
    } catch (error) {
      await session.close('rollback');
      const { kind } = classify(error);
      const again = mode === 'serializable' && (kind === 'serialization' || kind === 'deadlock') && attempt < RETRIES;
      if (!again) throw toRequestError(error) ?? error;
      // Those that collided must not meet again at the same moment.
      await pause(Math.random() * 10 * 2 ** attempt);
    }
  }
}
