import type { QueryResolvers, UserRoleResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  userRole: byId('userRole'),
  userRoles: page('userRole'),
} satisfies Partial<QueryResolvers>;

export const UserRole: UserRoleResolvers = {
  user: (userRole, _args, { loaders }) => loaders.user.byId(userRole.userId),
  role: (userRole, _args, { loaders }) => loaders.role.byId(userRole.roleId),
  assignedBy: (userRole, _args, { loaders }) => loaders.user.byId(userRole.assignedById),
};
