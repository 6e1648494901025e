/** The share of a lending market from which on its rate rises steeply: Aave's for volatile tokens. */
export const OPTIMAL_USE = 0.45;

/** Interest a year where this share of a lending market is lent, as a share of the loan. */
export function annualRate(use: number, { borrowAprPercent, borrowAprFullPercent }: Rates): number {
  const full = Math.max(borrowAprPercent, borrowAprFullPercent);
  const percent =
    use <= OPTIMAL_USE
      ? (borrowAprPercent * use) / OPTIMAL_USE
      : borrowAprPercent + ((full - borrowAprPercent) * (use - OPTIMAL_USE)) / (1 - OPTIMAL_USE);
  return percent / 100;
}

interface Rates {
  readonly borrowAprPercent: number;
  readonly borrowAprFullPercent: number;
}
