import type { Aggregation } from '../../scenario/index.js';
import type { Updates } from '../aggregation/aggregation-rule.js';
import { combineInRanges } from '../aggregation/combine-in-ranges.js';
import type { WorkerPool } from '../pool/worker-pool.js';

/** Examples right among those counted. */
interface Score {
  readonly correct: number;
  readonly examples: number;
}

/**
 * The leave-one-out contribution of every update: the share of held-out examples that the aggregate of all gets right
 * (`withAll`) minus the share that the aggregate without it does. n models are evaluated, none retrained.
 */
export async function leaveOneOut(
  pool: WorkerPool,
  aggregation: Aggregation,
  model: Float32Array,
  updates: Updates,
  withAll: Score,
): Promise<number[]> {
  const without = await combineInRanges(pool, 'withoutEach', aggregation, model, updates);
  const scores = await Promise.all(
    without.map((weights) => pool.run({ kind: 'evaluate', weights, split: 'heldOut' } as const)),
  );
  return scores.map(({ correct }) => (withAll.correct - correct) / withAll.examples);
}
