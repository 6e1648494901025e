import { LRUCache } from 'lru-cache';
import { LearningError } from '../../errors/index.js';
import type { Cid } from '../learning-service.js';
import { bytesOfWeights } from './cid-of.js';

/** Most bytes of models kept beside the first one and those that are held. */
const MODEL_BYTES = 128 * 1024 * 1024;

/** As many models as this stay, however large they are: the newest, the one it was made of and one to compare. */
const FEWEST_MODELS = 3;

/** How many rounds' worth of updates stay. */
const ROUNDS_KEPT = 3;

/**
 * The run's models and updates by CID, in bounded memory: the first model and those that are held always, further
 * models up to 128 MiB, and as many updates as the trainers send in three rounds (never less than the newest request
 * for training gave). Beyond that those go that have not been used for longest, so a model that is worked on stays,
 * however many others are tried meanwhile.
 */
export class ContentStore {
  readonly #kept = new Map<Cid, Float32Array>();
  readonly #models: LRUCache<Cid, Float32Array>;
  #updates: LRUCache<Cid, Float32Array>;
  #first: Cid | null = null;

  constructor(trainers: number, weightCount: number) {
    this.#models = new LRUCache({
      maxSize: Math.max(MODEL_BYTES, FEWEST_MODELS * 4 * weightCount),
      sizeCalculation: () => 4 * weightCount,
    });
    this.#updates = mostRecent(ROUNDS_KEPT * trainers);
  }

  /** Adds a model, or counts it as used when it is here. */
  addModel(cid: Cid, weights: Float32Array): void {
    if (this.#kept.has(cid)) return;
    if (this.#first === null) {
      this.#first = cid;
      this.#kept.set(cid, weights);
    } else if (this.#models.get(cid) === undefined) this.#models.set(cid, weights);
  }

  /**
   * Keeps these models, and none but these and the first one, whatever else is used meanwhile: those that somebody is
   * at work on. Throws a `LearningError` when one is not here.
   */
  hold(cids: Iterable<Cid>): void {
    const held = new Set(cids);
    for (const cid of held) this.#kept.set(cid, this.model(cid));
    for (const [cid, weights] of this.#kept) {
      if (held.has(cid)) this.#models.delete(cid);
      else if (cid !== this.#first) {
        this.#kept.delete(cid);
        this.#models.set(cid, weights);
      }
    }
  }

  /** Adds the updates of one request for training. */
  addUpdates(updates: readonly { readonly cid: Cid; readonly weights: Float32Array }[]): void {
    if (updates.length > this.#updates.maxSize) {
      const roomier = mostRecent(updates.length);
      roomier.load(this.#updates.dump());
      this.#updates = roomier;
    }
    for (const { cid, weights } of updates) this.#updates.set(cid, weights);
  }

  /** Whether a model is here. Asking is no use of it. */
  hasModel(cid: Cid): boolean {
    return this.#kept.has(cid) || this.#models.has(cid);
  }

  /** A model's weights; a `LearningError` when the run never made it or it had to go. */
  model(cid: Cid): Float32Array {
    return (
      this.#kept.get(cid) ??
      this.#models.get(cid) ??
      missing('model', cid, 'The first model stays; of the others 128 MiB, those that were used last.')
    );
  }

  /** An update's values; a `LearningError` when the run never made it or it had to go. */
  update(cid: Cid): Float32Array {
    return (
      this.#updates.get(cid) ??
      missing('update', cid, `As many updates stay as ${ROUNDS_KEPT} rounds bring, those that were used last.`)
    );
  }

  /** A copy of the bytes behind a CID, if they are here. Looking is no use of it. */
  bytes(cid: Cid): Uint8Array | undefined {
    const weights = this.#kept.get(cid) ?? this.#models.peek(cid) ?? this.#updates.peek(cid);
    return weights && bytesOfWeights(weights);
  }
}

function mostRecent(count: number): LRUCache<Cid, Float32Array> {
  return new LRUCache({ maxSize: Math.max(1, count), sizeCalculation: () => 1 });
}

function missing(what: string, cid: Cid, hint: string): never {
  throw new LearningError('learning.contentMissing', `The ${what} ${cid} is not in this run's store.`, {
    field: what,
    value: cid,
    hint,
  });
}
