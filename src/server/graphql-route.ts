import type { HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Viewer } from '../access/viewer.js';
import { fail } from '../errors.js';
import { checkMediaType, checkSearch, parseBody } from './body.js';
import { headerMap, type Exchange, type GraphQLEndpoint } from './graphql.js';
import { headerValues } from './headers.js';
import type { Lifecycle } from './lifecycle.js';
import type { ServerParts } from './parts.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null without a token, and before the token was checked. */
    viewer: Viewer | null;
  }
}

interface RouteOptions {
  readonly lifecycle: Lifecycle;
  readonly log: Logger;
  /** null while the server starts. */
  readonly opened: () => (ServerParts & { readonly endpoint: GraphQLEndpoint }) | null;
}

/** `/graphql`: the token before the body, the body before the operation, and one line of the log for each operation. */
export function addGraphQLRoute(app: FastifyInstance, { lifecycle, log, opened }: RouteOptions): void {
  const current = () => {
    const parts = lifecycle.state === 'ready' ? opened() : null;
    if (parts !== null) return parts;
    throw fail(
      'UNAVAILABLE',
      `The gateway is ${lifecycle.state === 'starting' ? 'starting' : 'stopping'}. Try again shortly.`,
    );
  };

  app.decorateRequest('viewer', null);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      checkMediaType(request.headers['content-type'], request.headers['content-encoding']);
      done(null, parseBody(Buffer.isBuffer(body) ? body : Buffer.from(body)));
    } catch (error) {
      done(error instanceof Error ? error : new Error('the body could not be parsed', { cause: error }));
    }
  });

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    async onRequest(request) {
      const { tokens, viewers } = current();
      const userId = await tokens.verify(headerValues(request.raw, 'authorization'));
      if (userId !== null) request.viewer = await viewers.byUserId(userId);
    },
    async handler(request, reply) {
      const started = performance.now();
      const { endpoint } = current();
      const graphqlRequest = readRequest(request);
      const exchange = newExchange(request, log);
      const answer = await lifecycle.run(() => endpoint.answer(graphqlRequest, exchange));
      for (const [name, value] of answer.headers) reply.header(name, value);
      if (answer.status === 401) reply.header('www-authenticate', 'Bearer');
      if (answer.status === 503) reply.header('retry-after', '1');
      logOperation(exchange, answer.status, performance.now() - started);
      return reply.code(answer.status).send(answer.body);
    },
  });
}

function readRequest(request: FastifyRequest): HTTPGraphQLRequest {
  const question = request.url.indexOf('?');
  const search = question === -1 ? '' : request.url.slice(question);
  if (request.method === 'GET') checkSearch(search.slice(1));
  else if (request.body === undefined || request.body === null) {
    throw fail('BAD_REQUEST', 'The body must be a JSON object such as {"query": "{ __typename }"}; got none.');
  }
  return { method: request.method, headers: headerMap(request.headers), search, body: request.body };
}

function newExchange(request: FastifyRequest, log: Logger): Exchange {
  return {
    requestId: request.id,
    viewer: request.viewer,
    log: log.child({ requestId: request.id }),
    operation: null,
    kind: null,
    hash: null,
    statements: 0,
    cost: null,
    errors: [],
  };
}

function logOperation(exchange: Exchange, status: number, ms: number): void {
  const { viewer } = exchange;
  exchange.log.info(
    {
      operation: exchange.operation,
      kind: exchange.kind,
      hash: exchange.hash,
      status,
      ms: Math.round(ms * 10) / 10,
      statements: exchange.statements,
      cost: exchange.cost,
      ...(exchange.errors.length === 0 ? {} : { errors: [...new Set(exchange.errors)] }),
      ...(viewer === null
        ? {}
        : { userId: viewer.userId, organizationId: viewer.organizationId, audience: viewer.audience }),
    },
    'operation',
  );
}
