/** Devices of the demo world, on whose behalf they ask, and what they ask for. */

/** Organization's slot, device, its model, how it is connected. */
export const devices: readonly (readonly [
  org: number,
  device: string,
  model: string,
  connection: 'websocket' | 'polling' | 'webhook',
])[] = [
  [4, 'truck-001', 'Tough Tab 10', 'websocket'],
  [4, 'truck-002', 'Tough Tab 10', 'websocket'],
  [4, 'truck-003', 'Tough Tab 8', 'polling'],
  [4, 'truck-004', 'Tough Tab 8', 'polling'],
  [4, 'van-011', 'iPhone 15 Pro', 'websocket'],
  [4, 'depot-terminal-01', 'Kiosk 21', 'webhook'],
  [1, 'truck-001', 'Tough Tab 10', 'websocket'],
  [1, 'scanner-002', 'Scan Hand 3', 'polling'],
  [2, 'terminal-01', 'Kiosk 21', 'webhook'],
];

/** Staff of the fleet company: name, local part of the e-mail address, role, department. */
export const fleetStaff = [
  ['Johanna Pekkala', 'admin', 'admin', 'Management'],
  ['Mikko Saari', 'workshop', 'technician', 'Workshop'],
  ['Eero Niemi', 'dispatch', 'manager', 'Operations'],
] as const;

/** What is asked for, the agent that deals with it, what it decides, and what a good answer holds. */
export const errands = [
  {
    type: 'get_parts',
    agent: 'PartsSpecialist',
    decision: 'selection',
    value: 'Two of three suitable parts lie in the nearest depot.',
    content: { found: 3, inStock: 2 },
  },
  {
    type: 'update_inventory',
    agent: 'InventoryClerk',
    decision: 'approval',
    value: 'approved',
    content: { accepted: true, changed: 4 },
  },
  {
    type: 'order_parts',
    agent: 'PurchaseAgent',
    decision: 'approval',
    value: 'Within the technician’s limit.',
    content: { ordered: true },
  },
  {
    type: 'report_fault',
    agent: 'Diagnostician',
    decision: 'routing',
    value: 'workshop',
    content: { urgency: 'medium', workshop: 'north' },
  },
] as const;

/** What an order from a device is asked with. */
export const ordering = errands[2];

export const providers = ['sharepoint', 'google_drive', 'local'] as const;
