import type { QueryResolvers, UserPortalResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  userPortal: byId('userPortal'),
  userPortals: page('userPortal'),
} satisfies Partial<QueryResolvers>;

export const UserPortal: UserPortalResolvers = {
  user: (userPortal, _args, { loaders }) => loaders.user.byId(userPortal.userId),
  vendor: (userPortal, _args, { loaders }) => loaders.vendor.byId(userPortal.vendorId),
  customer: (userPortal, _args, { loaders }) => loaders.customer.byId(userPortal.customerId),
  client: (userPortal, _args, { loaders }) => loaders.client.byId(userPortal.clientId),
};
