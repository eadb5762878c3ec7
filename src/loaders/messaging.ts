import { type Declarations, page } from './shapes.js';

export const messaging = {
  conversation: {
    participants: page('ConversationParticipant', 'conversationId'),
    messages: page('Message', 'conversationId'),
    communications: page('Communication', 'conversationId'),
    aiResponses: page('AiResponse', 'conversationId'),
  },
  message: {
    aiResponses: page('AiResponse', 'messageId'),
  },
  communicationTemplate: {
    communications: page('Communication', 'templateId'),
  },
} as const satisfies Declarations;
