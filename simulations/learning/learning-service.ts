import type { Aggregation, LearningBackendChoice, LearningParameters } from '../scenario/index.js';

/** An IPFS content identifier (CIDv1, base32) of UnixFS bytes, the one `ipfs add --cid-version=1` gives. */
export type Cid = string;

/** What a trainer does when it is asked to train. */
export type TrainingBehaviour =
  | { readonly kind: 'honest' }
  /** Trains on labels turned from y to 9 − y. */
  | { readonly kind: 'labelFlip' }
  /** Trains honestly, then sends −scale × its update. */
  | { readonly kind: 'signFlip'; readonly scale: number }
  /** Does no work: sends normal noise with the given deviation instead of an update. */
  | { readonly kind: 'freeRide'; readonly deviation: number };

/** One trainer's local work on one global model. */
export interface TrainRequest {
  /** Whose shard to train on: index into the partition. */
  readonly shard: number;
  readonly model: Cid;
  readonly behaviour: TrainingBehaviour;
  /** Non-zero seed of this piece of work; fixes batches, noise and nothing else. */
  readonly seed: number;
}

export interface TrainResult {
  /** CID of the update (trained weights minus the model's), now in the content store. */
  readonly update: Cid;
  /** Examples the trainer holds, which is what FedAvg weighs by. */
  readonly sampleCount: number;
  /** Mean training loss over the last local epoch (nats); `null` when no training took place. */
  readonly trainLoss: number | null;
  /** Share of training examples it got right in the last local epoch (0 to 1); `null` without training. */
  readonly trainAccuracy: number | null;
}

/** An update that takes part in an aggregation. */
export interface WeightedUpdate {
  readonly update: Cid;
  readonly sampleCount: number;
}

/** Share right (0 to 1) and mean cross-entropy (nats, at most 16.12 an example) on a split. */
export interface Evaluation {
  readonly accuracy: number;
  readonly loss: number;
}

export type EvaluationSplit = 'heldOut' | 'test';

/** What a trainer holds. */
export interface ShardSummary {
  readonly shard: number;
  readonly examples: number;
  /** Examples per label, index = label. */
  readonly labels: readonly number[];
}

/**
 * All off-chain learning of one run: data, partition, models and updates in a content-addressed store, and a
 * pool of workers that train. Results depend only on the requests, the parameters, the seed and the backend,
 * never on how many workers there are or which one did the work.
 */
export interface LearningService {
  /** The backend in use, resolved from the choice `auto`. */
  readonly backend: Exclude<LearningBackendChoice, 'auto'>;
  readonly shards: readonly ShardSummary[];
  /** CID of the model that round 1 starts from. */
  readonly initialModel: Cid;
  /** Number of weights in the model. */
  readonly weightCount: number;
  /** Trains in parallel; results in the order of the requests. */
  train(requests: readonly TrainRequest[]): Promise<readonly TrainResult[]>;
  /**
   * Applies the rule's combination of the updates to the model and stores the new one. The order of the updates makes
   * no difference, to the bit; updates with a value that is no finite number are left out. None left: the same model.
   */
  aggregate(model: Cid, updates: readonly WeightedUpdate[], aggregation: Aggregation): Promise<Cid>;
  evaluate(model: Cid, split: EvaluationSplit): Promise<Evaluation>;
  /**
   * Each update's leave-one-out contribution: held-out accuracy of the aggregate with it minus without it,
   * under the given rule, in the updates' order. A single update counts against the unchanged model; one with a value
   * that is no finite number scores 0.
   */
  leaveOneOut(model: Cid, updates: readonly WeightedUpdate[], aggregation: Aggregation): Promise<readonly number[]>;
  /**
   * A copy of the bytes behind a CID: float32, little endian. `undefined` when this run never made it or no longer
   * keeps it: the first model stays, later ones up to 256 MiB, updates for three rounds (3 × trainers of them).
   */
  content(cid: Cid): Uint8Array | undefined;
  close(): Promise<void>;
}

export interface LearningServiceOptions {
  readonly parameters: LearningParameters;
  /** How many trainers share the training examples. */
  readonly trainers: number;
  /** The run's seed. */
  readonly seed: number;
  /** Worker count; the machine's cores when absent. */
  readonly workers?: number;
}
