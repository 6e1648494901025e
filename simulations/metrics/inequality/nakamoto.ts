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
