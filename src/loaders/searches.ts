/** What can be searched, one line each: the model, and what its hits are counted by. */
import type { FacetTypes, SearchArgs } from './search-query.js';
import type { SearchResult } from './search.js';
import type { ModelName, RowOf, Supplygraph, World } from './types.js';

export interface DeclaredSearch<M extends string = string> {
  readonly model: M;
  readonly facets: FacetTypes;
}
export type DeclaredSearches<W extends World = Supplygraph> = Readonly<Record<string, DeclaredSearch<ModelName<W>>>>;

export const searches = {
  parts: { model: 'Part', facets: { category: 'text', manufacturer: 'text' } },
  vendors: { model: 'Vendor', facets: { country: 'text', tier: 'text' } },
  rfqs: { model: 'Rfq', facets: {} },
  customers: { model: 'Customer', facets: {} },
  products: { model: 'Product', facets: { category: 'uuid', brand: 'text' } },
  marketplaceProducts: { model: 'MarketplaceProduct', facets: { category: 'text', vendorCountry: 'text' } },
} as const satisfies DeclaredSearches;

/** `loaders.search`: the hits of a query. Throws BAD_USER_INPUT or INVALID_CURSOR. */
export type SearchLoaders<Declared, W extends World = Supplygraph> = {
  readonly [S in keyof Declared]: Declared[S] extends { readonly model: infer M; readonly facets: infer Facets }
    ? (args: SearchArgs<keyof Facets & string>) => SearchResult<RowOf<M, W>>
    : never;
};
