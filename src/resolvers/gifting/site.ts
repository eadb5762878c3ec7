import type { QueryResolvers, SiteResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  site: byId('site'),
  sites: page('site'),
} satisfies Partial<QueryResolvers>;

export const Site: SiteResolvers = {
  client: (site, _args, { loaders }) => loaders.client.byId(site.clientId),
  catalog: (site, _args, { loaders }) => loaders.catalog.byId(site.catalogId),
  exclusions: (site, args, { loaders }) => loaders.site.exclusions(site.id, args),
  employees: (site, args, { loaders }) => loaders.site.employees(site.id, args),
  orders: (site, args, { loaders }) => loaders.site.orders(site.id, args),
  analyticsEvents: (site, args, { loaders }) => loaders.site.analyticsEvents(site.id, args),
  availableProducts: (site, args, { loaders }) => loaders.site.availableProducts(site.id, args),
};
