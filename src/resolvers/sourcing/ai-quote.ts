import type { AiQuoteResolvers, QueryResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { byId, page } from '../page.js';

export const Query = {
  aiQuote: byId('aiQuote'),
  aiQuotes: page('aiQuote'),
} satisfies Partial<QueryResolvers>;

export const AiQuote: AiQuoteResolvers = {
  totalPrice: (quote) => money(quote.totalPrice, quote.currency),
  bangladeshCost: (quote) => money(quote.bangladeshCost, quote.currency),
  specialtyCost: (quote) => money(quote.specialtyCost, quote.currency),
  adminMarkup: (quote) => money(quote.adminMarkup, quote.currency),
  convertedToOrder: (quote, _args, { loaders }) => loaders.order.byId(quote.convertedToOrderId),
};
