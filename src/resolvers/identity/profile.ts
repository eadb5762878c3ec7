import type { QueryResolvers, ProfileResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  profile: byId('profile'),
  profiles: page('profile'),
} satisfies Partial<QueryResolvers>;

export const Profile: ProfileResolvers = {
  user: (profile, _args, { loaders }) => loaders.user.byId(profile.userId),
};
