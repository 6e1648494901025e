import type { WireError } from '../../errors/index.js';
import type { Aggregation, Attack, Compression } from '../../scenario/index.js';
import type { AggregationContext, Updates } from '../aggregation/aggregation-rule.js';
import type { BackendName } from '../backends/backend.js';
import type { LocalPlan } from '../behaviours/local-plan.js';
import type { Dataset, ExampleSet } from '../data/example-set.js';
import type { Appearance } from '../inspection/sum-appearances.js';
import type { Cid, EvaluationSplit, TrainingBehaviour } from '../learning-service.js';
import type { LoadedModel } from '../models/loaded-model.js';
import type { ExampleOutcomes, Tally } from '../training/cross-entropy.js';
import type { LocalTraining } from '../training/local-training.js';

/** Everything a worker needs to know once, before its first job. */
export interface WorkerSetup {
  /** The run's seed, for what stays the same all through a run. */
  readonly seed: number;
  readonly backend: BackendName;
  readonly model: LoadedModel;
  readonly training: LocalTraining;
  readonly dataset: Dataset;
  /** What the server trains on itself (FLTrust); empty where it does not. */
  readonly root: ExampleSet;
  /** Indices of each trainer's training examples. */
  readonly shards: readonly Int32Array[];
  /** How every update is shortened and noised before it is sent; `null` for not at all. */
  readonly privacy: { readonly clipNorm: number; readonly noiseMultiplier: number } | null;
  readonly compression: Compression | null;
}

/** One trainer's local work, or the server's own. */
export interface TrainJob {
  readonly kind: 'train';
  readonly model: Float32Array;
  readonly examples:
    | { readonly of: 'shard'; readonly shard: number; readonly also?: readonly number[] }
    | { readonly of: 'root' };
  readonly plan: LocalPlan;
  readonly seed: number;
  /** What happens to the update before it is sent; `null` for the server's own, which stays where it is. */
  readonly sending: Sending | null;
}

/** What a trainer makes of its update before sending it. */
export interface Sending {
  readonly behaviour: TrainingBehaviour;
  readonly round: number;
  /** How the model changed in the round before; `null` when it takes no part in the forgery, or in the first round. */
  readonly previousChange: Float32Array | null;
  /** The honest trainers' updates, for forgeries that go by them. */
  readonly honest: readonly Float32Array[];
  /** The update that clones send again. */
  readonly leader: Float32Array | null;
  /** What compression left out before. */
  readonly residual: Float32Array | null;
  /** Trainers that share the round's noise. */
  readonly cohort: number;
}

export interface TrainJobResult {
  /** What training gave; zeros when there was none. */
  readonly update: Float32Array;
  readonly trainLoss: number | null;
  readonly trainAccuracy: number | null;
  /** What is sent, when the job said how. */
  readonly sent: Sent | null;
}

/** An update as the server receives it. */
export interface Sent {
  readonly update: Float32Array;
  readonly cid: Cid;
  /** Its size on the wire. */
  readonly bytes: number;
  /** Its Euclidean length. */
  readonly norm: number;
  /** What compression left out; `null` without error feedback. */
  readonly residual: Float32Array | null;
}

/** Looks at how a model does on a part of a split. */
export interface EvaluateJob {
  readonly kind: 'evaluate';
  readonly weights: Float32Array;
  readonly split: EvaluationSplit;
  /** Which thousand of the split's examples; `null`: all of them. */
  readonly chunk: number | null;
}

/** Counts the test pictures of other labels that get a backdoor's label once they carry its trigger. */
export interface BackdoorJob {
  readonly kind: 'backdoor';
  readonly weights: Float32Array;
  readonly backdoor: Extract<Attack, { kind: 'backdoor' }>;
}

/** Combines updates, or a range of their weights, into one update, or into one update without each of them. */
export interface CombineJob {
  readonly kind: 'combine';
  readonly what: 'all' | 'withoutEach';
  readonly aggregation: Aggregation;
  readonly updates: Updates;
  /** Values in each update. */
  readonly length: number;
  readonly context: AggregationContext;
}

/** How the model with only some of the updates does on the held-out split. */
export interface CoalitionJob {
  readonly kind: 'coalition';
  readonly model: Float32Array;
  readonly aggregation: Aggregation;
  /** Those of the coalition. */
  readonly updates: Updates;
  readonly context: AggregationContext;
}

/** How a model does on the held-out split once an update is added to it. */
export interface TryJob {
  readonly kind: 'try';
  readonly model: Float32Array;
  readonly update: Float32Array;
}

/** How a model does on each held-out example, once an update times `scale` is added to it; `null`: as it is. */
export interface OutcomesJob {
  readonly kind: 'outcomes';
  readonly model: Float32Array;
  readonly update: Float32Array | null;
  readonly scale: number;
}

/** Asks a model about every example of the test split. */
export interface PredictJob {
  readonly kind: 'predict';
  readonly weights: Float32Array;
}

/** Sums updates, each times its weight, by the protocol in which the server sees none of them. */
export interface SecureSumJob {
  readonly kind: 'secureSum';
  readonly updates: Updates;
  readonly thresholdPercent: number;
  /** Shards whose trainers leave before they send. */
  readonly leaving: readonly number[];
  readonly seed: number;
}

/** Cosines of all pairs of updates. */
export interface SimilarityJob {
  readonly kind: 'similarity';
  readonly deltas: readonly Float32Array[];
}

export type Job =
  | TrainJob
  | EvaluateJob
  | BackdoorJob
  | CombineJob
  | SecureSumJob
  | CoalitionJob
  | TryJob
  | OutcomesJob
  | PredictJob
  | SimilarityJob;
export type JobKind = Job['kind'];
export type JobOf<K extends JobKind> = Extract<Job, { kind: K }>;

/** What comes of each kind of job. */
export interface JobResults {
  readonly train: TrainJobResult;
  readonly evaluate: Appearance;
  readonly backdoor: { readonly fooled: number; readonly examples: number };
  readonly combine: readonly Float32Array[];
  /** The weighted mean, and what each trainer sent for it. */
  readonly secureSum: { readonly mean: Float32Array; readonly bytesEach: number };
  readonly coalition: Tally;
  readonly try: Tally;
  readonly outcomes: ExampleOutcomes;
  /** The class of each example; 255 where the model's scores are no numbers. */
  readonly predict: Uint8Array;
  readonly similarity: readonly (readonly number[])[];
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
  | { readonly type: 'done'; readonly id: number; readonly result: JobResults[JobKind] }
  | { readonly type: 'failed'; readonly id: number; readonly error: WireError };
