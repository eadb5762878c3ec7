import type { Case } from '../compare.js';
import { schemaOf } from '../compare.js';

/** Null and error at every place where they can occur, in every wrapping of a type. */

const SHAPES = ['T', 'T!', '[T]', '[T!]', '[T]!', '[T!]!', '[[T]]', '[[T!]]', '[[T!]!]', '[[T!]!]!', '[[[T]!]!]!'];
const boom = (): never => {
  throw new Error('boom');
};
const rejected = (): Promise<never> => Promise.reject(new Error('rejected'));

/** Ways for a value to be missing; made anew for each execution. */
const MISSING: Readonly<Record<string, () => unknown>> = {
  null: () => null,
  undefined: () => undefined,
  'an Error': () => new Error('value'),
  'a promise of null': () => Promise.resolve(null),
  'a promise of an Error': () => Promise.resolve(new Error('promised')),
  'a rejected promise': rejected,
};

function depthOf(shape: string): number {
  return shape.split('[').length - 1;
}

/** A value of a shape with one odd item between two good ones at the innermost list. */
function wrap(depth: number, odd: unknown, good: () => unknown): unknown {
  if (depth === 0) return odd;
  if (depth === 1) return [good(), odd, good()];
  return [wrap(depth - 1, odd, good), wrap(depth - 1, good(), good)];
}

const leaves: Case[] = SHAPES.flatMap((shape) =>
  Object.entries(MISSING).map(([kind, odd]) => ({
    name: `${kind} in a scalar of type ${shape}`,
    schema: schemaOf(
      `type Query { before: Int holder: Holder after: Int } type Holder { first: Int value: ${shape.replace('T', 'Int')} last: Int }`,
    ),
    query: '{ before holder { first value last } after }',
    rootValue: () => ({
      before: 1,
      after: 2,
      holder: { first: 3, value: wrap(depthOf(shape), odd(), () => 7), last: 4 },
    }),
  })),
);

const objects: Case[] = SHAPES.flatMap((shape) =>
  Object.entries({ ...MISSING, 'a throwing method': () => boom }).map(([kind, odd]) => ({
    name: `${kind} in a non-null field of an object in ${shape}`,
    schema: schemaOf(
      `type Query { holder: Holder after: Int } type Holder { value: ${shape} last: Int } type T { id: Int need: Int! }`,
    ),
    query: '{ holder { value { id need } last } after }',
    rootValue: () => ({
      after: 2,
      holder: { value: wrap(depthOf(shape), { id: 1, need: odd() }, () => ({ id: 2, need: 5 })), last: 4 },
    }),
  })),
);

const CHAIN =
  'type Query { a: A other: Int } type A { b: B! x: Int } type B { c: C! x: Int! } type C { d: Int! x: Int }';
const chain =
  (d: () => unknown, x: () => unknown = () => 1) =>
  () => ({
    other: 1,
    a: () => ({ x, b: () => Promise.resolve({ x, c: { x, d } }) }),
  });

const chains: Case[] = [
  { name: 'a rejection passes up three non-null levels', d: rejected },
  { name: 'a throw passes up three non-null levels', d: boom },
  { name: 'a null passes up three non-null levels', d: () => null },
  { name: 'a nullable sibling error comes before the non-null one', d: boom, x: rejected },
  { name: 'all fields fail at once', d: boom, x: boom },
  { name: 'a rejection before those of nullable siblings', d: rejected, x: () => after(3, boom) },
  { name: 'a rejection after those of nullable siblings', d: () => after(3, boom), x: rejected },
].map(({ name, d, x }) => ({
  name,
  schema: schemaOf(CHAIN),
  query: '{ a { x b { c { d x } x } } other }',
  rootValue: chain(d, x),
}));

/** An executor's turn: `ticks` macrotasks, so that the order of events is certain. */
export function after<T>(ticks: number, value: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const next = (left: number): void => {
      if (left > 0) setImmediate(next, left - 1);
      else {
        try {
          resolve(value());
        } catch (error) {
          reject(error);
        }
      }
    };
    next(ticks);
  });
}

const ROOT =
  'type Query { must: Int! may: Int list: [Item!] strict: [Item!]! deep: Deep } type Item { id: Int must: Int! may: Int } type Deep { may: Int must: Int! deep: Deep! list: [Item!]! }';
const fail = (message: string) => (): never => {
  throw new Error(message);
};

const roots: Case[] = [
  { name: 'a null at the root nulls the data', query: '{ may must }', root: () => ({ may: 1, must: null }) },
  { name: 'a throw at the root stops later fields', query: '{ must may }', root: () => ({ must: boom, may: boom }) },
  { name: 'a rejection at the root nulls the data', query: '{ may must }', root: () => ({ may: 1, must: rejected }) },
  {
    name: 'a throw at the root waits for an earlier nullable rejection',
    query: '{ may must }',
    root: () => ({ may: () => after(2, fail('late')), must: boom }),
  },
  {
    name: 'the sync error counts, not the earlier sibling that rejects later',
    query: '{ deep { deep { must } must } }',
    root: () => ({ deep: { deep: { must: () => after(2, fail('late')) }, must: boom } }),
  },
  {
    name: 'a throw waits for all earlier siblings',
    query: '{ deep { a: may b: may must } }',
    root: () => {
      let calls = 0;
      return { deep: { may: () => after(++calls * 2, fail(`late ${calls}`)), must: boom } };
    },
  },
  {
    name: 'the first of two rejections counts',
    query: '{ deep { must again: must } }',
    root: () => {
      let calls = 0;
      return { deep: { must: () => (calls++ === 0 ? after(5, fail('second')) : after(2, fail('first'))) } };
    },
  },
  {
    name: 'an error below a place that is null already is not reported',
    query: '{ deep { must deep { may } } }',
    root: () => ({ deep: { must: () => after(1, fail('first')), deep: { may: () => after(5, fail('unseen')) } } }),
  },
  {
    name: 'a list ends at its first null and forgets pending items',
    query: '{ list { id may must } may }',
    root: () => ({ list: [{ id: 1, may: () => after(3, fail('unseen')), must: 1 }, null, { must: 3 }], may: 1 }),
  },
  {
    name: 'a forgotten item reports while its object still waits for another field',
    query: '{ deep { may list { id may must } } }',
    root: () => ({
      deep: { may: () => after(8, () => 1), list: [{ id: 1, may: () => after(3, fail('seen')), must: 1 }, null] },
    }),
  },
  {
    name: 'a forgotten item that rejects does not count again',
    query: '{ deep { may list { id must } } }',
    root: () => ({
      deep: { may: () => after(8, () => 1), list: [{ id: 1, must: () => after(3, fail('unseen')) }, null] },
    }),
  },
  {
    name: 'a non-null list ends the data with items pending',
    query: '{ strict { must } }',
    root: () => ({ strict: [{ must: () => after(3, fail('unseen')) }, null, { must: 3 }] }),
  },
  {
    name: 'an item that rejects nulls a nullable list of non-null items',
    query: '{ list { must } may }',
    root: () => ({
      list: [{ must: 1 }, { must: () => after(2, fail('item')) }, { must: () => after(4, () => 2) }],
      may: 1,
    }),
  },
  {
    name: 'items resolve in reverse order',
    query: '{ strict { id must may } }',
    root: () => ({
      strict: [5, 4, 3, 2, 1].map((n) => after(n * 2, () => ({ id: n, must: n, may: () => after(n, () => n) }))),
    }),
  },
  {
    name: 'nested waiting objects each pass on their own first error',
    query: '{ deep { may deep { may must } must } }',
    root: () => ({
      deep: {
        may: () => after(6, () => 1),
        deep: { may: () => after(3, fail('inner may')), must: fail('inner') },
        must: fail('outer'),
      },
    }),
  },
].map(({ name, query, root }) => ({ name, query, schema: schemaOf(ROOT), rootValue: root }));

export const nulls: readonly Case[] = [...leaves, ...objects, ...chains, ...roots];
