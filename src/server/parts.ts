import type { GraphQLSchema } from 'graphql';
import type { Tokens } from '../access/tokens.js';
import type { Viewers } from '../access/viewers.js';
import type { Database } from '../database/database.js';
import type { Session } from '../database/session.js';
import type { Loaders } from '../loaders/index.js';

/** Tokens by the name of the demo user, such as `manager`. */
export type DemoTokens = Readonly<Record<string, string>>;

/** What the server works with once everything is there. */
export interface ServerParts {
  readonly database: Database;
  readonly schema: GraphQLSchema;
  readonly createLoaders: (session: Session) => Loaders;
  readonly tokens: Tokens;
  readonly viewers: Viewers;
  /** Tokens the playground may offer; null outside the demo mode. */
  readonly demoTokens: DemoTokens | null;
}
