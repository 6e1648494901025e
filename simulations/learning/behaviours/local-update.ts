import type { RandomStream } from '../../random/index.js';
import type { Relabel } from '../training/batches.js';

/** What a trainer sends, and what it saw while training. */
export interface LocalUpdate {
  /** Added to the model's weights to get the trainer's; flat, in shared memory. */
  readonly update: Float32Array;
  readonly trainLoss: number | null;
  readonly trainAccuracy: number | null;
}

/** What a trainer can do when asked for an update. */
export interface TrainerDesk {
  readonly weightCount: number;
  /** Trains on its own shard, on labels as `relabel` turns them, and gives the update. */
  train(relabel?: Relabel): LocalUpdate;
  /** Random numbers of this piece of work. */
  random(purpose: string): RandomStream;
}
