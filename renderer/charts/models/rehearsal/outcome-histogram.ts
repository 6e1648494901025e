import type { Forecast } from '../../../../simulations/api/contract/index.js';

/** Runs in a band of shares, as shares of all runs: passed, and failed on top. */
export interface OutcomeBar {
  readonly from: number;
  readonly to: number;
  readonly passed: number;
  readonly failed: number;
}

/** How simulated votes spread over a share: of For, or of the supply that votes. */
export interface OutcomeHistogram {
  readonly bars: readonly OutcomeBar[];
  /** Ends of the horizontal axis, shares. */
  readonly from: number;
  readonly to: number;
  /** The highest bar, as a share of all runs. */
  readonly most: number;
}

/** Empty bands at both ends are left out, but `keep` stays in the picture. */
export function outcomeHistogram(
  bands: Forecast['supportHistogram'],
  runs: number,
  keep: readonly number[] = [],
): OutcomeHistogram {
  const filled = bands.filter(({ passed, failed }) => passed + failed > 0);
  const from = Math.min(...filled.map((band) => band.from), ...keep);
  const to = Math.max(...filled.map((band) => band.to), ...keep);
  const bars = bands
    .filter((band) => band.to > from && band.from < to)
    .map((band) => ({ ...band, passed: band.passed / runs, failed: band.failed / runs }));
  return {
    bars,
    from: bars[0]?.from ?? 0,
    to: bars.at(-1)?.to ?? 1,
    most: Math.max(0, ...bars.map(({ passed, failed }) => passed + failed)),
  };
}

/** Where most of the runs lie, in words: the shortest row of bands that holds so large a share of them. */
export function densest({ bars }: OutcomeHistogram, share: number): { from: number; to: number } | null {
  const sizes = bars.map(({ passed, failed }) => passed + failed);
  for (let length = 1; length <= bars.length; length++) {
    for (let at = 0; at + length <= bars.length; at++) {
      const sum = sizes.slice(at, at + length).reduce((total, size) => total + size, 0);
      if (sum >= share) return { from: bars[at]!.from, to: bars[at + length - 1]!.to };
    }
  }
  return null;
}
