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
