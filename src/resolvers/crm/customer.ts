import type { QueryResolvers, CustomerResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  customer: byId('customer'),
  customers: page('customer'),
} satisfies Partial<QueryResolvers>;

export const Customer: CustomerResolvers = {
  lifetimeValue: (customer) => money(customer.lifetimeValue, customer.currency),
  salesRep: (customer, _args, { loaders }) => loaders.salesRep.byId(customer.salesRepId),
  portals: (customer, args, { loaders }) => loaders.customer.portals(customer.id, args),
  userInvitations: (customer, args, { loaders }) => loaders.customer.userInvitations(customer.id, args),
  rfqs: (customer, args, { loaders }) => loaders.customer.rfqs(customer.id, args),
  orders: (customer, args, { loaders }) => loaders.customer.orders(customer.id, args),
  labels: (customer, args, { loaders }) => loaders.customer.labels(customer.id, args),
  salesNotes: (customer, args, { loaders }) => loaders.customer.salesNotes(customer.id, args),
  buyerIntents: (customer, args, { loaders }) => loaders.customer.buyerIntents(customer.id, args),
  marketplaceDeals: (customer, args, { loaders }) => loaders.customer.marketplaceDeals(customer.id, args),
  conversations: (customer, args, { loaders }) => loaders.customer.conversations(customer.id, args),
  communications: (customer, args, { loaders }) => loaders.customer.communications(customer.id, args),
};
