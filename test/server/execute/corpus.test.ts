import { describe, expect, test } from '@jest/globals';
import { answerOf } from './compare.js';
import type { Case } from './compare.js';
import { abstractTypes } from './corpus/abstract-types.js';
import { inputs } from './corpus/inputs.js';
import { mutations } from './corpus/mutations.js';
import { nulls } from './corpus/nulls.js';
import { resolvers } from './corpus/resolvers.js';
import { selections } from './corpus/selections.js';
import { values } from './corpus/values.js';

const CORPUS: Readonly<Record<string, readonly Case[]>> = {
  nulls,
  selections,
  inputs,
  values,
  resolvers,
  'abstract types': abstractTypes,
  mutations,
};

describe.each(Object.entries(CORPUS))('both executors answer alike: %s', (_theme, cases) => {
  test.each(cases.map((example) => [example.name, example] as const))('%s', async (_name, example) => {
    expect(await answerOf(example, 'compiled')).toEqual(await answerOf(example, 'graphql-js'));
  });
});
