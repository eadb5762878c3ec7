/** Connections to other systems: organization, name, type, system, standing, direction, minutes between runs, records. */
export const connections: readonly (readonly [
  org: number,
  name: string,
  type: string,
  provider: string,
  status: string,
  direction: string,
  minutes: number | null,
  resources: readonly string[],
])[] = [
  [1, 'GoHighLevel', 'crm', 'gohighlevel', 'active', 'bidirectional', 60, ['customer', 'conversation']],
  [1, 'Plant planning', 'erp', 'sap', 'active', 'bidirectional', 240, ['part', 'order']],
  [1, 'Books', 'accounting', 'quickbooks', 'active', 'outbound', 720, ['payment', 'order']],
  [1, 'Web shop', 'ecommerce', 'shopify', 'error', 'inbound', 120, ['order', 'product']],
  [1, 'WhatsApp Business', 'messaging', 'whatsapp', 'active', 'bidirectional', null, ['message']],
  [1, 'Freight tracking', 'logistics', 'dhl', 'active', 'inbound', 180, ['shipment']],
  [1, 'Card payments', 'payment', 'stripe', 'active', 'inbound', 360, ['payment']],
  [1, 'Drawings', 'storage', 'sharepoint', 'active', 'inbound', 1440, ['file']],
  [1, 'Staff directory', 'identity', 'azure_ad', 'active', 'inbound', 1440, ['user']],
  [1, 'Yarn exchange', 'other', 'yarn_exchange', 'disabled', 'inbound', null, ['price']],
  [2, 'Fjord books', 'accounting', 'visma', 'active', 'outbound', 720, ['payment']],
  [2, 'Fjord CRM', 'crm', 'hubspot', 'active', 'bidirectional', 120, ['customer']],
  [3, 'Gift catalog', 'erp', 'dynamics', 'active', 'inbound', 1440, ['product']],
  [4, 'Telematics', 'other', 'geotab', 'active', 'inbound', 60, ['device_request']],
];

/** Addresses that events are sent to: organization, name, address, what it is for, types of events (none: all), standing. */
export const endpoints: readonly (readonly [
  org: number,
  name: string,
  url: string,
  description: string | null,
  types: readonly string[],
  status: string,
])[] = [
  [
    1,
    'Warehouse',
    'https://hooks.meridian-knitwear.example/warehouse',
    'Tells the warehouse what is on its way.',
    ['order.shipped', 'order.delivered'],
    'active',
  ],
  [1, 'Everything', 'https://events.meridian-knitwear.example/all', 'Feeds the data lake.', [], 'active'],
  [1, 'Old planning', 'https://planning.meridian-knitwear.example/in', null, ['order.confirmed'], 'error'],
  [2, 'Workshop board', 'https://board.fjord-components.example/events', null, ['order.received'], 'disabled'],
];
