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
export interface OneShape<M extends string = string> {
  readonly shape: 'one';
  readonly model: M;
  readonly key: string;
}
export interface ManyShape<M extends string = string> {
  readonly shape: 'many';
  readonly model: M;
  readonly foreignKey: string;
  readonly sort: DeclaredSort;
}
export interface PageShape<M extends string = string> {
  readonly shape: 'page';
  readonly model: M;
  readonly foreignKey: string;
  readonly sort: DeclaredSort | undefined;
}
export interface CountShape<M extends string = string> {
  readonly shape: 'count';
  readonly model: M;
  readonly foreignKey: string;
}
export type Shape = OneShape | ManyShape | PageShape | CountShape;

/** What domain files declare: entity (a model in camelCase) → question → shape. */
export type Declarations<W extends World = Supplygraph> = {
  readonly [E in Uncapitalize<ModelName<W>>]?: Readonly<Record<string, Shape>>;
};

/** The shapes over a data model. */
export interface Shapes<W extends World> {
  /** The one row whose `key` has the value asked for. */
  one<M extends ModelName<W>>(model: M, key: LookupKey<M, W>): OneShape<M>;
  /** All children of a parent, few by nature, in this order. */
  many<M extends ModelName<W>>(
    model: M,
    foreignKey: ForeignKey<M, W>,
    sort: DeclaredSort<SortField<M, W>>,
  ): ManyShape<M>;
  /** The children of a parent as a connection; in this order where the client asks for none, else newest first. */
  page<M extends ModelName<W>>(
    model: M,
    foreignKey: ForeignKey<M, W>,
    sort?: DeclaredSort<SortField<M, W>>,
  ): PageShape<M>;
  /** How many children a parent has. */
  count<M extends ModelName<W>>(model: M, foreignKey: ForeignKey<M, W>): CountShape<M>;
}

/** The shapes typed for a data model; at run time they are the same for all. */
export const shapesOf = <W extends World>(): Shapes<W> => ({
  one: (model, key) => ({ shape: 'one', model, key }),
  many: (model, foreignKey, sort) => ({ shape: 'many', model, foreignKey, sort }),
  page: (model, foreignKey, sort) => ({ shape: 'page', model, foreignKey, sort }),
  count: (model, foreignKey) => ({ shape: 'count', model, foreignKey }),
});

export const { one, many, page, count } = shapesOf<Supplygraph>();
