import type { QueryResolvers, EmployeeResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  employee: byId('employee'),
  employees: page('employee'),
} satisfies Partial<QueryResolvers>;

export const Employee: EmployeeResolvers = {
  site: (employee, _args, { loaders }) => loaders.site.byId(employee.siteId),
  orders: (employee, args, { loaders }) => loaders.employee.orders(employee.id, args),
};
