import type { QueryResolvers, ConsentRecordResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  consentRecord: byId('consentRecord'),
  consentRecords: page('consentRecord'),
} satisfies Partial<QueryResolvers>;

export const ConsentRecord: ConsentRecordResolvers = {
  createdBy: (consentRecord, _args, { loaders }) => loaders.user.byId(consentRecord.createdById),
};
