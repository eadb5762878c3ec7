import type { QueryResolvers, OrderEventResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  orderEvent: byId('orderEvent'),
  orderEvents: page('orderEvent'),
} satisfies Partial<QueryResolvers>;

export const OrderEvent: OrderEventResolvers = {
  order: (orderEvent, _args, { loaders }) => loaders.order.byId(orderEvent.orderId),
  user: (orderEvent, _args, { loaders }) => loaders.user.byId(orderEvent.userId),
};
