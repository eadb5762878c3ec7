/**
 * `aggregate` of a connection: figures about all rows of its list.
 *
 * What is asked for is known field by field, as the operation reaches it, and all of it before the next round begins. So a
 * statement is written only when its round is sent, and computes what was asked for until then: for all parents of the batch,
 * and nothing else. Groups are a list, whose members ask only when they are there; the resolver says beforehand what they will.
 *
 * The statements have no names: which figures are selected is the client's choice, and there are more choices than names.
 */
import { rowsByKey } from './answers.js';
import { count, type Figure, isReadable, readFigure, selectFigures } from './aggregate-figures.js';
import { type Groups, GroupsOf, noGroups } from './aggregate-groups.js';
import { FigureKinds } from './aggregate-kinds.js';
import { type GroupArgs, readGroupArgs } from './aggregate-question.js';
import { asKey, type List } from './list.js';
import { Batch, maximumKeys, type Row, type Rounds } from './rounds.js';

/** Figures about the list of one parent. */
export class Aggregate extends FigureKinds {
  readonly #lists: Aggregates;
  readonly #key: string | undefined;

  constructor(lists: Aggregates, parent: unknown) {
    super();
    this.#lists = lists;
    this.#key = lists.list.keyOf(parent);
  }

  count(): Promise<number> {
    return this.figure(count) as Promise<number>;
  }

  figure(asked: Figure): Promise<unknown> {
    return this.#lists.figure(this.#key, asked);
  }

  /**
   * The rows in groups. `wanted` are the figures that the groups will be asked for, `sortable` those that they can be sorted
   * by. Throws BAD_USER_INPUT or FORBIDDEN.
   */
  groups(args: GroupArgs, wanted: readonly Figure[], sortable: ReadonlyMap<string, Figure>): Promise<Groups> {
    return this.#lists.groups(this.#key, args, wanted, sortable);
  }
}

/** What was asked for since the last round. */
interface Waiting {
  readonly figures: Map<string, Figure>;
  readonly batch: Batch<readonly Row[]>;
}

/** Figures about one list for any parents. */
export class Aggregates {
  readonly list: List;
  readonly #rounds: Rounds;
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #groups = new Map<string, GroupsOf>();
  #waiting: Waiting | undefined;

  constructor(rounds: Rounds, list: List) {
    this.#rounds = rounds;
    this.list = list;
  }

  /** A figure about the list of the parent with this key. */
  figure(key: string | undefined, asked: Figure): Promise<unknown> {
    if (!isReadable(this.list, asked)) return Promise.resolve(null);
    if (key === undefined) return Promise.resolve(readFigure(asked, []));
    const place = `${asked.id} ${key}`;
    let answer = this.#answers.get(place);
    if (answer === undefined) {
      const { figures, batch } = (this.#waiting ??= this.#wait());
      figures.set(asked.id, asked);
      answer = batch.load(key).then((rows) => readFigure(asked, rows));
      this.#answers.set(place, answer);
    }
    return answer;
  }

  groups(
    key: string | undefined,
    args: GroupArgs,
    wanted: readonly Figure[],
    sortable: ReadonlyMap<string, Figure>,
  ): Promise<Groups> {
    const name = asKey([args, wanted.map(({ id }) => id)]);
    let groups = this.#groups.get(name);
    if (groups === undefined) {
      groups = new GroupsOf(this.#rounds, this.list, readGroupArgs(this.list, args, sortable), wanted);
      this.#groups.set(name, groups);
    }
    return key === undefined ? noGroups : groups.load(key);
  }

  #wait(): Waiting {
    const { list } = this;
    const { parents } = list.source;
    const figures = new Map<string, Figure>();
    const batch = new Batch<readonly Row[]>(this.#rounds, {
      maximum: maximumKeys,
      statement: (keys) => {
        // What is asked for from now on waits for another round.
        this.#waiting = undefined;
        return figureStatement(list, [...figures.values()])(keys);
      },
      split: (keys, rows) => (parents === undefined ? keys.map(() => rows) : rowsByKey(keys, rows, parents)),
    });
    return { figures, batch };
  }
}

function figureStatement(list: List, figures: readonly Figure[]) {
  // In one order, whatever the order of the fields: the same question is the same text.
  const sorted = [...figures].sort((one, other) => (one.id < other.id ? -1 : 1));
  const { columns, currency, join, shape } = selectFigures(list, sorted);
  const inner = (): string => {
    const rows = list.joined(columns.join(', '), join);
    return currency === undefined ? rows : `${rows} GROUP BY GROUPING SETS ((), (${currency}))`;
  };
  return list.statement({
    label: 'aggregate',
    isNamed: false,
    binds: list.binds(),
    shape: [shape],
    text: {
      alone: inner,
      perParent: (parents) =>
        `SELECT ${parents.columns}, a.* FROM ${parents.asTable} CROSS JOIN LATERAL (${inner()}) a`,
    },
  });
}
