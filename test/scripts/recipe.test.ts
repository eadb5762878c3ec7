import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { applyEdit, type Place, readRecipe, resolveFile } from '../../scripts/recipe.js';

const fence = '```';
const document = (...lines: string[]): string => lines.join('\n');

describe('a recipe is read into steps', () => {
  test('each block goes where the line above it says, each line of sh is a command', () => {
    const steps = readRecipe(
      document(
        '# Adding a thing',
        '## Why',
        'Because.',
        '## 1. Write',
        'New file `a/b.ts`:',
        '',
        `${fence}ts`,
        'const a = 1;',
        '',
        '## no heading',
        fence,
        'At the end of `c.sql`:',
        `${fence}sql`,
        'SELECT 1;',
        fence,
        '## 2. Run',
        `${fence}sh`,
        'npm run one',
        '',
        '  npm run two -- --three',
        fence,
        `${fence}text`,
        'what it says',
        fence,
      ),
    );
    expect(steps).toEqual([
      {
        title: '1. Write',
        actions: [
          { kind: 'edit', file: 'a/b.ts', place: { kind: 'new' }, text: 'const a = 1;\n\n## no heading\n', line: 7 },
          { kind: 'edit', file: 'c.sql', place: { kind: 'end' }, text: 'SELECT 1;\n', line: 13 },
        ],
      },
      {
        title: '2. Run',
        actions: [
          { kind: 'command', command: 'npm run one', line: 18 },
          { kind: 'command', command: 'npm run two -- --three', line: 20 },
        ],
      },
    ]);
  });

  test.each<[string, string, Place]>([
    ['New file `x.ts`:', 'x.ts', { kind: 'new' }],
    ['At the end of `x.ts`:', 'x.ts', { kind: 'end' }],
    ['In `x.ts`, after the line with `@relation("Y")`:', 'x.ts', { kind: 'after', text: '@relation("Y")' }],
    ['In `x.ts`, in place of the lines that begin alike:', 'x.ts', { kind: 'replace' }],
  ])('%s', (sentence, file, place) => {
    const [step] = readRecipe(document('## 1', sentence, `${fence}ts`, 'y', fence));
    expect(step?.actions).toEqual([{ kind: 'edit', file, place, text: 'y\n', line: 3 }]);
  });

  test('a block that does not say where it belongs is refused, and so is the sentence of the block before', () => {
    expect(() => readRecipe(document('## 1', 'For example:', `${fence}ts`, 'y', fence))).toThrow(
      'Line 3: "For example:" does not say where the block belongs',
    );
    const twice = document('## 1', 'New file `x.ts`:', `${fence}ts`, 'y', fence, '', `${fence}ts`, 'z', fence);
    expect(() => readRecipe(twice)).toThrow('Line 7: "" does not say where the block belongs');
  });

  test('a block that is not closed is refused', () => {
    expect(() => readRecipe(document('## 1', 'New file `x.ts`:', `${fence}ts`, 'y'))).toThrow(
      'Line 3: the block is not closed.',
    );
  });

  test('the recipe for a new entity can be read', () => {
    const steps = readRecipe(readFileSync('docs/adding-an-entity.md', 'utf8'));
    expect(steps.length).toBeGreaterThan(5);
  });
});

describe('a block is put into its file', () => {
  const file = 'a: 1\n  b: 2\nc: 3\n';
  const edit = (place: Place, text: string): { place: Place; text: string } => ({ place, text });

  test('as a new file', () => {
    expect(applyEdit(null, edit({ kind: 'new' }, 'x\n'))).toBe('x\n');
    expect(() => applyEdit(file, edit({ kind: 'new' }, 'x\n'))).toThrow('The file exists already.');
  });

  test('at the end, after an empty line', () => {
    expect(applyEdit(file, edit({ kind: 'end' }, 'd: 4\n'))).toBe('a: 1\n  b: 2\nc: 3\n\nd: 4\n');
    expect(() => applyEdit(null, edit({ kind: 'end' }, 'd: 4\n'))).toThrow('There is no such file.');
  });

  test('after the one line with a text', () => {
    expect(applyEdit(file, edit({ kind: 'after', text: 'b: 2' }, '  x\n  y\n'))).toBe('a: 1\n  b: 2\n  x\n  y\nc: 3\n');
    expect(() => applyEdit(file, edit({ kind: 'after', text: 'd' }, 'x\n'))).toThrow(
      'Expected one line that holds `d`, found 0.',
    );
    expect(() => applyEdit(file, edit({ kind: 'after', text: ':' }, 'x\n'))).toThrow(
      'Expected one line that holds `:`, found 3.',
    );
  });

  test('line by line in place of those with the same first word', () => {
    expect(applyEdit(file, edit({ kind: 'replace' }, '  b: 20\nc: 30\n'))).toBe('a: 1\n  b: 20\nc: 30\n');
    expect(() => applyEdit(file, edit({ kind: 'replace' }, 'b 4\n'))).toThrow(
      'Expected one line that begins with `b`, found 0.',
    );
  });
});

test('a star in the name of a file stands for what is there, once', () => {
  const list = (folder: string): string[] => (folder === 'prisma/migrations' ? ['1_tables', '2_keys', '3_keys'] : []);
  expect(resolveFile('src/index.ts', list)).toBe('src/index.ts');
  expect(resolveFile('prisma/migrations/*_tables/migration.sql', list)).toBe(
    'prisma/migrations/1_tables/migration.sql',
  );
  for (const [name, found] of [
    ['*_keys', 2],
    ['*_rows', 0],
  ] as const)
    expect(() => resolveFile(`prisma/migrations/${name}/migration.sql`, list)).toThrow(
      `Expected one name in prisma/migrations that fits ${name}, found ${String(found)}.`,
    );
});
