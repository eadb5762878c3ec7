// From a user id to the Viewer. Problem: every request needs the rows of users, roles, portals and teams behind its token,
// and those rows lie behind row security that no viewer exists for yet. Design: one SECURITY DEFINER function returns the
// minimum in one statement; its answer is kept for at most 30 seconds, so that a suspension takes effect within that time,
// and requests that arrive together ask once. Data shape: `auth.viewer(user_id)` → ViewerRow → Viewer.
import { LRUCache } from 'lru-cache';
import { fail } from '../errors.js';
import type { Permission } from './permissions.js';
import { isAudience, type Viewer } from './viewer.js';

/** The part of the database that is needed here: a statement as the gateway's role, outside any viewer's session. */
export interface GatewayDatabase {
  asGateway<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]>;
}

export interface Viewers {
  /** Rejects with UNAUTHENTICATED where the user is unknown or suspended, or the organization is. */
  byUserId(userId: string): Promise<Viewer>;
  /** Forgets a user at once, for a change of rights that must not wait. */
  forget(userId: string): void;
}

interface ViewerRow {
  readonly user_id: string;
  readonly organization_id: string;
  readonly organization_status: string;
  readonly user_status: string;
  readonly is_active: boolean;
  readonly audience: string;
  readonly vendor_id: string | null;
  readonly customer_id: string | null;
  readonly client_id: string | null;
  readonly sales_rep_ids: readonly string[] | null;
  readonly department_ids: readonly string[] | null;
  readonly permissions: readonly string[] | null;
  readonly roles: readonly string[] | null;
}

const statement = 'SELECT * FROM auth.viewer($1)';
const readsAllInventory: Permission = 'inventory.read_all';

/** Viewers are read through `database` and kept for `seconds` (30 at most by the promise to suspended users). */
export function createViewers(database: GatewayDatabase, seconds = 30): Viewers {
  const known = new LRUCache<string, Viewer>({ max: 10_000, ttl: Math.min(seconds, 30) * 1000 });
  const asked = new Map<string, Promise<Viewer>>();

  async function load(userId: string): Promise<Viewer> {
    const [row] = await database.asGateway<ViewerRow>(statement, [userId]);
    return accept(row);
  }

  return {
    byUserId(userId) {
      const viewer = known.get(userId);
      if (viewer !== undefined) return Promise.resolve(viewer);
      const pending = asked.get(userId);
      if (pending !== undefined) return pending;
      const loading = load(userId);
      asked.set(userId, loading);
      // What was forgotten while it was asked for is not kept: the answer may be older than the change of rights.
      const isCurrent = () => asked.get(userId) === loading;
      return loading
        .then((loaded) => {
          if (isCurrent()) known.set(userId, loaded);
          return loaded;
        })
        .finally(() => {
          if (isCurrent()) asked.delete(userId);
        });
    },
    forget(userId) {
      known.delete(userId);
      asked.delete(userId);
    },
  };
}

function accept(row: ViewerRow | undefined): Viewer {
  if (row === undefined) throw fail('UNAUTHENTICATED', 'The bearer token is not accepted: its user does not exist.');
  if (!row.is_active || row.user_status !== 'active') throw fail('UNAUTHENTICATED', 'This user account is not active.');
  if (row.organization_status !== 'active')
    throw fail('UNAUTHENTICATED', 'The organization of this user is not active.');
  if (!isAudience(row.audience))
    throw new Error(`auth.viewer returned the audience "${row.audience}", which has no role`);
  const permissions = new Set(row.permissions ?? []);
  return Object.freeze({
    audience: row.audience,
    organizationId: row.organization_id,
    userId: row.user_id,
    vendorId: row.vendor_id,
    customerId: row.customer_id,
    clientId: row.client_id,
    siteId: null,
    employeeId: null,
    deviceId: null,
    sessionId: null,
    salesRepIds: Object.freeze(row.sales_rep_ids ?? []),
    departmentIds: Object.freeze(row.department_ids ?? []),
    readsAllInventory: permissions.has(readsAllInventory),
    permissions,
    roles: Object.freeze(row.roles ?? []),
  });
}
