/** What the root fields of every entity have in common: one by its id, many as a list. */
import type { Context } from '../context.js';
import { fail, type RequestError } from '../errors.js';
import type { Connection, ModelName, PageArgs, RowOf } from '../loaders/index.js';
import { spoken } from '../schema/names.js';

/** An entity as the loaders name it: its model, beginning with a small letter. */
export type Entity = Uncapitalize<ModelName>;
type ModelOf<Name extends Entity> = Capitalize<Name> & ModelName;

/**
 * The resolver of a root field such as `rfq(id:)`. Where there is no such row, none this viewer may see, or the id is not even
 * a UUID, it is NOT_FOUND in the same words.
 */
export function byId<Name extends Entity>(entity: Name) {
  return async (
    _root: object,
    { id }: { readonly id: string },
    { loaders }: Context,
  ): Promise<RowOf<ModelOf<Name>>> => {
    const row = await loaders[entity].byId(id);
    if (row === null) throw notFound(entity, id);
    return row as RowOf<ModelOf<Name>>;
  };
}

/** The resolver of a root field such as `rfqs`: every row the viewer may see, filtered, sorted and paged as asked. */
export function page<Name extends Entity>(entity: Name) {
  return (_root: object, args: PageArgs<ModelOf<Name>>, { loaders }: Context): Connection<RowOf<ModelOf<Name>>> =>
    loaders[entity].page(args) as Connection<RowOf<ModelOf<Name>>>;
}

/** The error for an id that leads nowhere: the same for another organization's row and for one that never was. */
export function notFound(entity: string, id: string): RequestError {
  return fail('NOT_FOUND', `No ${spoken(entity)} has the id "${id.slice(0, 100)}".`);
}
