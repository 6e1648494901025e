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
  /** What each update, at its share of the plain mean, takes off each held-out example's loss (nats). */
  readonly effects: readonly Float32Array[];
}

export const appraise: WorkKind<AppraiseOrder, Appraisal> = {
  name: 'appraise',
  run: async (orders, services) => {
    const learning = learningOf(services);
    const appraisals: Appraisal[] = [];
    for (const { model, updates, aggregation, contribution } of orders) {
      const next = await learning.aggregate(model, updates, aggregation);
      const [{ accuracy, loss }, { scores }, effects] = await Promise.all([
        learning.evaluate(next, 'test'),
        learning.contributions(model, updates, aggregation, contribution),
        learning.effects(model, updates),
      ]);
      appraisals.push({ model: next, accuracy, loss, scores, effects });
    }
    return appraisals;
  },
};

/** Find out what other rules would have made of the same updates, and what each update does. */
export interface StudyOrder {
  readonly model: Cid;
  readonly updates: readonly WeightedUpdate[];
  /** The aggregation in force, which scores go by. */
  readonly aggregation: Aggregation;
  /** Others, by the registry's numbers; the one in force among them. */
  readonly aggregations: ReadonlyMap<number, Aggregation>;
  /** What pay could go by, by the registry's numbers. */
  readonly contributions: ReadonlyMap<number, Contribution>;
}

export interface StudyResult {
  /** For each aggregation, 1 for every held-out example that the model it makes gets right. */
  readonly right: ReadonlyMap<number, Uint8Array>;
  /** For each rule of pay, what every update scores. */
  readonly scores: ReadonlyMap<number, readonly number[]>;
  /** What each update, at its share of the plain mean, takes off each held-out example's loss (nats). */
  readonly effects: readonly Float32Array[];
}

export const study: WorkKind<StudyOrder, StudyResult> = {
  name: 'study',
  run: async (orders, services) => {
    const learning = learningOf(services);
    const results: StudyResult[] = [];
    for (const { model, updates, aggregation, aggregations, contributions } of orders) {
      const right = new Map<number, Uint8Array>();
      for (const [rule, other] of aggregations) {
        right.set(rule, (await learning.outcomes(await learning.aggregate(model, updates, other))).right);
      }
      const scores = new Map<number, readonly number[]>();
      for (const [rule, contribution] of contributions) {
        scores.set(rule, (await learning.contributions(model, updates, aggregation, contribution)).scores);
      }
      results.push({ right, scores, effects: await learning.effects(model, updates) });
    }
    return results;
  },
};
