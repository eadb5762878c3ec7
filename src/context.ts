import type { Logger } from 'pino';
import type { Viewer } from './access/viewer.js';
import type { Session } from './database/session.js';
import type { Loaders } from './loaders/index.js';

/** What every resolver is given: made anew for each operation, never shared between two. */
export interface Context {
  /** Who asks; null where no token was sent (only `@public` fields answer then). */
  readonly viewer: Viewer | null;
  /** The one connection of this operation. Resolvers do not use it; loaders and workflows do. */
  readonly session: Session;
  /** The only source of rows for type resolvers. Renewed around every root field of a mutation. */
  loaders: Loaders;
  readonly log: Logger;
  readonly requestId: string;
}
