// What an error looks like to the caller. Problem: one unmasked message can carry another tenant's value, SQL or a path of
// this machine; one masked too many leaves the caller without the sentence that would help. Design: only three kinds go out
// as they are: a RequestError (it was written for the caller), and what GraphQL itself says about the document and about
// the variables and arguments. Everything else becomes INTERNAL_SERVER_ERROR with an errorId that stands in the log beside
// the whole error. Data shape: any thrown value → PresentedError → formatted error; codes → HTTP status.
import { randomUUID } from 'node:crypto';
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { RequestError } from '../errors.js';

/** An error that has been looked at: its message and extensions are fit for the caller. */
export class PresentedError extends GraphQLError {}

const statusByCode: Readonly<Record<string, number>> = {
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  BAD_USER_INPUT: 400,
  BAD_REQUEST: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  PERSISTED_QUERY_NOT_FOUND: 400,
  PERSISTED_QUERY_NOT_SUPPORTED: 400,
  INVALID_CURSOR: 400,
  COST_ESTIMATED_TOO_EXPENSIVE: 400,
  MAX_DEPTH_LIMIT: 400,
  MAX_ALIASES_LIMIT: 400,
  MAX_TOKENS_LIMIT: 400,
  MAX_ROOT_FIELDS_LIMIT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  IDEMPOTENCY_KEY_REUSED: 422,
  THROTTLED: 429,
  INTERNAL_SERVER_ERROR: 500,
  UNAVAILABLE: 503,
  TIMEOUT: 504,
};
/** Codes that GraphQL and Apollo Server give to faults of a request before it runs. */
const requestFaults = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);
/** Codes of an answer that ran and came to `data: null` which a client or a proxy must be able to tell by the status. */
const wholeAnswer = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'CONFLICT',
  'IDEMPOTENCY_KEY_REUSED',
  'THROTTLED',
  'UNAVAILABLE',
  'TIMEOUT',
  'INTERNAL_SERVER_ERROR',
]);
const longestMessage = 1_000;

/** Gives an error a status other than that of its code (413 and 415 share the code BAD_REQUEST with 400). */
export function withStatus(error: RequestError, status: number): RequestError {
  statuses.set(error, status);
  return error;
}
const statuses = new WeakMap<object, number>();

/** The HTTP status for an error that ended a request before it ran. */
export function statusOf(error: GraphQLError): number {
  return statuses.get(error) ?? statusByCode[codeOf(error)] ?? 500;
}

/**
 * The HTTP status of an answer, by its first error: without `data` the request never ran; where every root field is null it
 * ran and gave nothing; with anything in it, it is 200 whatever errors stand beside that.
 */
export function statusOfAnswer(answer: {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[];
}): number {
  const [first] = answer.errors ?? [];
  if (first === undefined) return 200;
  const code = codeOf(first);
  if (answer.data === undefined) return statusByCode[code] ?? 500;
  const isEmpty = answer.data === null || Object.values(answer.data).every((value) => value === null);
  return isEmpty && wholeAnswer.has(code) ? (statusByCode[code] ?? 200) : 200;
}

export function codeOf(error: { readonly extensions?: Readonly<Record<string, unknown>> | undefined }): string {
  const code = error.extensions?.['code'];
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
}

/**
 * The error as the caller may see it. An unexpected one is logged whole, with the errorId that the caller is told.
 * `known` turns errors of the database into a RequestError where they mean something to the caller, else null.
 */
export function present(
  error: unknown,
  log: Logger,
  known: (error: unknown) => RequestError | null = () => null,
): PresentedError {
  if (error instanceof PresentedError) return error;
  const place = error instanceof GraphQLError ? error : null;
  const own = place === null ? null : graphqlsOwn(place);
  if (own !== null) return own;
  const cause = causeOf(error);
  const meant = cause instanceof RequestError ? cause : known(cause);
  if (meant !== null) return shown(meant.message, meant.extensions, place ?? meant);

  const errorId = report(cause, place, log);
  return shown(
    'Something went wrong here. Quote the errorId when you ask about it.',
    { code: 'INTERNAL_SERVER_ERROR', errorId },
    place,
  );
}

/** The id of an unexpected error, which stands in the log once: a failed batch gives the same error to every row. */
function report(cause: unknown, place: GraphQLError | null, log: Logger): string {
  const known = typeof cause === 'object' && cause !== null ? reported.get(cause) : undefined;
  if (known !== undefined) return known;
  const errorId = randomUUID();
  if (typeof cause === 'object' && cause !== null) reported.set(cause, errorId);
  log.error({ errorId, path: place?.path?.join('.'), err: cause }, 'unexpected error');
  return errorId;
}
const reported = new WeakMap<object, string>();

function shown(
  message: string,
  extensions: Readonly<Record<string, unknown>>,
  place: GraphQLError | null,
): PresentedError {
  const short = message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
  return new PresentedError(short, {
    extensions,
    ...(place?.nodes === undefined ? {} : { nodes: place.nodes }),
    ...(place?.source === undefined ? {} : { source: place.source }),
    ...(place?.positions === undefined ? {} : { positions: place.positions }),
    ...(place?.path === undefined ? {} : { path: place.path }),
  });
}

/** What was thrown first: graphql wraps the error of a resolver to add the path. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && !(cause instanceof RequestError) && cause.originalError !== undefined)
    cause = cause.originalError;
  return cause;
}

/**
 * GraphQL's own complaints about the request, known by the stage they come from (before it runs nothing has a path) and by
 * what they point to: a resolver's GraphQLError that is no RequestError is not among them.
 */
function graphqlsOwn(error: GraphQLError): PresentedError | null {
  if (error.path !== undefined) {
    // A null by variable for an argument that must not be null: found when the field runs.
    const cause = causeOf(error);
    const isArgument =
      cause instanceof GraphQLError && cause.nodes !== undefined && cause.message.startsWith('Argument "');
    return isArgument && !(cause instanceof RequestError)
      ? shown(cause.message, { code: 'BAD_USER_INPUT' }, error)
      : null;
  }
  if (error instanceof RequestError) return null;
  const tooLong = /more (?:that|than) (\d+) tokens/.exec(error.message);
  if (tooLong !== null && codeOf(error) === 'GRAPHQL_PARSE_FAILED') {
    const most = String(tooLong[1]);
    return shown(`A document may have at most ${most} tokens; this one has more.`, { code: 'MAX_TOKENS_LIMIT' }, error);
  }
  if (error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION) {
    const isValidation = codeOf(error) === 'GRAPHQL_VALIDATION_FAILED';
    return shown(error.message, { code: isValidation ? 'GRAPHQL_VALIDATION_FAILED' : 'BAD_USER_INPUT' }, error);
  }
  return requestFaults.has(codeOf(error)) ? shown(error.message, { code: codeOf(error) }, error) : null;
}
