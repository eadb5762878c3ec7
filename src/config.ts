// The one place that reads the environment. Problem: a wrong variable found in the middle of a request, or worse, read as
// something else, costs more than a refused start. Design: every variable is one row of the table below with its check and
// the sentence of what it should be; all wrong values are reported together, and a secret's value is never repeated.
// Data shape: environment (strings) → Config (typed, frozen). An empty variable counts as one that is not set.
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { StartupError } from './database/startup-error.js';
import { type EncryptionKey, expectedKeys, parseKeys } from './encryption/keys.js';

export type Authentication =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'keys'; readonly url: string }
  /** No key is configured: the gateway makes its own and hands out tokens for the demo world. Never in production. */
  | { readonly kind: 'demo' };

export interface Limits {
  /** Bytes of a request body. */
  readonly bodyBytes: number;
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  /** Objects an answer may hold at most, as far as its page sizes say. */
  readonly nodes: number;
  readonly cost: number;
}

export interface Config {
  readonly nodeEnvironment: 'production' | 'development' | 'test';
  readonly host: string;
  readonly port: number;
  /** Absolute path of the folder for the embedded database, the demo tokens and their secret. */
  readonly dataDirectory: string;
  /** null: the embedded database is used. */
  readonly databaseUrl: string | null;
  /** The owner's login for migrations; null: the same as databaseUrl. */
  readonly migrationDatabaseUrl: string | null;
  readonly authentication: Authentication;
  /** What stored secrets are encrypted with; null: a key file in the data folder, except in production. */
  readonly encryptionKeys: readonly EncryptionKey[] | null;
  readonly tokenIssuer: string | null;
  readonly tokenAudience: string | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly executor: 'compiled' | 'graphql-js';
  readonly poolSize: number;
  /** All in milliseconds. */
  readonly timeouts: {
    readonly statement: number;
    readonly lock: number;
    readonly idleInTransaction: number;
    readonly connection: number;
    readonly request: number;
    /** How long operations in flight may go on after SIGTERM. */
    readonly drain: number;
  };
  readonly limits: Limits;
  /** Origins that browsers may call from; '*' alone allows every origin. */
  readonly corsOrigins: readonly string[];
}

const integer = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .refine((value) => value >= low && value <= high);

const webAddress = (value: string): URL | null => (URL.canParse(value) ? new URL(value) : null);
const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

const postgresUrl = z
  .string()
  .refine((value) => ['postgres:', 'postgresql:'].includes(webAddress(value)?.protocol ?? '') && isDecodable(value));

/** Whether every % of a URL is one of its codes; a password with a % of its own is the usual mistake. */
function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

const keysUrl = z.string().refine((value) => {
  const url = webAddress(value);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
});

const hostName = z
  .string()
  .refine((value) => isIP(value) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(value));

const origins = z
  .string()
  .transform((value) => value.split(',').map((origin) => origin.trim()))
  .refine((list) => list.every((origin) => origin === '*' || webAddress(origin)?.origin === origin))
  .refine((list) => !list.includes('*') || list.length === 1);

const duration = (high: number) => ({
  check: integer(1, high),
  expected: `a whole number of milliseconds from 1 to ${String(high)}`,
});
const count = (low: number, high: number) => ({
  check: integer(low, high),
  expected: `a whole number from ${String(low)} to ${String(high)}`,
});

const environments = ['production', 'development', 'test'] as const;
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const executors = ['compiled', 'graphql-js'] as const;
const oneOf = <const T extends readonly string[]>(values: T) => ({
  check: z.enum(values),
  expected: `one of ${values.join(', ')}`,
});

const encryptionKeys = z.string().transform((value, context) => {
  const keys = parseKeys(value);
  if (keys === null) context.addIssue({ code: 'custom' });
  return keys ?? z.NEVER;
});

const databaseUrl = 'a URL that begins with postgresql:// and writes special characters as % codes';

const variables = {
  NODE_ENV: oneOf(environments),
  HOST: { check: hostName, expected: 'a host name or an IP address' },
  PORT: { check: integer(0, 65535), expected: 'a port from 0 to 65535 (0: any free one)' },
  DATA_DIR: { check: z.string().refine((value) => !value.includes('\0')), expected: 'a path' },
  DATABASE_URL: { check: postgresUrl, expected: databaseUrl, secret: true },
  MIGRATION_DATABASE_URL: { check: postgresUrl, expected: databaseUrl, secret: true },
  JWT_SECRET: {
    check: z.string().refine((value) => Buffer.byteLength(value) >= 32),
    expected: 'at least 32 bytes',
    secret: true,
  },
  ENCRYPTION_KEYS: { check: encryptionKeys, expected: expectedKeys, secret: true },
  JWKS_URL: { check: keysUrl, expected: 'an https:// URL (http:// for this machine only)' },
  JWT_ISSUER: { check: z.string(), expected: 'the text of the claim "iss"' },
  JWT_AUDIENCE: { check: z.string(), expected: 'the text of the claim "aud"' },
  LOG_LEVEL: oneOf(levels),
  EXECUTOR: oneOf(executors),
  CORS_ORIGINS: {
    check: origins,
    expected: 'origins such as https://app.example.com, separated by commas, or * alone',
  },
  POOL_SIZE: count(2, 500),
  STATEMENT_TIMEOUT_MS: duration(600_000),
  LOCK_TIMEOUT_MS: duration(600_000),
  IDLE_IN_TRANSACTION_TIMEOUT_MS: duration(600_000),
  CONNECTION_TIMEOUT_MS: duration(600_000),
  REQUEST_TIMEOUT_MS: duration(600_000),
  DRAIN_TIMEOUT_MS: duration(600_000),
  MAX_BODY_BYTES: count(1_024, 16_777_216),
  MAX_TOKENS: count(100, 100_000),
  MAX_DEPTH: count(1, 100),
  MAX_ALIASES: count(0, 10_000),
  MAX_ROOT_FIELDS: count(1, 1_000),
  MAX_NODES: count(1, 10_000_000),
  MAX_COST: count(1, 10_000_000),
} satisfies Record<string, { check: z.ZodType; expected: string; secret?: boolean }>;

type Values = { [Name in keyof typeof variables]?: z.output<(typeof variables)[Name]['check']> };

/** Checks every variable by itself; `problems` receives one sentence per wrong one. */
function read(environment: NodeJS.ProcessEnv, problems: string[]): Values {
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(variables)) {
    const given = environment[name];
    if (given === undefined || given === '') continue;
    const result = variable.check.safeParse(given);
    if (result.success) values[name] = result.data;
    else problems.push(`${name} must be ${variable.expected}; got ${describe(given, 'secret' in variable)}.`);
  }
  return values;
}

function describe(given: string, secret: boolean): string {
  if (secret) return `a value of ${String(Buffer.byteLength(given))} bytes (not shown here)`;
  return JSON.stringify(given.length > 100 ? `${given.slice(0, 100)}…` : given);
}

function authentication(values: Values, production: boolean, problems: string[]): Authentication {
  if (values.JWT_SECRET !== undefined && values.JWKS_URL !== undefined) {
    problems.push(
      'JWT_SECRET and JWKS_URL exclude each other: a token is checked in one way only. Set one of the two.',
    );
  }
  if (values.JWT_SECRET !== undefined) return { kind: 'secret', secret: values.JWT_SECRET };
  if (values.JWKS_URL !== undefined) return { kind: 'keys', url: values.JWKS_URL };
  if (production) {
    problems.push(
      'JWT_SECRET (at least 32 bytes) or JWKS_URL must be set with NODE_ENV=production; got neither, and the demo tokens are not made in production.',
    );
  }
  return { kind: 'demo' };
}

/**
 * The configuration of this process, frozen.
 * @throws StartupError with one sentence per wrong variable
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];
  const values = read(environment, problems);
  const production = values.NODE_ENV === 'production';
  const keys = authentication(values, production, problems);
  if (
    values.MIGRATION_DATABASE_URL !== undefined &&
    values.DATABASE_URL === undefined &&
    (environment['DATABASE_URL'] ?? '') === ''
  ) {
    problems.push('MIGRATION_DATABASE_URL needs DATABASE_URL beside it: the embedded database migrates itself.');
  }
  if (problems.length > 0) throw new StartupError(problems.join('\n'));

  const config: Config = {
    nodeEnvironment: values.NODE_ENV ?? 'development',
    // A gateway that hands out demo tokens is reachable from this machine only, unless told otherwise.
    host: values.HOST ?? (keys.kind === 'demo' ? 'localhost' : '0.0.0.0'),
    port: values.PORT ?? 4000,
    dataDirectory: resolve(values.DATA_DIR ?? '.data'),
    databaseUrl: values.DATABASE_URL ?? null,
    migrationDatabaseUrl: values.MIGRATION_DATABASE_URL ?? null,
    authentication: Object.freeze(keys),
    encryptionKeys: values.ENCRYPTION_KEYS ?? null,
    tokenIssuer: values.JWT_ISSUER ?? null,
    tokenAudience: values.JWT_AUDIENCE ?? null,
    logLevel: values.LOG_LEVEL ?? 'info',
    executor: values.EXECUTOR ?? 'compiled',
    poolSize: values.POOL_SIZE ?? 20,
    timeouts: Object.freeze({
      statement: values.STATEMENT_TIMEOUT_MS ?? 10_000,
      lock: values.LOCK_TIMEOUT_MS ?? 5_000,
      idleInTransaction: values.IDLE_IN_TRANSACTION_TIMEOUT_MS ?? 15_000,
      connection: values.CONNECTION_TIMEOUT_MS ?? 5_000,
      request: values.REQUEST_TIMEOUT_MS ?? 30_000,
      drain: values.DRAIN_TIMEOUT_MS ?? 30_000,
    }),
    limits: Object.freeze({
      bodyBytes: values.MAX_BODY_BYTES ?? 262_144,
      tokens: values.MAX_TOKENS ?? 2_000,
      depth: values.MAX_DEPTH ?? 15,
      aliases: values.MAX_ALIASES ?? 50,
      rootFields: values.MAX_ROOT_FIELDS ?? 25,
      nodes: values.MAX_NODES ?? 30_000,
      cost: values.MAX_COST ?? 50_000,
    }),
    corsOrigins: Object.freeze(values.CORS_ORIGINS ?? []),
  };
  return Object.freeze(config);
}

/** Every secret text of the configuration, so that the log can cross it out wherever it turns up. */
export function secretsOf(config: Config): readonly string[] {
  const passwords = [config.databaseUrl, config.migrationDatabaseUrl].flatMap((url) => {
    if (url === null) return [];
    const { password, searchParams } = new URL(url);
    // The driver takes it from the query string, too.
    return [password, decodeURIComponent(password), ...searchParams.getAll('password')];
  });
  const secret = config.authentication.kind === 'secret' ? [config.authentication.secret] : [];
  const keys = (config.encryptionKeys ?? []).map(({ bytes }) => Buffer.from(bytes).toString('base64'));
  return [...new Set([...passwords, ...secret, ...keys])].filter((text) => text.length >= 4);
}
