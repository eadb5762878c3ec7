import { type Declarations, page } from './shapes.js';

export const messaging = {
  conversation: {
    participants: page('ConversationParticipant', 'conversationId'),
    messages: page('Message', 'conversationId', { field: 'sentAt', direction: 'DESC' }),
    communications: page('Communication', 'conversationId'),
    aiResponses: page('AiResponse', 'conversationId'),
  },
  message: {
    communications: page('Communication', 'messageId'),
    aiResponses: page('AiResponse', 'messageId'),
  },
  communicationTemplate: {
    communications: page('Communication', 'templateId'),
  },
} as const satisfies Declarations;
