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
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { type DatabaseConnection, databaseName, withDatabase } from './connection.js';
import { ScriptError, type StatementFailure } from './migration-errors.js';
import { type MigrationFile, MIGRATIONS_FOLDER } from './migration-files.js';

const CHAR_OID = 18;
/** The engine's filter for tables that others look after: there are none. */
const filters = { externalTables: [], externalEnums: [] };

/** Which columns of a result are `"char"`, by the result's rows: the one object that passes through the stock adapter untouched. */
type CharColumns = WeakMap<object, readonly number[]>;

/** Everything one use of the engine opens, to be closed after it: the engine itself closes nothing. */
interface EngineScope {
  readonly adapters: SqlDriverAdapter[];
  lastFailure?: StatementFailure;
}

/** A pool whose results name `"char"` columns as text and remember which they were. */
function openPool(connection: DatabaseConnection, scope: EngineScope, charColumns: CharColumns): pg.Pool {
  const pool = new pg.Pool({ ...connection, max: 2, application_name: 'supplygraph-migrate' });
  const query = pool.query.bind(pool);
  return Object.assign(pool, {
    query: async (config: pg.QueryArrayConfig): Promise<pg.QueryArrayResult> => {
      const result = await query(config).catch((error: unknown) => {
        if (error instanceof pg.DatabaseError) scope.lastFailure = { error, statement: config.text };
        throw error;
      });
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
  scope: EngineScope,
  afterwards?: () => Promise<void>,
): Promise<SqlDriverAdapter> {
  const charColumns: CharColumns = new WeakMap();
  const pool = openPool(connection, scope, charColumns);
  const stock = await new PrismaPg(pool).connect();
  let disposed: Promise<void> | undefined;
  const adapter: SqlDriverAdapter = {
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
  scope.adapters.push(adapter);
  return adapter;
}

async function runOnce(connection: DatabaseConnection, scope: EngineScope, statement: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } catch (error) {
    if (error instanceof pg.DatabaseError) scope.lastFailure = { error, statement };
    throw error;
  } finally {
    await client.end();
  }
}

/** The engine's way to the database and to its shadow databases. */
function adapterFactory(connection: DatabaseConnection, scope: EngineScope): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => openAdapter(connection, scope),
    connectToShadowDb: async () => {
      // Named after the database it serves, within PostgreSQL's 63 bytes.
      const name = `${databaseName(connection).slice(0, 16)}_shadow_${randomUUID()}`;
      // template0 is what nobody has added tables to, so the replay begins with nothing but PostgreSQL's own.
      await runOnce(connection, scope, `CREATE DATABASE "${name}" TEMPLATE template0`);
      const drop = (): Promise<void> => runOnce(connection, scope, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      return openAdapter(withDatabase(connection, name), scope, drop);
    },
  };
}

let engineClass: Promise<typeof SchemaEngine> | undefined;

/** Compiles the WebAssembly, once per process. */
async function loadEngineClass(): Promise<typeof SchemaEngine> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(glueFile.replace(/\.js$/, '.wasm'));
  const imports: WebAssembly.Exports = { ...glue };
  // The engine gives up on Prisma's migration lock after ten seconds; that timer must not keep a finished process alive.
  for (const name of Object.keys(imports).filter((each) => each.startsWith('__wbg_setTimeout_')))
    imports[name] = (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds).unref();
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': imports });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start !== 'function') throw new Error('The schema engine’s WebAssembly has no entry point.');
  start();
  return glue.SchemaEngine;
}

/** What the engine is told when the work concerns migrations alone: which kind of database; without it, it panics. */
const NO_MODELS: readonly SchemaContainer[] = [
  { path: 'schema.prisma', content: 'datasource db {\n  provider = "postgresql"\n}\n' },
];

/**
 * Runs `work` with the engine bound to the database, then closes every connection it opened and drops its shadow
 * databases. `schema` is the Prisma schema the engine is to know.
 */
async function withSchemaEngine<T>(
  connection: DatabaseConnection,
  schema: readonly SchemaContainer[],
  work: (engine: SchemaEngine, scope: EngineScope) => Promise<T>,
): Promise<T> {
  // A panic surfaces as an uncaught "unreachable" that ends the process; its reason is told to this hook alone.
  const PRISMA_WASM_PANIC_REGISTRY = { set_message: (reason: string) => console.error(reason) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY });
  const scope: EngineScope = { adapters: [] };
  try {
    const Engine = await (engineClass ??= loadEngineClass());
    const datamodels = schema.map(({ path, content }): [string, string] => [path, content]);
    const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(connection, scope));
    return await work(await Engine.new({ datamodels }, () => {}, factory), scope);
  } finally {
    for (const adapter of scope.adapters.reverse()) await adapter.dispose();
  }
}

/** The `.prisma` files of a folder, by name, as the engine takes them. */
export async function readSchema(folder: string): Promise<SchemaContainer[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (path) => ({ path: join(folder, path), content: await readFile(join(folder, path), 'utf8') })),
  );
}

/** The migrations as the engine takes them. */
function migrationList(migrations: readonly MigrationFile[]): MigrationList {
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: { path: './migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}

/**
 * What is missing between the migrations and the schema, as SQL: the migrations are replayed in a shadow database,
 * which is then compared with `schema`. An empty string means that the migrations build exactly what the schema says.
 * @throws ScriptError when a migration does not run on an empty database.
 */
export async function diffMigrations(
  connection: DatabaseConnection,
  migrations: readonly MigrationFile[],
  schema: readonly SchemaContainer[],
): Promise<string> {
  return withSchemaEngine(connection, schema, async (engine, scope) => {
    try {
      const result = await engine.diff({
        from: { tag: 'migrations', ...migrationList(migrations) },
        to: { tag: 'schemaDatamodel', files: [...schema] },
        script: true,
        exitCode: true,
        filters,
      });
      return result.exitCode === 0 ? '' : (result.stdout ?? '');
    } catch (error) {
      throw scope.lastFailure === undefined ? error : new ScriptError(scope.lastFailure, migrations);
    }
  });
}

/**
 * Applies the migrations the database does not have yet and returns their names. The rows it leaves in
 * `_prisma_migrations` are those of `prisma migrate deploy`. Each script is one transaction unless it says COMMIT.
 * @throws ScriptError when PostgreSQL refuses a script; the engine's own error (with Prisma's code) otherwise.
 */
export async function applyMigrations(
  connection: DatabaseConnection,
  migrations: readonly MigrationFile[],
): Promise<string[]> {
  return withSchemaEngine(connection, NO_MODELS, async (engine, scope) => {
    try {
      return (await engine.applyMigrations({ migrationsList: migrationList(migrations), filters }))
        .appliedMigrationNames;
    } catch (error) {
      throw scope.lastFailure === undefined ? error : new ScriptError(scope.lastFailure, migrations);
    }
  });
}
