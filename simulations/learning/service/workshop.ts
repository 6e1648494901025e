import { LRUCache } from 'lru-cache';
import type { LearningParameters } from '../../scenario/index.js';
import { bytesOfWeights, cidOf } from '../content/cid-of.js';
import type { ContentStore } from '../content/content-store.js';
import type { Dataset } from '../data/example-set.js';
import type { Cid } from '../learning-service.js';
import type { Model } from '../models/model.js';
import type { WorkerPool } from '../pool/worker-pool.js';
import type { ServerState } from '../server-optimiser/server-optimiser.js';

/** What the parts of a learning service share. */
export interface Workshop {
  readonly parameters: LearningParameters;
  readonly seed: number;
  readonly dataset: Dataset;
  readonly shards: readonly Int32Array[];
  readonly model: Model;
  readonly weightCount: number;
  readonly store: ContentStore;
  readonly pool: WorkerPool;
  readonly versions: ModelVersions;
}

/** Server optimisers go on from models that were used last. */
const STATES_KEPT = 16;

/** Which model came of which, and what the server optimiser remembers with it. */
export class ModelVersions {
  readonly #parents = new Map<Cid, Cid>();
  readonly #states = new LRUCache<Cid, ServerState>({ max: STATES_KEPT });

  /** Writes down where a new model comes from; a model that came about twice keeps its first origin. */
  add(child: Cid, parent: Cid, state: ServerState): void {
    if (child !== parent && !this.#parents.has(child)) this.#parents.set(child, parent);
    if (state.length === 0) return;
    this.#states.set(child, state);
  }

  parent(model: Cid): Cid | null {
    return this.#parents.get(model) ?? null;
  }

  /** What the optimiser remembers with a model: nothing with the first. */
  state(model: Cid): ServerState {
    return this.#states.get(model) ?? [];
  }
}

/** Puts a model into the store. */
export async function storeModel({ store }: Pick<Workshop, 'store'>, weights: Float32Array): Promise<Cid> {
  const cid = await cidOf(bytesOfWeights(weights));
  store.addModel(cid, weights);
  return cid;
}
