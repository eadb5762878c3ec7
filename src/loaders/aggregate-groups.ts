/**
 * `groups` of an aggregate: the rows of a list by what they have in common, and figures about each.
 *
 * One statement groups, orders and cuts for all parents of the batch. One group more than was asked for tells whether there are
 * more. With amounts of money a group has a row for each currency beside the one about all of it; then groups are counted by
 * dense_rank, and the value they are sorted by is that of one of their rows, given to all of them.
 */
import { rowsByKey } from './answers.js';
import { type Figure, isReadable, isWhole, readFigure, selectFigures, wholeColumn } from './aggregate-figures.js';
import { FigureKinds } from './aggregate-kinds.js';
import type { GroupQuestion } from './aggregate-question.js';
import type { Binds } from './binds.js';
import type { List } from './list.js';
import { Batch, maximumKeys, type Row, type Rounds } from './rounds.js';
import { quote } from './table.js';

/** What the rows of a group have in common, by field; only the fields that they are grouped by. */
export type GroupKey = Readonly<Record<string, unknown>>;

/** Groups in the order asked for. */
export interface Groups {
  readonly nodes: readonly Group[];
  readonly hasMore: boolean;
}

export const noGroups: Promise<Groups> = Promise.resolve({ nodes: [], hasMore: false });

/** One group. */
export class Group extends FigureKinds {
  readonly key: GroupKey;
  readonly #list: List;
  readonly #rows: readonly Row[];

  constructor(list: List, key: GroupKey, rows: readonly Row[]) {
    super();
    this.key = key;
    this.#list = list;
    this.#rows = rows;
  }

  get count(): number {
    return Number(this.#rows.find(isWhole)?.['count']);
  }

  figure(asked: Figure): unknown {
    return isReadable(this.#list, asked) ? readFigure(asked, this.#rows) : null;
  }
}

/** The groups of one question, for any parents. */
export class GroupsOf {
  readonly #batch: Batch<Groups>;

  constructor(rounds: Rounds, list: List, question: GroupQuestion, wanted: readonly Figure[]) {
    const { parents } = list.source;
    this.#batch = new Batch<Groups>(rounds, {
      maximum: maximumKeys,
      statement: groupStatement(list, question, wanted),
      split(keys, rows) {
        const answers = parents === undefined ? keys.map(() => rows) : rowsByKey(keys, rows, parents);
        return answers.map((answer) => readGroups(list, question, answer));
      },
    });
  }

  load(key: string): Promise<Groups> {
    return this.#batch.load(key);
  }
}

const keyColumn = (at: number): string => `key${String(at)}`;
const sortColumn = 'sorted';
const rankColumn = 'rank';

function groupStatement(list: List, question: GroupQuestion, wanted: readonly Figure[]) {
  const { dimensions, sort } = question;
  const asked = sort.figure === undefined ? wanted : [...wanted, sort.figure];
  const figures = [...new Map(asked.map((each) => [each.id, each])).values()].filter((each) => isReadable(list, each));
  figures.sort((one, other) => (one.id < other.id ? -1 : 1));
  const selection = selectFigures(list, figures);
  const binds = list.binds();
  const limit = binds.add(question.first + 1, 'int8');
  const sorted = sort.figure && { id: sort.figure.id, currency: sortCurrency(question, binds) };
  const keys = dimensions.map(({ sql }) => sql);

  const inner = (): string => {
    const columns = [...keys.map((key, at) => `${key} AS ${quote(keyColumn(at))}`), ...selection.columns];
    const joins = [selection.join, ...dimensions.map(({ join }) => join)].filter((join) => join !== '');
    const rows = list.joined(columns.join(', '), joins.join(' '));
    const { currency } = selection;
    const sets = currency === undefined ? keys.join(', ') : groupingSets(keys, currency);
    return cut(`${rows} GROUP BY ${sets}`, question, sorted, currency !== undefined, limit);
  };
  return list.statement({
    label: 'groups',
    isNamed: false,
    binds,
    shape: [
      selection.shape,
      ...keys,
      ...dimensions.map(({ join }) => join),
      JSON.stringify(sorted ?? null),
      sort.direction,
      limit,
    ],
    text: {
      alone: inner,
      perParent: (parents) =>
        `SELECT ${parents.columns}, a.* FROM ${parents.asTable} CROSS JOIN LATERAL (${inner()}) a`,
    },
  });
}

const groupingSets = (keys: readonly string[], currency: string): string =>
  `GROUPING SETS ((${keys.join(', ')}), (${[...keys, currency].join(', ')}))`;

/** The placeholder of the currency whose amounts the groups are sorted by. */
function sortCurrency({ sort }: GroupQuestion, binds: Binds): string | undefined {
  return sort.currency === undefined ? undefined : binds.add(sort.currency, 'text');
}

/** The first groups of a statement that groups. */
function cut(
  groups: string,
  { dimensions, sort }: GroupQuestion,
  sorted: { readonly id: string; readonly currency: string | undefined } | undefined,
  isByCurrency: boolean,
  limit: string,
): string {
  const byKey = sorted === undefined ? ` ${sort.direction}` : '';
  const columns = dimensions.map((_, at) => `g.${quote(keyColumn(at))}`);
  const keys = columns.map((key, at) => `${key}${dimensions[at]?.isText ? ' COLLATE "C"' : ''}${byKey} NULLS LAST`);
  if (!isByCurrency) {
    const first = sorted === undefined ? [] : [`g.${quote(sorted.id)} ${sort.direction} NULLS LAST`];
    return `SELECT g.* FROM (${groups}) g ORDER BY ${[...first, ...keys].join(', ')} LIMIT ${limit}`;
  }
  let from = groups;
  if (sorted !== undefined) {
    const whole = `g.${quote(wholeColumn)}`;
    const isIt = sorted.currency === undefined ? `${whole} = 1` : `${whole} = 0 AND g."currency" = ${sorted.currency}`;
    const value = `max(g.${quote(sorted.id)}) FILTER (WHERE ${isIt}) OVER (PARTITION BY ${columns.join(', ')})`;
    from = `SELECT g.*, ${value} AS ${quote(sortColumn)} FROM (${groups}) g`;
  }
  const first = sorted === undefined ? [] : [`g.${quote(sortColumn)} ${sort.direction} NULLS LAST`];
  const rank = `dense_rank() OVER (ORDER BY ${[...first, ...keys].join(', ')})`;
  const ranked = `SELECT g.*, ${rank} AS ${quote(rankColumn)} FROM (${from}) g`;
  return `SELECT r.* FROM (${ranked}) r WHERE r.${quote(rankColumn)} <= ${limit} ORDER BY r.${quote(rankColumn)}`;
}

/** Rows of one group come one after another. */
function readGroups(list: List, { dimensions, first }: GroupQuestion, rows: readonly Row[]): Groups {
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(dimensions.map((_, at) => row[keyColumn(at)]));
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [row]);
    else group.push(row);
  }
  const groups = [...byKey.values()];
  const nodes = groups.slice(0, first).map((group) => {
    const key = dimensions.map(({ field }, at) => [field, group[0]?.[keyColumn(at)]] as const);
    return new Group(list, Object.fromEntries(key), group);
  });
  return { nodes, hasMore: groups.length > first };
}
