import { randomStream } from '../../random/index.js';
import type { Aggregation, Attack, Contribution } from '../../scenario/index.js';
import type { Updates } from '../aggregation/aggregation-rule.js';
import { Memo } from '../content/memo.js';
import { rememberingGame, type Scores } from '../contribution/coalition-game.js';
import { scoreContributions } from '../contribution/score-contributions.js';
import { type Appearance, sumAppearances } from '../inspection/sum-appearances.js';
import type { Cid, EvaluationSplit, WeightedUpdate } from '../learning-service.js';
import type { ExampleOutcomes } from '../training/cross-entropy.js';
import { CHUNK_EXAMPLES } from '../training/evaluate-model.js';
import type { CanonicalUpdates } from './canonical-updates.js';
import { combineInRanges } from './combine-in-ranges.js';
import type { Combining } from './combining.js';
import type { Workshop } from './workshop.js';

const REMEMBERED = 512;
/** Every example's outcome is worth keeping only while a round is talked about. */
const REMEMBERED_OUTCOMES = 32;
const REMEMBERED_EFFECTS = 4;
/** Whoever sells predictions asks one model at a time, over and over. */
const REMEMBERED_PREDICTIONS = 4;

/** Measures models, and what updates are worth. */
export class Appraising {
  readonly #workshop: Workshop;
  readonly #combining: Combining;
  readonly #appearances = new Memo<Appearance>(REMEMBERED);
  readonly #scores = new Memo<Scores>(REMEMBERED);
  readonly #outcomes = new Memo<ExampleOutcomes>(REMEMBERED_OUTCOMES);
  readonly #effects = new Memo<readonly Float32Array[]>(REMEMBERED_EFFECTS);
  readonly #predictions = new Memo<Uint8Array>(REMEMBERED_PREDICTIONS);

  constructor(workshop: Workshop, combining: Combining) {
    this.#workshop = workshop;
    this.#combining = combining;
  }

  /** How a model does on a split, every thousand examples on some worker. */
  appearance(cid: Cid, split: EvaluationSplit): Promise<Appearance> {
    const { store, pool, dataset } = this.#workshop;
    return this.#appearances.get(`${cid} ${split}`, async () => {
      const weights = store.model(cid);
      const chunks = Math.ceil(dataset[split].labels.length / CHUNK_EXAMPLES);
      const parts = Array.from({ length: chunks }, (_, chunk) =>
        pool.run({ kind: 'evaluate', weights, split, chunk } as const),
      );
      return sumAppearances(await Promise.all(parts), dataset.classes);
    });
  }

  /** How a model does on each held-out example. */
  outcomes(cid: Cid): Promise<ExampleOutcomes> {
    const { store, pool } = this.#workshop;
    return this.#outcomes.get(cid, () =>
      pool.run({ kind: 'outcomes', model: store.model(cid), update: null, scale: 1 } as const),
    );
  }

  /** The class a model gives each example of the test split. */
  predictions(cid: Cid): Promise<Uint8Array> {
    const { store, pool } = this.#workshop;
    return this.#predictions.get(cid, () => pool.run({ kind: 'predict', weights: store.model(cid) } as const));
  }

  /** What each update at its share of the plain mean takes off each held-out example's loss; zeros for unusable ones. */
  async effects(start: Cid, updates: readonly WeightedUpdate[]): Promise<readonly Float32Array[]> {
    const canonical = this.#combining.canonical(updates);
    const found = await this.#effectOfEach(start, canonical);
    const { length } = this.#workshop.dataset.heldOut.labels;
    const inGivenOrder: Float32Array[] = updates.map(() => new Float32Array(length));
    canonical.origins.forEach((origin, i) => {
      inGivenOrder[origin] = found[i]!;
    });
    return inGivenOrder;
  }

  #effectOfEach(start: Cid, { key, updates }: CanonicalUpdates): Promise<readonly Float32Array[]> {
    return this.#effects.get(`${start} ${key}`, async () => {
      const { store, pool } = this.#workshop;
      const { deltas, sampleCounts } = updates;
      const model = store.model(start);
      const total = sampleCounts.reduce((sum, count) => sum + count, 0);
      const [before, ...after] = await Promise.all([
        this.outcomes(start),
        ...deltas.map((update, i) =>
          pool.run({ kind: 'outcomes', model, update, scale: sampleCounts[i]! / total } as const),
        ),
      ]);
      return after.map(({ losses }) => before.losses.map((loss, example) => loss - losses[example]!));
    });
  }

  async backdoorSuccess(cid: Cid, backdoor: Extract<Attack, { kind: 'backdoor' }>): Promise<number> {
    const weights = this.#workshop.store.model(cid);
    const { fooled, examples } = await this.#workshop.pool.run({ kind: 'backdoor', weights, backdoor } as const);
    return examples === 0 ? 0 : fooled / examples;
  }

  async contributions(
    start: Cid,
    updates: readonly WeightedUpdate[],
    rule: Aggregation,
    contribution: Contribution,
  ): Promise<Scores> {
    const canonical = this.#combining.canonical(updates);
    const key = `${start} ${JSON.stringify(rule)} ${JSON.stringify(contribution)} ${canonical.key}`;
    const { scores, evaluated } = await this.#scores.get(key, () =>
      this.#score(start, canonical, rule, contribution, key),
    );
    const inGivenOrder = new Array<number>(updates.length).fill(0);
    canonical.origins.forEach((origin, i) => {
      inGivenOrder[origin] = scores[i]!;
    });
    return { scores: inGivenOrder, evaluated };
  }

  async #score(
    start: Cid,
    canonical: CanonicalUpdates,
    aggregation: Aggregation,
    contribution: Contribution,
    key: string,
  ): Promise<Scores> {
    const { updates } = canonical;
    const { pool, store, seed } = this.#workshop;
    const model = store.model(start);
    const context = await this.#combining.context(start, aggregation);
    const everybody = updates.deltas.length;
    const held = (coalition: readonly number[]) =>
      coalition.length === 0
        ? this.appearance(start, 'heldOut').then(({ tally }) => tally)
        : pool.run({ kind: 'coalition', model, aggregation, context, updates: only(updates, coalition) } as const);
    const withoutEach = async () => {
      const combined = await combineInRanges(pool, 'withoutEach', aggregation, model.length, updates, context);
      return Promise.all(combined.map((update) => pool.run({ kind: 'try', model, update } as const)));
    };
    const game = rememberingGame(everybody, async (coalitions) => {
      // Leaving out each in turn has a cheaper way than combining every rest anew.
      const rests = coalitions.filter(({ length }) => length === everybody - 1 && length > 0);
      const tallies = rests.length === everybody ? await withoutEach() : null;
      const worths = coalitions.map((coalition) =>
        tallies && rests.includes(coalition) ? tallies[absentee(coalition)]! : held(coalition),
      );
      return (await Promise.all(worths)).map(({ correct, examples }) => correct / examples);
    });
    return scoreContributions(contribution, {
      sampleCounts: updates.sampleCounts,
      updates: updates.deltas,
      combined: () => this.#combining.combined(start, updates, aggregation),
      lossOfEach: async () => {
        const [before, ...after] = await Promise.all([held([]), ...updates.deltas.map((_, i) => held([i]))]);
        return { before: meanLoss(before!), after: after.map(meanLoss) };
      },
      effectOfEach: () => this.#effectOfEach(start, canonical),
      game,
      random: randomStream(seed, 'learning', 'contribution', key),
    });
  }
}

function only({ deltas, sampleCounts, shards }: Updates, coalition: readonly number[]): Updates {
  return {
    deltas: coalition.map((i) => deltas[i]!),
    sampleCounts: coalition.map((i) => sampleCounts[i]!),
    shards: coalition.map((i) => shards[i]!),
  };
}

/** Who is missing from a coalition that lacks one; an ascending list. */
function absentee(coalition: readonly number[]): number {
  const gap = coalition.findIndex((player, i) => player !== i);
  return gap < 0 ? coalition.length : gap;
}

function meanLoss({ loss, examples }: { readonly loss: number; readonly examples: number }): number {
  return loss / examples;
}
