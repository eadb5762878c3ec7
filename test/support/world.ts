// An organization that holds rows of every model. Problem: "nothing of it is seen" means little where there is nothing to be
// seen, and a model that is new tomorrow must not be missing. Design: the rows are made from the data model and the
// database's catalogue: every reference is filled, every column that must have a value gets one, and only what a CHECK asks
// for beyond that is written down here. Two rounds, so that what refers to its own kind does; the second round was made by a
// visitor from elsewhere, since references to actors are the only ones that may lead out of an organization.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { dataModel, type Model, type ModelName, type Relation } from '../../src/generated/data-model.js';
import { asOwner } from './database.js';
import { unique } from './make.js';

export const models: Readonly<Record<ModelName, Model>> = dataModel;
export const modelNames = Object.keys(dataModel) as readonly ModelName[];

/** A row with the data model's fields, each as PostgreSQL's text. */
export type TextRow = Readonly<Record<string, string | null>> & { readonly id: string };
/** All that an organization holds, as its owner knows it. */
export type Truth = Readonly<Record<ModelName, readonly TextRow[]>>;

type Given = Readonly<Record<string, unknown>>;
const tomorrow = () => new Date(Date.now() + 86_400_000);

const document = '{ __typename }';
const approval = () => ({ approvalDate: new Date(), publishedAt: new Date() });

/** What CHECKs ask for, and null for references that are to stay empty; by round, 0 and 1. */
const special: Partial<Record<ModelName, (round: number) => Given>> = {
  AiBudget: () => ({ feature: unique() }),
  AiQuote: (round) => (round === 0 ? { leadStatus: 'converted' } : { convertedToOrderId: null }),
  AiResponseItem: (round) => (round === 0 ? { productId: null } : { partId: null }),
  ApiKey: () => ({ kind: 'partner' }),
  AuditLog: () => ({ action: 'sign_in' }),
  Catalog: () => ({ type: 'vendor' }),
  CloudFileRef: (round) =>
    round === 0
      ? { cloudProvider: 'local', fileType: 'response' }
      : { cloudProvider: 'sharepoint', fileType: 'request', responseId: null },
  Communication: () => ({ channel: 'email' }),
  CommunicationTemplate: (round) => ({ key: `template_${String(round)}`, channel: 'sms' }),
  Conversation: (round) => (round === 0 ? { channel: 'web' } : { channel: 'email', customerId: null }),
  Commission: (round) => ({
    ...{ status: 'approved', approvedAt: new Date() },
    ...(round === 0 ? { dealId: null } : { orderId: null, type: 'deal' }),
  }),
  ConsentRecord: () => ({ purpose: 'marketing', subjectEmail: `${unique()}@example.com` }),
  DataAccessLog: () => ({ action: 'view', resource: 'customer' }),
  DataSubjectRequest: () => ({ kind: 'access' }),
  EmailVerificationOtp: () => ({ purpose: 'sign_in' }),
  Employee: () => ({ employeeNumber: unique() }),
  Event: () => ({ type: 'tests.run' }),
  IdempotencyKey: () => ({ principal: 'session:test' }),
  Integration: () => ({ type: 'crm' }),
  MarketplaceProduct: (round) =>
    round === 0
      ? { status: 'approved', slug: unique(), totalQuantity: 9, availableQuantity: 9, ...approval() }
      : approval(),
  // Who wrote a message is not whom it was written to.
  Message: (round) =>
    round === 0
      ? { direction: 'inbound', senderType: 'customer', status: 'received', body: 'Hello', recipientId: null }
      : { direction: 'outbound', senderType: 'assistant', body: 'Hello', senderId: null },
  InventoryLevel: () => ({ quantityOnHand: 100 }),
  // What belongs to a reservation or to consumption is entered by these.
  InventoryMovement: () => ({ kind: 'count', reservationId: null, consumptionId: null }),
  NumberSequence: (round) => ({ kind: 'rfq', year: 2001 + round }),
  // Goods do not leave for where they are.
  Order: (round) => ({ approvedAt: new Date(), [round === 0 ? 'toLocationId' : 'fromLocationId']: null }),
  OrderDocument: () => ({ kind: 'invoice' }),
  OrderItem: (round) =>
    round === 0
      ? { productId: null, marketplaceProductId: null }
      : { partId: null, variantId: null, vendorId: null, marketplaceProductId: null },
  PartCrossReference: () => ({ kind: 'equivalent', referencedPartId: null }),
  Payment: () => ({ method: 'card' }),
  PerformanceMetric: () => ({ period: 'month' }),
  PersistedDocument: () => ({
    documentId: `sha256:${createHash('sha256').update(document).digest('hex')}`,
    operationType: 'query',
    body: document,
  }),
  PiiDetection: () => ({ piiType: 'email' }),
  ProductionStageUpdate: () => ({ status: 'in_progress' }),
  QualityInspection: () => ({ result: 'passed' }),
  Quote: () => ({ status: 'submitted', submittedAt: new Date() }),
  RetentionPolicy: (round) => ({ name: `tests_${String(round)}`, tableName: 'orders', action: 'keep' }),
  // Its award points back at quotes of its own.
  Rfq: () => ({ status: 'sent', sentAt: new Date(), awardedVendorId: null, awardedQuoteId: null }),
  RolePermission: () => ({ permission: 'tests.read' }),
  SocialShare: () => ({ platform: 'link' }),
  SyncJob: () => ({ resource: 'customer', direction: 'inbound' }),
  UserInvitation: (round) =>
    round === 0
      ? { customerId: null, clientId: null }
      : { vendorId: null, clientId: null, status: 'accepted', acceptedAt: new Date() },
  UserMfaFactor: () => ({ kind: 'totp' }),
  UserPortal: (round) => (round === 0 ? { customerId: null, clientId: null } : { vendorId: null, clientId: null }),
  // The time inside the event's id.
  WebhookDelivery: () => ({
    eventId: '01990000-0000-7000-8000-000000000000',
    eventCreatedAt: new Date(0x019900000000),
    eventType: 'tests.run',
  }),
};

/** What cannot be said before all rows are there. */
const closing = [
  `UPDATE rfqs r SET status = 'awarded', awarded_at = now(), awarded_quote_id = q.id, awarded_vendor_id = q.vendor_id
   FROM vendor_quotes q WHERE r.organization_id = $1 AND q.organization_id = $1 AND q.rfq_id = r.id`,
  `UPDATE part_cross_references c SET referenced_part_id = p.id
   FROM parts p WHERE c.organization_id = $1 AND p.organization_id = $1 AND p.id <> c.part_id`,
  // An order item is of one thing of three.
  `INSERT INTO order_items (organization_id, order_id, order_type, line_number, marketplace_product_id, quantity_ordered)
   SELECT o.organization_id, o.id, o.order_type, 900, p.id, 1
   FROM orders o JOIN marketplace_products p ON p.organization_id = o.organization_id
   WHERE o.organization_id = $1 ORDER BY o.id, p.id LIMIT 1`,
  // A portal and an invitation have one side of three.
  `WITH person AS (
     INSERT INTO users (organization_id, name, email) VALUES ($1, 'Portal', gen_random_uuid() || '@example.com')
     RETURNING organization_id, id)
   INSERT INTO user_portals (organization_id, user_id, client_id)
   SELECT client.organization_id, person.id, client.id
   FROM person JOIN clients client ON client.organization_id = person.organization_id ORDER BY client.id LIMIT 1`,
  `INSERT INTO user_invitations (organization_id, email, role_id, client_id, token_hash, expires_at)
   SELECT r.organization_id, gen_random_uuid() || '@example.com', r.id, c.id, gen_random_uuid()::text, now() + interval '1 day'
   FROM roles r JOIN clients c ON c.organization_id = r.organization_id WHERE r.organization_id = $1 ORDER BY r.id, c.id LIMIT 1`,
];

/**
 * Fills an organization with two rows of every model. `visitorId` is the user who made the second of each: somebody of
 * another organization, as a super admin is. Throws where a model's references or CHECKs ask for more than is known here.
 */
export async function fillOrganization(organizationId: string, visitorId: string): Promise<void> {
  const required = await requiredColumns();
  const firsts = new Map<ModelName, TextRow>();
  for (const round of [0, 1]) {
    const made = new Map<ModelName, TextRow>();
    for (const name of insertionOrder()) {
      const given = special[name]?.(round) ?? {};
      const values: Record<string, unknown> = {};
      for (const { column, type } of required.get(models[name].table) ?? []) values[column] = plausible(column, type);
      values['organization_id'] = organizationId;
      for (const relation of references(name, given)) {
        const isActor = relation.model === 'User' && relation.fields.length === 1;
        const target = relation.model === name ? firsts.get(name) : made.get(relation.model as ModelName);
        relation.fields.forEach((field, at) => {
          if (field === 'id' || field === 'organizationId') return;
          const value = isActor && round === 1 ? visitorId : target?.[relation.references[at] ?? ''];
          // The first of its kind refers to none, and keeps what it would have in common with it.
          if (target === undefined && values[columnOf(name, field)] !== undefined) return;
          values[columnOf(name, field)] = value ?? null;
        });
      }
      for (const [field, value] of Object.entries(given)) values[columnOf(name, field)] = value;
      const row = await insertRow(name, values, organizationId);
      made.set(name, row);
      if (round === 0) firsts.set(name, row);
    }
  }
  for (const statement of closing) await asOwner(statement, [organizationId]);
}

/** Everything the organization holds; rows that lists leave out (archived ones) as well. */
export async function readTruth(organizationId: string): Promise<Truth> {
  const truth: Partial<Record<ModelName, readonly TextRow[]>> = {};
  for (const name of modelNames) {
    const scope = name === 'Organization' ? 'id' : 'organization_id';
    const text = `SELECT ${columnsOf(name)} FROM "${models[name].table}" WHERE ${scope} = $1 ORDER BY id`;
    truth[name] = await asOwner<TextRow>(text, [organizationId]);
  }
  return truth as Truth;
}

/** The rows that a relation of a row leads to, among those that one organization holds. */
export function related(
  truth: Truth,
  row: TextRow,
  { model, fields, references: other }: Relation,
): readonly TextRow[] {
  return truth[model as ModelName].filter((target) =>
    fields.every((field, at) => row[field] !== null && row[field] === target[other[at] ?? '']),
  );
}

/** The references that a model's own columns hold, but for those that are given and those to the organization. */
function references(name: ModelName, given: Given): readonly Relation[] {
  return Object.values<Relation>(models[name].relations).filter(({ list, model, fields, references: other }) => {
    const key = fields.find((field, at) => field !== 'id' && other[at] === 'id') ?? fields.at(-1) ?? 'id';
    // What is found by the own id is the other's reference, unless it names the other's id as well.
    const isOwn = key !== 'id' && (!fields.includes('id') || other[fields.indexOf(key)] === 'id');
    return !list && isOwn && model !== 'Organization' && given[key] === undefined;
  });
}

/** The models, each after those it refers to in both rounds. */
function insertionOrder(): readonly ModelName[] {
  const waiting = new Set<ModelName>(modelNames.filter((name) => name !== 'Organization'));
  const order: ModelName[] = [];
  while (waiting.size > 0) {
    const next = [...waiting].filter((name) =>
      [0, 1]
        .flatMap((round) => references(name, special[name]?.(round) ?? {}))
        .every(({ model }) => model === name || !waiting.has(model as ModelName)),
    );
    if (next.length === 0)
      throw new Error(
        `${[...waiting].join(', ')} refer to each other: give one of the references null in test/support/world.ts.`,
      );
    for (const name of next) waiting.delete(name);
    order.push(...next);
  }
  return order;
}

function columnOf(name: ModelName, field: string): string {
  const column = models[name].columns[field];
  if (column === undefined) throw new Error(`${name} has no field ${field}.`);
  return column.column;
}

const columnsOf = (name: ModelName): string =>
  Object.entries(models[name].columns)
    .map(([field, { column }]) => `"${column}"::text AS "${field}"`)
    .join(', ');

async function insertRow(name: ModelName, values: Given, organizationId: string): Promise<TextRow> {
  const columns = Object.keys(values);
  const binds = columns.map((_, at) => `$${String(at + 2)}`).join(', ');
  // Defaults take the organization from the session's settings.
  const [row] = await asOwner<TextRow>(
    `WITH session AS MATERIALIZED (SELECT set_config('app.organization_id', $1, true))
     INSERT INTO "${models[name].table}" (${columns.map((column) => `"${column}"`).join(', ')})
     SELECT ${binds} FROM session RETURNING ${columnsOf(name)}`,
    [organizationId, ...Object.values(values)],
  ).catch((error: unknown) => {
    throw new Error(`test/support/world.ts cannot make a row of ${name}: ${String(error)}`, { cause: error });
  });
  if (row === undefined) throw new Error(`INSERT into ${name} returned no row.`);
  return row;
}

/** Columns that must have a value and have no default, by table. */
async function requiredColumns(): Promise<ReadonlyMap<string, readonly { column: string; type: string }[]>> {
  const rows = await asOwner<{ table: string; column: string; type: string }>(
    `SELECT table_name AS "table", column_name AS "column", udt_name AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND is_nullable = 'NO' AND column_default IS NULL AND is_generated = 'NEVER'`,
  );
  const byTable = new Map<string, { column: string; type: string }[]>();
  for (const { table, column, type } of rows) byTable.set(table, [...(byTable.get(table) ?? []), { column, type }]);
  return byTable;
}

/** Texts are found nowhere else, so that a filter by one of them finds this row or none. */
function plausible(column: string, type: string): unknown {
  if (type.startsWith('_')) return [];
  switch (type) {
    case 'uuid':
      return randomUUID();
    case 'int4':
    case 'int8':
    case 'numeric':
      return 1;
    case 'bool':
      return false;
    case 'date':
      return '2031-01-01';
    case 'timestamptz':
      return tomorrow();
    case 'jsonb':
      return '{}';
    case 'bytea':
      return randomBytes(16);
    default:
      if (column.endsWith('url')) return `https://${unique()}.example.com/`;
      return column.endsWith('email') ? `${unique()}@example.com` : unique();
  }
}
