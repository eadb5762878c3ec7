import type { StockLevelResolvers } from '../../generated/graphql.js';

export const StockLevel: StockLevelResolvers = {
  part: (stock, _args, { loaders }) => loaders.part.byId(stock.partId),
  location: (stock, _args, { loaders }) => loaders.location.byId(stock.locationId),
};
