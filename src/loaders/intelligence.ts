import { type Declarations, page } from './shapes.js';

export const intelligence = {
  mlModel: {
    nextModels: page('MlModel', 'previousModelId'),
    predictions: page('MlPrediction', 'modelId'),
  },
  aiResponse: {
    items: page('AiResponseItem', 'responseId', { field: 'lineNumber', direction: 'ASC' }),
    trainingExamples: page('AiTrainingExample', 'responseId'),
  },
} as const satisfies Declarations;
