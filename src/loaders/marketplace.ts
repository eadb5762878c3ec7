import { type Declarations, page } from './shapes.js';

export const marketplace = {
  marketplaceProduct: {
    orderItems: page('OrderItem', 'marketplaceProductId'),
    conversations: page('Conversation', 'marketplaceProductId'),
    socialShares: page('SocialShare', 'marketplaceProductId'),
  },
  buyerIntent: {
    deals: page('MarketplaceDeal', 'buyerIntentId'),
  },
  sellerListing: {
    deals: page('MarketplaceDeal', 'sellerListingId'),
  },
  marketplaceDeal: {
    commissions: page('Commission', 'dealId'),
  },
} as const satisfies Declarations;
