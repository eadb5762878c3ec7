import type { QueryResolvers, QuoteItemResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  quoteItem: byId('quoteItem'),
  quoteItems: page('quoteItem'),
} satisfies Partial<QueryResolvers>;

export const QuoteItem: QuoteItemResolvers = {
  quote: (item, _args, { loaders }) => loaders.quote.byId(item.quoteId),
  rfqItem: (item, _args, { loaders }) => loaders.rfqItem.byId(item.rfqItemId),
};
