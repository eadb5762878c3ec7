import { describe, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { type DatabaseConnection, withDatabase } from '../../src/database/connection.js';
import { markRolledBack, migrate, migrationStatus } from '../../src/database/migrate.js';
import { demandVersion, MigrationError } from '../../src/database/migration-errors.js';
import { run, server, withMigrations, withScratchDatabase } from './scratch-database.js';

const silent = (): void => undefined;
const vendors = '20260101000000_vendors';
const ratings = '20260102000000_ratings';
const scripts = {
  [vendors]: 'CREATE TABLE vendors (id int PRIMARY KEY, name text NOT NULL);\n',
  // Semicolons in a function, a DO block and a string: what splitting at semicolons would break.
  [ratings]: `
CREATE FUNCTION rating_of(vendor int) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1; -- a comment; with a semicolon
  RETURN vendor * 10;
END;
$$;
DO $do$ BEGIN IF NOT EXISTS (SELECT FROM vendors) THEN INSERT INTO vendors VALUES (1, 'Bolt; Nut & Co.'); END IF; END; $do$;
CREATE TABLE ratings AS SELECT id, rating_of(id) AS rating FROM vendors;
`,
};

interface HistoryRow {
  migration_name: string;
  checksum: string;
  finished: boolean;
  applied_steps_count: number;
  logs: string | null;
  rolled_back: boolean;
}

const history = (connection: DatabaseConnection) =>
  run<HistoryRow>(
    connection,
    `SELECT migration_name, checksum, finished_at >= started_at AS finished, applied_steps_count, logs,
            rolled_back_at IS NOT NULL AS rolled_back
       FROM _prisma_migrations ORDER BY started_at`,
  );

async function refusal(work: Promise<unknown>): Promise<MigrationError> {
  const outcome = await work.then(
    () => 'it succeeded',
    (error: unknown) => error,
  );
  if (outcome instanceof MigrationError) return outcome;
  throw new Error(`expected a MigrationError, got ${String(outcome)}`);
}

describe('migrate', () => {
  test('applies what is pending and leaves the history that Prisma would', async () => {
    await withScratchDatabase((connection) =>
      withMigrations(scripts, async (folder) => {
        const lines: string[] = [];
        const applied = await migrate({ ...connection, folder }, (line) => lines.push(line));
        expect(applied).toEqual([vendors, ratings]);
        expect(lines).toEqual([expect.stringMatching(/^Applying 2 migrations to the database sg_migrate_test_/)]);
        expect(await run(connection, 'SELECT id, name, rating FROM vendors JOIN ratings USING (id)')).toEqual([
          { id: 1, name: 'Bolt; Nut & Co.', rating: 10 },
        ]);
        expect(await history(connection)).toEqual(
          Object.entries(scripts).map(([name, script]) => ({
            migration_name: name,
            checksum: createHash('sha256').update(script).digest('hex'),
            finished: true,
            applied_steps_count: 1,
            logs: null,
            rolled_back: false,
          })),
        );
      }),
    );
  });

  test('does and says nothing when nothing is pending', async () => {
    await withScratchDatabase((connection) =>
      withMigrations(scripts, async (folder) => {
        await migrate({ ...connection, folder }, silent);
        const before = await history(connection);
        const lines: string[] = [];
        expect(await migrate({ ...connection, folder }, (line) => lines.push(line))).toEqual([]);
        expect(lines).toEqual([]);
        expect(await history(connection)).toEqual(before);
      }),
    );
  });

  test('applies only the new one to a database that has the earlier ones', async () => {
    await withScratchDatabase((connection) =>
      withMigrations({ [vendors]: scripts[vendors] ?? '' }, async (folder, write) => {
        await migrate({ ...connection, folder }, silent);
        await write(ratings, scripts[ratings] ?? '');
        expect(await migrate({ ...connection, folder }, silent)).toEqual([ratings]);
      }),
    );
  });

  test('lets several processes start at once: one applies, all succeed', async () => {
    const slow = { '20260101000000_slow': 'SELECT pg_sleep(0.3); CREATE TABLE only_once (id int);' };
    await withScratchDatabase((connection) =>
      withMigrations(slow, async (folder) => {
        const lines: string[] = [];
        const all = await Promise.all(
          [1, 2, 3, 4].map(() => migrate({ ...connection, folder }, (line) => lines.push(line))),
        );
        expect(all.flat()).toEqual(['20260101000000_slow']);
        expect(await history(connection)).toHaveLength(1);
        expect(lines).toContain('Another process is migrating this database; waiting for it.');
      }),
    );
  });

  test('says which migration fails, where and why, and keeps nothing of its script', async () => {
    await withScratchDatabase((connection) =>
      withMigrations(
        {
          [vendors]: scripts[vendors] ?? '',
          [ratings]: 'CREATE TABLE half (id int);\n\nINSERT INTO nowhere VALUES (1);\n',
        },
        async (folder) => {
          const error = await refusal(migrate({ ...connection, folder }, silent));
          expect(error.code).toBe('SCRIPT_FAILED');
          expect(error.message).toBe(
            `The migration ${ratings} failed at line 3: relation "nowhere" does not exist; ` +
              `mend the cause, then run: npm run db:migrate -- --rolled-back ${ratings}`,
          );
          expect(await run(connection, `SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
        },
      ),
    );
  });

  test('goes no further after a failure until it is given up, and then applies the mended script', async () => {
    await withScratchDatabase((connection) =>
      withMigrations({ [vendors]: 'SELECT 1 / 0;' }, async (folder, write) => {
        await refusal(migrate({ ...connection, folder }, silent));
        await write(vendors, scripts[vendors] ?? '');
        const error = await refusal(migrate({ ...connection, folder }, silent));
        expect(error.code).toBe('FAILED_EARLIER');
        expect(error.message).toMatch(
          /^The migration 20260101000000_vendors failed at \d{4}-.*Z \(division by zero\); mend the cause, then run: npm run db:migrate -- --rolled-back 20260101000000_vendors$/,
        );
        await markRolledBack(connection, vendors);
        expect(await migrate({ ...connection, folder }, silent)).toEqual([vendors]);
        expect((await history(connection)).map((row) => [row.finished, row.rolled_back])).toEqual([
          [null, true],
          [true, false],
        ]);
        expect((await refusal(markRolledBack(connection, vendors))).code).toBe('NOT_FAILED');
      }),
    );
  });

  test('refuses when an applied migration reads differently, except at the ends of its lines', async () => {
    await withScratchDatabase((connection) =>
      withMigrations(scripts, async (folder, write) => {
        await migrate({ ...connection, folder }, silent);
        await write(vendors, (scripts[vendors] ?? '').replaceAll('\n', '\r\n'));
        expect(await migrate({ ...connection, folder }, silent)).toEqual([]);
        await write(vendors, `${scripts[vendors] ?? ''}-- one more line\n`);
        const error = await refusal(migrate({ ...connection, folder }, silent));
        expect(error.code).toBe('EDITED');
        expect(error.message).toContain(`The migration ${vendors} was edited after it had been applied`);
      }),
    );
  });

  test('refuses a database that is newer than the code', async () => {
    await withScratchDatabase((connection, name) =>
      withMigrations(scripts, async (folder) => {
        await migrate({ ...connection, folder }, silent);
        await withMigrations({ [vendors]: scripts[vendors] ?? '' }, async (older) => {
          const error = await refusal(migrate({ ...connection, folder: older }, silent));
          expect(error.code).toBe('DATABASE_NEWER');
          expect(error.message).toContain(`The database ${name} is newer than this version of Supplygraph`);
          expect(error.message).toContain(ratings);
        });
      }),
    );
  });

  test('refuses tables that came without a history', async () => {
    await withScratchDatabase((connection) =>
      withMigrations(scripts, async (folder) => {
        await run(connection, 'CREATE TABLE somebody_elses (id int)');
        expect((await refusal(migrate({ ...connection, folder }, silent))).code).toBe('NOT_EMPTY');
      }),
    );
  });

  test('names the missing right before it has touched anything', async () => {
    const login = `sg_migrate_login_${randomBytes(4).toString('hex')}`;
    await withScratchDatabase((connection, name) =>
      withMigrations(scripts, async (folder) => {
        await run(server, `CREATE ROLE ${login} LOGIN PASSWORD 'test'`);
        try {
          const error = await refusal(migrate({ ...asLogin(connection, login), folder }, silent));
          expect(error.code).toBe('FORBIDDEN');
          expect(error.message).toBe(
            `The login ${login} may not migrate the database ${name} (it may not create schemas there); ` +
              'name its owner’s login in MIGRATION_DATABASE_URL.',
          );
          expect((await migrationStatus({ ...connection, folder })).pending).toEqual([vendors, ratings]);
        } finally {
          await run(server, `DROP ROLE ${login}`);
        }
      }),
    );
  });

  test('tells why a database cannot be reached, and never the password', async () => {
    const nowhere = { host: '127.0.0.1', port: 1, user: 'owner', password: 'not-to-be-told', database: 'supply' };
    const refused = await refusal(migrate(nowhere, silent));
    expect(refused.code).toBe('UNREACHABLE');
    expect(refused.message).toBe('Cannot reach the database supply at 127.0.0.1:1 as owner: nothing listens there.');
    const missing = await refusal(migrate(withDatabase(server, 'sg_migrate_no_such'), silent));
    expect(missing.message).toMatch(
      /^Cannot reach the database sg_migrate_no_such at .*: the database does not exist\.$/,
    );
  });
});

test('a server older than PostgreSQL 15 is refused, and 15 is not', () => {
  expect(() => demandVersion(140_011, '14.11')).toThrow(
    'The database server is PostgreSQL 14.11; Supplygraph needs PostgreSQL 15 or newer.',
  );
  expect(() => demandVersion(150_000, '15.0')).not.toThrow();
});

/** The same database under another login, whose password is `test`. */
function asLogin(connection: DatabaseConnection, login: string): DatabaseConnection {
  if (!('connectionString' in connection)) return { ...connection, user: login, password: 'test' };
  const url = new URL(connection.connectionString);
  url.username = login;
  url.password = 'test';
  return { connectionString: url.href };
}

describe('migrationStatus', () => {
  test('tells applied, pending, failed, edited and unknown apart, and changes nothing', async () => {
    const later = '20260103000000_broken';
    await withScratchDatabase((connection, name) =>
      withMigrations(scripts, async (folder, write) => {
        expect(await migrationStatus({ ...connection, folder })).toMatchObject({
          database: name,
          applied: [],
          pending: [vendors, ratings],
          failed: [],
        });
        expect(await run(connection, `SELECT to_regclass('_prisma_migrations') AS history`)).toEqual([
          { history: null },
        ]);
        await migrate({ ...connection, folder }, silent);
        await write(later, 'SELECT no_such_function();');
        await refusal(migrate({ ...connection, folder }, silent));
        await write(vendors, 'SELECT 1;');
        await withMigrations({ [vendors]: 'SELECT 1;', '20260104000000_next': '' }, async (other) => {
          expect(await migrationStatus({ ...connection, folder: other })).toMatchObject({
            applied: [vendors, ratings],
            pending: ['20260104000000_next'],
            failed: [{ name: later, reason: 'function no_such_function() does not exist' }],
            edited: [vendors],
            unknown: [ratings],
          });
        });
      }),
    );
  });
});
