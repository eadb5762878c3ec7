import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { toRequestError } from '../database/errors.js';
import { fail, RequestError } from '../errors.js';
import { commonHeaders } from './headers.js';
import { codeOf, present, statusOf, withStatus } from './present.js';

/**
 * Answers a request that never became an operation: `{"errors": [{message, extensions: {code}}]}` with the status of the code.
 * Returns the code, for the log.
 */
export function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown, log: Logger): string {
  const meant = explain(error, request);
  const presented = present(meant, log, toRequestError);
  const status = meant instanceof GraphQLError ? statusOf(meant) : statusOf(presented);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 503 || status === 429) reply.header('retry-after', reply.getHeader('retry-after') ?? '1');
  // What was not read of a refused body cannot be told from the next request.
  if (status === 413) reply.header('connection', 'close');
  const wantsGraphQL = request.headers.accept?.includes('application/graphql-response+json') === true;
  void reply
    .code(status)
    .type(`${wantsGraphQL ? 'application/graphql-response+json' : 'application/json'}; charset=utf-8`)
    .send(JSON.stringify({ errors: [presented] }));
  return codeOf(presented);
}

/**
 * What Node and Fastify refuse before a request gets as far as a route: an HTTP message that cannot be parsed (there is no
 * request then, only its connection), and an address that cannot be. To be given to Fastify when it is made.
 */
export function earlyRefusals(log: Logger): Pick<FastifyServerOptions, 'clientErrorHandler' | 'frameworkErrors'> {
  return {
    frameworkErrors: (error, request, reply) => {
      reply.headers(commonHeaders(request));
      note(request, reply, error, log);
    },
    clientErrorHandler: (error, socket) => {
      const status = unreadable[error.code] ?? 400;
      // A client that went away, or one to whom half an answer has been sent already, is told nothing.
      if (error.code !== 'ECONNRESET' && socket.writable && socket.bytesWritten === 0) {
        const refusal = fail('BAD_REQUEST', `The request cannot be read (${STATUS_CODES[status] ?? 'bad request'}).`);
        const body = JSON.stringify({ errors: [refusal] });
        socket.write(
          `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\ncontent-type: application/json; charset=utf-8\r\n` +
            `content-length: ${String(Buffer.byteLength(body))}\r\nconnection: close\r\n\r\n${body}`,
        );
      }
      socket.destroySoon();
    },
  };
}

/** The status for an HTTP message that Node could not read, by its code; 400 for all others. */
const unreadable: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

function note(request: FastifyRequest, reply: FastifyReply, error: unknown, log: Logger): void {
  const child = log.child({ requestId: request.id });
  const code = refuse(request, reply, error, child);
  child.info(
    { method: request.method, status: reply.statusCode, errors: [code], ms: Math.round(reply.elapsedTime) },
    'request refused',
  );
}

/** Gives unknown paths and the errors of Fastify itself the same form. */
export function addRefusals(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error, request, reply) => {
    note(request, reply, error, log);
    return reply;
  });
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    if (path === '/graphql') {
      reply.header('allow', 'GET, POST');
      note(
        request,
        reply,
        withStatus(fail('BAD_REQUEST', `The method must be POST, or GET for queries; got ${request.method}.`), 405),
        log,
      );
    } else {
      note(
        request,
        reply,
        withStatus(fail('NOT_FOUND', 'There is nothing at this path. The API is at /graphql.'), 404),
        log,
      );
    }
    return reply;
  });
}

/** Turns the complaints of Fastify about a request into sentences; every other error is returned as it is. */
function explain(error: unknown, request: FastifyRequest): unknown {
  if (error instanceof RequestError || !(error instanceof Error) || !('statusCode' in error)) return error;
  const status = Number(error.statusCode);
  if (status === 413) {
    const most = request.routeOptions.bodyLimit;
    return withStatus(fail('BAD_REQUEST', `The body may have at most ${String(most)} bytes; this one has more.`), 413);
  }
  if (status === 415) {
    const given = request.headers['content-type'];
    const got = given === undefined ? 'no content type' : JSON.stringify(given.slice(0, 100));
    return withStatus(fail('BAD_REQUEST', `The body must be application/json; got ${got}.`), 415);
  }
  if (status < 400 || status >= 500) return error;
  return withStatus(
    fail('BAD_REQUEST', `The request cannot be read (${STATUS_CODES[status] ?? 'bad request'}).`),
    status,
  );
}
