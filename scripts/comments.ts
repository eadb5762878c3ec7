/**
 * `npx tsx scripts/comments.ts`: prints the COMMENT ON statements of the whole Prisma schema. `--check` compares them
 * with the database and fails where it lacks one; `--write <name>` writes a migration with those it lacks.
 */
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readSchema } from '../src/database/schema-engine.js';
import { runOnDatabase } from './db-connection.js';
import { writeMigration } from './migration-folder.js';
import { commentStatement, missingComments, schemaComments } from './schema-comments.js';

const wanted = schemaComments(await readSchema('prisma/schema'));
const { values } = parseArgs({ options: { check: { type: 'boolean' }, write: { type: 'string' } } });

if (values.check !== true && values.write === undefined) console.log(wanted.map(commentStatement).join('\n'));
else
  await runOnDatabase(async (connection) => {
    const client = new pg.Client(connection);
    await client.connect();
    const missing = await missingComments(client, wanted).finally(() => client.end());
    if (missing.length === 0) return console.log('Nothing to do: the database says what the Prisma schema says.');
    const statements = missing.map(commentStatement).join('\n');
    if (values.write === undefined) {
      console.log(statements);
      throw new Error(`${missing.length} comment(s) differ; write them: npx tsx scripts/comments.ts --write comments`);
    }
    console.log(`Wrote ${await writeMigration(values.write, statements)}.`);
  });
