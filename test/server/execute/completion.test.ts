import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createExecutor } from '../../../src/server/execute/index.js';
import { plainResult, schemaOf } from './compare.js';
import { after } from './corpus/nulls.js';

/** When an answer is given, and what it is given as. */

const schema = schemaOf(`
  type Query { fast: Int! slow: Int list: [Int!] items: [Item!] }
  type Item { id: Int slow: Int must: Int! }
  type Mutation { fail: Int! slow: Int items: [Item!] }
  type Subscription { ticks: Int }
`);
const execute = createExecutor(schema);
const fail = (): never => {
  throw new Error('failed');
};

describe('an answer', () => {
  test('is synchronous if all values are', () => {
    const result = execute({
      document: parse('{ list items { id must } }'),
      rootValue: { list: [1], items: [{ id: 1, must: 2 }] },
    });
    expect(result).toEqual({ data: { list: [1], items: [{ id: 1, must: 2 }] } });
    expect(execute({ document: parse('mutation { slow }'), rootValue: { slow: 1 } })).toEqual({ data: { slow: 1 } });
  });

  test.each([
    ['a field beside one that rejects', '{ slow fast }', { fast: () => after(1, fail) }],
    ['a field before one that throws', '{ slow fast }', { fast: fail }],
    ['an item of a list that has ended', '{ items { id slow } }', { items: [{ slow: 'counted' }, null] }],
    ['an item after the end of a list', '{ list }', { list: [null, 'counted'] }],
    ['an item in a list after the end of a list', '{ items { must } }', { items: [null, ['counted']] }],
    ['a field of a mutation that has failed', 'mutation { slow fail }', { fail }],
    ['an item of a mutation', 'mutation { items { slow } }', { items: [{ slow: 'counted' }, null] }],
  ])('waits for %s', async (_name, query, root) => {
    let pending = 0;
    const counted = (): Promise<number> => {
      pending++;
      return after(5, () => pending--);
    };
    const rootValue = { slow: counted, ...fill(root, counted) };
    const result = await execute({ document: parse(query), rootValue });
    expect(pending).toBe(0);
    expect(plainResult(result)).toMatchObject({ errors: [{}] });
  });

  test('does not run the fields of an object that is null already', async () => {
    const calls: string[] = [];
    const rootValue = {
      items: () => after(4, () => [{ id: () => calls.push('id') }]),
      fast: () => after(1, fail),
    };
    await execute({ document: parse('{ items { id } fast }'), rootValue });
    expect(calls).toEqual([]);
  });

  test('is given even if what was thrown cannot be printed', async () => {
    const unprintable = {
      toJSON: (): never => fail(),
    };
    const rejected = {
      then: (_resolve: unknown, reject: (reason: unknown) => void) => {
        reject(unprintable);
      },
    };
    const result = await execute({ document: parse('{ slow fast }'), rootValue: { slow: rejected, fast: 1 } });
    expect(result).toMatchObject({ data: { slow: null, fast: 1 }, errors: [{ message: 'Unexpected error value' }] });
  });

  test('to a subscription is an error', () => {
    for (const kind of ['compiled', 'graphql-js'] as const) {
      const result = createExecutor(schema, { kind })({ document: parse('subscription { ticks }') });
      expect(result).toMatchObject({
        errors: [{ message: 'Expected a query or a mutation, got a subscription: it has no single result.' }],
      });
      expect(result).not.toHaveProperty('data');
    }
  });

  test('is refused if the variables are no object, as by graphql-js', () => {
    for (const kind of ['compiled', 'graphql-js'] as const) {
      const args = { document: parse('{ slow }'), variableValues: '{}' as never };
      expect(() => createExecutor(schema, { kind })(args)).toThrow('Variables must be provided as an Object');
    }
  });

  test('is plain data that goes through JSON unchanged', async () => {
    const document = parse('{ __proto__: fast constructor: slow items { toString: id __proto__: must } }');
    const result = await execute({ document, rootValue: { fast: 1, slow: 2, items: [{ id: 3, must: 4 }] } });
    expect(JSON.stringify(result)).toBe(
      '{"data":{"__proto__":1,"constructor":2,"items":[{"toString":3,"__proto__":4}]}}',
    );
  });

  test('holds no state of another: the arguments of one execution are its own', async () => {
    const seen: object[] = [];
    const own = schemaOf('type Query { a(n: Int): Int rows: [Row] } type Row { a(n: Int): Int }');
    const run = createExecutor(own);
    const method = (args: object): number => seen.push(args);
    const document = parse('query ($n: Int) { a(n: $n) rows { a(n: $n) } }');
    for (const n of [1, 2])
      await run({ document, variableValues: { n }, rootValue: { a: method, rows: [{ a: method }, { a: method }] } });
    expect(seen).toEqual([{ n: 1 }, { n: 1 }, { n: 1 }, { n: 2 }, { n: 2 }, { n: 2 }]);
    // Rows share the object, executions do not.
    expect(seen[1]).toBe(seen[2]);
    expect(seen[2]).not.toBe(seen[4]);
  });
});

test('no rejection is left unhandled, where graphql-js leaves some', async () => {
  const script = fileURLToPath(new URL('unhandled-rejections.ts', import.meta.url));
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { cwd: root });
  const counts = JSON.parse(stdout) as Record<string, Record<string, number>>;
  expect(Object.values(counts['compiled'] ?? {})).toEqual(Object.keys(counts['graphql-js'] ?? {}).map(() => 0));
  expect(Object.values(counts['graphql-js'] ?? {}).some((count) => count > 0)).toBe(true);
});

/** The value with a fresh counted promise wherever it says so. */
function fill(value: unknown, counted: () => Promise<number>): object {
  const replace = (inner: unknown): unknown => {
    if (inner === 'counted') return counted();
    if (Array.isArray(inner)) return inner.map(replace);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, replace(one)]));
  };
  return replace(value) as object;
}
