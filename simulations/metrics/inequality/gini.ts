/**
 * Gini coefficient of amounts ≥ 0: half the mean absolute difference over the mean. 0 when all hold the same,
 * (n − 1)/n when one of n holds all. Nobody or nothing held: 0.
 */
export function gini(amounts: readonly number[]): number {
  const sorted = Float64Array.from(amounts).sort();
  const n = sorted.length;
  let total = 0;
  let weighted = 0;
  for (const [i, amount] of sorted.entries()) {
    total += amount;
    weighted += (2 * (i + 1) - n - 1) * amount;
  }
  return total === 0 ? 0 : weighted / (n * total);
}
