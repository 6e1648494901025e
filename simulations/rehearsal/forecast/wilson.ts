/** The normal distribution's 97.5 % quantile. */
export const Z_95 = 1.959963984540054;

/**
 * 95 % score interval of a proportion (Wilson 1927, JASA 22:209): honest also near 0 and 1, where the usual interval
 * has no width.
 * @param n at least 1
 */
export function wilsonInterval(successes: number, n: number): { low: number; high: number } {
  const share = successes / n;
  const z2 = Z_95 ** 2;
  const centre = share + z2 / (2 * n);
  const half = Z_95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const within = (value: number) => Math.min(1, Math.max(0, value / (1 + z2 / n)));
  return {
    low: successes === 0 ? 0 : within(centre - half),
    high: successes === n ? 1 : within(centre + half),
  };
}

/**
 * 95 % interval of a simulated chance: Wilson's for the number of runs, widened by the variance (in log-odds) of what the
 * model that was simulated does not know.
 */
export function chanceInterval(successes: number, n: number, modelVariance: number): { low: number; high: number } {
  const drawn = wilsonInterval(successes, n);
  if (modelVariance === 0) return drawn;
  const logOdds = (share: number) => Math.log(share / (1 - share));
  const inside = (share: number) => Math.min(1 - 1e-6, Math.max(1e-6, share));
  const centre = logOdds(inside(successes / n));
  const widened = (bound: number, sign: 1 | -1) => {
    const half = Math.hypot(logOdds(inside(bound)) - centre, Z_95 * Math.sqrt(modelVariance));
    return 1 / (1 + Math.exp(-(centre + sign * half)));
  };
  return { low: widened(drawn.low, -1), high: widened(drawn.high, 1) };
}
