import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { withDatabase } from '../../src/database/connection.js';
import { readMigrationFiles } from '../../src/database/migration-files.js';
import { migrate } from '../../src/database/migrate.js';
import { diffMigrations, readSchema } from '../../src/database/schema-engine.js';
import { missingComments, schemaComments } from '../../scripts/schema-comments.js';
import { run, server, withMigrations, withScratchDatabase } from './scratch-database.js';

const datasource = 'datasource db {\n  provider = "postgresql"\n}\n';
const file = (models: string) => [{ path: 'schema.prisma', content: `${datasource}${models}` }];

const orders = '20260101000000_orders';
/** Everything Prisma cannot say: none of it may count as a difference. */
const script = `
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := 'x;y'; RETURN NEW; END; $$;
CREATE TABLE orders (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  quantity int NOT NULL CHECK (quantity > 0),
  price numeric(14,4) NOT NULL,
  price_e4 bigint GENERATED ALWAYS AS ((price * 10000)::bigint) STORED,
  note text,
  search tsvector,
  CONSTRAINT orders_pkey PRIMARY KEY (id)
);
CREATE INDEX orders_note_idx ON orders (note) WHERE note IS NOT NULL;
CREATE TRIGGER stamp BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON orders USING (true);
CREATE VIEW large_orders AS SELECT id FROM orders WHERE quantity > 1000;
COMMENT ON TABLE orders IS 'What was ordered.';
COMMENT ON COLUMN orders.note IS 'It''s a note; nothing more.';
`;
const preview = 'generator client {\n  provider = "prisma-client"\n  previewFeatures = ["partialIndexes"]\n}\n';
const model = `
/// What was ordered.
model Order {
  id       String  @id @default(dbgenerated("gen_random_uuid()")) @db.Uuid
  quantity Int
  /// @mirror(priceE4)
  price    Decimal @db.Decimal(14, 4)
  priceE4  BigInt? @default(dbgenerated()) @map("price_e4")
  /// It's a note;
  /// nothing more.
  note     String?
  search   Unsupported("tsvector")?

  @@index([note], where: raw("(note IS NOT NULL)"))
  @@map("orders")
}
`;

describe('the difference between migrations and schema', () => {
  test('is nothing when they agree, whatever else the migrations hold', async () => {
    expect(await diffMigrations(server, [{ name: orders, script }], file(preview + model))).toBe('');
  });

  test('is the SQL that is missing when the schema says more', async () => {
    const more = model.replace('  note ', '  weight   Int @default(0)\n  note ');
    const sql = await diffMigrations(server, [{ name: orders, script }], file(preview + more));
    expect(sql).toContain('ALTER TABLE "orders" ADD COLUMN     "weight" INTEGER NOT NULL DEFAULT 0;');
  });

  test('is the SQL that takes away when the schema says less', async () => {
    const less = model.replace(/ {2}quantity .*\n/, '');
    const sql = await diffMigrations(server, [{ name: orders, script }], file(preview + less));
    expect(sql).toContain('DROP COLUMN "quantity"');
  });

  test('names the migration that does not run on an empty database', async () => {
    const broken = [{ name: orders, script: 'SELECT 1;\nSELECT 1 +;' }];
    await expect(diffMigrations(server, broken, file(model))).rejects.toThrow(
      `The migration ${orders} failed at line 2: syntax error at or near ";"`,
    );
  });

  test('leaves no shadow database behind, also after a failure', async () => {
    const name = `sg_${randomBytes(4).toString('hex')}`;
    await run(server, `CREATE DATABASE ${name}`);
    try {
      const connection = withDatabase(server, name);
      await diffMigrations(connection, [{ name: orders, script }], file(preview + model));
      await expect(
        diffMigrations(connection, [{ name: orders, script: 'SELECT 1 / 0' }], file(model)),
      ).rejects.toThrow();
      const left = await run(server, `SELECT datname FROM pg_database WHERE starts_with(datname, '${name}')`);
      expect(left).toEqual([{ datname: name }]);
    } finally {
      await run(server, `DROP DATABASE ${name} WITH (FORCE)`);
    }
  });
});

test('the migrations build exactly what the Prisma schema says', async () => {
  expect(await diffMigrations(server, await readMigrationFiles(), await readSchema('prisma/schema'))).toBe('');
});

describe('the comments', () => {
  test('of the schema become COMMENT ON statements and are compared with the database', async () => {
    await withScratchDatabase((connection) =>
      withMigrations({ [orders]: script }, async (folder) => {
        await migrate({ ...connection, folder }, () => undefined);
        const client = new pg.Client(connection);
        await client.connect();
        try {
          expect(await missingComments(client, schemaComments(file(model)))).toEqual([]);
          const reworded = model
            .replace('nothing more', 'a little more')
            .replace('  quantity ', '  /// How many.\n  quantity ');
          expect(await missingComments(client, schemaComments(file(reworded)))).toEqual([
            { table: 'orders', column: 'quantity', comment: 'How many.' },
            { table: 'orders', column: 'note', comment: "It's a note; a little more." },
          ]);
        } finally {
          await client.end();
        }
      }),
    );
  });

  test('of the migrated database are those of the Prisma schema', async () => {
    const client = new pg.Client(server);
    await client.connect();
    try {
      expect(await missingComments(client, schemaComments(await readSchema('prisma/schema')))).toEqual([]);
    } finally {
      await client.end();
    }
  });
});
