import type { PartVariantResolvers, QueryResolvers } from '../../generated/graphql.js';
import { money } from '../money.js';
import { requirePermission } from '../../schema/directives.js';
import { narrowed } from '../narrowed.js';
import { byId, page } from '../page.js';
import { ofActiveVendors } from '../sourcing/vendor-part.js';

export const Query = {
  partVariant: byId('partVariant'),
  partVariants: page('partVariant'),
} satisfies Partial<QueryResolvers>;

export const PartVariant: PartVariantResolvers = {
  costPerUnit: (variant) => money(variant.costPerUnit, variant.currency),
  retailPrice: (variant) => money(variant.retailPrice, variant.currency),
  part: (variant, _args, { loaders }) => loaders.part.byId(variant.partId),
  vendorParts: (variant, args, { loaders }) => loaders.partVariant.vendorParts(variant.id, args),
  rfqItems: (variant, args, { loaders }) => loaders.partVariant.rfqItems(variant.id, args),
  orderItems: (variant, args, { loaders }) => loaders.partVariant.orderItems(variant.id, args),
  inventoryLevels: (partVariant, args, { loaders }) => loaders.partVariant.inventoryLevels(partVariant.id, args),
  stockReservations: (partVariant, args, { loaders }) => loaders.partVariant.stockReservations(partVariant.id, args),
  inventoryMovements: (partVariant, args, { loaders }) => loaders.partVariant.inventoryMovements(partVariant.id, args),
  partConsumptions: (partVariant, args, { loaders }) => loaders.partVariant.partConsumptions(partVariant.id, args),
  buyerIntents: (partVariant, args, { loaders }) => loaders.partVariant.buyerIntents(partVariant.id, args),
  sellerListings: (partVariant, args, { loaders }) => loaders.partVariant.sellerListings(partVariant.id, args),
  bestOffers: (variant, args, context) => {
    requirePermission(context, 'vendors.read', 'PartVariant.bestOffers');
    return context.loaders.partVariant.bestOffers(variant.id, narrowed(args, ofActiveVendors));
  },
};
