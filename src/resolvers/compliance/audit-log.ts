import type { QueryResolvers, AuditLogResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  auditLog: byId('auditLog'),
  auditLogs: page('auditLog'),
} satisfies Partial<QueryResolvers>;

export const AuditLog: AuditLogResolvers = {
  user: (auditLog, _args, { loaders }) => loaders.user.byId(auditLog.userId),
};
