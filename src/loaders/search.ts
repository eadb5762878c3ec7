/**
 * `search`: rows found by a query, best first.
 *
 * Row security keeps full text and trigrams from their indexes, so the finding is done by functions of the database that run
 * as its owner, under the conditions of the viewer's own policies (schema `search` in the migrations). They answer with ids
 * and scores, and the rows are read by these ids under row security: were the two ever to disagree, the row stays hidden.
 *
 * A search is asked for as a connection is: hits share one statement, and count, facets and highlights are one of their own,
 * sent where the query names them.
 */
import type { Statement } from '../database/session.js';
import { toStatement } from './answers.js';
import type { TotalCount } from './count.js';
import { asKey, root } from './list.js';
import { uuidArray } from './keys.js';
import { Batch, type BatchPlan, maximumKeys, type Question, type Row, type Rounds } from './rounds.js';
import { type Excerpt, toExcerpts } from './search-excerpt.js';
import { type FacetTypes, type Place, readSearch, type SearchQuery } from './search-query.js';
import type { Statements } from './statements.js';
import type { Table } from './table.js';

/** Counting stops here, as it does for lists. */
const stop = 10_000;

/** A value of a facet, and how many of the hits have it. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}
/** The facets of a search by name, each asked for when it is called. */
export type SearchFacets = Readonly<Record<string, () => Promise<readonly FacetValue[]>>>;

/** The question `search` about one table. */
export class Search implements Question {
  constructor(
    readonly statements: Statements,
    readonly table: Table,
    readonly facets: FacetTypes,
  ) {}

  open(rounds: Rounds): (args: unknown) => SearchResult {
    const results = new Map<string, SearchResult>();
    return (args) => {
      const key = asKey(args);
      let result = results.get(key);
      if (result === undefined) {
        const query = readSearch(this.table.model.table, this.facets, args as object);
        results.set(key, (result = new SearchResult(rounds, this, query)));
      }
      return result;
    };
  }

  /** A statement about the hits of a query, with the table's name and the query as its first values. */
  statement(label: string, audience: string, build: () => string): (values: readonly unknown[]) => Statement {
    const { table } = this.table.model;
    const text = this.statements.get({ key: `${label}|${table}|${audience}`, label: `${table}_${label}` }, build);
    return (values) => toStatement(text, [table, ...values]);
  }
}

/** The hits of one query, of which nothing is asked until a field is. */
export class SearchResult<Node extends object = Row> {
  readonly #rounds: Rounds;
  readonly #search: Search;
  readonly #query: SearchQuery;
  readonly #facets = new Map<string, Batch<readonly FacetValue[]>>();
  #hits: Batch<readonly SearchHit[]> | undefined;
  #count: Batch<TotalCount> | undefined;
  #excerpts: Batch<readonly Excerpt[]> | undefined;

  constructor(rounds: Rounds, search: Search, query: SearchQuery) {
    this.#rounds = rounds;
    this.#search = search;
    this.#query = query;
  }

  /** The hits of the page, best first. */
  async edges(): Promise<readonly SearchHit<Node>[]> {
    const hits = await this.#load();
    // What the statement of this search selects are the columns of `Node`.
    return hits.slice(0, this.#query.size) as readonly SearchHit<Node>[];
  }

  /** The rows of the hits. */
  async nodes(): Promise<readonly Node[]> {
    return (await this.edges()).map(({ node }) => node);
  }

  /** Where the page lies among the hits. */
  pageInfo(): SearchPageInfo {
    return new SearchPageInfo(this.#query, () => this.#load());
  }

  /** How many hits there are in all. */
  totalCount(): Promise<TotalCount> {
    this.#count ??= this.#batch<TotalCount>('search_total', {
      text: () => 'SELECT search.total($1::text, $2::text, $3::jsonb) AS "count"',
      values: () => [this.#query.chosen],
      split: (keys, [row]) => keys.map(() => total(Number(row?.['count']))),
    });
    return this.#count.load(root);
  }

  /** The most frequent values of each facet among the hits, were nothing of the facet itself chosen. */
  facets(): SearchFacets {
    return Object.fromEntries(
      Object.keys(this.#search.facets).map((facet) => [facet, () => this.#facet(facet).load(root)]),
    );
  }

  /** Where the words of the query stand in the texts of a row. */
  excerpts(id: string): Promise<readonly Excerpt[]> {
    this.#excerpts ??= this.#batch<readonly Excerpt[]>('search_highlights', {
      text: () =>
        `SELECT h.id AS "id", h.field AS "field", h.pieces AS "pieces" FROM search.highlights($1::text, $2::text, $3::uuid[]) h JOIN ${this.#search.table.sql} t ON t."id" = h.id ORDER BY h.place`,
      values: (ids) => [uuidArray(ids)],
      split: (ids, rows) => ids.map((id) => toExcerpts(rows.filter((row) => row['id'] === id))),
    });
    return this.#excerpts.load(id);
  }

  #load(): Promise<readonly SearchHit[]> {
    const { table } = this.#search;
    const { chosen, after, size } = this.#query;
    this.#hits ??= this.#batch<readonly SearchHit[]>('search', {
      text: (audience) =>
        `SELECT ${table.select(audience)}, h.score AS "searchScore" FROM search.hits($1::text, $2::text, $3::jsonb, $4::int4, $5::uuid, $6::int4) h JOIN ${table.sql} t ON t."id" = h.id ORDER BY h.score DESC, h.id DESC`,
      values: () => [chosen, after?.score ?? null, after?.id ?? null, size + 1],
      split: (keys, rows) => {
        const hits = rows.map((row) => new SearchHit(this.#query, row, (id) => this.excerpts(id)));
        return keys.map(() => hits);
      },
    });
    return this.#hits.load(root);
  }

  #facet(facet: string): Batch<readonly FacetValue[]> {
    let batch = this.#facets.get(facet);
    if (batch === undefined) {
      batch = this.#batch<readonly FacetValue[]>('search_facet', {
        text: () =>
          'SELECT f.value AS "value", f.count AS "count" FROM search.facet($1::text, $2::text, $3::jsonb, $4::text) f',
        values: () => [this.#query.chosen, facet],
        split: (keys, rows) => {
          const values = rows.map((row) => ({ value: String(row['value']), count: Number(row['count']) }));
          return keys.map(() => values);
        },
      });
      this.#facets.set(facet, batch);
    }
    return batch;
  }

  #batch<Value>(
    label: string,
    plan: {
      readonly text: (audience: string) => string;
      readonly values: (keys: readonly string[]) => readonly unknown[];
      readonly split: BatchPlan<Value>['split'];
    },
  ): Batch<Value> {
    const { audience } = this.#rounds.session.identity;
    const statement = this.#search.statement(label, audience, () => plan.text(audience));
    return new Batch<Value>(this.#rounds, {
      maximum: maximumKeys,
      statement: (keys) => statement([this.#query.text, ...plan.values(keys)]),
      split: plan.split,
    });
  }
}

const total = (counted: number): TotalCount =>
  counted > stop ? { count: stop, precision: 'AT_LEAST' } : { count: counted, precision: 'EXACT' };

/** A row that was found. */
export class SearchHit<Node extends object = Row> {
  readonly node: Node;
  readonly #query: SearchQuery;
  readonly #place: Place;
  readonly #excerpts: (id: string) => Promise<readonly Excerpt[]>;

  constructor(query: SearchQuery, row: Row, excerpts: (id: string) => Promise<readonly Excerpt[]>) {
    const { searchScore, ...node } = row;
    // The columns the statement selects are those of `Node`.
    this.node = node as Node;
    this.#query = query;
    this.#excerpts = excerpts;
    this.#place = { score: Number(searchScore), id: String(row['id']) };
  }

  /** How well it fits, from 0 to 1. */
  score(): number {
    return this.#place.score / 1_000_000;
  }

  /** Its place among the hits of this search. */
  cursor(): string {
    return this.#query.cursorOf(this.#place);
  }

  /** Where the words of the query stand in its texts. */
  highlights(): Promise<readonly Excerpt[]> {
    return this.#excerpts(this.#place.id);
  }
}

/** Where a page lies among the hits. */
class SearchPageInfo {
  readonly #query: SearchQuery;
  readonly #load: () => Promise<readonly SearchHit[]>;

  constructor(query: SearchQuery, load: () => Promise<readonly SearchHit[]>) {
    this.#query = query;
    this.#load = load;
  }

  async hasNextPage(): Promise<boolean> {
    return (await this.#load()).length > this.#query.size;
  }

  /** A cursor is that of a hit before this page. */
  hasPreviousPage(): Promise<boolean> {
    return Promise.resolve(this.#query.after !== undefined);
  }

  async startCursor(): Promise<string | null> {
    return (await this.#load())[0]?.cursor() ?? null;
  }

  async endCursor(): Promise<string | null> {
    return (await this.#load()).slice(0, this.#query.size).at(-1)?.cursor() ?? null;
  }
}
