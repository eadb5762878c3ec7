import { productTypes } from '../data/products.js';
import { at, DAY, HOUR } from './random.js';
import { PlanTable } from './table.js';

/** Invitations to sign in, in every state. */
export function planInvitations(now: number) {
  const table = new PlanTable('user_invitation', {
    at: 'time',
    org: 'int',
    email: 'text',
    name: 'text',
    role: 'text',
    department: 'text?',
    vendor: 'int?',
    customer: 'int?',
    status: 'text',
    accepted: 'time?',
  });
  const none = { department: null, vendor: null, customer: null, accepted: null };
  table.add({
    ...none,
    at: now - 3 * DAY + 9 * HOUR,
    org: 1,
    email: 'lea.martin@meridian-knitwear.example',
    name: 'Léa Martin',
    role: 'sales_rep',
    department: 'Sales Europe',
    status: 'pending',
  });
  table.add({
    ...none,
    at: now - 5 * DAY + 10 * HOUR,
    org: 1,
    email: 'tuan@song-hong.example',
    name: 'Pham Anh Tuan',
    role: 'supplier',
    vendor: 9,
    status: 'pending',
  });
  table.add({
    ...none,
    at: now - 60 * DAY + 10 * HOUR,
    org: 1,
    email: 'claire@maison-aubrac.example',
    name: 'Claire Dumont',
    role: 'buyer',
    customer: 2,
    status: 'expired',
  });
  table.add({
    ...none,
    at: now - 90 * DAY + 10 * HOUR,
    org: 1,
    email: 'temp@meridian-knitwear.example',
    name: 'Temp Desk',
    role: 'viewer',
    department: 'Finance',
    status: 'revoked',
  });
  table.add({
    ...none,
    at: now - 702 * DAY + 10 * HOUR,
    org: 1,
    email: 'elin@nordic-outfitters.example',
    name: 'Elin Lindqvist',
    role: 'buyer',
    customer: 0,
    status: 'accepted',
    accepted: now - 700 * DAY,
  });
  table.add({
    ...none,
    at: now - 4 * DAY + 10 * HOUR,
    org: 2,
    email: 'new@fjord-components.example',
    name: 'Ola Vik',
    role: 'technician',
    department: 'Workshop',
    status: 'pending',
  });
  return table;
}

/** Keys of partners and devices: good, expired and revoked ones. */
export function planApiKeys(now: number) {
  const table = new PlanTable('api_key', {
    at: 'time',
    org: 'int',
    name: 'text',
    kind: 'text',
    device: 'text?',
    prefix: 'text',
    permissions: 'list',
    expires: 'time?',
    used: 'time?',
    revoked: 'time?',
  });
  const [made, used] = [now - 120 * DAY + 9 * HOUR, now - 3 * HOUR];
  table.add({
    at: made,
    org: 1,
    name: 'Web shop',
    kind: 'partner',
    device: null,
    prefix: 'sgk_webshop1',
    permissions: ['orders.read', 'catalogs.read'],
    expires: null,
    used,
    revoked: null,
  });
  table.add({
    at: made + HOUR,
    org: 1,
    name: 'Truck 001',
    kind: 'device',
    device: 'truck-001',
    prefix: 'sgk_truck001',
    permissions: ['orders.read', 'orders.write', 'parts.read'],
    expires: now + 245 * DAY,
    used,
    revoked: null,
  });
  table.add({
    at: made + 2 * HOUR,
    org: 1,
    name: 'Old ERP',
    kind: 'partner',
    device: null,
    prefix: 'sgk_olderp01',
    permissions: ['parts.read'],
    expires: now - 20 * DAY,
    used: now - 21 * DAY,
    revoked: null,
  });
  table.add({
    at: made + 3 * HOUR,
    org: 1,
    name: 'Lost tablet',
    kind: 'device',
    device: 'tablet-007',
    prefix: 'sgk_tablet07',
    permissions: ['orders.read'],
    expires: null,
    used: now - 40 * DAY,
    revoked: now - 39 * DAY,
  });
  table.add({
    at: made,
    org: 2,
    name: 'Workshop terminal',
    kind: 'device',
    device: 'terminal-01',
    prefix: 'sgk_terminal',
    permissions: ['orders.read', 'parts.read'],
    expires: null,
    used,
    revoked: null,
  });
  return table;
}

/** The eight stages of each kind of product. */
export function planStageTemplates() {
  const table = new PlanTable('stage_template', {
    product_type: 'text',
    number: 'int',
    name: 'text',
    description: 'text',
    days: 'int',
  });
  for (const { name: product_type, offsets, stages } of Object.values(productTypes))
    stages.forEach(({ name, description }, index) =>
      table.add({ product_type, number: index + 1, name, description, days: at(offsets, index) }),
    );
  return table;
}
