import type { QueryResolvers, OrganizationResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  organization: byId('organization'),
  organizations: page('organization'),
} satisfies Partial<QueryResolvers>;

export const Organization: OrganizationResolvers = {
  users: (organization, args, { loaders }) => loaders.organization.users(organization.id, args),
  roles: (organization, args, { loaders }) => loaders.organization.roles(organization.id, args),
  departments: (organization, args, { loaders }) => loaders.organization.departments(organization.id, args),
};
