import type { QueryResolvers, DataAccessLogResolvers } from '../../generated/graphql.js';
import { entityOf } from '../node.js';
import { byId, page } from '../page.js';

export const Query = {
  dataAccessLog: byId('dataAccessLog'),
  dataAccessLogs: page('dataAccessLog'),
} satisfies Partial<QueryResolvers>;

export const DataAccessLog: DataAccessLogResolvers = {
  entity: entityOf('entityType', 'entityId'),
  user: (dataAccessLog, _args, { loaders }) => loaders.user.byId(dataAccessLog.userId),
};
