import { LearningError } from '../../errors/index.js';
import type { Aggregation } from '../../scenario/index.js';
import type { Cid, WeightedUpdate } from '../learning-service.js';

/** How a model came about. */
export interface Descent {
  readonly model: Cid;
  /** The model that it was made from; `null` for a first model. */
  readonly parent: Cid | null;
  /** Round that made it; 0 for a first model. */
  readonly round: number;
  /** Updates that were combined into it; none for a first model. */
  readonly updates: readonly WeightedUpdate[];
  /** How they were combined; `null` for a first model. */
  readonly aggregation: Aggregation | null;
}

/** A model that is not what its updates make of its parent. */
export interface BrokenDescent {
  readonly descent: Descent;
  /** What making it again gave. */
  readonly recomputed: Cid;
}

/**
 * Which model was made from which, by content identifier: a forest, since a model can only be added after its parent.
 */
export class Lineage {
  readonly #descents = new Map<Cid, Descent>();
  readonly #children = new Map<Cid, Cid[]>();

  /**
   * Adds how a model came about. A model that is known already, as after a round that changed nothing, keeps its first
   * descent. Throws a `LearningError` when the parent is not known.
   */
  add(descent: Descent): void {
    const { model, parent } = descent;
    if (parent !== null) this.#known(parent);
    if (this.#descents.has(model)) return;
    this.#descents.set(model, descent);
    this.#children.set(model, []);
    if (parent !== null) this.#children.get(parent)!.push(model);
  }

  /** How a model came about. Throws a `LearningError` for an unknown one. */
  descentOf(model: Cid): Descent {
    return this.#known(model);
  }

  /** The models that a model goes back to, its parent first, the first model last. */
  ancestors(model: Cid): readonly Cid[] {
    const line: Cid[] = [];
    for (let at = this.#known(model).parent; at !== null; at = this.#known(at).parent) line.push(at);
    return line;
  }

  /** The models made from a model, in the order they were added. */
  children(model: Cid): readonly Cid[] {
    this.#known(model);
    return [...this.#children.get(model)!];
  }

  /**
   * Makes a model and those it goes back to again, the oldest first so that a server optimiser can gather its state, and
   * compares. `recompute` is given each descent with a parent, and answers the model it finds. Gives the first that
   * differs, or `null` when all are what they claim to be.
   */
  async verify(model: Cid, recompute: (descent: Descent) => Promise<Cid>): Promise<BrokenDescent | null> {
    for (const cid of [model, ...this.ancestors(model)].reverse()) {
      const descent = this.#known(cid);
      if (descent.parent === null) continue;
      const recomputed = await recompute(descent);
      if (recomputed !== cid) return { descent, recomputed };
    }
    return null;
  }

  #known(model: Cid): Descent {
    const descent = this.#descents.get(model);
    if (descent) return descent;
    throw new LearningError('learning.modelUnknown', `The lineage knows no model ${model}.`, {
      field: 'model',
      value: model,
      hint: 'Ask for a model of this run, and add every model after the one it was made from.',
    });
  }
}
