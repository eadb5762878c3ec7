import type { AroundMutationField } from '../../../../src/server/execute/index.js';
import type { Case } from '../compare.js';
import { schemaOf } from '../compare.js';
import { after } from './nulls.js';

/** Mutations: one field after the other, and what surrounds each. The root writes a log that the answer shows. */

const SDL = `
  type Query { a: Int }
  type Mutation { add(n: Int, wait: Int = 0): Int log: String fail(wait: Int): Int must(fail: Boolean, wait: Int): Int! box(wait: Int): Box mustBox(wait: Int): Box! list: [Box!] }
  type Box { n: Int slow: Int must: Int! bad: Int mustLog: String! log: String }
`;
const schema = schemaOf(SDL);

function world(): Record<string, unknown> {
  const log: string[] = [];
  const note = (entry: string): number => log.push(entry);
  const box = {
    n: 1,
    slow: () => after(5, () => note('slow')),
    must: () => after(2, () => null),
    bad: () => after(1, () => Promise.reject(new Error('bad'))),
    log: () => log.join(' '),
    mustLog: () => log.join(' '),
  };
  const boxAfter = ({ wait }: { wait?: number }): unknown => (wait === undefined ? box : after(wait, () => box));
  return {
    add: ({ n, wait }: { n?: number; wait: number }) => {
      note(`start${n}`);
      return wait === 0 ? note(`end${n}`) : after(wait, () => note(`end${n}`));
    },
    log: () => log.join(' '),
    fail: ({ wait }: { wait?: number }) => {
      note('fail');
      if (wait === undefined) throw new Error('failed');
      return after(wait, () => Promise.reject(new Error('failed later')));
    },
    must: ({ fail, wait = 0 }: { fail?: boolean; wait?: number }) => after(wait, () => (fail ? null : note('must'))),
    box: boxAfter,
    mustBox: boxAfter,
    list: [box, null],
    note,
  };
}

type Short = readonly [name: string, query: string];

const plain: readonly Short[] = [
  ['all synchronous', '{ a: add(n: 1) b: add(n: 2) log }'],
  ['serial though the first is slower', '{ a: add(n: 1, wait: 6) b: add(n: 2, wait: 1) c: add(n: 3) log }'],
  ['the next begins when the subtree is complete', '{ box { slow } a: add(n: 1) log }'],
  ['a failed field does not stop the next', '{ fail a: add(n: 1) log }'],
  ['a field that fails later does not stop the next', '{ fail(wait: 3) a: add(n: 1) log }'],
  ['a non-null field that fails stops the rest', '{ a: add(n: 1) must(fail: true) b: add(n: 2) log }'],
  ['a non-null field that fails later stops the rest', '{ a: add(n: 1) must(fail: true, wait: 4) b: add(n: 2) log }'],
  ['a non-null subtree that fails stops the rest', '{ a: add(n: 1) mustBox { must } b: add(n: 2) }'],
  ['a nullable subtree that fails', '{ box(wait: 2) { n must } a: add(n: 1) log }'],
  ['an error below', '{ box { n bad } a: add(n: 1) log }'],
  ['errors of several fields in order', '{ x: fail(wait: 5) y: fail z: box { bad } log }'],
  ['the same field twice merges', '{ box { n } box { log } log }'],
  ['fields from fragments', '{ ...F log ... { b: add(n: 2) } } fragment F on Mutation { a: add(n: 1) log }'],
  ['__typename among the fields', '{ __typename a: add(n: 1) type: __typename log }'],
  ['only __typename', '{ __typename }'],
  ['an alias named __proto__', '{ __proto__: add(n: 1) constructor: log }'],
  ['an alias named __proto__ that fails', '{ __proto__: fail constructor: log }'],
  ['a list of non-null items with a null', '{ list { slow must } box { n } }'],
  ['everything skipped', '{ log @skip(if: true) }'],
  ['arguments by variable', '($n: Int = 4) { a: add(n: $n, wait: $n) log }'],
  ['a wrong variable executes nothing', '($n: Int!) { a: add(n: $n) log }'],
  ['a switch that cannot be decided', '($s: Boolean = true) { a: add(n: 1) @skip(if: $s) log }'],
];

/** What a session would do around a field, with a log to see it by. */
const savepoint: AroundMutationField = async (context, { responseKey, fieldName }, run) => {
  const { note } = context as { note: (entry: string) => void };
  note(`(${responseKey}:${fieldName}`);
  const { failed } = await run();
  note(failed ? 'rollback)' : 'release)');
};
const refusing =
  (when: 'before' | 'after', refused: string): AroundMutationField =>
  async (context, field, run) => {
    if (when === 'after') await savepoint(context, field, run);
    if (field.fieldName === refused) throw new Error(`Cannot commit ${refused}`);
    if (when === 'before') await savepoint(context, field, run);
  };

const AROUND: Readonly<Record<string, AroundMutationField | undefined>> = {
  'with nothing around': undefined,
  'with a savepoint around': savepoint,
  'with an around that throws synchronously for log': (context, field, run) => {
    if (field.fieldName === 'log') throw new Error('no log');
    return savepoint(context, field, run);
  },
  'with a box refused before it is run': refusing('before', 'box'),
  'with a box refused after it was run': refusing('after', 'box'),
  'with a non-null field refused after it was run': refusing('after', 'must'),
  'with a non-null box refused before it is run': refusing('before', 'mustBox'),
  'with an around that does not run anything': () => Promise.resolve(),
  'with an around that does not wait': (_context, _field, run) => {
    void run();
    return Promise.resolve();
  },
  'with an around that fails while the field runs': (_context, _field, run) => {
    void run();
    return Promise.reject(new Error('impatient'));
  },
  'with an around that runs twice': async (_context, _field, run) => {
    const [first, second] = await Promise.all([run(), run()]);
    if (first.failed !== second.failed) throw new Error('It was run twice.');
  },
};

export const mutations: readonly Case[] = Object.entries(AROUND).flatMap(([around, aroundMutationField]) =>
  plain.map(([name, query]) => {
    // The two read from one world: the context is made first and the root value is taken from it.
    let current = world();
    return {
      name: `${name}, ${around}`,
      schema,
      query: `mutation ${query}`,
      rootValue: () => (current = world()),
      contextValue: () => current,
      variables: name.startsWith('a switch') ? { s: null } : {},
      ...(aroundMutationField && { aroundMutationField }),
    };
  }),
);
