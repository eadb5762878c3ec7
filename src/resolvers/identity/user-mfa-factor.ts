import type { QueryResolvers, UserMfaFactorResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  userMfaFactor: byId('userMfaFactor'),
  userMfaFactors: page('userMfaFactor'),
} satisfies Partial<QueryResolvers>;

export const UserMfaFactor: UserMfaFactorResolvers = {
  user: (userMfaFactor, _args, { loaders }) => loaders.user.byId(userMfaFactor.userId),
};
