// `expect(run).toBeRowIndependent()`: what an operation costs the database depends on its shape, never on how many rows it
// finds. `run(rows)` runs it so that it finds that many rows at its top, and says how many it found.
import { expect } from '@jest/globals';
import type { Answer } from './gql.js';

/** One run: the answer, and the number of rows that it holds at the top. */
export interface Run {
  readonly answer: Answer;
  readonly found: number;
}

declare module 'expect' {
  interface Matchers<R> {
    /** Runs at 1, 5 and 50 rows: no errors, as many rows as asked for, and the same number of SQL statements each time. */
    toBeRowIndependent(): Promise<R>;
  }
}

const sizes = [1, 5, 50];

expect.extend({
  async toBeRowIndependent(received: unknown) {
    const run = received as (rows: number) => Promise<Run>;
    // Plans and prepared statements of the shape exist before anything is counted.
    await run(1);
    const faults: string[] = [];
    const counts: number[] = [];
    let statements: readonly string[] = [];
    for (const size of sizes) {
      const { answer, found } = await run(size);
      for (const error of answer.errors ?? []) faults.push(`at ${String(size)} rows: ${error.message}`);
      if (found !== size) faults.push(`${String(size)} rows were asked for, ${String(found)} found`);
      counts.push(answer.statements.length);
      statements = answer.statements;
    }
    if (new Set(counts).size !== 1) {
      faults.push(
        `statements at ${sizes.join(', ')} rows: ${counts.join(', ')}; at ${String(sizes.at(-1))} rows:\n${statements.join('\n')}`,
      );
    }
    return {
      pass: faults.length === 0,
      message: () =>
        faults.length === 0 ? 'The number of statements does not depend on the rows.' : faults.join('\n'),
    };
  },
});
