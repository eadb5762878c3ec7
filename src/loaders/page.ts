/**
 * `page`: a keyset page of a list, of one list or of the list of each parent.
 *
 * All parents of a batch are answered by one statement: `unnest(keys) … CROSS JOIN LATERAL (… LIMIT n)`, which walks an index
 * per parent and stops after the page, however many children there are. One row more than the page tells whether the list
 * goes on. A page from the end walks the order the other way round and is turned over at the end.
 */
import { Aggregates } from './aggregate.js';
import { noRows, rowsByKey } from './answers.js';
import { Connection } from './connection.js';
import { countOf, type TotalCount } from './count.js';
import { rangesBetween } from './keyset.js';
import { asKey, List, type ListSource, root } from './list.js';
import { Batch, maximumKeys, type Question, type Row, type Rounds } from './rounds.js';
import type { Sort, Sorts } from './sort.js';
import { opposite } from './sort.js';
import { readWindow, type Window } from './window.js';

/** The rows of a page in the order of the list, and whether the list goes on in the direction it was walked. */
export interface Slice {
  readonly rows: readonly Row[];
  readonly more: boolean;
}

const nothing: Promise<Slice> = Promise.resolve({ rows: noRows, more: false });
const no = Promise.resolve(false);

/** Arguments as resolvers hand them on. */
interface GivenArgs {
  readonly filter?: unknown;
  readonly sort?: unknown;
}

/** One list, one order, one window, for any parents. Statements are prepared when they are first asked for. */
export class Page {
  readonly list: List;
  readonly sort: Sort;
  readonly window: Window;
  readonly #rounds: Rounds;
  #slices: Batch<Slice> | undefined;
  #counts: ((parent: unknown) => Promise<TotalCount>) | undefined;
  #aggregates: Aggregates | undefined;
  readonly #beyond = new Map<'after' | 'before', Batch<boolean>>();

  constructor(rounds: Rounds, list: List, sort: Sort, window: Window) {
    this.#rounds = rounds;
    this.list = list;
    this.sort = sort;
    this.window = window;
  }

  /** The page of a parent. */
  slice(parent: unknown): Promise<Slice> {
    const key = this.list.keyOf(parent);
    if (key === undefined) return nothing;
    this.#slices ??= this.#prepareSlices();
    return this.#slices.load(key);
  }

  /** How many rows the list of a parent has in all, not only on this page. */
  count(parent: unknown): Promise<TotalCount> {
    this.#counts ??= countOf(this.#rounds, this.list);
    return this.#counts(parent);
  }

  /** Figures about all rows of the list, not only those of this page. */
  get aggregates(): Aggregates {
    return (this.#aggregates ??= new Aggregates(this.#rounds, this.list));
  }

  /** Whether the list of a parent has rows at or before the cursor `after`, or at or after the cursor `before`. */
  isBeyond(side: 'after' | 'before', parent: unknown): Promise<boolean> {
    const key = this.list.keyOf(parent);
    if (key === undefined || this.window[side] === undefined) return no;
    let batch = this.#beyond.get(side);
    if (batch === undefined) this.#beyond.set(side, (batch = this.#prepareBeyond(side)));
    return batch.load(key);
  }

  #prepareSlices(): Batch<Slice> {
    const { list, sort, window } = this;
    const { size, isBackward } = window;
    const binds = list.binds();
    const direction = isBackward ? opposite(sort.direction) : sort.direction;
    const [start, end] = isBackward ? [window.before, window.after] : [window.after, window.before];
    const ranges = rangesBetween(sort, direction, { start, end }, binds);
    const limit = binds.add(size + 1, 'int8');
    const columns = list.source.table.select(list.audience);
    const inner = (): string => {
      const parts = ranges.map(
        (range) => `${list.select(columns, range)} ORDER BY ${sort.order(direction)} LIMIT ${limit}`,
      );
      if (parts.length === 1) return parts.join('');
      return `SELECT * FROM (${parts.map((part) => `(${part})`).join(' UNION ALL ')}) u ORDER BY ${sort.orderOfResult('u', direction)} LIMIT ${limit}`;
    };
    const { parents } = list.source;
    return new Batch<Slice>(this.#rounds, {
      maximum: maximumKeys,
      statement: list.statement({
        label: 'page',
        binds,
        shape: [...ranges, sort.tag, direction, limit],
        text: {
          alone: inner,
          perParent: ({ asTable }) => `SELECT p.* FROM ${asTable} CROSS JOIN LATERAL (${inner()}) p ORDER BY k.place`,
        },
      }),
      split(keys, rows) {
        const groups = parents === undefined ? keys.map(() => rows) : rowsByKey(keys, rows, parents);
        return groups.map((group) => {
          const page = group.slice(0, size);
          return { rows: isBackward ? page.reverse() : page, more: group.length > size };
        });
      },
    });
  }

  #prepareBeyond(side: 'after' | 'before'): Batch<boolean> {
    const { list, sort } = this;
    const position = this.window[side];
    if (position === undefined) throw new Error(`There is no cursor "${side}" to look beyond.`);
    const binds = list.binds();
    const direction = side === 'after' ? opposite(sort.direction) : sort.direction;
    const ranges = rangesBetween(sort, direction, { start: position, withStart: true }, binds);
    const inner = (): string => {
      const parts = ranges.map((range) => `(${list.select('1', range)} ORDER BY ${sort.order(direction)} LIMIT 1)`);
      return `SELECT 1 FROM (${parts.join(' UNION ALL ')}) u LIMIT 1`;
    };
    return new Batch<boolean>(this.#rounds, {
      maximum: maximumKeys,
      statement: list.statement({
        label: 'beyond',
        binds,
        shape: [...ranges, sort.tag, direction],
        text: {
          alone: inner,
          perParent: ({ asTable, columns }) => `SELECT ${columns} FROM ${asTable} CROSS JOIN LATERAL (${inner()}) p`,
        },
      }),
      split(keys, rows) {
        const { parents } = list.source;
        const found = new Set(rows.map((row) => parents?.ofRow(row) ?? root));
        return keys.map((key) => found.has(key));
      },
    });
  }
}

/** The question `page`: asked with a parent (or none) and arguments, answered by a connection that has asked nothing yet. */
export class Pages implements Question {
  constructor(
    readonly source: ListSource,
    readonly sorts: Sorts,
    readonly defaultSort: Sort,
  ) {}

  open(rounds: Rounds): (parent: unknown, args: unknown) => Connection {
    const byArguments = new Map<unknown, Page>();
    const byValue = new Map<string, Page>();
    return (parent, args) => {
      // Siblings are asked with one and the same object, so most calls end here.
      let page = byArguments.get(args);
      if (page === undefined) {
        const key = asKey(args ?? {});
        page = byValue.get(key) ?? this.#page(rounds, args ?? {});
        byValue.set(key, page);
        byArguments.set(args, page);
      }
      return new Connection(page, parent);
    };
  }

  /** Checks the arguments. Throws BAD_USER_INPUT, INVALID_CURSOR or FORBIDDEN. */
  #page(rounds: Rounds, args: GivenArgs): Page {
    const { audience } = rounds.session.identity;
    const sort = this.sorts.asked(this.source.table, audience, args.sort, this.defaultSort);
    const window = readWindow(sort, args);
    return new Page(rounds, new List(this.source, audience, args.filter), sort, window);
  }
}
