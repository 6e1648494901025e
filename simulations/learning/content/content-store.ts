import { LearningError } from '../../errors/index.js';
import type { Cid } from '../learning-service.js';
import { bytesOfWeights } from './cid-of.js';

/** Most bytes of models kept beside the first one. */
const MODEL_BYTES = 256 * 1024 * 1024;

/** How many rounds' worth of updates stay. */
const ROUNDS_KEPT = 3;

/**
 * The run's models and updates by CID, in bounded memory: the first model always, further models up to 256 MiB,
 * and as many updates as the trainers send in three rounds (never less than the newest request for training gave).
 * Beyond that the oldest go.
 */
export class ContentStore {
  readonly #models = new Map<Cid, Float32Array>();
  readonly #updates = new Map<Cid, Float32Array>();
  readonly #modelLimit: number;
  #updateLimit: number;

  constructor(trainers: number, weightCount: number) {
    this.#modelLimit = 1 + Math.max(2, Math.floor(MODEL_BYTES / (4 * weightCount)));
    this.#updateLimit = ROUNDS_KEPT * trainers;
  }

  addModel(cid: Cid, weights: Float32Array): void {
    if (this.#models.has(cid)) return;
    this.#models.set(cid, weights);
    if (this.#models.size > this.#modelLimit) {
      const [, second] = this.#models.keys();
      this.#models.delete(second!);
    }
  }

  /** Adds the updates of one request for training. */
  addUpdates(updates: readonly { readonly cid: Cid; readonly weights: Float32Array }[]): void {
    this.#updateLimit = Math.max(this.#updateLimit, updates.length);
    for (const { cid, weights } of updates) {
      this.#updates.delete(cid);
      this.#updates.set(cid, weights);
    }
    for (const cid of this.#updates.keys()) {
      if (this.#updates.size <= this.#updateLimit) break;
      this.#updates.delete(cid);
    }
  }

  /** A model's weights; a `LearningError` when the run never made it or it had to go. */
  model(cid: Cid): Float32Array {
    return this.#models.get(cid) ?? missing('model', cid);
  }

  /** An update's values; a `LearningError` when the run never made it or it had to go. */
  update(cid: Cid): Float32Array {
    return this.#updates.get(cid) ?? missing('update', cid);
  }

  /** A copy of the bytes behind a CID, if they are here. */
  bytes(cid: Cid): Uint8Array | undefined {
    const weights = this.#models.get(cid) ?? this.#updates.get(cid);
    return weights && bytesOfWeights(weights);
  }
}

function missing(what: string, cid: Cid): never {
  throw new LearningError('learning.contentMissing', `The ${what} ${cid} is not in this run's store.`, {
    field: what,
    value: cid,
    hint: `Use a ${what} of this run; updates are kept for ${ROUNDS_KEPT} rounds.`,
  });
}
