import { GraphQLError } from 'graphql';

/** The top-level error codes of the API. A code is the contract; the message explains it to a person. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'BAD_REQUEST'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID_CURSOR'
  | 'CONFLICT'
  | 'THROTTLED'
  | 'TIMEOUT'
  | 'UNAVAILABLE'
  | 'COST_ESTIMATED_TOO_EXPENSIVE'
  | 'MAX_DEPTH_LIMIT'
  | 'MAX_ALIASES_LIMIT'
  | 'MAX_TOKENS_LIMIT'
  | 'MAX_ROOT_FIELDS_LIMIT';

/** An error whose message and code are meant for the caller. Every other error is masked before it is sent. */
export class RequestError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, extensions: Readonly<Record<string, unknown>> = {}) {
    super(message, { extensions: { ...extensions, code } });
    this.name = 'RequestError';
    this.code = code;
  }
}

/**
 * Makes the error that tells a caller what was expected and what was got.
 * `extensions` are sent to the caller beside the code: never put a secret or another tenant's value there.
 */
export function fail(code: ErrorCode, message: string, extensions?: Readonly<Record<string, unknown>>): RequestError {
  return new RequestError(code, message, extensions);
}
