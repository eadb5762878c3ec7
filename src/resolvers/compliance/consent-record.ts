import type { QueryResolvers, ConsentRecordResolvers } from '../../generated/graphql.js';
import { entityOf } from '../node.js';
import { byId, page } from '../page.js';

export const Query = {
  consentRecord: byId('consentRecord'),
  consentRecords: page('consentRecord'),
} satisfies Partial<QueryResolvers>;

export const ConsentRecord: ConsentRecordResolvers = {
  entity: entityOf('entityType', 'entityId'),
  createdBy: (consentRecord, _args, { loaders }) => loaders.user.byId(consentRecord.createdById),
};
