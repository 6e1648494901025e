import type { Updates } from '../aggregation/aggregation-rule.js';
import type { ContentStore } from '../content/content-store.js';
import type { WeightedUpdate } from '../learning-service.js';

/** Updates in the one order that they are always combined in, and where each came from. */
export interface CanonicalUpdates {
  /** Sorted by CID, then sample count, then shard; without those that hold a value that is no number. */
  readonly updates: Updates;
  /** For each of them, its index in the list that was given. */
  readonly origins: readonly number[];
  /** The same for lists that are combined to the same bits, whatever their order. */
  readonly key: string;
}

/**
 * Orders a list of updates canonically, so that results depend on which updates there are and not on their order, to
 * the bit. Throws a `LearningError` when the store does not hold one of them.
 */
export function canonicalUpdates(store: ContentStore, given: readonly WeightedUpdate[]): CanonicalUpdates {
  const sorted = given
    .map((given, origin) => ({ ...given, origin, delta: store.update(given.update) }))
    .filter(({ delta }) => allFinite(delta))
    .sort((a, b) => compare(a.update, b.update) || a.sampleCount - b.sampleCount || a.shard - b.shard);
  return {
    updates: {
      deltas: sorted.map(({ delta }) => delta),
      sampleCounts: sorted.map(({ sampleCount }) => sampleCount),
      shards: sorted.map(({ shard }) => shard),
    },
    origins: sorted.map(({ origin }) => origin),
    key: sorted.map(({ update, sampleCount, shard }) => `${update}×${sampleCount}@${shard}`).join(' '),
  };
}

function allFinite(values: Float32Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
