import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'graphql';
import type { AroundMutationField, ExecutorKind } from '../../../src/server/execute/index.js';
import { createExecutor } from '../../../src/server/execute/index.js';
import { plainResult, withoutOrphans } from './compare.js';
import type { GeneratedOperation } from './generate-operation.js';
import { operations } from './generate-operation.js';
import type { World } from './generated-world.js';
import { hash, worldSchema } from './generated-world.js';
import { Scheduler } from './scheduler.js';

const RUNS = 10_000;

const schema = worldSchema();

/** Notes what happens, and for some fields refuses to go on before or after they are executed. */
const aroundMutationField: AroundMutationField = async (context, { responseKey, fieldName }, run) => {
  const { log, seed } = context as World;
  const refusal = hash(responseKey, seed) % 12;
  if (refusal === 0) throw new Error(`Refused before ${responseKey}`);
  const { failed } = await run();
  log.push(`${responseKey}: ${fieldName} ${failed ? 'failed' : 'done'}`);
  if (refusal === 1) throw new Error(`Refused after ${responseKey}`);
};

function executors(kind: ExecutorKind): readonly ReturnType<typeof createExecutor>[] {
  return [createExecutor(schema, { kind }), createExecutor(schema, { kind, aroundMutationField })];
}
const compiled = executors('compiled');
const oracle = executors('graphql-js');

async function answers(operation: GeneratedOperation, by: typeof compiled): Promise<unknown> {
  const document = parse(operation.query);
  const results: unknown[] = [];
  for (const execute of operation.isMutation ? by : by.slice(0, 1)) {
    const world: World = { seed: operation.seed, scheduler: new Scheduler(), log: [] };
    const args = { document, variableValues: operation.variables, contextValue: world };
    results.push({ answer: plainResult(await world.scheduler.run(() => execute(args))), log: world.log });
  }
  return results;
}

test('both executors answer generated operations alike', async () => {
  let withErrors = 0;
  await withoutOrphans(() =>
    fc.assert(
      fc.asyncProperty(operations(schema), async (operation) => {
        const expected = await answers(operation, oracle);
        const actual = await answers(operation, compiled);
        if (JSON.stringify(expected).includes('"errors":[')) withErrors++;
        // The comparison that explains itself takes long: it is for those that differ.
        if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
      }),
      { seed: 20_260_102, numRuns: RUNS },
    ),
  );
  // The comparison would be worth little if most operations went well, or none did.
  expect(withErrors).toBeGreaterThan(RUNS / 4);
  expect(withErrors).toBeLessThan(RUNS);
}, 180_000);
