/**
 * The four shapes a relation is declared with, one line each: `rfq: { quotes: page('Quote', 'rfqId') }`. A model or column
 * that does not exist, or a foreign key that is not an id, does not compile.
 */
import type { Direction } from './sort.js';
import type { ForeignKey, LookupKey, ModelName, SortField, Supplygraph, World } from './types.js';

/** An order in a declaration; the named ones of several columns are strings of their own. */
export interface DeclaredSort<Field extends string = string> {
  readonly field: Field;
  readonly direction: Direction;
}
/** What rows are found by: one column, or several together, for which an object with their values is given. */
type KeyFields = string | readonly string[];

export interface OneShape<M extends string = string, K extends KeyFields = KeyFields> {
  readonly shape: 'one';
  readonly model: M;
  readonly key: K;
}
export interface ManyShape<M extends string = string, K extends KeyFields = KeyFields> {
  readonly shape: 'many';
  readonly model: M;
  readonly foreignKey: K;
  readonly sort: DeclaredSort;
}
export interface PageShape<M extends string = string, K extends KeyFields = KeyFields> {
  readonly shape: 'page';
  readonly model: M;
  readonly foreignKey: K;
  readonly sort: DeclaredSort | undefined;
}
export interface CountShape<M extends string = string, K extends KeyFields = KeyFields> {
  readonly shape: 'count';
  readonly model: M;
  readonly foreignKey: K;
}
export type Shape = OneShape | ManyShape | PageShape | CountShape;

/** What domain files declare: entity (a model in camelCase) → question → shape. */
export type Declarations<W extends World = Supplygraph> = {
  readonly [E in Uncapitalize<ModelName<W>>]?: Readonly<Record<string, Shape>>;
};

type Parent<M, W extends World> = ForeignKey<M, W> | readonly ForeignKey<M, W>[];

/** The shapes over a data model. */
export interface Shapes<W extends World> {
  /** The one row whose `key` has the value asked for. */
  one<M extends ModelName<W>, const K extends LookupKey<M, W> | Parent<M, W>>(model: M, key: K): OneShape<M, K>;
  /** All children of a parent, few by nature, in this order. */
  many<M extends ModelName<W>, const K extends Parent<M, W>>(
    model: M,
    foreignKey: K,
    sort: DeclaredSort<SortField<M, W>>,
  ): ManyShape<M, K>;
  /** The children of a parent as a connection; in this order where the client asks for none, else newest first. */
  page<M extends ModelName<W>, const K extends Parent<M, W>>(
    model: M,
    foreignKey: K,
    sort?: DeclaredSort<SortField<M, W>>,
  ): PageShape<M, K>;
  /** How many children a parent has. */
  count<M extends ModelName<W>, const K extends Parent<M, W>>(model: M, foreignKey: K): CountShape<M, K>;
}

/** The shapes typed for a data model; at run time they are the same for all. */
export const shapesOf = <W extends World>(): Shapes<W> => ({
  one: (model, key) => ({ shape: 'one', model, key }),
  many: (model, foreignKey, sort) => ({ shape: 'many', model, foreignKey, sort }),
  page: (model, foreignKey, sort) => ({ shape: 'page', model, foreignKey, sort }),
  count: (model, foreignKey) => ({ shape: 'count', model, foreignKey }),
});

export const { one, many, page, count } = shapesOf<Supplygraph>();
