import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { nextMoment, writeMigration } from '../../scripts/migration-folder.js';

const now = new Date('2026-03-01T12:00:00.400Z');

test.each([
  ['now, where there is none', [], now],
  ['now, where all are older', ['20260101000000_tables', 'migration_lock.toml'], now],
  [
    'a second after the last, where that is later',
    ['20261120001400_comments', '20260101000000_tables'],
    '2026-11-20T00:14:01Z',
  ],
  ['a second after the last of this very second', ['20260301120000_tables'], '2026-03-01T12:00:01Z'],
  ['a second after the last of a year', ['20261231235959_tables'], '2027-01-01T00:00:00Z'],
])('a migration is dated %s', (_, folders, expected) => {
  expect(nextMoment(folders, now)).toEqual(new Date(expected));
});

test('migrations written in one second keep their order', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'supplygraph-migrations-'));
  try {
    for (const name of ['zebra', 'lion', 'ant']) await writeMigration(name, `SELECT '${name}';\n\n`, folder);
    const written = (await readdir(folder)).sort();
    expect(written.map((each) => each.replace(/^\d{14}_/, ''))).toEqual(['zebra', 'lion', 'ant']);
    expect(await readFile(join(folder, written[0] ?? '', 'migration.sql'), 'utf8')).toBe("SELECT 'zebra';\n");
    await expect(writeMigration('Add Things', '', folder)).rejects.toThrow('Say in small letters');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a folder whose name begins with what is no moment is told', () => {
  expect(() => nextMoment(['20261120001260_too_many_seconds'], new Date())).toThrow(
    'The migration 20261120001260_too_many_seconds begins with what is no moment (yyyymmddhhmmss). Rename it.',
  );
});
