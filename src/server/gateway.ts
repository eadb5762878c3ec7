// The whole gateway in the order it comes up: database, port, migrations, demo world, keys, server; and down again in
// reverse. Problem: a start that fails half-way must leave nothing running, and a stop in the middle of a start must not wait
// for the rest of it. Design: whatever has come up puts its end on a stack; failure and stop unwind the same stack.
import type { Logger } from 'pino';
import { createTokens, type TokenOptions } from '../access/tokens.js';
import { createViewers } from '../access/viewers.js';
import type { Config } from '../config.js';
import type { DatabaseConnection } from '../database/connection.js';
import { openDatabase } from '../database/database.js';
import { grantGateway, startEmbedded } from '../database/embedded.js';
import { migrate } from '../database/migrate.js';
import { createLoaders } from '../loaders/index.js';
import { buildSchema } from '../schema/index.js';
import { demoAudience, demoIssuer, demoSecret, demoTokens, prepareDemoWorld, writeDemoFile } from './demo.js';
import { createServer } from './server.js';

export interface Gateway {
  /** Such as `http://localhost:4000`. */
  readonly origin: string;
  /** The path of demo.json; null outside the demo mode. */
  readonly demoFile: string | null;
  /** Orderly end: operations in flight finish first, the embedded database goes last. May be called again. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly log: Logger;
  /** Receives each sentence about what is being done. */
  readonly report: (sentence: string) => void;
  /** Texts that the log crosses out; the passwords and secrets made at the start are added to them. */
  readonly secrets: string[];
  /** Aborted to end a start before it is done: the start then rejects with the reason. */
  readonly signal: AbortSignal;
}

/**
 * Starts the gateway. What a person can mend is a StartupError with one sentence; after any failure nothing is left running.
 */
export async function startGateway({ config, log, report, secrets, signal }: StartOptions): Promise<Gateway> {
  const ends: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | null = null;
  const unwind = async () => {
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
      await end().catch((error: unknown) => {
        log.error({ err: error }, 'a part of the gateway did not stop cleanly');
      });
    }
  };
  const stop = () => (stopping ??= unwind());

  try {
    const keys = await tokenOptions(config, secrets);
    const logins =
      config.databaseUrl === null ? await embeddedLogins(config, report, secrets, ends) : givenLogins(config);
    signal.throwIfAborted();

    const server = createServer(config, log);
    // Registered before it listens: a server that could not listen is closed like any other.
    ends.push(() => server.close());
    const origin = await server.listen();

    await migrate(logins.owner, report);
    await logins.afterMigration();
    signal.throwIfAborted();

    const database = await openDatabase({
      connection: logins.gateway,
      gatewayRole: 'sg_gateway',
      poolSize: config.poolSize,
      connectionTimeoutMs: config.timeouts.connection,
      statementTimeoutMs: config.timeouts.statement,
      lockTimeoutMs: config.timeouts.lock,
      idleTimeoutMs: config.timeouts.idleInTransaction,
    });
    // The server goes first although it came first: nothing may ask a database that is closed.
    const closeServer = ends.pop();
    ends.push(() => database.close(), ...(closeServer === undefined ? [] : [closeServer]));

    const world = wantsDemoWorld(config) ? await prepareDemoWorld(logins.owner, report) : null;
    signal.throwIfAborted();
    const handedOut = config.authentication.kind === 'demo' && world !== null ? await demoTokens(world, keys) : null;
    await server.open({
      database,
      schema: buildSchema(),
      createLoaders,
      tokens: createTokens(keys),
      viewers: createViewers(database),
      demoTokens: handedOut,
    });
    const demoFile =
      world === null || handedOut === null ? null : await writeDemoFile(config.dataDirectory, origin, world, handedOut);
    return { origin, demoFile, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Logins {
  /** What the server works with: it owns nothing. */
  readonly gateway: DatabaseConnection;
  /** What migrations and the demo world are made with. */
  readonly owner: DatabaseConnection;
  readonly afterMigration: () => Promise<void>;
}

async function embeddedLogins(
  config: Config,
  report: (sentence: string) => void,
  secrets: string[],
  ends: (() => Promise<unknown>)[],
): Promise<Logins> {
  const embedded = await startEmbedded({ dataDir: config.dataDirectory, report });
  ends.push(() => embedded.stop());
  secrets.push(embedded.password, embedded.owner.password);
  const { host, port, user, password, database, owner } = embedded;
  return { gateway: { host, port, user, password, database }, owner, afterMigration: () => grantGateway(owner) };
}

function givenLogins({ databaseUrl, migrationDatabaseUrl }: Config): Logins {
  const gateway = { connectionString: databaseUrl ?? '' };
  const owner = migrationDatabaseUrl === null ? gateway : { connectionString: migrationDatabaseUrl };
  return { gateway, owner, afterMigration: () => Promise.resolve() };
}

/** A database of our own making is filled for whoever tries the gateway; another one only where nobody has to sign in. */
function wantsDemoWorld({ authentication, databaseUrl, nodeEnvironment }: Config): boolean {
  return nodeEnvironment !== 'production' && (authentication.kind === 'demo' || databaseUrl === null);
}

/** How tokens are checked. In the demo mode the data folder is written to here, first of all. */
async function tokenOptions(config: Config, secrets: string[]): Promise<TokenOptions> {
  const { authentication, tokenIssuer: issuer, tokenAudience: audience } = config;
  switch (authentication.kind) {
    case 'secret':
      return { keys: { kind: 'secret', secret: new TextEncoder().encode(authentication.secret) }, issuer, audience };
    case 'keys': {
      const url = new URL(authentication.url);
      return { keys: { kind: 'keys', url, timeoutMs: config.timeouts.connection }, issuer, audience };
    }
    case 'demo': {
      const secret = await demoSecret(config.dataDirectory);
      secrets.push(Buffer.from(secret).toString('hex'));
      return { keys: { kind: 'secret', secret }, issuer: demoIssuer, audience: demoAudience };
    }
  }
}
