import type { QueryResolvers, AgentDecisionResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  agentDecision: byId('agentDecision'),
  agentDecisions: page('agentDecision'),
} satisfies Partial<QueryResolvers>;

export const AgentDecision: AgentDecisionResolvers = {
  request: (agentDecision, _args, { loaders }) => loaders.deviceRequest.byId(agentDecision.requestId),
};
