import type { AggregationRule } from '../aggregation-rule.js';
import { squaredDistances } from './squared-distances.js';

/** Updates, how far they are from each other, and for each the others from near to far. */
export interface Crowd {
  readonly deltas: readonly Float32Array[];
  /** Row i, column j: the squared distance of updates i and j. */
  readonly distances: Float64Array;
  readonly neighbours: readonly Int32Array[];
}

/** Measures a round's updates once, for any number of rankings among them. O(n²·d + n²·log n). */
export function crowdOf(deltas: readonly Float32Array[], length: number): Crowd {
  const n = deltas.length;
  const distances = squaredDistances(deltas, length);
  const neighbours = deltas.map((_, i) => {
    const others = Int32Array.from({ length: n - 1 }, (_value, k) => (k < i ? k : k + 1));
    return others.sort((a, b) => distances[i * n + a]! - distances[i * n + b]! || a - b);
  });
  return { deltas, distances, neighbours };
}

/** The rule that picks among the members of a crowd, measured once. */
export function ruleOfCrowds(
  choose: (crowd: Crowd, members: readonly number[], length: number) => Float32Array,
): AggregationRule {
  return {
    coordinatewise: false,
    combine: ({ deltas }, length) => choose(crowdOf(deltas, length), [...deltas.keys()], length),
    combineWithoutEach: ({ deltas }, length) => {
      const crowd = crowdOf(deltas, length);
      const all = [...deltas.keys()];
      return all.map((left) =>
        choose(
          crowd,
          all.filter((i) => i !== left),
          length,
        ),
      );
    },
  };
}

/** f = ⌊share·n⌋, safe against 0.29 × 100 being 28.999…: how many of n updates a rule is to withstand. */
export function byzantineCount(share: number, n: number): number {
  return Math.floor(share * n + 1e-9);
}

/** f, or the largest number for which n ≥ multiple·f + 3 holds when f is too many for n updates. Never below 0. */
export function largestAllowed(f: number, n: number, multiple: 2 | 4): number {
  return Math.max(0, Math.min(f, Math.floor((n - 3) / multiple)));
}
