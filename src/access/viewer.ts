import type { Audience, SessionIdentity } from '../database/session.js';

/** Who asks, as the database knows him at the moment: his rows by the identity, his fields by the permissions. */
export interface Viewer extends SessionIdentity {
  /** A viewer is a person or a machine with an account; a guest has none. */
  readonly userId: string;
  /** Names such as `rfqs.read`. */
  readonly permissions: ReadonlySet<string>;
  /** Names of roles, for people to read; never decide by them. */
  readonly roles: readonly string[];
}

/**
 * The identity of a request without a token. No organization has its id, so that row security shows it no row of one.
 */
export const anonymous: SessionIdentity = Object.freeze({
  audience: 'guest',
  organizationId: '00000000-0000-0000-0000-000000000000',
  userId: null,
  vendorId: null,
  customerId: null,
  clientId: null,
  siteId: null,
  employeeId: null,
  deviceId: null,
  sessionId: null,
  salesRepIds: Object.freeze([]),
  departmentIds: Object.freeze([]),
  readsAllInventory: false,
});

const audiences: readonly string[] = [
  'staff',
  'sales_rep',
  'vendor',
  'buyer',
  'client',
  'employee',
  'device',
  'partner',
  'guest',
] satisfies Audience[];

/** Whether a text from the database is the name of an audience. */
export function isAudience(value: string): value is Audience {
  return audiences.includes(value);
}
