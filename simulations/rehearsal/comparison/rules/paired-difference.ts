import { Z_95 } from '../../forecast/wilson.js';

/**
 * Mean of `other − own` over pairs of outcomes (0 or 1) of the same runs, with its 95 % interval by the normal
 * approximation. Common random numbers make most differences 0, and the interval narrow.
 */
export function pairedDifference(own: Uint8Array, other: Uint8Array): { mean: number; low: number; high: number } {
  const n = own.length;
  let sum = 0;
  let squares = 0;
  for (let run = 0; run < n; run++) {
    const difference = other[run]! - own[run]!;
    sum += difference;
    squares += difference * difference;
  }
  const mean = sum / n;
  const variance = n > 1 ? Math.max(0, (squares - n * mean * mean) / (n - 1)) : 0;
  const half = Z_95 * Math.sqrt(variance / n);
  return { mean, low: Math.max(-1, mean - half), high: Math.min(1, mean + half) };
}
