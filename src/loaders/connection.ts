/**
 * A connection: a page of a list that asks for nothing until a field of it is asked for.
 *
 * Its fields are methods, which GraphQL's default resolver calls: `nodes`, `edges` and `endCursor` share one statement,
 * `totalCount` is one of its own, `aggregate` has its own, and `hasPreviousPage` of a page after a cursor (`hasNextPage` of one
 * before a cursor) looks whether the list still has rows on the cursor's far side. None of them is sent unless its field is in
 * the query.
 */
import { Aggregate } from './aggregate.js';
import type { TotalCount } from './count.js';
import { encodeCursor } from './cursor.js';
import type { Page, Slice } from './page.js';
import type { Row } from './rounds.js';
import type { Sort } from './sort.js';

export class Connection<Node extends object = Row> {
  readonly #page: Page;
  readonly #parent: unknown;

  constructor(page: Page, parent: unknown) {
    this.#page = page;
    this.#parent = parent;
  }

  /** The rows of the page. */
  async nodes(): Promise<readonly Node[]> {
    const { rows } = await this.#slice();
    // What the loader of this connection selects are the columns of `Node`.
    return rows as readonly Node[];
  }

  /** The rows of the page, each with its cursor. */
  async edges(): Promise<readonly Edge<Node>[]> {
    const nodes = await this.nodes();
    return nodes.map((node) => new Edge(this.#page.sort, node));
  }

  /** Where the page lies in its list. */
  pageInfo(): PageInfo {
    return new PageInfo(this.#page, this.#parent, () => this.#slice());
  }

  /** How many rows the list has in all. */
  totalCount(): Promise<TotalCount> {
    return this.#page.count(this.#parent);
  }

  /** Figures about all rows of the list. */
  aggregate(): Aggregate {
    return new Aggregate(this.#page.aggregates, this.#parent);
  }

  #slice(): Promise<Slice> {
    return this.#page.slice(this.#parent);
  }
}

/** A row in a list. */
export class Edge<Node extends object = Row> {
  readonly node: Node;
  readonly #sort: Sort;

  constructor(sort: Sort, node: Node) {
    this.#sort = sort;
    this.node = node;
  }

  /** The place of the row in this list in this order. */
  cursor(): string {
    return encodeCursor(this.#sort, this.node as Row);
  }
}

/** Where a page lies in its list. */
export class PageInfo {
  readonly #page: Page;
  readonly #parent: unknown;
  readonly #slice: () => Promise<Slice>;

  constructor(page: Page, parent: unknown, slice: () => Promise<Slice>) {
    this.#page = page;
    this.#parent = parent;
    this.#slice = slice;
  }

  hasNextPage(): Promise<boolean> {
    return this.#goesOn(!this.#page.window.isBackward, 'before');
  }

  hasPreviousPage(): Promise<boolean> {
    return this.#goesOn(this.#page.window.isBackward, 'after');
  }

  /** The first row's cursor; null on an empty page. */
  async startCursor(): Promise<string | null> {
    return this.#cursor((await this.#slice()).rows[0]);
  }

  /** The last row's cursor; null on an empty page. */
  async endCursor(): Promise<string | null> {
    return this.#cursor((await this.#slice()).rows.at(-1));
  }

  /** Both are asked whatever the first would say, so that the statements do not depend on the rows. */
  async #goesOn(isWalkedThere: boolean, cursor: 'after' | 'before'): Promise<boolean> {
    const [isMore, isBeyond] = await Promise.all([
      isWalkedThere && this.#slice().then(({ more }) => more),
      this.#page.isBeyond(cursor, this.#parent),
    ]);
    return isMore || isBeyond;
  }

  #cursor(row: Row | undefined): string | null {
    return row === undefined ? null : encodeCursor(this.#page.sort, row);
  }
}
