/** Share of all that the richest tenth holds, the tenth rounded up to whole holders; 0 of nothing. */
export function topDecileShare(amounts: readonly number[]): number {
  const sorted = Float64Array.from(amounts).sort().reverse();
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  if (total === 0) return 0;
  const top = sorted.subarray(0, Math.ceil(sorted.length / 10)).reduce((sum, amount) => sum + amount, 0);
  return Math.min(1, top / total);
}
