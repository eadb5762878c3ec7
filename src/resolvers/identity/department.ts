import type { QueryResolvers, DepartmentResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  department: byId('department'),
  departments: page('department'),
} satisfies Partial<QueryResolvers>;

export const Department: DepartmentResolvers = {
  parent: (department, _args, { loaders }) => loaders.department.byId(department.parentId),
  manager: (department, _args, { loaders }) => loaders.user.byId(department.managerId),
  children: (department, args, { loaders }) => loaders.department.children(department.id, args),
  users: (department, args, { loaders }) => loaders.department.users(department.id, args),
  invitations: (department, args, { loaders }) => loaders.department.invitations(department.id, args),
  locations: (department, args, { loaders }) => loaders.department.locations(department.id, args),
};
