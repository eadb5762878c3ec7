import { type Declarations, page } from './shapes.js';

export const crm = {
  customer: {
    portals: page('UserPortal', 'customerId'),
    userInvitations: page('UserInvitation', 'customerId'),
    rfqs: page('Rfq', 'customerId'),
    orders: page('Order', 'customerId'),
  },
  salesRep: {
    customers: page('Customer', 'salesRepId'),
    reports: page('SalesRep', 'managerId'),
    rfqs: page('Rfq', 'salesRepId'),
    orders: page('Order', 'salesRepId'),
  },
} as const satisfies Declarations;
