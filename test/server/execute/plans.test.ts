import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createExecutor } from '../../../src/server/execute/index.js';
import { plainResult, schemaOf } from './compare.js';

/** Which plans are made, and which are kept. */

const schema = schemaOf(`
  interface Pet { name: String }
  type Dog implements Pet { name: String barks: Boolean }
  type Cat implements Pet { name: String lives: Int }
  type Query { number: Int pets: [Pet] dogs: [Dog] }
`);
const dog = { __typename: 'Dog', name: 'Rex', barks: true };
const cat = { __typename: 'Cat', name: 'Tom', lives: 9 };

describe('plans of an operation', () => {
  test('are made once, however many rows and executions there are', () => {
    const execute = createExecutor(schema);
    const document = parse('{ dogs { name barks } }');
    const rows = (count: number): object => ({ dogs: Array.from({ length: count }, () => dog) });
    void execute({ document, rootValue: rows(1) });
    expect(execute.statistics()).toEqual({ documents: 1, fieldPlans: 3, built: 3 });
    for (let run = 0; run < 20; run++) void execute({ document, rootValue: rows(100) });
    expect(execute.statistics()).toEqual({ documents: 1, fieldPlans: 3, built: 3 });
  });

  test('are made for a runtime type when its first object comes', () => {
    const execute = createExecutor(schema);
    const document = parse('{ pets { name ... on Dog { barks } ... on Cat { lives } } dogs { name } }');
    const built = (...pets: object[]): number => {
      void execute({ document, rootValue: { pets } });
      return execute.statistics().built;
    };
    expect([built(), built(dog), built(dog, dog), built(dog, cat), built(cat)]).toEqual([2, 4, 4, 6, 6]);
  });

  test('belong to the document key, whatever the document object is', () => {
    const execute = createExecutor(schema);
    const query = '{ dogs { name } number }';
    for (let run = 0; run < 5; run++)
      void execute({ document: parse(query), documentKey: 'k', rootValue: { dogs: [dog] } });
    expect(execute.statistics()).toEqual({ documents: 1, fieldPlans: 3, built: 3 });
  });

  test('belong to the document object if it has no key', () => {
    const execute = createExecutor(schema);
    for (let run = 0; run < 5; run++) void execute({ document: parse('{ number }') });
    expect(execute.statistics()).toEqual({ documents: 5, fieldPlans: 5, built: 5 });
  });

  test('are separate for the operations of a document', () => {
    const execute = createExecutor(schema);
    const document = parse('query A { number } query B { number dogs { name } }');
    for (const operationName of ['A', 'B', 'A', 'B', 'C', '', null]) void execute({ document, operationName });
    expect(execute.statistics()).toEqual({ documents: 1, fieldPlans: 3, built: 3 });
  });
});

describe('variables in @skip and @include', () => {
  const document = parse(`query ($a: Boolean = false, $b: Boolean!, $n: Int) {
    dogs @skip(if: $a) { name barks @include(if: $b) }
    number @include(if: $b)
    ...F @skip(if: $b)
  }
  fragment F on Query { pets { name @include(if: $a) __typename } }`);
  const rootValue = { number: 1, dogs: [dog], pets: [dog, cat] };

  test('have one set of plans for each combination of their values', () => {
    const execute = createExecutor(schema);
    const oracle = createExecutor(schema, { kind: 'graphql-js' });
    const builtAfter = [1, 2].map(() => {
      for (const a of [true, false, undefined]) {
        for (const b of [true, false]) {
          for (const n of [1, 2, 3]) {
            const variableValues = { b, n, ...(a !== undefined && { a }) };
            const args = { document, variableValues, rootValue };
            expect(plainResult(execute(args) as never)).toEqual(plainResult(oracle(args) as never));
          }
        }
      }
      return execute.statistics().built;
    });
    expect(builtAfter[1]).toBe(builtAfter[0]);
    expect(execute.statistics().fieldPlans).toBe(builtAfter[0]);
  });

  test('cannot fill the cache with one document', () => {
    const execute = createExecutor(schema);
    const names = Array.from({ length: 8 }, (_, index) => `v${index}`);
    const many = parse(
      `query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) { ${names
        .map((name) => `${name}: number @skip(if: $${name})`)
        .join(' ')} last: number }`,
    );
    for (let bits = 0; bits < 256; bits++) {
      const variableValues = Object.fromEntries(names.map((name, index) => [name, (bits >> index) % 2 === 1]));
      void execute({ document: many, variableValues });
    }
    const { documents, fieldPlans } = execute.statistics();
    expect(documents).toBe(1);
    expect(fieldPlans).toBeLessThanOrEqual(32 * 9);
  });
});

describe('the plan cache', () => {
  const query = (index: number): string => `{ x${index}: number dogs { name barks } }`;

  test('holds no more field plans than it may', () => {
    const execute = createExecutor(schema, { maxPlans: 50 });
    for (let index = 0; index < 200; index++) {
      expect(
        execute({
          document: parse(query(index)),
          documentKey: `k${index}`,
          rootValue: { number: index, dogs: [dog] },
        }),
      ).toMatchObject({
        data: { [`x${index}`]: index },
      });
      const { documents, fieldPlans } = execute.statistics();
      expect(documents + fieldPlans).toBeLessThanOrEqual(50);
    }
    expect(execute.statistics()).toEqual({ documents: 10, fieldPlans: 40, built: 800 });
  });

  test('lets the least recently used go first', () => {
    const execute = createExecutor(schema, { maxPlans: 50 });
    const run = (index: number): number => {
      const before = execute.statistics().built;
      void execute({ document: parse(query(index)), documentKey: `k${index}`, rootValue: { dogs: [dog] } });
      return execute.statistics().built - before;
    };
    for (let index = 0; index < 10; index++) run(index);
    expect(run(0)).toBe(0);
    expect(run(10)).toBe(4);
    expect([run(0), run(1)]).toEqual([0, 4]);
  });

  test('executes what is too large for it, without keeping it', () => {
    const execute = createExecutor(schema, { maxPlans: 3 });
    const args = { document: parse(query(1)), documentKey: 'large', rootValue: { number: 4, dogs: [dog, dog] } };
    for (let run = 0; run < 3; run++)
      expect(execute(args)).toEqual({
        data: {
          x1: 4,
          dogs: [
            { name: 'Rex', barks: true },
            { name: 'Rex', barks: true },
          ],
        },
      });
    expect(execute.statistics()).toEqual({ documents: 0, fieldPlans: 0, built: 12 });
  });

  test('is not reached by plans that an execution under way still makes', async () => {
    const execute = createExecutor(schema, { maxPlans: 6 });
    let arrive: (dogs: unknown) => void = () => undefined;
    const dogs = new Promise((resolve) => (arrive = resolve));
    const pending = execute({ document: parse(query(1)), documentKey: 'slow', rootValue: { dogs } });
    void execute({ document: parse(query(2)), documentKey: 'other', rootValue: { dogs: [dog] } });
    const before = execute.statistics();
    arrive([dog]);
    expect(await pending).toMatchObject({ data: { dogs: [{ name: 'Rex' }] } });
    expect(execute.statistics()).toEqual({ ...before, built: before.built + 2 });
  });
});
