export { createLearningService } from './create-learning-service.js';
export type {
  Cid,
  Evaluation,
  EvaluationSplit,
  LearningService,
  LearningServiceOptions,
  ShardSummary,
  TrainingBehaviour,
  TrainRequest,
  TrainResult,
  WeightedUpdate,
} from './learning-service.js';
