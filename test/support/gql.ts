import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { createTokens, issueToken } from '../../src/access/tokens.js';
import { createViewers } from '../../src/access/viewers.js';
import { readConfig } from '../../src/config.js';
import { openDatabase, type Database, type ObservedStatement } from '../../src/database/database.js';
import { createLoaders } from '../../src/loaders/index.js';
import { buildSchema } from '../../src/schema/index.js';
import { createServer } from '../../src/server/server.js';
import { databaseUrl } from './database.js';

/** What came back over HTTP, and what the database was asked for it. */
export interface Answer {
  readonly status: number;
  // Tests read answers of every shape; what is wrong in one fails the assertion that reads it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly AnswerError[] | undefined;
  /** Texts of the statements of loaders and Prisma, without BEGIN, settings and COMMIT. */
  readonly statements: readonly string[];
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string } & Readonly<Record<string, unknown>>;
}

/** The gateway as one person sees it. */
export interface Client {
  request(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** As `request`, but an error in the answer throws, with its messages. */
  data(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer['data']>;
}

export interface TestGateway {
  readonly database: Database;
  /** A client with the user's token; null sends none. */
  as(user: { readonly id: string } | null): Client;
  close(): Promise<void>;
}

const token = { issuer: 'https://issuer.test', audience: 'supplygraph-test', days: 1 };

/** Starts a whole gateway in this process, on the suite's database unless told; nothing of it is replaced. */
export async function startGateway(url = databaseUrl()): Promise<TestGateway> {
  const secret = randomBytes(32);
  const config = readConfig({ ...process.env, NODE_ENV: 'test', DATABASE_URL: url, PORT: '0' });
  const database = await openDatabase({
    connection: { connectionString: url },
    gatewayRole: 'sg_gateway',
    poolSize: 5,
  });
  const server = createServer(config, pino({ level: 'silent' }));
  await server.open({
    database,
    schema: buildSchema(),
    createLoaders,
    tokens: createTokens({ keys: { kind: 'secret', secret }, issuer: token.issuer, audience: token.audience }),
    viewers: createViewers(database, 1),
    demoTokens: null,
  });

  async function send(
    userId: string | null,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Answer> {
    const authorization =
      userId === null ? {} : { authorization: `Bearer ${await issueToken(secret, { userId, ...token })}` };
    const statements: string[] = [];
    const stop = database.observe(({ kind, text }: ObservedStatement) => {
      if (kind !== 'control') statements.push(text);
    });
    try {
      const response = await server.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', ...authorization },
        payload: JSON.stringify({ query, variables }),
      });
      const body = response.json<Pick<Answer, 'data' | 'errors'>>();
      return { status: response.statusCode, data: body.data, errors: body.errors, statements };
    } finally {
      stop();
    }
  }

  return {
    database,
    as: (user) => ({
      request: (query, variables = {}) => send(user?.id ?? null, query, variables),
      async data(query, variables = {}) {
        const { data, errors } = await send(user?.id ?? null, query, variables);
        if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
        return data;
      },
    }),
    async close() {
      await server.close();
      await database.close();
    },
  };
}
