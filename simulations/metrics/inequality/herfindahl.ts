/** Herfindahl–Hirschman index: the sum of squared shares, from 1/n (all equal) to 1 (one holds all); 0 of nothing. */
export function herfindahl(amounts: readonly number[]): number {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return total === 0 ? 0 : amounts.reduce((sum, amount) => sum + (amount / total) ** 2, 0);
}
