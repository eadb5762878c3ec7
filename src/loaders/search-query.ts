/** A search as it was asked for: the query's text, the facets chosen, and which part of the hits. */
import { createHash } from 'node:crypto';
import { fail } from '../errors.js';
import { asBase64, fromBase64 } from './cursor.js';
import { asText, asUuid } from './values.js';
import { readSize } from './window.js';

/** What a facet's values are. */
export type FacetType = 'text' | 'uuid';
/** The facets of a search by name. */
export type FacetTypes = Readonly<Record<string, FacetType>>;

/** The arguments of a search. The same object must not be changed after it was handed over. */
export type SearchArgs<Facet extends string = string> = {
  readonly query: string;
  /** 1 to 100; 20 where it is not given. */
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
} & { readonly [F in Facet]?: readonly string[] | null | undefined };

/** A place among the hits: they stand in the order of score and id, both descending. */
export interface Place {
  readonly score: number;
  readonly id: string;
}

export interface SearchQuery {
  readonly text: string;
  /** Values by facet, as JSON. */
  readonly chosen: string;
  readonly size: number;
  readonly after: Place | undefined;
  /** The cursor of a hit of this search. */
  readonly cursorOf: (place: Place) => string;
}

const longest = 200;
const mostChosen = 250;
const version = 1;
const highestScore = 1_000_000;

/** Reads the arguments of a search in `table`. Throws BAD_USER_INPUT or INVALID_CURSOR. */
export function readSearch(table: string, facets: FacetTypes, args: object): SearchQuery {
  const { query, first, after } = args as Readonly<Record<string, unknown>>;
  const text = readText(query);
  const chosen = JSON.stringify(
    Object.fromEntries(
      Object.entries(facets).flatMap(([facet, type]) => {
        const values = readChosen(facet, type, Reflect.get(args, facet));
        return values === undefined ? [] : [[facet, values]];
      }),
    ),
  );
  // A place is one among these hits; among those of another query the same score and id are another place.
  const tag = createHash('sha256')
    .update(JSON.stringify([table, text, chosen]))
    .digest('base64url')
    .slice(0, 12);
  return {
    text,
    chosen,
    size: readSize('first', first),
    after: after === null || after === undefined ? undefined : readCursor(tag, after),
    cursorOf: ({ score, id }) => asBase64([version, tag, score, id]),
  };
}

function readText(query: unknown): string {
  const expected = `query: expected 1 to ${String(longest)} characters besides spaces`;
  if (typeof query !== 'string') throw fail('BAD_USER_INPUT', `${expected}.`);
  const text = query.trim();
  const length = Array.from(text).length;
  if (length < 1 || length > longest) throw fail('BAD_USER_INPUT', `${expected}, got ${String(length)}.`);
  if (/\p{Cc}/u.test(text))
    throw fail(
      'BAD_USER_INPUT',
      'query: expected one line of text, got a control character such as a tab or line break.',
    );
  if (asText('text', text) === undefined)
    throw fail('BAD_USER_INPUT', 'query: expected text without NUL characters and unpaired surrogates.');
  return text;
}

function readChosen(facet: string, type: FacetType, values: unknown): readonly string[] | undefined {
  if (values === null || values === undefined) return undefined;
  if (!Array.isArray(values) || values.length === 0)
    throw fail('BAD_USER_INPUT', `${facet}: expected at least one value; without ${facet} all are searched.`);
  if (values.length > mostChosen)
    throw fail(
      'BAD_USER_INPUT',
      `${facet}: expected at most ${String(mostChosen)} values, got ${String(values.length)}.`,
    );
  // What is no id is the id of nothing.
  const texts = values.flatMap((value: unknown) => (type === 'uuid' ? asUuid(value) : asText('text', value)) ?? []);
  return [...new Set(texts)].sort();
}

function readCursor(tag: string, cursor: unknown): Place {
  const parts = typeof cursor === 'string' && cursor.length <= 200 ? fromBase64(cursor) : undefined;
  const [given, of, score, id] = parts ?? [];
  if (parts?.length !== 4 || given !== version || typeof of !== 'string' || !isScore(score) || asUuid(id) !== id)
    throw fail('INVALID_CURSOR', 'after: expected a cursor as a connection gives it.');
  if (of !== tag)
    throw fail(
      'INVALID_CURSOR',
      'after: this cursor belongs to another search; expected one of the same query and facets.',
    );
  return { score, id: String(id) };
}

const isScore = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= highestScore;
