/** How much of all tokens the largest holders have together. */
export interface Concentration {
  /** Holders from the largest on, and the share (0 to 1) that they have together; begins at nobody. */
  readonly points: readonly { readonly holders: number; readonly share: number }[];
  /** Fewest holders with more than half, when it is among the points. */
  readonly half: number | null;
}

/**
 * @param largest tokens of the largest holders as decimal strings, largest first
 * @param total all holders' tokens together
 */
export function concentration(largest: readonly string[], total: string): Concentration {
  const all = Number(total);
  let sum = 0;
  const points = [{ holders: 0, share: 0 }];
  for (const [at, tokens] of largest.entries()) {
    sum += Number(tokens);
    points.push({ holders: at + 1, share: all > 0 ? Math.min(1, sum / all) : 0 });
  }
  return { points, half: points.find(({ share }) => share > 0.5)?.holders ?? null };
}
