import { Batch, maximumKeys, type Question, type Rounds } from './rounds.js';
import { asKey, List, type ListSource, root } from './list.js';

/** How many rows a list has. Counting stops at 10,000; beyond that the number is a lower bound. */
export interface TotalCount {
  readonly count: number;
  readonly precision: 'EXACT' | 'AT_LEAST';
}

const stop = 10_000;
const none: Promise<TotalCount> = Promise.resolve({ count: 0, precision: 'EXACT' });

/** Counts of one list for any parents: one statement per round. */
export function countOf(rounds: Rounds, list: List): (parent: unknown) => Promise<TotalCount> {
  const limited = `SELECT count(*)::int4 AS "count" FROM (${list.select('1')} LIMIT ${String(stop + 1)}) l`;
  const statement = list.statement({
    label: 'count',
    binds: list.binds(),
    shape: [],
    text: {
      alone: () => limited,
      perParent: (parents) =>
        `SELECT ${parents.columns}, c."count" FROM ${parents.asTable} CROSS JOIN LATERAL (${limited}) c`,
    },
  });
  const { parents } = list.source;
  const batch = new Batch<TotalCount>(rounds, {
    maximum: maximumKeys,
    statement,
    split(keys, rows) {
      const counts = new Map(rows.map((row) => [parents?.ofRow(row) ?? root, Number(row['count'])]));
      return keys.map((key) => total(counts.get(key) ?? 0));
    },
  });
  return (parent) => {
    const key = list.keyOf(parent);
    return key === undefined ? none : batch.load(key);
  };
}

const total = (counted: number): TotalCount =>
  counted > stop ? { count: stop, precision: 'AT_LEAST' } : { count: counted, precision: 'EXACT' };

/** `count`: how many children a parent has, under a filter if one is given. */
export class Count implements Question {
  constructor(readonly source: ListSource) {}

  open(rounds: Rounds): (parent: unknown, filter: unknown) => Promise<TotalCount> {
    const { audience } = rounds.session.identity;
    const byFilter = new Map<string, (parent: unknown) => Promise<TotalCount>>();
    return (parent, filter) => {
      const key = asKey(filter);
      let count = byFilter.get(key);
      if (count === undefined) byFilter.set(key, (count = countOf(rounds, new List(this.source, audience, filter))));
      return count(parent);
    };
  }
}
