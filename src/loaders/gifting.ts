import { type Declarations, page } from './shapes.js';

export const gifting = {
  client: {
    portals: page('UserPortal', 'clientId'),
    userInvitations: page('UserInvitation', 'clientId'),
    sites: page('Site', 'clientId'),
    orders: page('Order', 'clientId', { field: 'createdAt', direction: 'DESC' }),
    analyticsEvents: page('AnalyticsEvent', 'clientId'),
    performanceMetrics: page('PerformanceMetric', 'clientId'),
  },
  site: {
    exclusions: page('SiteProductExclusion', 'siteId'),
    employees: page('Employee', 'siteId'),
    orders: page('Order', 'siteId', { field: 'createdAt', direction: 'DESC' }),
    analyticsEvents: page('AnalyticsEvent', 'siteId'),
    availableProducts: page('SiteProduct', 'siteId'),
  },
  employee: {
    orders: page('Order', 'employeeId'),
  },
} as const satisfies Declarations;
