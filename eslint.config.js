import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The rules of this house. Each stands for a fault that was measured once: see docs/decisions/.
const findUnique = {
  selector: 'CallExpression[callee.property.name=/^findUnique(OrThrow)?$/]',
  message: 'findUnique merges the look-ups of one tick across requests, and so across organizations: use findFirst.',
};
const interactiveTransaction = {
  selector: 'CallExpression[callee.property.name="$transaction"]',
  message: 'A session is one transaction already: use session.savepoint(…).',
};
const dataLoader = {
  selector: 'NewExpression[callee.name="DataLoader"]',
  message: 'Loaders are made in src/loaders only: declare one line there.',
};
const setNull = {
  selector: 'Property[key.name="disconnect"]',
  message: 'disconnect nulls the organization too: clear an optional reference with xId: null.',
};
const queryTimeout = {
  selector: 'Property[key.name="query_timeout"]',
  message: 'query_timeout leaves a zombie transaction that loses later writes: use statement_timeout.',
};
const everywhere = [findUnique, interactiveTransaction, dataLoader, setNull, queryTimeout];

/** Imports point down only: server → resolvers → workflows, loaders → database. */
const above = (...folders) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: folders.map((folder) => ({
        regex: `^(\\.\\./)+(src/)?${folder}/`,
        message: `Imports point down only; ${folder} lies above this file.`,
      })),
    },
  ],
});

export default defineConfig(
  { ignores: ['dist/', 'src/generated/', 'node_modules/', 'coverage/', 'bench/'] },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', 300],
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
  {
    files: ['src/loaders/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', findUnique, interactiveTransaction, setNull, queryTimeout],
      ...above('server', 'resolvers', 'workflows'),
    },
  },
  { files: ['src/database/**/*.ts'], rules: above('server', 'resolvers', 'workflows', 'loaders', 'access', 'schema') },
  { files: ['src/workflows/**/*.ts'], rules: above('server', 'resolvers') },
  {
    files: ['src/resolvers/**/*.ts'],
    rules: {
      'max-lines': ['error', 150],
      'no-restricted-syntax': [
        'error',
        ...everywhere,
        {
          selector: 'MemberExpression[object.name="prisma"], MemberExpression[property.name="prisma"]',
          message: 'A resolver takes rows from context.loaders; a mutation calls a workflow.',
        },
      ],
      ...above('server'),
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines': 'off', 'no-restricted-syntax': ['error', dataLoader] },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
