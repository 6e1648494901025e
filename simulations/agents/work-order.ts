import type { Cid, TrainingBehaviour, TrainResult, WeightedUpdate } from '../learning/index.js';
import type { Aggregation } from '../scenario/index.js';

/** Off-chain work an agent asks for, as plain data: equal orders are done once, whoever asks. */
export type WorkOrder = TrainOrder | AppraiseOrder | CompareOrder;

/** Train on one's own shard. */
export interface TrainOrder {
  readonly kind: 'train';
  readonly shard: number;
  readonly model: Cid;
  readonly behaviour: TrainingBehaviour;
  readonly seed: number;
}

/** Do what a validator does: aggregate, measure the new model, score every update. */
export interface AppraiseOrder {
  readonly kind: 'appraise';
  readonly model: Cid;
  readonly updates: readonly WeightedUpdate[];
  readonly aggregation: Aggregation;
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
  /** Leave-one-out contribution of each update, in accuracy on the held-out split (−1 to 1). */
  readonly scores: readonly number[];
}

export interface WorkResults {
  train: TrainResult;
  appraise: Appraisal;
  /** Accuracy (0 to 1) on the held-out split, one for each aggregation asked for. */
  compare: readonly number[];
}

export type WorkKind = WorkOrder['kind'];
