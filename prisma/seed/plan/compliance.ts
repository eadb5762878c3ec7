import { actions, findings, operations, purposes, subjectRequests, trialOperations } from '../data/compliance.js';
import type { Identity } from './identity.js';
import { at, DAY, dayOf, HOUR, Random } from './random.js';
import { PlanTable } from './table.js';

/** What people did and read, what persons agreed to and ask, and what applications may send. */
export function planCompliance(now: number, identity: Identity) {
  const { users } = identity;
  const staff = users.rows.filter(({ org, vendor, customer, client }) => org > 0 && !(vendor ?? customer ?? client));
  return {
    tables: [
      planActions(now, staff),
      planReading(now, staff),
      planFindings(now, identity),
      planConsents(now),
      planRequests(now, identity),
      planKeys(now, staff),
      ...planManifests(now, staff),
    ],
  };
}

type Staff = readonly { readonly slot: number; readonly org: number; readonly roles: readonly string[] }[];

function planActions(now: number, staff: Staff) {
  const table = new PlanTable('audit_action', {
    at: 'time',
    org: 'int',
    action: 'text',
    status: 'text',
    entity: 'text?',
    details: 'json',
    user_slot: 'int',
    address: 'text',
  });
  const random = new Random('audit');
  for (let n = 0; n < 120; n += 1) {
    const { slot, org } = random.pick(staff);
    const [action, status, entity, details] = at(actions, n);
    table.add({
      at: now - random.int(1, 400) * DAY + random.int(7, 18) * HOUR + n * 1000,
      org,
      action,
      status,
      entity,
      details,
      user_slot: slot,
      address: `198.51.100.${String(random.int(1, 254))}`,
    });
  }
  return table;
}

function planReading(now: number, staff: Staff) {
  const table = new PlanTable('data_access', {
    at: 'time',
    org: 'int',
    user_slot: 'int',
    action: 'text',
    resource: 'text',
    customer: 'int?',
    fields: 'list',
    records: 'int',
    purpose: 'text?',
    operation: 'text',
    address: 'text',
  });
  const random = new Random('data access');
  const readers = staff.filter(({ org }) => org <= 2);
  const ways = [
    ['view', 'CustomerDetail', 1, 'Answers an inquiry.'],
    ['list', 'Customers', 20, null],
    ['search', 'FindCustomer', 6, null],
    ['view', 'CustomerDetail', 1, 'Plans a visit.'],
    ['export', 'CustomerExport', 240, 'Yearly mailing, agreed to.'],
    ['download', 'ContactSheet', 30, 'Trade fair.'],
  ] as const;
  for (let n = 0; n < 90; n += 1) {
    const { slot, org } = random.pick(readers);
    const [action, operation, records, purpose] = at(ways, n);
    table.add({
      at: now - random.int(1, 170) * DAY + random.int(7, 18) * HOUR + n * 1000,
      org,
      user_slot: slot,
      action,
      resource: 'customer',
      customer: action === 'view' ? random.int(0, 4) : null,
      fields: action === 'list' ? ['name', 'email'] : ['name', 'email', 'phone', 'address'],
      records,
      purpose,
      operation,
      address: `198.51.100.${String(random.int(1, 254))}`,
    });
  }
  return table;
}

function planFindings(now: number, { userSlot }: Identity) {
  const table = new PlanTable('pii_detection', {
    at: 'time',
    type: 'text',
    field: 'text',
    masked: 'text',
    detector: 'text',
    confidence: 'int',
    status: 'text',
    reviewer: 'int?',
    notes: 'text?',
    message: 'int',
  });
  findings.forEach(([type, field, masked, detector, confidence], index) => {
    const status = at(['open', 'confirmed', 'redacted', 'dismissed'], index);
    table.add({
      at: now - (40 - index * 3) * DAY + 11 * HOUR,
      type,
      field,
      masked,
      detector,
      confidence,
      status,
      reviewer: status === 'open' ? null : userSlot(1, 'admin'),
      notes: status === 'dismissed' ? 'Looks like one, and is none.' : null,
      message: index * 3,
    });
  });
  return table;
}

function planConsents(now: number) {
  const table = new PlanTable('consent', {
    at: 'time',
    org: 'int',
    customer: 'int',
    purpose: 'text',
    basis: 'text',
    status: 'text',
    source: 'text',
    policy: 'text',
    withdrawn: 'time?',
    expires: 'time?',
  });
  const sources = ['web', 'email', 'phone', 'paper', 'api', 'import'];
  for (let n = 0; n < 48; n += 1) {
    const [purpose, basis] = at(purposes, n);
    const granted = now - (350 - n * 7) * DAY + 10 * HOUR + n * 1000;
    const status = n % 9 === 4 ? 'withdrawn' : n % 11 === 7 ? 'expired' : 'granted';
    table.add({
      at: granted,
      org: n % 6 === 5 ? 2 : 1,
      customer: n % 12,
      purpose,
      basis,
      status,
      source: at(sources, n),
      policy: n < 24 ? '2025-10' : '2026-05',
      withdrawn: status === 'withdrawn' ? granted + 3 * DAY : null,
      expires: status === 'expired' ? granted + 5 * DAY : basis === 'consent' ? granted + 730 * DAY : null,
    });
  }
  return table;
}

function planRequests(now: number, { userSlot }: Identity) {
  const table = new PlanTable('subject_request', {
    at: 'time',
    org: 'int',
    kind: 'text',
    status: 'text',
    words: 'text?',
    customer: 'int',
    due: 'day',
    verified: 'time?',
    completed: 'time?',
    rejection: 'text?',
    resolution: 'text?',
    assigned: 'int?',
  });
  for (const org of [1, 2])
    subjectRequests.forEach(([kind, status, words, days], index) => {
      const received = now - days * DAY + (8 + org) * HOUR;
      const isVerified = ['in_progress', 'completed', 'rejected'].includes(status);
      const isDone = status === 'completed' || status === 'rejected';
      table.add({
        at: received,
        org,
        kind,
        status,
        words,
        customer: index,
        due: dayOf(received + 30 * DAY),
        verified: isVerified ? received + DAY : null,
        completed: isDone ? received + 9 * DAY : null,
        rejection: status === 'rejected' ? 'Invoices have to be kept for ten years.' : null,
        resolution: status === 'completed' ? 'Done, and the person was told.' : null,
        assigned: status === 'received' ? null : userSlot(org, 'admin'),
      });
    });
  return table;
}

function planKeys(now: number, staff: Staff) {
  const table = new PlanTable('idempotency_key', {
    at: 'time',
    org: 'int',
    user_slot: 'int',
    operation: 'text',
    finished: 'time?',
    working: 'flag',
  });
  const random = new Random('idempotency');
  for (let n = 0; n < 24; n += 1) {
    const { slot, org } = at(staff, n * 5);
    const time = now - HOUR - random.int(1, 20) * HOUR - n * 1000;
    const finished = n % 8 < 6 ? time + 300 : null;
    table.add({
      at: time,
      org,
      user_slot: slot,
      operation: at(['CreateOrder', 'SubmitQuote', 'UpdatePart'], n),
      finished,
      working: n % 8 === 6,
    });
  }
  return table;
}

function planManifests(now: number, staff: Staff) {
  const manifests = new PlanTable('manifest', {
    at: 'time',
    org: 'int',
    application: 'text',
    version: 'text',
    status: 'text',
    activated: 'time?',
    retired: 'time?',
    maker: 'int?',
  });
  const documents = new PlanTable('persisted_document', {
    at: 'time',
    manifest: 'int',
    type: 'text',
    name: 'text',
    text: 'text',
    cost: 'int?',
    used: 'time?',
    uses: 'int',
  });
  const published = [
    [1, 'web', '4.2.0', 'retired', 200, 60],
    [1, 'web', '4.3.0', 'active', 60, null],
    [1, 'web', '4.4.0-rc.1', 'pending', 2, null],
    [1, 'driver_app', '1.8.0', 'active', 150, null],
    [2, 'web', '4.3.0', 'active', 58, null],
    [3, 'gift_portal', '2.0.1', 'active', 90, null],
    [4, 'driver_app', '1.8.0', 'active', 149, null],
  ] as const;
  for (const [org, application, version, status, days, retired] of published) {
    const time = now - days * DAY + 9 * HOUR + org * 1000;
    const admin = staff.find((user) => user.org === org && user.roles.includes('admin'));
    const manifest = manifests.add({
      at: time,
      org,
      application,
      version,
      status,
      activated: status === 'pending' ? null : time + HOUR,
      retired: retired === null ? null : now - retired * DAY + 12 * HOUR,
      maker: admin?.slot ?? null,
    });
    const list = status === 'pending' ? [...operations, ...trialOperations] : operations;
    list.forEach(([type, name, text], index) => {
      const uses = status === 'pending' ? 0 : (index * 37 + days) * 11;
      const last = (retired === null ? now - HOUR : now - retired * DAY) - index * HOUR;
      documents.add({
        at: time + index,
        manifest: manifest.slot,
        type,
        name,
        text,
        cost: type === 'query' ? 12 + index * 9 : null,
        used: uses > 0 ? last : null,
        uses,
      });
    });
  }
  return [manifests, documents] as const;
}
