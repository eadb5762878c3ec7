/**
 * Who a session works for, and how PostgreSQL is told: the audience is a role, everything else a setting that the
 * policies of row security read through `app.organization_id()` and its siblings.
 */

/** The nine kinds of viewer. The database role is `sg_` and this name. */
export type Audience =
  'staff' | 'sales_rep' | 'vendor' | 'buyer' | 'client' | 'employee' | 'device' | 'partner' | 'guest';

const AUDIENCES: ReadonlySet<string> = new Set<Audience>([
  ...(['staff', 'sales_rep', 'vendor', 'buyer', 'client', 'employee', 'device', 'partner', 'guest'] as const),
]);

/** Everything the policies know of a viewer. Ids are UUIDs, except those of devices (`truck-001`) and visits. */
export interface SessionIdentity {
  readonly audience: Audience;
  readonly organizationId: string;
  readonly userId: string | null;
  readonly vendorId: string | null;
  readonly customerId: string | null;
  readonly clientId: string | null;
  readonly siteId: string | null;
  readonly employeeId: string | null;
  readonly deviceId: string | null;
  readonly sessionId: string | null;
  readonly salesRepIds: readonly string[];
  readonly departmentIds: readonly string[];
  /** Whether stock of all departments is seen, not only of `departmentIds`. */
  readonly readsAllInventory: boolean;
}

const NAMES = [
  ...['app.organization_id', 'app.user_id', 'app.vendor_id', 'app.customer_id', 'app.client_id', 'app.site_id'],
  ...['app.employee_id', 'app.device_id', 'app.session_id', 'app.sales_rep_ids', 'app.department_ids'],
  'app.reads_all_inventory',
] as const;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The names and values of the settings, as the two arrays that one prepared statement binds; '' stands for null. */
export function settingsOf(identity: SessionIdentity): readonly [readonly string[], readonly string[]] {
  return [
    NAMES,
    [
      identity.organizationId,
      identity.userId ?? '',
      identity.vendorId ?? '',
      identity.customerId ?? '',
      identity.clientId ?? '',
      identity.siteId ?? '',
      identity.employeeId ?? '',
      identity.deviceId ?? '',
      identity.sessionId ?? '',
      `{${identity.salesRepIds.join(',')}}`,
      `{${identity.departmentIds.join(',')}}`,
      String(identity.readsAllInventory),
    ],
  ];
}

/**
 * Refuses an identity that is not what its type says. It comes out of tokens, and its values become a role's name and an
 * array's text: a stray brace or comma must not become another id.
 */
export function assertIdentity(identity: SessionIdentity): void {
  if (!AUDIENCES.has(identity.audience)) throw new Error(`There is no audience "${identity.audience}".`);
  const { organizationId, userId, vendorId, customerId, clientId, siteId, employeeId } = identity;
  const single = [organizationId, userId, vendorId, customerId, clientId, siteId, employeeId];
  for (const id of [...single, ...identity.salesRepIds, ...identity.departmentIds]) {
    if (id !== null && !UUID.test(id)) throw new Error('An id of the session is not a UUID.');
  }
}
