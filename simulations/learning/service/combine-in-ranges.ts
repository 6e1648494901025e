import type { Aggregation } from '../../scenario/index.js';
import type { AggregationContext, Updates } from '../aggregation/aggregation-rule.js';
import { buildRule } from '../aggregation/build-rule.js';
import type { WorkerPool } from '../pool/worker-pool.js';
import type { CombineJob } from '../worker/job.js';

/** Below this many values, handing work around costs more than it saves. */
const SMALLEST_RANGE = 4096;

/**
 * Combines updates on the pool, a range of weights a worker where the rule allows it. The bits of the result do not
 * depend on the ranges. Gives one update for `all`, one per update for `withoutEach`; in shared memory.
 */
export async function combineInRanges(
  pool: WorkerPool,
  what: CombineJob['what'],
  aggregation: Aggregation,
  length: number,
  updates: Updates,
  context: AggregationContext,
): Promise<Float32Array[]> {
  const ranges = buildRule(aggregation).coordinatewise
    ? Math.max(1, Math.min(pool.size, Math.floor(length / SMALLEST_RANGE)))
    : 1;
  const bound = (range: number) => Math.floor((range * length) / ranges);
  const parts = await Promise.all(
    Array.from({ length: ranges }, (_, range) => {
      const cut = (values: Float32Array) => values.subarray(bound(range), bound(range + 1));
      const job = {
        kind: 'combine',
        what,
        aggregation,
        updates: { ...updates, deltas: updates.deltas.map(cut) },
        length: bound(range + 1) - bound(range),
        context: context.trusted ? { trusted: cut(context.trusted) } : {},
      } as const;
      return pool.run(job);
    }),
  );
  return parts[0]!.map((_, i) => {
    const whole = new Float32Array(new SharedArrayBuffer(4 * length));
    parts.forEach((part, range) => {
      whole.set(part[i]!, bound(range));
    });
    return whole;
  });
}
