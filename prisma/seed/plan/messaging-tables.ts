import { PlanTable } from './table.js';

/** What is planned of conversations. A message is written `by` a side, and by a user where he is one of the organization. */
export function messagingTables() {
  const templates = new PlanTable('template', {
    at: 'time',
    org: 'int',
    key: 'text',
    name: 'text',
    description: 'text',
    channel: 'text',
    locale: 'text',
    subject: 'text?',
    body: 'text',
    html: 'text?',
    variables: 'list',
    active: 'flag',
    maker: 'int',
  });
  const conversations = new PlanTable('conversation', {
    at: 'time',
    org: 'int',
    channel: 'text',
    subject: 'text',
    customer: 'int?',
    customer_seed: 'int',
    vendor: 'int?',
    vendor_seed: 'int',
    orders: 'int?',
    product: 'int?',
    assigned: 'int?',
    automatic: 'flag',
    status: 'text',
    unread: 'int',
    last: 'time?',
    maker: 'int?',
  });
  const participants = new PlanTable('participant', {
    at: 'time',
    conversation: 'int',
    user_slot: 'int',
    gone: 'time?',
  });
  const messages = new PlanTable('message', {
    at: 'time',
    conversation: 'int',
    direction: 'text',
    by: 'text',
    sender: 'int?',
    recipient: 'int?',
    body: 'text',
    files: 'int',
    status: 'text',
    failure: 'text?',
    processed: 'flag',
    delivered: 'time?',
    read: 'time?',
  });
  const notices = new PlanTable('notice', {
    at: 'time',
    org: 'int',
    template: 'int',
    invitation: 'int?',
    orders: 'int?',
    status: 'text',
    opened: 'time?',
  });
  return { templates, conversations, participants, messages, notices };
}
