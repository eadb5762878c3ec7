// The HTTP server. Problem: health must be answered before the database is there and while the last operations finish, and
// every refusal must be a sentence in the shape of GraphQL. Design: a Fastify application that listens first and is opened
// once its parts (database, schema, keys) exist; until then, and after it was told to stop, operations get 503. Its close is
// our own: operations in flight finish, whatever their connection does. Data shape: createServer → Server; open(parts) makes
// it ready; close() ends it.
import { fastify, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { errorCode, StartupError } from '../database/startup-error.js';
import { startGraphQL, type GraphQLEndpoint } from './graphql.js';
import { addGraphQLRoute } from './graphql-route.js';
import { addCommonHeaders, addCors, requestIdOf } from './headers.js';
import { addHealth } from './health.js';
import { Lifecycle, type State } from './lifecycle.js';
import { createOperations } from './operation.js';
import type { ServerParts } from './parts.js';
import { addPlayground } from './playground.js';
import { addRefusals, earlyRefusals } from './refusals.js';

export type { ServerParts } from './parts.js';

export interface Server {
  /** The Fastify application, for `app.inject` in tests. */
  readonly app: FastifyInstance;
  readonly state: State;
  /** Operations that were let in and are not answered yet. */
  readonly running: number;
  /** Starts to listen; returns the origin such as `http://localhost:4000`. Rejects with a StartupError for a taken port. */
  listen(): Promise<string>;
  /** Makes the server ready. */
  open(parts: ServerParts): Promise<void>;
  /**
   * Lets no new operation in, waits for those that run (at most `timeouts.drain`), and stops listening. Returns how many were
   * cut off. May be called again; the database is its owner's to close afterwards.
   */
  close(): Promise<number>;
}

export type ServerConfig = Pick<Config, 'host' | 'port' | 'executor' | 'timeouts' | 'limits' | 'corsOrigins'>;

/** Makes a server that does not listen and is not ready yet. */
export function createServer(config: ServerConfig, log: Logger): Server {
  const lifecycle = new Lifecycle();
  let parts: ServerParts | null = null;
  let endpoint: GraphQLEndpoint | null = null;
  let closing: Promise<number> | null = null;

  const app = fastify({
    // The lines of the log are our own: one per operation, and one per error.
    logger: false,
    bodyLimit: config.limits.bodyBytes,
    requestTimeout: config.timeouts.request,
    genReqId: requestIdOf,
    requestIdHeader: false,
    exposeHeadRoutes: false,
    // While the server drains it answers for itself, health above all.
    return503OnClosing: false,
    ...earlyRefusals(log),
  });
  addCommonHeaders(app);
  addCors(app, config.corsOrigins);
  addRefusals(app, log);
  addHealth(app, lifecycle, () => parts?.database.ping() ?? Promise.reject(new Error('there is no database yet')));
  addPlayground(app, () => parts?.demoTokens ?? null);
  addGraphQLRoute(app, {
    lifecycle,
    log,
    opened: () => (parts === null || endpoint === null ? null : { ...parts, endpoint }),
  });
  // A connection that is kept alive would hold up the end of the server for as long as its client likes.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (lifecycle.state === 'draining') reply.header('connection', 'close');
    done(null, payload);
  });

  async function close(): Promise<number> {
    lifecycle.advance('draining');
    const stopped = app.close();
    // Not awaited before the operations: it ends only when the last connection does.
    stopped.catch((error: unknown) => {
      log.error({ err: error }, 'the HTTP server did not stop cleanly');
    });
    const isIdle = await lifecycle.idle(config.timeouts.drain);
    const cutOff = isIdle ? 0 : lifecycle.running;
    if (!isIdle) log.error({ operations: cutOff }, 'operations were still running when their time to finish was over');
    await letAnswersLeave(app);
    await stopped;
    await endpoint?.stop();
    lifecycle.advance('stopped');
    return cutOff;
  }

  return {
    app,
    get state() {
      return lifecycle.state;
    },
    get running() {
      return lifecycle.running;
    },
    async listen() {
      try {
        const address = await app.listen({ host: config.host, port: config.port });
        const { port } = new URL(address);
        return `http://${shownHost(config.host)}:${port}`;
      } catch (error) {
        throw explainListen(error, config);
      }
    },
    async open(given) {
      const operations = createOperations({ ...given, executor: config.executor, limits: config.limits });
      endpoint = await startGraphQL({ schema: given.schema, operations, maxTokens: config.limits.tokens, log });
      parts = given;
      lifecycle.advance('ready');
    },
    close: () => (closing ??= close()),
  };
}

/** Gives answers that were just made a moment to be written, then ends whatever connections are left. */
async function letAnswersLeave(app: FastifyInstance): Promise<void> {
  const { server } = app;
  const connections = () =>
    new Promise<number>((resolve) => {
      server.getConnections((error, count) => {
        resolve(error === null ? count : 0);
      });
    });
  for (let waited = 0; waited < 1_000 && (await connections()) > 0; waited += 20) {
    server.closeIdleConnections();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  server.closeAllConnections();
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function explainListen(error: unknown, { host, port }: ServerConfig): unknown {
  const code = errorCode(error);
  const at = `port ${String(port)} of ${host}`;
  if (code === 'EADDRINUSE') {
    return new StartupError(`Another process uses ${at} already. Stop it, or choose another port with PORT.`, {
      cause: error,
    });
  }
  if (code === 'EACCES')
    return new StartupError(`This account may not listen on ${at}. Choose a port above 1023 with PORT.`, {
      cause: error,
    });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new StartupError(`${host} is no address of this machine to listen on. Change HOST.`, { cause: error });
  }
  return error;
}
