import type { QueryResolvers, RfqVendorResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  rfqVendor: byId('rfqVendor'),
  rfqVendors: page('rfqVendor'),
} satisfies Partial<QueryResolvers>;

export const RfqVendor: RfqVendorResolvers = {
  rfq: (invitation, _args, { loaders }) => loaders.rfq.byId(invitation.rfqId),
  vendor: (invitation, _args, { loaders }) => loaders.vendor.byId(invitation.vendorId),
  invitedBy: (invitation, _args, { loaders }) => loaders.user.byId(invitation.invitedById),
  quotes: (invitation, args, { loaders }) => loaders.rfqVendor.quotes(invitation, args),
};
