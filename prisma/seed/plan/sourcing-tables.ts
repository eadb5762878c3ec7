import { PlanTable } from './table.js';

/** What is planned of a request. A quote of a later revision shares its `paper`, and so its number, with the first. */
export function sourcingTables() {
  const rfqs = new PlanTable('rfq', {
    at: 'time',
    org: 'int',
    status: 'text',
    title: 'text',
    customer: 'int',
    due: 'day?',
    split: 'flag',
    sent: 'time?',
    awarded: 'time?',
    closed: 'time?',
    cancelled: 'time?',
    winner: 'int?',
    made_as: 'text',
    maker: 'int',
  });
  const items = new PlanTable('rfq_item', {
    at: 'time',
    rfq: 'int',
    line: 'int',
    part: 'int?',
    basis: 'int',
    price: 'int',
    step: 'int',
    multiple: 'int',
    wish: 'text?',
  });
  const invitations = new PlanTable('invitation', {
    at: 'time',
    rfq: 'int',
    vendor: 'int',
    status: 'text',
    invited: 'time?',
    viewed: 'time?',
    responded: 'time?',
    reason: 'text?',
  });
  const quotes = new PlanTable('quote', {
    at: 'time',
    org: 'int',
    rfq: 'int',
    invitation: 'int?',
    paper: 'int',
    revision: 'int',
    status: 'text',
    factor: 'int',
    lead: 'int?',
    valid: 'day?',
    submitted: 'time?',
    awarded: 'time?',
    awarded_lines: 'int',
    terms: 'text',
    notes: 'text?',
  });
  return { rfqs, items, invitations, quotes };
}
