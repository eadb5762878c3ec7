import type { QueryResolvers, EmailVerificationOtpResolvers } from '../../generated/graphql.js';
import { byId, page } from '../page.js';

export const Query = {
  emailVerificationOtp: byId('emailVerificationOtp'),
  emailVerificationOtps: page('emailVerificationOtp'),
} satisfies Partial<QueryResolvers>;

export const EmailVerificationOtp: EmailVerificationOtpResolvers = {
  user: (emailVerificationOtp, _args, { loaders }) => loaders.user.byId(emailVerificationOtp.userId),
};
