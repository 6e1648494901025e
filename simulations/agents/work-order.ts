import type { Cid, TrainingBehaviour, TrainResult, WeightedUpdate } from '../learning/index.js';
import type { Aggregation, Contribution } from '../scenario/index.js';

/** Off-chain work an agent asks for, as plain data: equal orders are done once, whoever asks. */
export type WorkOrder = TrainOrder | AppraiseOrder | CompareOrder;

/** Train on one's own shard. */
export interface TrainOrder {
  readonly kind: 'train';
  readonly shard: number;
  readonly model: Cid;
  readonly behaviour: TrainingBehaviour;
  readonly seed: number;
  /** Number of the round it is for, from 1 on. */
  readonly round: number;
}

/** Do what a validator does: aggregate, measure the new model, score every update. */
export interface AppraiseOrder {
  readonly kind: 'appraise';
  readonly model: Cid;
  readonly updates: readonly WeightedUpdate[];
  readonly aggregation: Aggregation;
  readonly contribution: Contribution;
}

/** Measure what several rules would have made of the same updates. */
export interface CompareOrder {
  readonly kind: 'compare';
  readonly model: Cid;
  readonly updates: readonly WeightedUpdate[];
  readonly aggregations: readonly Aggregation[];
}

export interface Appraisal {
  readonly model: Cid;
  /** On the test split: share right (0 to 1) and mean loss (nats). */
  readonly accuracy: number;
  readonly loss: number;
  /** What each update contributed under the rule asked for: held-out accuracy, held-out loss (nats) or a cosine. */
  readonly scores: readonly number[];
}

export interface WorkResults {
  train: TrainResult;
  appraise: Appraisal;
  /** Accuracy (0 to 1) on the held-out split, one for each aggregation asked for. */
  compare: readonly number[];
}

export type WorkKind = WorkOrder['kind'];
