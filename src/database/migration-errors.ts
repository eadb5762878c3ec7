import type pg from 'pg';
import type { MigrationFile } from './migration-files.js';
import { StartupError } from './startup-error.js';

/** Why a database could not be migrated. */
export type MigrationErrorCode =
  | 'UNREACHABLE' // no connection: address, login, or the server itself
  | 'SERVER_TOO_OLD' // older than PostgreSQL 15
  | 'FAILED_EARLIER' // a migration was begun and not finished
  | 'EDITED' // an applied migration reads differently on disk
  | 'DATABASE_NEWER' // the database has a migration the code does not know
  | 'FORBIDDEN' // the login may not do what is needed
  | 'NOT_EMPTY' // tables, but no history of migrations
  | 'SCRIPT_FAILED' // PostgreSQL refused a script
  | 'NOT_FAILED'; // asked to give up a migration that has not failed

/** A migration that could not be done, with a sentence for whoever runs the gateway. */
export class MigrationError extends StartupError {
  constructor(
    readonly code: MigrationErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'MigrationError';
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

/** What PostgreSQL or the operating system says when a connection cannot be had; the password is never told. */
const REACHABILITY: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the host',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'it closed the connection',
  '28P01': 'the password is wrong',
  '28000': 'the server does not admit this login',
  '3D000': 'the database does not exist',
  '42501': 'the login may not connect to the database',
  '53300': 'the server has no connection left',
  '57P03': 'the server is starting up or shutting down',
};

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why `client` could not connect. */
export function explainConnection(error: unknown, client: pg.Client): MigrationError {
  const reason = REACHABILITY[codeOf(error) ?? ''] ?? messageOf(error);
  const where = `the database ${client.database ?? ''} at ${client.host}:${client.port} as ${client.user ?? ''}`;
  return new MigrationError('UNREACHABLE', `Cannot reach ${where}: ${reason}.`, { cause: error });
}

/** The line of `text` (from 1) that holds PostgreSQL's `position`, counted in characters from 1. */
function lineAt(text: string, position: string | undefined): number | undefined {
  if (position === undefined) return undefined;
  return Array.from(text).slice(0, Number(position)).join('').split('\n').length;
}

/** The login lacks a right; `reason` says which. */
export function forbidden(reason: string, client: pg.Client, options?: ErrorOptions): MigrationError {
  return new MigrationError(
    'FORBIDDEN',
    `The login ${client.user ?? ''} may not migrate the database ${client.database ?? ''} (${reason}); ` +
      'name its owner’s login in MIGRATION_DATABASE_URL.',
    options,
  );
}

/** PostgreSQL's refusal of a migration's script: which one, where, why, and what to do. */
export function explainScript(
  error: pg.DatabaseError,
  statement: string,
  files: readonly MigrationFile[],
  client: pg.Client,
): MigrationError {
  const name = files.find((file) => file.script === statement)?.name;
  if (name === undefined) return explainStatement(error, client);
  const line = lineAt(statement, error.position);
  const where = line === undefined ? '' : ` at line ${line}`;
  return new MigrationError(
    'SCRIPT_FAILED',
    `The migration ${name} failed${where}: ${error.message}; ` +
      `mend the cause, then run: npm run db:migrate -- --rolled-back ${name}`,
    { cause: error },
  );
}

/** Any other refusal: missing rights get their sentence, the rest keeps PostgreSQL's words. */
export function explainStatement(error: pg.DatabaseError, client: pg.Client): MigrationError {
  if (error.code === INSUFFICIENT_PRIVILEGE) return forbidden(error.message, client, { cause: error });
  return new MigrationError('SCRIPT_FAILED', `The database refused the migration: ${error.message}.`, { cause: error });
}

/** The engine's own refusals that a gateway can meet, by Prisma's code; others come back as they are. */
export function explainEngine(error: unknown, client: pg.Client): unknown {
  if (codeOf(error) === 'P3005')
    return new MigrationError(
      'NOT_EMPTY',
      `The database ${client.database ?? ''} has tables but no history of migrations; name an empty database.`,
      { cause: error },
    );
  return error;
}
