/** f = ⌊share·n⌋, safe against 0.29 × 100 being 28.999…: how many of n updates a rule is to withstand. */
export function byzantineCount(share: number, n: number): number {
  return Math.floor(share * n + 1e-9);
}

/** f, or the largest number for which n ≥ multiple·f + 3 holds when f is too many for n updates. Never below 0. */
export function largestAllowed(f: number, n: number, multiple: 2 | 4): number {
  return Math.max(0, Math.min(f, Math.floor((n - 3) / multiple)));
}
