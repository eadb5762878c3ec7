/** Statements as one audience's role with the settings of a session, rolled back afterwards. */
import pg from 'pg';
import { databaseUrl } from '../../support/database.js';

/** Settings without their prefix: `{ organization_id, vendor_id, … }`; what is missing stays unset. */
export type Settings = Readonly<Record<string, string>>;

export interface AudienceSession {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The SQLSTATE a statement fails with, or null where it passes; the session goes on either way. */
  failure(text: string, values?: readonly unknown[]): Promise<string | null>;
}

/** Runs `work` under the role `sg_<audience>`, in the suite's database or another; whatever it changes is rolled back. */
export async function asAudience<T>(
  audience: string,
  settings: Settings,
  work: (session: AudienceSession) => Promise<T>,
  url = databaseUrl(),
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL ROLE sg_${audience}`);
    for (const [name, value] of Object.entries(settings))
      await client.query('SELECT set_config($1, $2, true)', [`app.${name}`, value]);
    return await work({
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await client.query<Row & pg.QueryResultRow>(text, [...values])).rows,
      async failure(text, values = []) {
        await client.query('SAVEPOINT attempt');
        try {
          await client.query(text, [...values]);
          await client.query('RELEASE SAVEPOINT attempt');
          return null;
        } catch (error) {
          await client.query('ROLLBACK TO SAVEPOINT attempt');
          if (error instanceof pg.DatabaseError) return error.code ?? 'unknown';
          throw error;
        }
      },
    });
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    await client.end();
  }
}

/** The SQLSTATE with which a statement of the owner fails, or null. */
export async function failureOf(attempt: Promise<unknown>): Promise<string | null> {
  try {
    await attempt;
    return null;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code ?? 'unknown';
    throw error;
  }
}

export const sqlState = {
  insufficientPrivilege: '42501',
  foreignKeyViolation: '23503',
  uniqueViolation: '23505',
  checkViolation: '23514',
  restrictViolation: '23001',
} as const;
