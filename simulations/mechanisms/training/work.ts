import type { WorkKind, WorkServices } from '../../agents/index.js';
import type { Cid, LearningService, TrainRequest, TrainResult, WeightedUpdate } from '../../learning/index.js';
import type { Aggregation, Contribution } from '../../scenario/index.js';

function learningOf({ learning }: WorkServices): LearningService {
  if (learning === null) throw new Error('off-chain training was ordered in a run without learning');
  return learning;
}

/** Train on one's own shard. All orders of a moment are trained in parallel. */
export const train: WorkKind<TrainRequest, TrainResult> = {
  name: 'train',
  run: (orders, services) => learningOf(services).train(orders),
};

/** Do what a validator does: aggregate, measure the new model, score every update. */
export interface AppraiseOrder {
  readonly model: Cid;
  readonly updates: readonly WeightedUpdate[];
  readonly aggregation: Aggregation;
  readonly contribution: Contribution;
}

export interface Appraisal {
  readonly model: Cid;
  /** On the test split: share right (0 to 1) and mean loss (nats). */
  readonly accuracy: number;
  readonly loss: number;
  /** What each update contributed under the rule asked for: held-out accuracy, held-out loss (nats) or a cosine. */
  readonly scores: readonly number[];
}

export const appraise: WorkKind<AppraiseOrder, Appraisal> = {
  name: 'appraise',
  run: async (orders, services) => {
    const learning = learningOf(services);
    const appraisals: Appraisal[] = [];
    for (const { model, updates, aggregation, contribution } of orders) {
      const next = await learning.aggregate(model, updates, aggregation);
      const [evaluation, { scores }] = await Promise.all([
        learning.evaluate(next, 'test'),
        learning.contributions(model, updates, aggregation, contribution),
      ]);
      appraisals.push({ model: next, accuracy: evaluation.accuracy, loss: evaluation.loss, scores });
    }
    return appraisals;
  },
};

/** Measure what several rules would have made of the same updates. */
export interface CompareOrder {
  readonly model: Cid;
  readonly updates: readonly WeightedUpdate[];
  /** By the registry's numbers. */
  readonly rules: readonly number[];
  readonly aggregations: readonly Aggregation[];
}

/** Accuracy (0 to 1) on the held-out split, one for each aggregation asked for. */
export const compare: WorkKind<CompareOrder, readonly number[]> = {
  name: 'compare',
  run: async (orders, services) => {
    const learning = learningOf(services);
    const compared: (readonly number[])[] = [];
    for (const { model, updates, aggregations } of orders) {
      const accuracies: number[] = [];
      for (const aggregation of aggregations) {
        const next = await learning.aggregate(model, updates, aggregation);
        accuracies.push((await learning.evaluate(next, 'heldOut')).accuracy);
      }
      compared.push(accuracies);
    }
    return compared;
  },
};
