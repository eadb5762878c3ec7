import type { GraphQLError } from 'graphql';
import type { Path } from 'graphql/jsutils/Path.js';

/**
 * One object or list of an answer while it is being filled.
 *
 * Problem: a value that arrives later must find its place, an error must find the nearest place that may be null, and an
 * answer may only be sent when nothing below it is pending. Chains of promises, one per level, do all three but cost more
 * than the resolvers themselves.
 *
 * Design: a frame is made for a list, and for an object as soon as one of its fields needs more than a plain read. Frames
 * form a tree by `parent`. Pending promises are counted: a frame counts its own promises and those of its frames that have any
 * (`holder` is where it is counted), so "all of this subtree is there" is one comparison.
 *
 * Data shape: the *ground* is the frame without a parent; its target holds the answer's root object under the key `data`.
 * A *place* is a frame and a key in it.
 */

/** The response name of a field, or the index of a list's item. */
export type ResponseKey = string | number;

/** What a frame fills: an object by response names or a list by indexes. */
export type Target = Record<ResponseKey, unknown>;

export class Frame {
  /** Promises of this frame, plus those of its frames that have any. */
  pending = 0;
  /** True while its fields are being started one after another; an error then ends that loop instead of passing by. */
  filling = true;
  /** True once an error has passed through to the parent: only the first one counts. */
  closed = false;
  /** The error that ended the loop. It waits here until the fields already started are complete. */
  failure: GraphQLError | null = null;
  /** The keys that an error has set to null; later errors below them are not reported. */
  nulled: Set<ResponseKey> | null = null;
  /** Where this frame's pending promises are counted: the parent, or the ground if the parent no longer waits for it. */
  holder: Frame | null;
  #path: Path | undefined;

  constructor(
    readonly parent: Frame | null,
    readonly key: ResponseKey,
    /** Whether the frame's own place must not be null. */
    readonly nonNull: boolean,
    /** The object's type; undefined for a list. */
    readonly typeName: string | undefined,
    readonly target: Target,
  ) {
    this.holder = parent;
  }

  /** The path of this frame's place; undefined for the root object. */
  get path(): Path | undefined {
    if (this.parent === null || this.parent.parent === null) return undefined;
    return (this.#path ??= { prev: this.parent.path, key: this.key, typename: this.parent.typeName });
  }
}

/** The object that a list, at any depth, belongs to; an object itself. */
export function objectOf(frame: Frame): Frame {
  let above = frame;
  while (above.typeName === undefined && above.parent !== null) above = above.parent;
  return above;
}

/** The path of a place as the answer's errors show it. */
export function pathArray(frame: Frame, key: ResponseKey): ResponseKey[] {
  const path = [key];
  for (let above: Frame = frame; above.parent !== null && above.parent.parent !== null; above = above.parent) {
    path.push(above.key);
  }
  return path.reverse();
}

/** Whether an error has already set the frame, or anything it lies in, to null. */
export function isNulled(frame: Frame): boolean {
  for (let below = frame; below.parent !== null; below = below.parent) {
    if (below.parent.nulled !== null && below.parent.nulled.has(below.key)) return true;
  }
  return false;
}
