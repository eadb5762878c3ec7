import type { QueryResolvers, RefreshTokenResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  refreshToken: byId('refreshToken'),
  refreshTokens: page('refreshToken'),
} satisfies Partial<QueryResolvers>;

export const RefreshToken: RefreshTokenResolvers = {
  user: (refreshToken, _args, { loaders }) => loaders.user.byId(refreshToken.userId),
};
