/**
 * Problem: one failure of PostgreSQL arrives in many shapes. Prisma moves the constraint's name about between releases,
 * reports a deadlock in raw SQL as P2010, and a full pool is a plain Error known by its text alone.
 * Design: this is the only file that looks into an error. It goes by SQLSTATE and by the name of the constraint, which
 * PostgreSQL guarantees, and by texts only where nothing else exists. The session keeps PostgreSQL's own error beside
 * the one Prisma makes of it, so that nothing has to be read out of a message in the server's language.
 * Data: `Classified`, a kind and what is known of the place.
 */
import { fail, RequestError } from '../errors.js';

/** The kinds of failure that the code above the database treats differently. */
export type FailureKind =
  | 'unique'
  | 'foreign_key'
  | 'check'
  | 'not_null'
  | 'serialization'
  | 'deadlock'
  | 'statement_timeout'
  | 'lock_timeout'
  | 'connection'
  | 'pool_timeout'
  | 'permission'
  | 'poisoned'
  | 'unknown';

/** What is known of a failure. Names are those of the database: `quotes_rfq_id_fkey`, `quotes`, `rfq_id`. */
export interface Classified {
  readonly kind: FailureKind;
  readonly sqlstate?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
}

const BY_SQLSTATE: Readonly<Record<string, FailureKind>> = {
  '23505': 'unique',
  // An exclusion constraint: a unique key over ranges.
  '23P01': 'unique',
  '23503': 'foreign_key',
  '23001': 'foreign_key',
  '23514': 'check',
  '23502': 'not_null',
  '40001': 'serialization',
  '40P01': 'deadlock',
  '57014': 'statement_timeout',
  '55P03': 'lock_timeout',
  '42501': 'permission',
  // The connection's own memory of a prepared statement is wrong.
  '26000': 'poisoned',
  '42P05': 'poisoned',
  // The server ended the connection, or lets nobody in.
  '25P03': 'connection',
  '25P04': 'connection',
  '53300': 'connection',
  '57P01': 'connection',
  '57P02': 'connection',
  '57P03': 'connection',
  '57P05': 'connection',
};

/** Prisma's codes, for the errors that carry no SQLSTATE. */
const BY_PRISMA_CODE: Readonly<Record<string, FailureKind>> = {
  P2002: 'unique',
  P2003: 'foreign_key',
  P2011: 'not_null',
  P2034: 'serialization',
  P2024: 'pool_timeout',
  P2028: 'pool_timeout',
  P1001: 'connection',
  P1002: 'connection',
  P1008: 'connection',
  P1017: 'connection',
};

const SOCKET_CODES: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
]);

/** The pg driver's errors without any code. */
const BY_TEXT: readonly (readonly [RegExp, FailureKind])[] = [
  [/^timeout exceeded when trying to connect$/, 'pool_timeout'],
  [/^Connection terminated|^timeout expired$|is not queryable$|^Cannot use a pool after calling end/, 'connection'],
];

/** PostgreSQL's own errors, by the error that an adapter made of them. */
const originals = new WeakMap<object, unknown>();

/** Remembers which error of PostgreSQL `wrapper` was made of. */
export function rememberOriginal(wrapper: object, original: unknown): void {
  originals.set(wrapper, original);
}

/** Finds out what failed, whether the error comes from pg, its pool, Prisma or is wrapped in one of ours. */
export function classify(error: unknown): Classified {
  let fallback: Classified = { kind: 'unknown' };
  for (const candidate of wrapped(error)) {
    const found = classifyOne(candidate);
    if (found && found.kind !== 'unknown') return found;
    if (found && fallback.sqlstate === undefined) fallback = found;
  }
  return fallback;
}

/**
 * The error a caller is to see for those failures that are nobody's mistake in the program: the database is away, busy
 * or too slow, or another change was quicker. Null for all others, which are either data (a constraint that a workflow
 * knows) or a fault of ours (masked). The original stands in `cause`, for the log.
 */
export function toRequestError(error: unknown): RequestError | null {
  if (error instanceof RequestError) return error;
  const known = typeof error === 'object' && error !== null ? told.get(error) : undefined;
  if (known) return known;
  const made = requestErrorFor(classify(error).kind);
  if (made === null) return null;
  made.cause = error;
  if (typeof error === 'object' && error !== null) told.set(error, made);
  return made;
}

/** One failure is one error to the caller, however many statements it has stopped. */
const told = new WeakMap<object, RequestError>();

function requestErrorFor(kind: FailureKind): RequestError | null {
  switch (kind) {
    case 'pool_timeout':
      return fail('UNAVAILABLE', 'The database is busy: no connection became free in time. Try again in a moment.');
    case 'connection':
      return fail('UNAVAILABLE', 'The database cannot be reached at the moment. Try again shortly.');
    case 'poisoned':
      return fail('UNAVAILABLE', 'The database was being changed while the request ran. Try again.');
    case 'statement_timeout':
      return fail('TIMEOUT', 'The request took the database longer than is allowed. Ask for less at once.');
    case 'lock_timeout':
      return fail('CONFLICT', 'Another change holds the same data for too long. Try again.');
    case 'serialization':
    case 'deadlock':
      return fail('CONFLICT', 'Another change touched the same data at the same time. Try again.');
    default:
      return null;
  }
}

/** The error itself and everything it wraps, nearest first. */
function* wrapped(error: unknown): Generator<object> {
  const seen = new Set<unknown>();
  const queue: unknown[] = [error];
  while (queue.length > 0) {
    const next = queue.shift();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    // PostgreSQL's own error knows more than any wrapper.
    const original = originals.get(next);
    if (original !== undefined) queue.unshift(original);
    yield next;
    const meta = property(next, 'meta');
    queue.push(property(meta, 'driverAdapterError'), property(next, 'cause'), property(next, 'originalError'));
  }
}

function classifyOne(error: object): Classified | null {
  const original = originals.get(error);
  if (original !== undefined) return null;
  const code = text(error, 'code');
  if (code !== undefined && text(error, 'severity') !== undefined) {
    return describe(error, code, text(error, 'constraint'));
  }
  const originalCode = text(error, 'originalCode');
  if (originalCode !== undefined) return describe(error, originalCode, text(property(error, 'constraint'), 'index'));
  if (code !== undefined && SOCKET_CODES.has(code)) return { kind: 'connection' };
  if (code !== undefined && property(error, 'meta') !== undefined) {
    // A wrapper of Prisma's: what it wraps is asked first, its own code is the last resort.
    const inner = property(property(error, 'meta'), 'driverAdapterError');
    return inner === undefined ? { kind: BY_PRISMA_CODE[code] ?? 'unknown' } : null;
  }
  const message = text(error, 'message') ?? '';
  const known = BY_TEXT.find(([pattern]) => pattern.test(message));
  return known ? { kind: known[1] } : null;
}

function describe(error: object, sqlstate: string | undefined, constraint: string | undefined): Classified {
  const [table, column] = [text(error, 'table'), text(error, 'column')];
  return {
    kind: kindOf(error, sqlstate),
    ...(sqlstate === undefined ? {} : { sqlstate }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    ...(column === undefined ? {} : { column }),
  };
}

function kindOf(error: object, sqlstate: string | undefined): FailureKind {
  if (sqlstate === undefined) return 'unknown';
  // 0A000 is every "feature not supported"; only this routine means that a prepared plan has outlived its table.
  if (sqlstate === '0A000') return text(error, 'routine') === 'RevalidateCachedQuery' ? 'poisoned' : 'unknown';
  return BY_SQLSTATE[sqlstate] ?? (sqlstate.startsWith('08') ? 'connection' : 'unknown');
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}

function text(value: unknown, name: string): string | undefined {
  const found = property(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
