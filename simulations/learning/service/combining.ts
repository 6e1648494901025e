import { randomStream } from '../../random/index.js';
import type { Aggregation, Staleness } from '../../scenario/index.js';
import type { AggregationContext, Updates } from '../aggregation/aggregation-rule.js';
import { combineStale } from '../aggregation/staleness.js';
import { Memo } from '../content/memo.js';
import type { Cid, SecureSum, SecureTerms, WeightedUpdate } from '../learning-service.js';
import { buildServerOptimiser } from '../server-optimiser/build-server-optimiser.js';
import { type CanonicalUpdates, canonicalUpdates } from './canonical-updates.js';
import { combineInRanges } from './combine-in-ranges.js';
import { storeModel, type Workshop } from './workshop.js';

/** Rounds are asked for again within a tick or two; a few hundred answers of a few bytes cover any of it. */
const REMEMBERED = 512;

/** Makes new models of updates. */
export class Combining {
  readonly #workshop: Workshop;
  readonly #aggregates = new Memo<Cid>(REMEMBERED);
  readonly #trusted = new Memo<Float32Array>(2);

  constructor(workshop: Workshop) {
    this.#workshop = workshop;
  }

  async aggregate(start: Cid, updates: readonly WeightedUpdate[], rule: Aggregation): Promise<Cid> {
    const canonical = this.canonical(updates);
    if (canonical.origins.length === 0) return start;
    const { store } = this.#workshop;
    store.model(start);
    const key = `${start} ${JSON.stringify(rule)} ${canonical.key}`;
    const compute = async () => this.#step(start, await this.combined(start, canonical.updates, rule));
    const known = await this.#aggregates.get(key, compute);
    if (store.hasModel(known)) return known;
    // Remembered longer than its weights were kept: made again, to the bit.
    this.#aggregates.forget(key);
    return this.#aggregates.get(key, compute);
  }

  async aggregateStale(
    start: Cid,
    updates: readonly (WeightedUpdate & { readonly staleness: number })[],
    staleness: Staleness,
  ): Promise<Cid> {
    const canonical = this.canonical(updates);
    if (canonical.origins.length === 0) return start;
    const behind = canonical.origins.map((origin) => updates[origin]!.staleness);
    return this.#step(start, combineStale(canonical.updates, this.#workshop.weightCount, behind, staleness));
  }

  async aggregateSecurely(start: Cid, updates: readonly WeightedUpdate[], terms: SecureTerms): Promise<SecureSum> {
    const { seed, pool } = this.#workshop;
    const { thresholdPercent, leaving, round } = terms;
    const { updates: sound, origins } = this.canonical(updates);
    // Whoever made nothing that can be masked has left as well.
    const broken = updates.filter((_, i) => !origins.includes(i)).map(({ shard }) => shard);
    const { mean, bytesEach } = await pool.run({
      kind: 'secureSum',
      updates: sound,
      thresholdPercent,
      leaving: [...leaving, ...broken],
      seed: randomStream(seed, 'learning', 'secureAggregation', round).seed(),
    } as const);
    return { model: await this.#step(start, mean), bytesEach };
  }

  /** The updates in the order that they are always combined in. Private updates all weigh the same. */
  canonical(updates: readonly WeightedUpdate[]): CanonicalUpdates {
    const { store, parameters } = this.#workshop;
    return canonicalUpdates(
      store,
      parameters.privacy ? updates.map((update) => ({ ...update, sampleCount: 1 })) : updates,
    );
  }

  /** The updates as one, under a rule. */
  async combined(start: Cid, updates: Updates, rule: Aggregation): Promise<Float32Array> {
    const { pool, weightCount } = this.#workshop;
    const [combined] = await combineInRanges(pool, 'all', rule, weightCount, updates, await this.context(start, rule));
    return combined!;
  }

  /** What a rule goes by besides the updates. */
  async context(start: Cid, rule: Aggregation): Promise<AggregationContext> {
    if (rule.rule !== 'flTrust') return {};
    const { pool, store, seed } = this.#workshop;
    const trusted = await this.#trusted.get(start, async () => {
      const { update } = await pool.run({
        kind: 'train',
        model: store.model(start),
        examples: { of: 'root' },
        plan: { train: true, relabel: 'none', backdoor: null },
        seed: randomStream(seed, 'learning', 'root', start).seed(),
        sending: null,
      } as const);
      return update;
    });
    return { trusted };
  }

  /** The server's step from a model by the combined update. */
  async #step(start: Cid, combined: Float32Array): Promise<Cid> {
    const { store, versions, parameters } = this.#workshop;
    const optimiser = buildServerOptimiser(parameters.serverOptimiser);
    const { model, state } = optimiser.step(store.model(start), combined, versions.state(start));
    const shared = new Float32Array(new SharedArrayBuffer(4 * model.length));
    shared.set(model);
    const cid = await storeModel(this.#workshop, shared);
    versions.add(cid, start, state);
    return cid;
  }
}
