import { dataModel, type Model } from '../../generated/data-model.js';
import type { AuditLogResolvers, QueryResolvers } from '../../generated/graphql.js';
import { entityOf } from '../node.js';
import { byId, page } from '../page.js';

const typeOfTable: ReadonlyMap<string, string> = new Map(
  Object.values<Model>(dataModel).map(({ table, name }) => [table, name]),
);
const named = entityOf('type', 'id');

export const Query = {
  auditLog: byId('auditLog'),
  auditLogs: page('auditLog'),
} satisfies Partial<QueryResolvers>;

export const AuditLog: AuditLogResolvers = {
  // A change of a row names the table, an action the kind of record.
  entity: ({ entityType, entityId, tableName, recordId }, args, context, info) =>
    named(
      { type: entityType ?? typeOfTable.get(tableName ?? '') ?? null, id: entityId ?? recordId },
      args,
      context,
      info,
    ),
  user: (entry, _args, { loaders }) => loaders.user.byId(entry.userId),
};
