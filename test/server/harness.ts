import { buildSchema, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { createTokens, issueToken } from '../../src/access/tokens.js';
import { createViewers } from '../../src/access/viewers.js';
import { readConfig } from '../../src/config.js';
import type { Context } from '../../src/context.js';
import { openDatabase, type Database } from '../../src/database/database.js';
import { createLoaders } from '../../src/loaders/index.js';
import { createLog } from '../../src/server/log.js';
import { createServer, type Server } from '../../src/server/server.js';
import { databaseUrl } from '../support/database.js';

const secret = 'the secret of these tests, at least 32 bytes';
const issuer = 'https://issuer.test';
const audience = 'supplygraph-test';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly unknown[];
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
}

/** A server of a test's own, and what it wrote to its log. */
export interface TestServer {
  readonly server: Server;
  readonly database: Database;
  readonly lines: Readonly<Record<string, unknown>>[];
  /** Sends `body` as it is (an object as JSON) to /graphql. */
  post(body: string | Buffer | object, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  authorization(userId: string): Promise<{ authorization: string }>;
  close(): Promise<void>;
}

interface Options {
  readonly environment?: NodeJS.ProcessEnv;
  readonly demoTokens?: Readonly<Record<string, string>>;
  /** false: the server stays in the state "starting". */
  readonly open?: boolean;
}

/** Starts a server over `schema` on the suite's database, in this process; nothing of it is replaced. */
export async function startServer(
  schema: GraphQLSchema,
  { environment = {}, demoTokens, open = true }: Options = {},
): Promise<TestServer> {
  const executor = process.env['EXECUTOR'];
  const config = readConfig({
    JWT_SECRET: secret,
    HOST: '127.0.0.1',
    PORT: '0',
    ...(executor === undefined ? {} : { EXECUTOR: executor }),
    ...environment,
  });
  const lines: Readonly<Record<string, unknown>>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Readonly<Record<string, unknown>>);
  const server = createServer(config, createLog({ level: 'debug', secrets: [secret], destination: { write } }));
  const database = await openDatabase({
    connection: { connectionString: databaseUrl() },
    gatewayRole: 'sg_gateway',
    poolSize: config.poolSize,
  });
  const key = new TextEncoder().encode(secret);
  if (open)
    await server.open({
      database,
      schema,
      createLoaders,
      tokens: createTokens({ keys: { kind: 'secret', secret: key }, issuer, audience }),
      viewers: createViewers(database),
      demoTokens: demoTokens ?? null,
    });

  const send = async (
    method: 'GET' | 'POST',
    url: string,
    headers: Readonly<Record<string, string>>,
    payload?: string | Buffer,
  ) => {
    const response = await server.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    const text = response.body;
    const isJson = String(response.headers['content-type']).includes('json');
    const body = (isJson ? JSON.parse(text) : {}) as Answered['body'];
    return { status: response.statusCode, headers: response.headers, text, body };
  };

  return {
    server,
    database,
    lines,
    post: (body, headers = {}) => {
      const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      return send('POST', '/graphql', { 'content-type': 'application/json', ...headers }, payload);
    },
    get: (path, headers = {}) => send('GET', path, headers),
    authorization: async (userId) => ({
      authorization: `Bearer ${await issueToken(key, { userId, issuer, audience, days: 1 })}`,
    }),
    async close() {
      await server.close();
      await database.close();
    },
  };
}

type Resolvers = Readonly<Record<string, Readonly<Record<string, GraphQLFieldResolver<unknown, Context>>>>>;

/** A schema of a test's own, in which fields without @can need no permission. */
export function schemaOf(sdl: string, resolvers: Resolvers): GraphQLSchema {
  const schema = buildSchema(`directive @can(do: String!) on FIELD_DEFINITION\n${sdl}`);
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    for (const [name, resolve] of Object.entries(fields)) {
      const field = isObjectType(type) ? type.getFields()[name] : undefined;
      if (field === undefined) throw new Error(`The test's schema has no field ${typeName}.${name}.`);
      field.resolve = resolve;
    }
  }
  return schema;
}
