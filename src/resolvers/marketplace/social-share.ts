import type { QueryResolvers, SocialShareResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  socialShare: byId('socialShare'),
  socialShares: page('socialShare'),
} satisfies Partial<QueryResolvers>;

export const SocialShare: SocialShareResolvers = {
  marketplaceProduct: (socialShare, _args, { loaders }) =>
    loaders.marketplaceProduct.byId(socialShare.marketplaceProductId),
  user: (socialShare, _args, { loaders }) => loaders.user.byId(socialShare.userId),
};
