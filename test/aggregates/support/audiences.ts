// Operations as any audience, those that no token leads to among them: the gateway's own way from the document to the answer,
// under an identity that is said here. Everybody has every permission: what is not shown, the audience hides.
import { getOperationAST, type GraphQLError, parse, validate } from 'graphql';
import pino from 'pino';
import { permissions } from '../../../src/access/permissions.js';
import { readConfig } from '../../../src/config.js';
import { type Database, openDatabase } from '../../../src/database/database.js';
import type { SessionIdentity } from '../../../src/database/session.js';
import { createLoaders } from '../../../src/loaders/index.js';
import { buildSchema } from '../../../src/schema/index.js';
import { createOperations } from '../../../src/server/operation.js';
import { databaseUrl } from '../../support/database.js';

export type Identity = Pick<SessionIdentity, 'audience' | 'organizationId'> & Partial<Omit<SessionIdentity, 'userId'>>;

/** What was answered; tests read answers of every shape. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Data = any;

export interface Audiences {
  readonly database: Database;
  request(
    identity: Identity,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly data: Data; readonly errors: readonly GraphQLError[] }>;
  /** As `request`, but an error throws. */
  data(identity: Identity, query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  close(): Promise<void>;
}

export async function openAudiences(): Promise<Audiences> {
  const config = readConfig({ ...process.env, NODE_ENV: 'test', DATABASE_URL: databaseUrl() });
  const schema = buildSchema();
  const database = await openDatabase({
    connection: { connectionString: databaseUrl() },
    gatewayRole: 'sg_gateway',
    poolSize: 4,
  });
  const operations = createOperations({
    schema,
    database,
    createLoaders,
    executor: config.executor,
    limits: { ...config.limits, cost: 10_000_000, nodes: 10_000_000, aliases: 1_000, tokens: 100_000 },
  });
  const world: Audiences = {
    database,
    async request(identity, query, variables = {}) {
      const document = parse(query);
      const faults = validate(schema, document);
      if (faults.length > 0) throw new Error(faults.join('\n'));
      const viewer = { ...nobody, ...identity, permissions: new Set(Object.keys(permissions)), roles: [] };
      const { data, errors = [] } = await operations.run({
        document,
        operation: getOperationAST(document) ?? undefined,
        operationName: null,
        variables,
        exchange: {
          ...{ requestId: 'test', viewer, log: pino({ level: 'silent' }), operation: null, kind: null, hash: null },
          ...{ statements: 0, cost: null, errors: [] },
        },
      });
      return { data, errors };
    },
    async data(identity, query, variables = {}) {
      const { data, errors } = await world.request(identity, query, variables);
      if (errors.length > 0) throw new Error(`${query}\n${errors.map(({ message }) => message).join('\n')}`);
      return data;
    },
    close: () => database.close(),
  };
  return world;
}

const nobody = {
  ...{ userId: '00000000-0000-7000-8000-000000000000', vendorId: null, customerId: null, clientId: null, siteId: null },
  ...{
    employeeId: null,
    deviceId: null,
    sessionId: null,
    salesRepIds: [],
    departmentIds: [],
    readsAllInventory: false,
  },
};
