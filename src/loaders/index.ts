/** The loaders of Supplygraph: every model with `byId` and `page`, and the relations the domains declare. */
import type { Session } from '../database/session.js';
import { readModel } from '../generated/data-model.js';
import { catalog } from './catalog.js';
import { crm } from './crm.js';
import { compliance } from './compliance.js';
import { devices } from './devices.js';
import { gifting } from './gifting.js';
import { integrations } from './integrations.js';
import { intelligence } from './intelligence.js';
import { inventory } from './inventory.js';
import { marketplace } from './marketplace.js';
import { messaging } from './messaging.js';
import { createEngine } from './engine.js';
import { identity } from './identity.js';
import { orders } from './orders.js';
import { production } from './production.js';
import { searches, type SearchLoaders } from './searches.js';
import { sourcing } from './sourcing.js';
import type { ReportLoaders } from './report.js';
import type { LoadersOf, Supplygraph } from './types.js';

// Each entity is declared in one domain: its own.
const declared = {
  ...identity,
  ...catalog,
  ...crm,
  ...sourcing,
  ...orders,
  ...production,
  ...compliance,
  ...devices,
  ...gifting,
  ...integrations,
  ...intelligence,
  ...inventory,
  ...marketplace,
  ...messaging,
};

const engine = createEngine<Supplygraph, typeof declared, typeof searches>({ models: readModel, declared, searches });

export type Loaders = LoadersOf<typeof declared> & { readonly search: SearchLoaders<typeof searches> } & ReportLoaders;

/** Loaders for one operation, over its session. They keep every answer: after a write, make new ones. */
export const createLoaders = (session: Session): Loaders => engine.createLoaders(session);

export type { Connection, Edge, PageInfo } from './connection.js';
export type { TotalCount } from './count.js';
export type { Filter, ModelName, NodeRow, PageArgs, RowOf, SortBy } from './types.js';
