import type { WireError } from '../../errors/index.js';
import type { Aggregation, ModelSpec } from '../../scenario/index.js';
import type { BackendName } from '../backends/backend.js';
import type { Dataset } from '../data/example-set.js';
import type { Cid, EvaluationSplit, TrainingBehaviour } from '../learning-service.js';
import type { Tally } from '../training/cross-entropy.js';
import type { LocalTraining } from '../training/train-locally.js';

/** Everything a worker needs to know once, before its first job. */
export interface WorkerSetup {
  readonly backend: BackendName;
  readonly model: ModelSpec;
  readonly training: LocalTraining;
  readonly dataset: Dataset;
  /** Indices of each trainer's training examples. */
  readonly shards: readonly Int32Array[];
}

/** One trainer's local work. */
export interface TrainJob {
  readonly kind: 'train';
  readonly model: Float32Array;
  readonly shard: number;
  readonly behaviour: TrainingBehaviour;
  readonly seed: number;
}

export interface TrainJobResult {
  readonly cid: Cid;
  readonly update: Float32Array;
  readonly trainLoss: number | null;
  readonly trainAccuracy: number | null;
}

/** Counts how a model does on a split. */
export interface EvaluateJob {
  readonly kind: 'evaluate';
  readonly weights: Float32Array;
  readonly split: EvaluationSplit;
}

/** Combines updates, or a range of their weights, into one model, or into one model without each of them. */
export interface CombineJob {
  readonly kind: 'combine';
  readonly what: 'all' | 'withoutEach';
  readonly aggregation: Aggregation;
  readonly model: Float32Array;
  readonly deltas: readonly Float32Array[];
  readonly sampleCounts: readonly number[];
}

export type Job = TrainJob | EvaluateJob | CombineJob;

/** What comes of each kind of job. */
export interface JobResults {
  readonly train: TrainJobResult;
  readonly evaluate: Tally;
  readonly combine: readonly Float32Array[];
}

export type ResultOf<J extends Job> = JobResults[J['kind']];

/** Owner to worker. */
export type ToWorker =
  | { readonly type: 'setup'; readonly setup: WorkerSetup }
  | { readonly type: 'job'; readonly id: number; readonly job: Job }
  | { readonly type: 'close' };

/** Worker to owner. The first message answers `setup`. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'unavailable'; readonly reason: string }
  | { readonly type: 'done'; readonly id: number; readonly result: JobResults[Job['kind']] }
  | { readonly type: 'failed'; readonly id: number; readonly error: WireError };
