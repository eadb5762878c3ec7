/**
 * The types of questions and answers, all computed from the data model: a model, column, relation, filter or order that is not
 * there does not compile. They are written for any `World` (a data model and its rows), and default to the generated one.
 */
import type { Column, ColumnType, readModel, Model, Rows } from '../generated/data-model.js';
import type { Connection } from './connection.js';
import type { TotalCount } from './count.js';

/** A data model, and what a row of each model looks like. */
export interface World {
  readonly models: Readonly<Record<string, Model>>;
  readonly rows: object;
}
export interface Supplygraph extends World {
  readonly models: typeof readModel;
  readonly rows: Rows;
}

export type ModelName<W extends World = Supplygraph> = keyof W['models'] & keyof W['rows'] & string;
export type RowOf<M, W extends World = Supplygraph> = W['rows'][M & keyof W['rows']] & object;
type Columns<M, W extends World> = W['models'][M & keyof W['models']]['columns'];
type Relations<M, W extends World> = W['models'][M & keyof W['models']]['relations'];

/** Fields of a model whose columns fit a description. */
type FieldLike<M, Description, W extends World> = {
  [F in keyof Columns<M, W>]: Columns<M, W>[F] extends Description ? F : never;
}[keyof Columns<M, W>] &
  string;

/** What a parent is referred to by. */
export type ForeignKey<M, W extends World = Supplygraph> = FieldLike<M, { type: 'uuid'; list: false }, W>;
/** What a row can be looked up by. */
export type LookupKey<M, W extends World = Supplygraph> = FieldLike<M, { type: 'uuid' | 'text'; list: false }, W>;
/** What rows can be sorted by; named orders of several columns come on top. */
export type SortField<M, W extends World = Supplygraph> = FieldLike<
  M,
  { type: Exclude<ColumnType, 'json' | 'bytes'>; list: false },
  W
>;

/** An argument that may be left out; GraphQL hands on what was left out as null or undefined. */
type Given<T> = T | null | undefined;

interface Equality<T> {
  readonly eq?: Given<T>;
  readonly ne?: Given<T>;
  readonly isNull?: Given<boolean>;
}
interface Membership<T> extends Equality<T> {
  readonly in?: Given<readonly T[]>;
  readonly notIn?: Given<readonly T[]>;
}
interface Comparison<T> extends Membership<T> {
  readonly lt?: Given<T>;
  readonly lte?: Given<T>;
  readonly gt?: Given<T>;
  readonly gte?: Given<T>;
}
interface TextComparison extends Comparison<string> {
  readonly contains?: Given<string>;
  readonly startsWith?: Given<string>;
}
interface ListComparison<T> {
  readonly contains?: Given<readonly T[]>;
  readonly has?: Given<T>;
  readonly hasSome?: Given<readonly T[]>;
  readonly hasEvery?: Given<readonly T[]>;
  readonly isEmpty?: Given<boolean>;
}
interface Operators {
  readonly uuid: Membership<string>;
  readonly text: TextComparison;
  readonly int: Comparison<number>;
  readonly bigint: Comparison<string | number | bigint>;
  readonly decimal: Comparison<string | number>;
  readonly float: Comparison<number>;
  readonly boolean: Equality<boolean>;
  readonly timestamp: Comparison<string | Date>;
  readonly date: Comparison<string | Date>;
  readonly json: { readonly contains?: Given<unknown> };
  readonly bytes: never;
}
type ElementOf<T extends ColumnType> = Operators[T] extends Equality<infer V> ? V : never;
type OperatorsOf<C> = C extends Column
  ? C['list'] extends true
    ? ListComparison<ElementOf<C['type']>>
    : Operators[C['type']]
  : never;

type RelationFilter<R, W extends World> = R extends { model: infer M; list: infer IsList }
  ? IsList extends true
    ? { readonly some?: Given<Filter<M, W>>; readonly none?: Given<Filter<M, W>> }
    : { readonly is?: Given<Filter<M, W>> }
  : never;

/** Conditions on rows of a model, as the API's operator inputs have them. */
export type Filter<M, W extends World = Supplygraph> = {
  readonly [F in keyof Columns<M, W>]?: Given<OperatorsOf<Columns<M, W>[F]>>;
} & {
  readonly [R in keyof Relations<M, W>]?: Given<RelationFilter<Relations<M, W>[R], W>>;
} & {
  readonly and?: Given<readonly Filter<M, W>[]>;
  readonly or?: Given<readonly Filter<M, W>[]>;
  readonly not?: Given<Filter<M, W>>;
};

/** An order; rows with the same value follow by id in the same direction. */
export interface SortBy<M, W extends World = Supplygraph, Named extends string = never> {
  readonly field: SortField<M, W> | Named;
  readonly direction?: Given<'ASC' | 'DESC'>;
}

/** The arguments of a list. The same object must not be changed after it was handed over. */
export interface PageArgs<M, W extends World = Supplygraph, Named extends string = never> {
  /** 1 to 100; 20 where neither `first` nor `last` is given. Not together with `last`. */
  readonly first?: Given<number>;
  readonly after?: Given<string>;
  readonly last?: Given<number>;
  readonly before?: Given<string>;
  readonly filter?: Given<Filter<M, W>>;
  readonly sort?: Given<SortBy<M, W, Named>>;
}

/** An id as resolvers have it; without one there is no row, and no statement. */
type Key = Given<string>;

/** What the rows of a shape are found by: an id or text, or an object (a row, say) with a value for each column. */
type KeyOf<S> = S extends { readonly key: infer K } | { readonly foreignKey: infer K }
  ? K extends readonly (infer F extends string)[]
    ? Given<{ readonly [P in F]: Key }>
    : Key
  : never;

/** What a declared shape is when it is asked. */
export type Asked<S, W extends World = Supplygraph> = S extends { readonly shape: infer Kind; readonly model: infer M }
  ? Kind extends 'one'
    ? (key: KeyOf<S>) => Promise<RowOf<M, W> | null>
    : Kind extends 'many'
      ? (parent: KeyOf<S>) => Promise<readonly RowOf<M, W>[]>
      : Kind extends 'page'
        ? (parent: KeyOf<S>, args?: PageArgs<M, W>) => Connection<RowOf<M, W>>
        : (parent: KeyOf<S>, filter?: Given<Filter<M, W>>) => Promise<TotalCount>
  : never;

/** What every model can be asked without being declared. */
export interface EntityLoaders<M, W extends World = Supplygraph> {
  /** The row of this id that the viewer may see, or null; null too for what is no UUID. */
  byId(id: Key): Promise<RowOf<M, W> | null>;
  /** All rows of the model, as a connection. Throws BAD_USER_INPUT, INVALID_CURSOR or FORBIDDEN. */
  page(args?: PageArgs<M, W>): Connection<RowOf<M, W>>;
}

/** A row together with what it is. */
export type NodeRow<W extends World = Supplygraph> = {
  [M in ModelName<W>]: { readonly model: M; readonly row: RowOf<M, W> };
}[ModelName<W>];

/** Rows of which only the id is known. */
export interface NodeLoaders<W extends World = Supplygraph> {
  /** What the id is the id of; null where the viewer sees nothing of that id. One statement. */
  typeOf(id: Key): Promise<ModelName<W> | null>;
  /** The row of the id and what it is. One statement to learn what it is, then one per model found. */
  byId(id: Key): Promise<NodeRow<W> | null>;
  /** The row of a model whose name stands in data; null too where there is no such model. */
  ofModel(model: string, id: Key): Promise<NodeRow<W> | null>;
}

/** All loaders: each model in camelCase with its questions, and `node`. */
export type LoadersOf<Declared, W extends World = Supplygraph> = {
  readonly [M in ModelName<W> as Uncapitalize<M>]: EntityLoaders<M, W> &
    (Uncapitalize<M> extends keyof Declared
      ? { readonly [Q in keyof Declared[Uncapitalize<M>]]: Asked<Declared[Uncapitalize<M>][Q], W> }
      : unknown);
} & { readonly node: NodeLoaders<W> };
