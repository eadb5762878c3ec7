import { parse } from 'graphql';
import { createExecutor } from '../../../src/server/execute/index.js';
import { schemaOf } from './compare.js';
import { after } from './corpus/nulls.js';

/**
 * A process of its own, for a test runner takes an unhandled rejection as its own failure: executes operations whose non-null fields fail
 * beside fields that reject later, and prints how many rejections each executor left unhandled.
 */

const schema = schemaOf(`
  type Query { list: [Int!] strict: [Int!]! items: [Item!] nested: [[Item!]!] object: Item must: Int! late: Item }
  type Item { id: Int must: Int! list: [Int!]! item: Item! }
  type Mutation { must: Int! list: [Int!] items: [Item!] }
`);
const soon = (): Promise<never> => Promise.reject(new Error('soon'));
const later = (): Promise<never> =>
  after(5, () => {
    throw new Error('later');
  });

const CASES: Readonly<Record<string, readonly [query: string, root: () => unknown]>> = {
  'a null and a rejected item': ['{ list }', () => ({ list: [null, soon()] })],
  'a rejected item and a null': ['{ list }', () => ({ list: [later(), null, later()] })],
  'a null and a later rejection at the root': ['{ strict }', () => ({ strict: [later(), null, soon()] })],
  'several rejections': ['{ list }', () => ({ list: [later(), soon(), later()] })],
  'objects of an ended list': ['{ items { must } }', () => ({ items: [{ must: later }, null, { must: soon }] })],
  'nested lists': ['{ nested { must } }', () => ({ nested: [[{ must: later }, null], [soon()], soon()] })],
  'a list that arrives below null': [
    '{ late { list } must }',
    () => ({ late: () => after(5, () => ({ list: [soon()] })), must: null }),
  ],
  'promises in a list that arrives below null': [
    '{ object { item { list } must } }',
    () => ({
      object: {
        item: { list: () => after(3, () => [later(), [soon()]]) },
        must: () => soon(),
      },
    }),
  ],
  'fields of an object': [
    '{ object { must item { must } } }',
    () => ({ object: { must: soon, item: { must: later } } }),
  ],
  'a throw after pending fields': [
    '{ object { list must } must }',
    () => ({ object: { list: [later(), later()], must: null }, must: later }),
  ],
  'a generator that throws': [
    '{ items { must } }',
    () => ({
      items: (function* () {
        yield { must: later };
        yield later();
        throw new Error('end');
      })(),
    }),
  ],
  'a mutation': [
    'mutation { items { must } list must }',
    () => ({ items: [{ must: later }, null], list: () => [null, later()], must: later }),
  ],
};

let unhandled = 0;
process.on('unhandledRejection', () => unhandled++);

const counts: Record<string, Record<string, number>> = {};
for (const kind of ['compiled', 'graphql-js'] as const) {
  const execute = createExecutor(schema, { kind });
  const byCase: Record<string, number> = (counts[kind] = {});
  for (const [name, [query, root]] of Object.entries(CASES)) {
    unhandled = 0;
    await execute({ document: parse(query), rootValue: root() });
    await after(20, () => undefined);
    byCase[name] = unhandled;
  }
}
process.stdout.write(JSON.stringify(counts));
