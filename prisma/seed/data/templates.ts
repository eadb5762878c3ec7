/** Texts that are sent again and again, with variables in double braces. */
export const templates: readonly {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly channel: 'whatsapp' | 'sms' | 'email' | 'web';
  readonly locale: string;
  readonly subject?: string;
  readonly body: string;
  readonly isActive?: false;
}[] = [
  {
    key: 'rfq_invitation',
    name: 'Invitation to quote',
    description: 'To each vendor when a request is sent.',
    channel: 'email',
    locale: 'en',
    subject: 'Request {{number}}: please quote by {{due_date}}',
    body: 'Dear {{contact}}, please quote on our request {{number}} by {{due_date}}: {{link}}',
  },
  {
    key: 'order_confirmation',
    name: 'Confirmation of an order',
    description: 'To the customer when his order is confirmed.',
    channel: 'email',
    locale: 'en',
    subject: 'Your order {{number}} is confirmed',
    body: 'Dear {{name}}, thank you for your order {{number}}. We expect to deliver it on {{expected}}. Follow it here: {{link}}',
  },
  {
    key: 'order_confirmation',
    name: 'Confirmation of an order, German',
    description: 'To the customer when his order is confirmed.',
    channel: 'email',
    locale: 'de',
    subject: 'Ihre Bestellung {{number}} ist bestätigt',
    body: 'Guten Tag {{name}}, danke für Ihre Bestellung {{number}}. Wir liefern voraussichtlich am {{expected}}: {{link}}',
  },
  {
    key: 'order_confirmation',
    name: 'Confirmation of an order, WhatsApp',
    description: 'To customers who ordered over WhatsApp.',
    channel: 'whatsapp',
    locale: 'en',
    body: 'Thank you, {{name}}! Order {{number}} is confirmed and expected on {{expected}}. {{link}}',
  },
  {
    key: 'shipment_notice',
    name: 'Notice of a shipment',
    description: 'To the recipient when the goods leave the factory.',
    channel: 'sms',
    locale: 'en',
    body: 'Order {{number}} is on its way. Track it: {{link}}',
  },
  {
    key: 'order_status',
    name: 'Change of an order in the portal',
    description: 'Shown in the portal when an order enters another state.',
    channel: 'web',
    locale: 'en',
    body: 'Order {{number}} is now {{status}}.',
  },
  {
    key: 'payment_reminder',
    name: 'Reminder of a payment',
    description: 'No longer sent: reminders go out of the ledger.',
    channel: 'email',
    locale: 'en',
    subject: 'Invoice {{number}} is due',
    body: 'Dear {{name}}, invoice {{number}} over {{amount}} was due on {{due_date}}.',
    isActive: false,
  },
];
