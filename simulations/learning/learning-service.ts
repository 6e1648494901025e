import type {
  Aggregation,
  Attack,
  Contribution,
  LearningBackendChoice,
  LearningParameters,
  Staleness,
} from '../scenario/index.js';
import type { Scores } from './contribution/coalition-game.js';
import type { PictureShape } from './data/example-set.js';
import type { RoundInspection } from './inspection/inspection.js';
import type { ExampleOutcomes } from './training/cross-entropy.js';

/** An IPFS content identifier (CIDv1, base32) of UnixFS bytes, the one `ipfs add --cid-version=1` gives. */
export type Cid = string;

/** What a trainer does when it is asked to train. */
export type TrainingBehaviour = { readonly kind: 'honest' } | Attack;

/** One trainer's local work on one global model. */
export interface TrainRequest {
  /** Whose shard to train on: index into the partition. */
  readonly shard: number;
  /** Other shards that it trains on besides, because it was let: none of them its own, and none twice. */
  readonly also?: readonly number[];
  readonly model: Cid;
  readonly behaviour: TrainingBehaviour;
  /** Non-zero seed of this piece of work; fixes batches, noise and nothing else. */
  readonly seed: number;
  /** Number of the round that it is for, from 1 on: some attackers bide their time. */
  readonly round: number;
}

/** Who shares a round's noise, as far as privacy goes. */
export interface NoiseSharing {
  /**
   * Trainers that were asked, whether they will send something or not: nobody knows when noise is added who will. Each
   * adds its part of what all of them together should; the requests' number when absent.
   */
  readonly asked?: number;
  /** What each request's update will count in the sum, in any unit; the same for all when absent. */
  readonly weights?: readonly number[];
}

export interface TrainResult {
  /**
   * CID of the update (trained weights minus the model's), now in the content store; `null` when the work was lost or
   * made values that are no finite numbers, which the store refuses.
   */
  readonly update: Cid | null;
  /** Why there is no update, e.g. its process was killed; `null` otherwise. */
  readonly lost: string | null;
  /** Examples the trainer holds, which is what FedAvg weighs by. */
  readonly sampleCount: number;
  /** Mean training loss over the last local epoch (nats); `null` when no training took place. */
  readonly trainLoss: number | null;
  /** Share of training examples it got right in the last local epoch (0 to 1); `null` without training. */
  readonly trainAccuracy: number | null;
  /** Euclidean length of the update as sent, no finite number where its values are none; `null` when the work was lost. */
  readonly norm: number | null;
  /** Bytes the update takes on the wire. */
  readonly bytes: number;
}

/** An update that takes part in an aggregation. */
export interface WeightedUpdate {
  readonly update: Cid;
  readonly sampleCount: number;
  /** Whose it is: index into the partition. */
  readonly shard: number;
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
  /** Standard deviation of the normal noise on its examples; absent unless the partition adds noise. */
  readonly noise?: number;
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
  /** What is learned from. */
  readonly data: DataFacts;
  /** What privacy has cost; `null` when updates are not made private. */
  readonly privacy: PrivacyAccounts | null;
  /**
   * Trains in parallel; results in the order of the requests. `onDone` is called once for each. Work is lost, and only
   * that, when the worker that did it ended, or when its trainer cannot afford another round of privacy.
   */
  train(requests: readonly TrainRequest[], onDone?: () => void, noise?: NoiseSharing): Promise<readonly TrainResult[]>;
  /**
   * Applies the rule's combination of the updates to the model and stores the new one. The order of the updates makes
   * no difference, to the bit; updates with a value that is no finite number are left out. None left: the same model.
   */
  aggregate(model: Cid, updates: readonly WeightedUpdate[], aggregation: Aggregation): Promise<Cid>;
  /**
   * Combines updates that were trained on older models, each weighted by its staleness (FedAsync, FedBuff), and applies
   * them as `aggregate` does. None: the same model.
   */
  aggregateStale(
    model: Cid,
    updates: readonly (WeightedUpdate & { readonly staleness: number })[],
    staleness: Staleness,
  ): Promise<Cid>;
  /**
   * FedAvg by secure aggregation: the server unmasks nothing but the sum, weighted by sample counts.
   * @throws LearningError `learning.tooFewToUnmask` when fewer trainers stay than the threshold asks for
   */
  aggregateSecurely(model: Cid, updates: readonly WeightedUpdate[], terms: SecureTerms): Promise<SecureSum>;
  evaluate(model: Cid, split: EvaluationSplit): Promise<Evaluation>;
  /**
   * What each update contributed under the given rules, in the updates' order: held-out accuracy for leave-one-out and
   * the Shapley values, held-out loss for loss reduction, cosines, or sample counts. An update with a value that is no
   * finite number scores 0.
   */
  contributions(
    model: Cid,
    updates: readonly WeightedUpdate[],
    aggregation: Aggregation,
    contribution: Contribution,
  ): Promise<Scores>;
  /** How a model does on each example of the held-out split, in its order: what a measurement's error is reckoned from. */
  outcomes(model: Cid): Promise<ExampleOutcomes>;
  /**
   * What each update, added to the model alone and at its share of the plain mean (by sample counts), takes off the loss
   * (nats) of each held-out example; in the updates' order, zeros for one that is no finite number.
   */
  effects(model: Cid, updates: readonly WeightedUpdate[]): Promise<readonly Float32Array[]>;
  /** What a model says of examples of the test split: the class of each, 255 where its scores are no numbers. */
  predict(model: Cid, examples: readonly number[]): Promise<Uint8Array>;
  /** The right classes of examples of the test split. */
  truth(examples: readonly number[]): Uint8Array;
  /** Share (0 to 1) of the test split's pictures of other labels that get the backdoor's label once they carry its trigger. */
  backdoorSuccess(model: Cid, backdoor: Extract<Attack, { kind: 'backdoor' }>): Promise<number>;
  /** What can be looked at in a model and the updates that made it. */
  inspect(model: Cid, updates: readonly WeightedUpdate[]): Promise<RoundInspection>;
  /**
   * A copy of the bytes behind a CID: float32, little endian. `undefined` when this run never made it or no longer
   * keeps it: the first model and those that are held stay, others up to 128 MiB, updates for three rounds (3 × trainers
   * of them); beyond that those go that have not been used for longest.
   */
  content(cid: Cid): Uint8Array | undefined;
  /** Keeps these models until it is called again: those that somebody will train on, however late. */
  hold(models: Iterable<Cid>): void;
  /** The bytes of a shard as they would be handed over: each example's inputs as the data has them, then its label. */
  shardBytes(shard: number): Uint8Array;
  /** Saves a model as a TensorFlow.js LayersModel: `model.json` and `weights.bin` in the folder, made when missing. */
  saveModel(model: Cid, folder: string): Promise<void>;
  close(): Promise<void>;
}

/** The data set as the model sees it. */
export interface DataFacts {
  readonly features: number;
  readonly classes: number;
  /** Index = label. */
  readonly classNames: readonly string[];
  readonly picture: PictureShape | null;
  /** Examples in each split. */
  readonly trainExamples: number;
  readonly heldOutExamples: number;
  readonly testExamples: number;
  /** Share (0 to 1) of the test split that always naming the commonest training class gets right. */
  readonly majorityAccuracy: number;
  /** What was done to the data on the way in (columns left out, values filled), a sentence each. */
  readonly notes: readonly string[];
}

/** Every trainer's privacy account. */
export interface PrivacyAccounts {
  /** What the shard's trainer has spent so far, under the scenario's δ, and the Rényi order that shows it. */
  spent(shard: number): { readonly epsilon: number; readonly order: number };
  /** Whether the shard's trainer may take part in one more round. */
  affords(shard: number): boolean;
}

/** Terms of one secure sum. */
export interface SecureTerms {
  /** Trainers that must stay, of those that were asked. */
  readonly thresholdPercent: number;
  /** Shards whose trainers leave after keys were shared and before they send. */
  readonly leaving: readonly number[];
  readonly round: number;
}

export interface SecureSum {
  readonly model: Cid;
  /** Bytes that each trainer sends in all steps of the protocol. */
  readonly bytesEach: number;
}

export interface LearningServiceOptions {
  readonly parameters: LearningParameters;
  /** How many trainers share the training examples. */
  readonly trainers: number;
  /** The run's seed. */
  readonly seed: number;
  /** Worker count; the machine's cores when absent. */
  readonly workers?: number | undefined;
  /** Whether a worker is a thread or a process of its own; as the backend needs it when absent. */
  readonly runsIn?: 'thread' | 'process' | undefined;
  /**
   * Chance (0 to 1) of a trainer to be asked in a round, when nobody can tell who was: privacy is cheaper then.
   * 1, which is right for a public list of trainers, when absent.
   */
  readonly samplingRate?: number;
}
