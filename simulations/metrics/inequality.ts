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

/** Herfindahl–Hirschman index: the sum of squared shares, from 1/n (all equal) to 1 (one holds all); 0 of nothing. */
export function herfindahl(amounts: readonly number[]): number {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return total === 0 ? 0 : amounts.reduce((sum, amount) => sum + (amount / total) ** 2, 0);
}

/** Nakamoto coefficient: the fewest holders who together hold more than the share (0 to 1) of all; 0 of nothing. */
export function nakamoto(amounts: readonly number[], share = 0.5): number {
  const sorted = Float64Array.from(amounts).sort().reverse();
  const needed = sorted.reduce((sum, amount) => sum + amount, 0) * share;
  let held = 0;
  for (const [i, amount] of sorted.entries()) {
    held += amount;
    if (held > needed) return i + 1;
  }
  return 0;
}

/** Theil's T index (nats): mean of (x/μ)·ln(x/μ), from 0 (all equal) to ln n (one holds all); 0 of nothing. */
export function theil(amounts: readonly number[]): number {
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
  if (!(mean > 0)) return 0;
  const sum = amounts.reduce((total, amount) => {
    const ratio = amount / mean;
    return ratio > 0 ? total + ratio * Math.log(ratio) : total;
  }, 0);
  // Rounding can leave a hair below zero where all hold the same.
  return Math.max(0, sum / amounts.length);
}

/** Share of all that the richest tenth holds, the tenth rounded up to whole holders; 0 of nothing. */
export function topDecileShare(amounts: readonly number[]): number {
  const sorted = Float64Array.from(amounts).sort().reverse();
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return 0;
  const top = sorted.subarray(0, Math.ceil(sorted.length / 10)).reduce((sum, amount) => sum + amount, 0);
  return Math.min(1, top / total);
}
