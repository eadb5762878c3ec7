import type { QueryResolvers, UserResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  user: byId('user'),
  users: page('user'),
} satisfies Partial<QueryResolvers>;

export const User: UserResolvers = {
  portal: (user, _args, { loaders }) => loaders.user.portal(user.id),
  profile: (user, _args, { loaders }) => loaders.user.profile(user.id),
  roles: (user, args, { loaders }) => loaders.user.roles(user.id, args),
  assignedRoles: (user, args, { loaders }) => loaders.user.assignedRoles(user.id, args),
  managedDepartments: (user, args, { loaders }) => loaders.user.managedDepartments(user.id, args),
  departments: (user, args, { loaders }) => loaders.user.departments(user.id, args),
  sentInvitations: (user, args, { loaders }) => loaders.user.sentInvitations(user.id, args),
  acceptedInvitations: (user, args, { loaders }) => loaders.user.acceptedInvitations(user.id, args),
  emailVerificationOtps: (user, args, { loaders }) => loaders.user.emailVerificationOtps(user.id, args),
  mfaFactors: (user, args, { loaders }) => loaders.user.mfaFactors(user.id, args),
  refreshTokens: (user, args, { loaders }) => loaders.user.refreshTokens(user.id, args),
  createdApiKeys: (user, args, { loaders }) => loaders.user.createdApiKeys(user.id, args),
  createdCatalogs: (user, args, { loaders }) => loaders.user.createdCatalogs(user.id, args),
  salesRep: (user, _args, { loaders }) => loaders.user.salesRep(user.id),
  ownedVendor: (user, _args, { loaders }) => loaders.user.ownedVendor(user.id),
  createdRfqs: (user, args, { loaders }) => loaders.user.createdRfqs(user.id, args),
  invitedRfqVendors: (user, args, { loaders }) => loaders.user.invitedRfqVendors(user.id, args),
  createdQuotes: (user, args, { loaders }) => loaders.user.createdQuotes(user.id, args),
  assignedQuotes: (user, args, { loaders }) => loaders.user.assignedQuotes(user.id, args),
  buyerOrders: (user, args, { loaders }) => loaders.user.buyerOrders(user.id, args),
  createdOrders: (user, args, { loaders }) => loaders.user.createdOrders(user.id, args),
  approvedOrders: (user, args, { loaders }) => loaders.user.approvedOrders(user.id, args),
  orderApprovals: (user, args, { loaders }) => loaders.user.orderApprovals(user.id, args),
  orderEvents: (user, args, { loaders }) => loaders.user.orderEvents(user.id, args),
  createdPayments: (user, args, { loaders }) => loaders.user.createdPayments(user.id, args),
  createdShipments: (user, args, { loaders }) => loaders.user.createdShipments(user.id, args),
  uploadedOrderDocuments: (user, args, { loaders }) => loaders.user.uploadedOrderDocuments(user.id, args),
  createdSupplierOrders: (user, args, { loaders }) => loaders.user.createdSupplierOrders(user.id, args),
  updatedProductionStages: (user, args, { loaders }) => loaders.user.updatedProductionStages(user.id, args),
  productionStageUpdates: (user, args, { loaders }) => loaders.user.productionStageUpdates(user.id, args),
  qualityInspections: (user, args, { loaders }) => loaders.user.qualityInspections(user.id, args),
  capacityUtilizationLogs: (user, args, { loaders }) => loaders.user.capacityUtilizationLogs(user.id, args),
};
