// Bearer tokens. Problem: a token is the caller's claim until its signature, its time and its destination are checked, and
// each check that is left out has a well-known attack (alg "none", HS256 signed with a public key, a token of another
// service, a token of 10 MB). Design: jose checks all of them with the algorithms pinned by the kind of key, before
// anything else is done for the request: a bad token costs no database connection. Data shape: the Authorization header
// lines of a request → the user id in `sub`, or null where no token was sent.
import type { webcrypto } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, SignJWT, type JWTVerifyOptions } from 'jose';
import { fail, type RequestError } from '../errors.js';

/** How the keys come: a shared secret (HS256), or a JWKS by URL (RS256, ES256, EdDSA). */
export type TokenKeys =
  | { readonly kind: 'secret'; readonly secret: Uint8Array }
  | { readonly kind: 'keys'; readonly url: URL; readonly timeoutMs: number };

export interface TokenOptions {
  readonly keys: TokenKeys;
  /** Checked against `iss` unless null. */
  readonly issuer: string | null;
  /** Checked against `aud` unless null. */
  readonly audience: string | null;
}

export interface Tokens {
  /**
   * The user id of the bearer token among the values of a request's Authorization lines; null where there is no line.
   * Rejects with UNAUTHENTICATED for a token that does not hold, UNAVAILABLE where the keys cannot be had.
   */
  verify(authorization: readonly string[]): Promise<string | null>;
}

const sizeLimit = 8 * 1024;
/** Seconds by which the clocks of the issuer and of this machine may differ. */
const clockTolerance = 30;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Checks tokens of one kind; the keys of a JWKS are fetched at the first token and again when an unknown key id comes. */
export function createTokens(options: TokenOptions): Tokens {
  const { keys } = options;
  const checks: JWTVerifyOptions = {
    algorithms: keys.kind === 'secret' ? ['HS256'] : ['RS256', 'ES256', 'EdDSA', 'Ed25519'],
    clockTolerance,
    requiredClaims: ['sub', 'exp'],
    ...(options.issuer === null ? {} : { issuer: options.issuer }),
    ...(options.audience === null ? {} : { audience: options.audience }),
  };
  const remote = keys.kind === 'keys' ? createRemoteJWKSet(keys.url, { timeoutDuration: keys.timeoutMs }) : null;
  let imported: Promise<webcrypto.CryptoKey> | undefined;

  return {
    async verify(authorization) {
      const token = bearerToken(authorization);
      if (token === null) return null;
      try {
        const { payload } = await (keys.kind === 'secret'
          ? jwtVerify(token, await (imported ??= importSecret(keys.secret)), checks)
          : jwtVerify(token, remote ?? refuse, checks));
        if (typeof payload.sub !== 'string' || !uuid.test(payload.sub))
          throw unauthenticated('its subject is not a user id');
        return payload.sub;
      } catch (error) {
        throw explain(error);
      }
    },
  };
}

/** The secret in the form that signatures are checked with: once, because jose would make it anew for every token. */
const importSecret = (secret: Uint8Array): Promise<webcrypto.CryptoKey> =>
  crypto.subtle.importKey('raw', new Uint8Array(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);

/** Stands where no JWKS is configured; a token can never come to it. */
const refuse = (): Promise<never> => Promise.reject(unauthenticated('no keys are configured'));

function bearerToken(authorization: readonly string[]): string | null {
  if (authorization.length === 0) return null;
  if (authorization.length > 1)
    throw fail('UNAUTHENTICATED', 'One Authorization header was expected, several were sent.');
  const header = authorization[0] ?? '';
  if (header.length > sizeLimit) throw unauthenticated(`it is longer than ${String(sizeLimit)} bytes`);
  const match = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header.trim());
  if (match?.[1] === undefined) {
    throw fail('UNAUTHENTICATED', 'The Authorization header must be "Bearer <token>"; got something else.');
  }
  return match[1];
}

function unauthenticated(why: string): RequestError {
  return fail('UNAUTHENTICATED', `The bearer token is not accepted: ${why}.`);
}

/** Says what to do about it (a new token, a right destination) but not how near a forged signature came. */
function explain(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return unauthenticated('it has expired');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return unauthenticated(
      error.claim === 'nbf' ? 'it is not valid yet' : `its claim "${error.claim}" is missing or not for this service`,
    );
  }
  if (error instanceof errors.JWKSTimeout || isKeyFailure(error)) {
    return fail(
      'UNAVAILABLE',
      'The keys that bearer tokens are checked with cannot be had at the moment. Try again shortly.',
    );
  }
  if (error instanceof errors.JOSEError)
    return unauthenticated('it is malformed, or its signature is not from a known key');
  return error;
}

/** jose reports an answer of the key server other than 200, or one that is no JSON, as a plain JOSEError; a failed connection as a TypeError. */
function isKeyFailure(error: unknown): boolean {
  return (
    error instanceof errors.JWKSInvalid ||
    error instanceof TypeError ||
    (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')
  );
}

/** Makes an HS256 token. Only the demo mode and tests issue tokens; everyone else's come from an identity provider. */
export async function issueToken(
  secret: Uint8Array,
  claims: { readonly userId: string; readonly issuer: string; readonly audience: string; readonly days: number },
): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(claims.userId)
    .setIssuer(claims.issuer)
    .setAudience(claims.audience)
    .setIssuedAt()
    .setExpirationTime(`${String(claims.days)} days`)
    .sign(secret);
}
