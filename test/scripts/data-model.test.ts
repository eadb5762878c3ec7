import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Model } from '../../src/generated/data-model.js';

const generator = resolve('scripts/data-model-generator.ts');
const schema = (models: string): string => `
datasource db {
  provider = "postgresql"
}
generator dataModel {
  provider = "node --import tsx ${generator}"
  output   = "./data-model.ts"
}
${models}`;

const models = `
/// Who buys.
model Organization {
  id    String @id @default(dbgenerated("gen_random_uuid()")) @db.Uuid
  parts Part[]
  /// Serves a foreign key.
  /// @hidden
  listed Part[] @relation("listed")

  @@map("organizations")
}

model Part {
  organizationId String       @map("organization_id") @db.Uuid
  id             String       @default(dbgenerated("gen_random_uuid()")) @db.Uuid
  /// What it costs.
  /// @mirror(costE4)
  /// @audiences(staff, buyer)
  cost           Decimal      @db.Decimal(14, 4)
  /// @generated((coalesce(cost, 0) * 10000)::bigint)
  costE4         BigInt?      @default(dbgenerated()) @map("cost_e4")
  /// @hidden
  secret         String?
  colors         String[]
  open           Json
  madeOn         DateTime?    @map("made_on") @db.Date
  createdAt      DateTime     @default(now()) @map("created_at") @db.Timestamptz(3)
  count          Int          @default(0)
  isActive       Boolean      @default(true) @map("is_active")
  parentId       String?      @map("parent_id") @db.Uuid
  listedId       String?      @map("listed_id") @db.Uuid
  organization   Organization @relation(fields: [organizationId], references: [id], onDelete: NoAction, onUpdate: NoAction)
  /// @hidden
  listed         Organization? @relation("listed", fields: [listedId], references: [id], onDelete: NoAction, onUpdate: NoAction)
  parent         Part?        @relation("tree", fields: [organizationId, parentId], references: [organizationId, id], onDelete: NoAction, onUpdate: NoAction)
  children       Part[]       @relation("tree")

  @@id([organizationId, id])
  @@map("parts")
}
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supplygraph-data-model-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs Prisma on a schema of these models and returns the module it writes; rejects with what Prisma says. */
async function generate(text: string): Promise<string> {
  const file = join(folder, 'schema.prisma');
  await writeFile(file, schema(text));
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  await promisify(execFile)(process.execPath, [cli, 'generate', '--schema', file], { env });
  return readFile(join(folder, 'data-model.ts'), 'utf8');
}

function isModel(value: unknown): value is Model {
  return typeof value === 'object' && value !== null && 'columns' in value && 'relations' in value;
}

/** The entry of a model in the module's text, evaluated: its literals are JavaScript. */
function entry(module: string, name: string): Model {
  const [, literal] = /export const dataModel = (\{[\s\S]*?\n\}) as const/.exec(module) ?? [];
  const all: unknown = new Function(`return ${literal ?? '{}'}`)();
  const found: unknown = Object.entries(Object(all)).find(([key]) => key === name)?.[1];
  if (isModel(found)) return found;
  throw new Error(`expected a model ${name} in\n${module}`);
}

test('columns, relations from both sides, annotations and rows are those of the Prisma schema', async () => {
  const module = await generate(models);
  expect(module).not.toMatch(/^import /m);
  expect(entry(module, 'Part')).toEqual({
    name: 'Part',
    table: 'parts',
    tenant: true,
    indexes: [['organizationId', 'id']],
    columns: {
      organizationId: { column: 'organization_id', type: 'uuid', list: false, nullable: false, generated: false },
      id: { column: 'id', type: 'uuid', list: false, nullable: false, generated: false },
      cost: {
        column: 'cost',
        type: 'decimal',
        list: false,
        nullable: false,
        generated: false,
        mirror: 'costE4',
        audiences: ['staff', 'buyer'],
      },
      costE4: { column: 'cost_e4', type: 'bigint', list: false, nullable: true, generated: true },
      colors: { column: 'colors', type: 'text', list: true, nullable: false, generated: false },
      open: { column: 'open', type: 'json', list: false, nullable: false, generated: false },
      madeOn: { column: 'made_on', type: 'date', list: false, nullable: true, generated: false },
      createdAt: { column: 'created_at', type: 'timestamp', list: false, nullable: false, generated: false },
      count: { column: 'count', type: 'int', list: false, nullable: false, generated: false },
      isActive: { column: 'is_active', type: 'boolean', list: false, nullable: false, generated: false },
      parentId: { column: 'parent_id', type: 'uuid', list: false, nullable: true, generated: false },
      listedId: { column: 'listed_id', type: 'uuid', list: false, nullable: true, generated: false },
    },
    relations: {
      organization: { model: 'Organization', list: false, fields: ['organizationId'], references: ['id'] },
      parent: {
        model: 'Part',
        list: false,
        fields: ['organizationId', 'parentId'],
        references: ['organizationId', 'id'],
      },
      children: {
        model: 'Part',
        list: true,
        fields: ['organizationId', 'id'],
        references: ['organizationId', 'parentId'],
      },
    },
  });
  expect(entry(module, 'Organization')).toMatchObject({
    tenant: false,
    relations: { parts: { model: 'Part', list: true, fields: ['id'], references: ['organizationId'] } },
  });
  expect(entry(module, 'Organization').relations).not.toHaveProperty('listed');
  const row = module.slice(module.indexOf('export interface PartRow'), module.indexOf('/** The row interface'));
  expect(row).toContain('  /** What it costs. */\n  readonly cost: string | null;\n');
  expect(row).toContain('  readonly colors: readonly string[];\n');
  expect(row).toContain('  readonly count: number;\n');
  expect(row).toContain('  readonly open: unknown;\n');
  expect(row).not.toContain('secret');
});

test.each([
  ['@mirror(nothing)', 'Part.cost: @mirror(nothing) does not name a BigInt field of Part.'],
  ['@audiences(staff, everyone)', 'Part.cost: @audiences names "everyone", which is none of staff, sales_rep,'],
  ['@secret', 'Part.cost: "@secret" is none of @hidden, @audiences(staff, …), @mirror(field), '],
  ['@generated(cost * 2)', 'Part.cost: what is @generated(…) is optional and has @default(dbgenerated()).'],
  ['@partitioned(month)', 'Part.cost: @partitioned stands on a model, not on a field.'],
  ['@partitioned(week)', 'Part.cost: "@partitioned(week)" is none of @hidden,'],
])('an annotation that is not understood fails: %s', async (annotation, message) => {
  await expect(generate(models.replace('@mirror(costE4)', annotation))).rejects.toMatchObject({
    stderr: expect.stringContaining(message),
  });
});

const parted = models.replace('model Part {', '/// What happened.\n/// @partitioned(year)\nmodel Part {');

test('a model says by what span its table is partitioned', async () => {
  const key = '@@id([organizationId, createdAt, id])\n  @@unique([organizationId, id])';
  const module = await generate(parted.replace('@@id([organizationId, id])', key));
  expect(entry(module, 'Part')).toMatchObject({ tenant: true, partitioned: 'year' });
  expect(entry(module, 'Organization')).not.toHaveProperty('partitioned');
  expect(module).toContain('/** What happened. */\nexport interface PartRow');
});

test('a partitioned model that is keyed by id alone fails', async () => {
  await expect(generate(parted)).rejects.toMatchObject({
    stderr: expect.stringContaining('Part: @partitioned asks for @@id([organizationId, createdAt, id]).'),
  });
});
