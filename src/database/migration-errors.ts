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

const OLDEST_SERVER = 150_000;
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
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}

/** Why `client` could not connect. */
export function explainConnection(error: unknown, client: pg.Client): MigrationError {
  const reason = REACHABILITY[codeOf(error) ?? ''] ?? messageOf(error);
  const where = `the database ${client.database ?? ''} at ${client.host}:${client.port} as ${client.user ?? ''}`;
  return new MigrationError('UNREACHABLE', `Cannot reach ${where}: ${reason}.`, { cause: error });
}

/** What PostgreSQL itself said against a statement, which the schema engine's own errors tell only in part. */
export interface StatementFailure {
  readonly error: pg.DatabaseError;
  readonly statement: string;
}

/** The line of `text` (from 1) that holds PostgreSQL's `position`, counted in characters from 1. */
function lineAt(text: string, position: string | undefined): string {
  if (position === undefined) return '';
  return ` at line ${Array.from(text).slice(0, Number(position)).join('').split('\n').length}`;
}

/** PostgreSQL refused a script of a migration: the message says which, where and why. */
export class ScriptError extends Error {
  /** Absent when the refused statement was the engine's own. */
  readonly migration: string | undefined;

  constructor({ error, statement }: StatementFailure, files: readonly MigrationFile[]) {
    const migration = files.find((file) => file.script === statement)?.name;
    const what = migration === undefined ? statement.slice(0, 120) : `The migration ${migration}`;
    super(`${what} failed${lineAt(statement, error.position)}: ${error.message}`, { cause: error });
    this.name = 'ScriptError';
    this.migration = migration;
  }
}

/** Refuses a server older than PostgreSQL 15; `number` is its `server_version_num`, e.g. 150008 for 15.8. */
export function demandVersion(number: number, version: string): void {
  if (number < OLDEST_SERVER)
    throw new MigrationError(
      'SERVER_TOO_OLD',
      `The database server is PostgreSQL ${version}; Supplygraph needs PostgreSQL 15 or newer.`,
    );
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

/** Any other refusal: missing rights get their sentence, the rest keeps PostgreSQL's words. */
export function explainStatement(error: pg.DatabaseError, client: pg.Client): MigrationError {
  if (error.code === INSUFFICIENT_PRIVILEGE) return forbidden(error.message, client, { cause: error });
  return new MigrationError('SCRIPT_FAILED', `The database refused the migration: ${error.message}.`, { cause: error });
}

/** What the engine reports while it applies: a script that fails, or Prisma's own refusals that a gateway can meet. */
export function explainEngine(error: unknown, client: pg.Client): unknown {
  if (error instanceof ScriptError) {
    const advice =
      error.migration === undefined
        ? '.'
        : `; mend the cause, then run: npm run db:migrate -- --rolled-back ${error.migration}`;
    return new MigrationError('SCRIPT_FAILED', `${error.message}${advice}`, { cause: error });
  }
  if (codeOf(error) === 'P3005')
    return new MigrationError(
      'NOT_EMPTY',
      `The database ${client.database ?? ''} has tables but no history of migrations; name an empty database.`,
      { cause: error },
    );
  return error;
}
