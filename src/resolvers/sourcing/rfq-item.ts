import type { QueryResolvers, RfqItemResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  rfqItem: byId('rfqItem'),
  rfqItems: page('rfqItem'),
} satisfies Partial<QueryResolvers>;

export const RfqItem: RfqItemResolvers = {
  rfq: (item, _args, { loaders }) => loaders.rfq.byId(item.rfqId),
  part: (item, _args, { loaders }) => loaders.part.byId(item.partId),
  variant: (item, _args, { loaders }) => loaders.partVariant.byId(item.variantId),
  quoteItems: (item, args, { loaders }) => loaders.rfqItem.quoteItems(item.id, args),
};
