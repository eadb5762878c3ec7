import type { QueryResolvers, RoleResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  role: byId('role'),
  roles: page('role'),
} satisfies Partial<QueryResolvers>;

export const Role: RoleResolvers = {
  permissions: (role, args, { loaders }) => loaders.role.permissions(role.id, args),
  users: (role, args, { loaders }) => loaders.role.users(role.id, args),
  invitations: (role, args, { loaders }) => loaders.role.invitations(role.id, args),
};
