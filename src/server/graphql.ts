// Apollo Server with our own executor. Problem: Apollo's pipeline (document, validation, hooks, error formatting, content
// negotiation, protection against forged requests) is wanted, its way of executing is not. Design: the executor enters through
// the gateway seam, where all of the above goes on working; everything that reports to Apollo or instruments resolvers is
// off. The HTTP side is our own thin integration, because the one for Fastify cuts running operations after ten seconds when
// the server stops and cannot answer before the body is read. Data shape: HttpRequest → HttpAnswer; Exchange is the note that
// travels along and ends as one line of the log.
import { ApolloServer, HeaderMap, type ApolloServerPlugin, type HTTPGraphQLRequest } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Viewer } from '../access/viewer.js';
import { createDocuments } from './documents.js';
import type { Operations } from './operation.js';
import { codeOf, present, statusOfAnswer } from './present.js';

/** What is known of a request while it is answered; the fields that are not read-only are filled on the way. */
export interface Exchange {
  readonly requestId: string;
  readonly viewer: Viewer | null;
  readonly log: Logger;
  operation: string | null;
  kind: string | null;
  hash: string | null;
  statements: number;
  cost: number | null;
  errors: readonly string[];
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Iterable<[string, string]>;
  readonly body: string;
}

export interface GraphQLEndpoint {
  answer(request: HTTPGraphQLRequest, exchange: Exchange): Promise<HttpAnswer>;
  stop(): Promise<void>;
}

interface ApolloContext {
  readonly exchange: Exchange;
}

/** Starts Apollo Server over a schema; `operations` runs what it has parsed and validated. */
export async function startGraphQL(options: {
  readonly schema: GraphQLSchema;
  readonly operations: Operations;
  readonly maxTokens: number;
  readonly log: Logger;
}): Promise<GraphQLEndpoint> {
  const { schema, operations, log } = options;
  const apollo = new ApolloServer<ApolloContext>({
    gateway: seam(schema, operations),
    documentStore: createDocuments(),
    parseOptions: { maxTokens: options.maxTokens },
    formatError: (formatted, error) => presentLast(formatted, error, log),
    plugins: [
      bookkeeping,
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    // Without a name of its own the environment variable NODE_ENV would decide about stack traces and hints.
    nodeEnv: 'production',
    logger: log,
  });
  await apollo.start();

  return {
    async answer(request, exchange) {
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: request,
        context: () => Promise.resolve({ exchange }),
      });
      if (answer.body.kind !== 'complete')
        throw new Error('an answer in parts was made, but @defer and @stream are not offered');
      const status = answer.status ?? 200;
      if (status >= 400 && exchange.errors.length === 0) exchange.errors = ['BAD_REQUEST'];
      return { status, headers: answer.headers, body: answer.body.string };
    },
    stop: () => apollo.stop(),
  };
}

/** Where our executor takes the place of Apollo's: the public interface of its gateways. */
function seam(schema: GraphQLSchema, operations: Operations): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: ({ document, operation, operationName, request, context }) => {
          const { exchange } = context as ApolloContext;
          return operations.run({
            document,
            // Apollo leaves it out when the name fits no operation of the document, whatever its type says.
            operation: operation as typeof operation | undefined,
            operationName: request.operationName ?? operationName ?? null,
            variables: request.variables ?? {},
            exchange,
          });
        },
      }),
    stop: () => Promise.resolve(),
  };
}

/** Characters of an operation's name that the log shows; callers may make it as long as a whole request. */
const longestName = 100;

/** Fills the exchange and sets the status by the code of the first error. */
const bookkeeping: ApolloServerPlugin<ApolloContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveSource: ({ queryHash, contextValue }) => {
        contextValue.exchange.hash = queryHash.slice(0, 16);
        return Promise.resolve();
      },
      willSendResponse: ({ response, operation, operationName, contextValue: { exchange } }) => {
        exchange.operation = operationName?.slice(0, longestName) ?? null;
        exchange.kind = operation?.operation ?? null;
        if (response.body.kind === 'single') {
          const { singleResult } = response.body;
          exchange.errors = (singleResult.errors ?? []).map(codeOf);
          // A mutation by GET keeps the 405 that Apollo gives it.
          if (response.http.status !== 405) response.http.status = statusOfAnswer(singleResult);
        }
        return Promise.resolve();
      },
    }),
};

/** The last gate: what has not been presented yet comes from Apollo's own stages, or is unexpected and masked. */
function presentLast(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  const presented = present(error, log);
  return presented === error ? formatted : presented.toJSON();
}

/** The headers of a Node request in the form Apollo takes. */
export function headerMap(headers: NodeJS.Dict<string | string[]>): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
