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
