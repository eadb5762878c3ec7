import type { PartResolvers, QueryResolvers } from '../../generated/graphql.js';
import { requirePermission } from '../../schema/directives.js';
import { narrowed } from '../narrowed.js';
import { byId, page } from '../page.js';
import { ofActiveVendors } from '../sourcing/vendor-part.js';

export const Query = {
  part: byId('part'),
  parts: page('part'),
} satisfies Partial<QueryResolvers>;

export const Part: PartResolvers = {
  variants: (part, args, { loaders }) => loaders.part.variants(part.id, args),
  crossReferences: (part, args, { loaders }) => loaders.part.crossReferences(part.id, args),
  referencingCrossReferences: (part, args, { loaders }) => loaders.part.referencingCrossReferences(part.id, args),
  vendorParts: (part, args, { loaders }) => loaders.part.vendorParts(part.id, args),
  rfqItems: (part, args, { loaders }) => loaders.part.rfqItems(part.id, args),
  orderItems: (part, args, { loaders }) => loaders.part.orderItems(part.id, args),
  aiResponseItems: (part, args, { loaders }) => loaders.part.aiResponseItems(part.id, args),
  inventoryLevels: (part, args, { loaders }) => loaders.part.inventoryLevels(part.id, args),
  stockReservations: (part, args, { loaders }) => loaders.part.stockReservations(part.id, args),
  inventoryMovements: (part, args, { loaders }) => loaders.part.inventoryMovements(part.id, args),
  partConsumptions: (part, args, { loaders }) => loaders.part.partConsumptions(part.id, args),
  buyerIntents: (part, args, { loaders }) => loaders.part.buyerIntents(part.id, args),
  sellerListings: (part, args, { loaders }) => loaders.part.sellerListings(part.id, args),
  stockLevels: (part, args, { loaders }) => loaders.part.stockLevels(part.id, args),
  bestOffers: (part, args, context) => {
    requirePermission(context, 'vendors.read', 'Part.bestOffers');
    return context.loaders.part.bestOffers(part.id, narrowed(args, ofActiveVendors));
  },
};
