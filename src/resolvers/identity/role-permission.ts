import type { QueryResolvers, RolePermissionResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  rolePermission: byId('rolePermission'),
  rolePermissions: page('rolePermission'),
} satisfies Partial<QueryResolvers>;

export const RolePermission: RolePermissionResolvers = {
  role: (rolePermission, _args, { loaders }) => loaders.role.byId(rolePermission.roleId),
};
