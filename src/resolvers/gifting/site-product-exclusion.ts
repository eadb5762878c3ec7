import type { QueryResolvers, SiteProductExclusionResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  siteProductExclusion: byId('siteProductExclusion'),
  siteProductExclusions: page('siteProductExclusion'),
} satisfies Partial<QueryResolvers>;

export const SiteProductExclusion: SiteProductExclusionResolvers = {
  site: (siteProductExclusion, _args, { loaders }) => loaders.site.byId(siteProductExclusion.siteId),
  product: (siteProductExclusion, _args, { loaders }) => loaders.product.byId(siteProductExclusion.productId),
  excludedBy: (siteProductExclusion, _args, { loaders }) => loaders.user.byId(siteProductExclusion.excludedById),
};
