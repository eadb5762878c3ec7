import { type Declarations, page } from './shapes.js';

export const crm = {
  customer: {
    portals: page('UserPortal', 'customerId'),
    userInvitations: page('UserInvitation', 'customerId'),
    rfqs: page('Rfq', 'customerId'),
    orders: page('Order', 'customerId'),
    labels: page('CustomerLabelAssignment', 'customerId'),
    salesNotes: page('SalesNote', 'customerId', { field: 'occurredAt', direction: 'DESC' }),
    buyerIntents: page('BuyerIntent', 'customerId'),
    marketplaceDeals: page('MarketplaceDeal', 'customerId'),
    conversations: page('Conversation', 'customerId', { field: 'lastMessageAt', direction: 'DESC' }),
    communications: page('Communication', 'customerId'),
  },
  salesRep: {
    customers: page('Customer', 'salesRepId'),
    reports: page('SalesRep', 'managerId'),
    rfqs: page('Rfq', 'salesRepId'),
    orders: page('Order', 'salesRepId'),
    salesNotes: page('SalesNote', 'salesRepId'),
    commissions: page('Commission', 'salesRepId', { field: 'periodStart', direction: 'DESC' }),
    marketplaceDeals: page('MarketplaceDeal', 'salesRepId'),
  },
  customerLabel: {
    assignments: page('CustomerLabelAssignment', 'labelId'),
  },
} as const satisfies Declarations;
