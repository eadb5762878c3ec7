import type { QueryResolvers, NumberSequenceResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  numberSequence: byId('numberSequence'),
  numberSequences: page('numberSequence'),
} satisfies Partial<QueryResolvers>;

export const NumberSequence: NumberSequenceResolvers = {};
