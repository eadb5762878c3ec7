import type { QueryResolvers, UserInvitationResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  userInvitation: byId('userInvitation'),
  userInvitations: page('userInvitation'),
} satisfies Partial<QueryResolvers>;

export const UserInvitation: UserInvitationResolvers = {
  role: (userInvitation, _args, { loaders }) => loaders.role.byId(userInvitation.roleId),
  department: (userInvitation, _args, { loaders }) => loaders.department.byId(userInvitation.departmentId),
  vendor: (userInvitation, _args, { loaders }) => loaders.vendor.byId(userInvitation.vendorId),
  customer: (userInvitation, _args, { loaders }) => loaders.customer.byId(userInvitation.customerId),
  invitedBy: (userInvitation, _args, { loaders }) => loaders.user.byId(userInvitation.invitedById),
  acceptedBy: (userInvitation, _args, { loaders }) => loaders.user.byId(userInvitation.acceptedById),
  client: (userInvitation, _args, { loaders }) => loaders.client.byId(userInvitation.clientId),
};
