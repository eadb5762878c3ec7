import type { QueryResolvers, UserDepartmentResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  userDepartment: byId('userDepartment'),
  userDepartments: page('userDepartment'),
} satisfies Partial<QueryResolvers>;

export const UserDepartment: UserDepartmentResolvers = {
  user: (userDepartment, _args, { loaders }) => loaders.user.byId(userDepartment.userId),
  department: (userDepartment, _args, { loaders }) => loaders.department.byId(userDepartment.departmentId),
};
