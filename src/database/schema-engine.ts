/**
 * Prisma's schema engine without Prisma's download.
 *
 * Problem: `prisma migrate` starts a native binary that it fetches from a server many networks refuse. The same
 * engine is published as WebAssembly (`@prisma/schema-engine-wasm`) and speaks to the database through a driver
 * adapter, so it works wherever `pg` does.
 *
 * Design: an adapter factory around `@prisma/adapter-pg` that puts three things right.
 *  1. A script goes to the server whole. The stock adapter splits it at every semicolon and so cuts function bodies.
 *     Sent without parameters it takes PostgreSQL's simple protocol, which runs many statements as one transaction.
 *  2. Columns of the catalogue's one-byte type `"char"` (OID 18) are reported as `Character`, which the stock adapter
 *     does not know and refuses.
 *  3. The shadow database (a scratch database in which migrations are replayed) is reached by its own name even when
 *     the connection is given as a URL, and is dropped after its connections have gone, not before.
 *
 * Data shape: the engine knows no files. It is handed the migrations as `MigrationList` (directories with their
 * scripts) and the schema as `SchemaContainer[]` (path and content); both are read here.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationDirectory, MigrationList, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

/** How a database is reached: a URL, or its parts. */
export type DatabaseConnection =
  | { readonly connectionString: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
      readonly database: string;
    };

const CHAR_OID = 18;
/** The engine's filter for tables that others look after: there are none. */
const filters = { externalTables: [], externalEnums: [] };

/** The same server and login, another database on it. */
export function withDatabase(connection: DatabaseConnection, database: string): DatabaseConnection {
  if (!('connectionString' in connection)) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${encodeURIComponent(database)}`;
  return { connectionString: url.href };
}

/** Which columns of a result are `"char"`, by the result's rows: the one object that passes through the stock adapter untouched. */
type CharColumns = WeakMap<object, readonly number[]>;

/** A pool whose results name `"char"` columns as text and remember which they were. */
function openPool(connection: DatabaseConnection, charColumns: CharColumns): pg.Pool {
  const pool = new pg.Pool({ ...connection, max: 2, application_name: 'supplygraph-migrate' });
  const query = pool.query.bind(pool);
  return Object.assign(pool, {
    query: async (config: pg.QueryArrayConfig): Promise<pg.QueryArrayResult> => {
      const result = await query(config);
      // A script of several statements answers an array of results, which has no fields of its own.
      const found: number[] = [];
      for (const [index, field] of (result.fields ?? []).entries()) {
        if (field.dataTypeID !== CHAR_OID) continue;
        field.dataTypeID = pg.types.builtins.TEXT;
        found.push(index);
      }
      if (found.length > 0) charColumns.set(result.rows, found);
      return result;
    },
  });
}

/** One connection of the engine: to the database itself or to the shadow database. */
async function openAdapter(
  connection: DatabaseConnection,
  afterwards?: () => Promise<void>,
): Promise<SqlDriverAdapter> {
  const charColumns: CharColumns = new WeakMap();
  const pool = openPool(connection, charColumns);
  const stock = await new PrismaPg(pool).connect();
  let disposed: Promise<void> | undefined;
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    executeRaw: (query) => stock.executeRaw(query),
    queryRaw: async (query) => {
      const result = await stock.queryRaw(query);
      for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
    executeScript: async (script) => {
      await stock.executeRaw({ sql: script, args: [], argTypes: [] });
    },
    startTransaction: (isolationLevel) => stock.startTransaction(isolationLevel),
    getConnectionInfo: () => stock.getConnectionInfo(),
    dispose: () =>
      (disposed ??= stock
        .dispose()
        .then(() => pool.end())
        .then(afterwards)),
  };
}

async function runOnce(connection: DatabaseConnection, sql: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The engine's way to the database; `opened` collects what has to be closed, for the engine itself closes nothing. */
function adapterFactory(
  connection: DatabaseConnection,
  opened: SqlDriverAdapter[],
): SqlMigrationAwareDriverAdapterFactory {
  const keep = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
    opened.push(adapter);
    return adapter;
  };
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: async () => keep(await openAdapter(connection)),
    connectToShadowDb: async () => {
      const database = `prisma_migrate_shadow_db_${randomUUID()}`;
      // template0 is what nobody has added tables to, so the replay begins with nothing but PostgreSQL's own.
      await runOnce(connection, `CREATE DATABASE "${database}" TEMPLATE template0`);
      return keep(
        await openAdapter(withDatabase(connection, database), () =>
          runOnce(connection, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`),
        ),
      );
    },
  };
}

let engineClass: Promise<typeof SchemaEngine> | undefined;

/** Compiles the WebAssembly, once per process. */
async function loadEngineClass(): Promise<typeof SchemaEngine> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(glueFile.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start !== 'function') throw new Error('The schema engine’s WebAssembly has no entry point.');
  start();
  return glue.SchemaEngine;
}

/**
 * Runs `work` with the engine bound to the database, then closes every connection it opened and drops its shadow
 * databases. `schema` is the Prisma schema the engine is to know (it may be empty for work on migrations alone).
 */
export async function withSchemaEngine<T>(
  connection: DatabaseConnection,
  schema: readonly SchemaContainer[],
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  let panic: string | undefined;
  // The engine calls this global hook with the reason before it stops in a panic ("unreachable" is all it throws).
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => (panic = message) } });
  const opened: SqlDriverAdapter[] = [];
  try {
    const Engine = await (engineClass ??= loadEngineClass());
    const datamodels = schema.map(({ path, content }): [string, string] => [path, content]);
    const engine = await Engine.new(
      { datamodels },
      () => {},
      bindMigrationAwareSqlAdapterFactory(adapterFactory(connection, opened)),
    );
    return await work(engine);
  } catch (error) {
    if (panic === undefined) throw error;
    throw new Error(`Prisma’s schema engine stopped: ${panic}`, { cause: error });
  } finally {
    for (const adapter of opened.reverse()) await adapter.dispose();
  }
}

/** The `.prisma` files of a folder, by name, as the engine takes them. */
export async function readSchema(folder: string): Promise<SchemaContainer[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (path) => ({ path: join(folder, path), content: await readFile(join(folder, path), 'utf8') })),
  );
}

/** The migrations of a folder in Prisma's layout (`<timestamp>_<what>/migration.sql`), in the order of their names. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (path): Promise<MigrationDirectory> => {
      const value = await readFile(join(folder, path, 'migration.sql'), 'utf8');
      return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
    }),
  );
  return {
    baseDir: resolve(folder),
    lockfile: { path: './migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}

/**
 * What is missing between the migrations and the schema, as SQL: the migrations are replayed in a shadow database,
 * which is then compared with `schema`. An empty string means that the migrations build exactly what the schema says.
 */
export async function diffMigrations(
  connection: DatabaseConnection,
  migrations: MigrationList,
  schema: readonly SchemaContainer[],
): Promise<string> {
  const result = await withSchemaEngine(connection, schema, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files: [...schema] },
      script: true,
      exitCode: true,
      filters,
    }),
  );
  return result.exitCode === 0 ? '' : (result.stdout ?? '');
}

/** Applies the migrations the database does not have yet; returns their names. Rows of `_prisma_migrations` are Prisma's own. */
export async function applyMigrations(connection: DatabaseConnection, migrations: MigrationList): Promise<string[]> {
  const result = await withSchemaEngine(connection, [], (engine) =>
    engine.applyMigrations({ migrationsList: migrations, filters }),
  );
  return result.appliedMigrationNames;
}
