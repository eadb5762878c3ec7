import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const saneRequestId = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** The caller's X-Request-Id where it is fit to be logged and echoed, else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && saneRequestId.test(given) ? given : randomUUID();
}

/** Every value sent for a header, in order. Node keeps only the first of several Authorization lines otherwise. */
export function headerValues(request: IncomingMessage, name: string): string[] {
  const values: string[] = [];
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    if (request.rawHeaders[index]?.toLowerCase() === name) values.push(request.rawHeaders[index + 1] ?? '');
  }
  return values;
}

/** The request id and the headers that keep browsers from guessing, framing and leaking. */
export function commonHeaders(request: FastifyRequest): Readonly<Record<string, string>> {
  return {
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  };
}

/** Puts the common headers on every answer that a route makes. */
export function addCommonHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(commonHeaders(request));
    done();
  });
}

const allowedHeaders = [
  'authorization',
  'content-type',
  'x-request-id',
  'idempotency-key',
  'apollo-require-preflight',
  'x-apollo-operation-name',
].join(', ');

/**
 * Lets browsers of the `origins` call (`*` alone: of every origin). Credentials are never allowed: callers prove who they
 * are by a bearer token, and a cookie would bring cross-site forgery with it. Without origins no header is sent at all, and
 * with them for the API alone: the demo tokens of the playground are for its own page.
 */
export function addCors(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const everyone = origins.includes('*');
  app.addHook('onRequest', (request, reply, done) => {
    if (!/^\/graphql(?:\?|$)/.test(request.url)) {
      done();
      return;
    }
    const { origin } = request.headers;
    reply.header('vary', 'origin');
    if (origin === undefined || !(everyone || origins.includes(origin))) {
      done();
      return;
    }
    reply.headers({
      'access-control-allow-origin': everyone ? '*' : origin,
      'access-control-expose-headers': 'x-request-id, retry-after',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    if (!isPreflight) {
      done();
      return;
    }
    void reply
      .headers({
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers': allowedHeaders,
        'access-control-max-age': '600',
      })
      .code(204)
      .send();
  });
}
