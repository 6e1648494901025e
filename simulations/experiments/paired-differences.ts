import { pairedBand } from './paired-band.js';
import type { RunOutcome } from './run-design.js';

/** A number of a run: which case's, and which measure of it. */
export interface Side {
  readonly case: string;
  readonly metric: string;
}

/** What is compared seed by seed: `minuend` less `subtrahend`. */
export interface Pair {
  readonly minuend: Side;
  readonly subtrahend: Side;
}

export interface PairedDifference extends Pair {
  /** Seeds of which both sides have a value. */
  readonly seeds: readonly number[];
  /** Means over those seeds. */
  readonly means: { readonly minuend: number; readonly subtrahend: number };
  /** Differences seed by seed, in the seeds' order. */
  readonly differences: readonly number[];
  /** Their mean with a 95 % interval by Student's t; `null` without a seed. Of one seed the interval is its mean. */
  readonly interval: { readonly mean: number; readonly low: number; readonly high: number } | null;
}

/** Differences of what runs measured, paired by seed: what both sides share of chance cancels. */
export function pairedDifferences(
  outcomes: readonly RunOutcome[],
  pairs: readonly Pair[],
): readonly PairedDifference[] {
  const values = new Map<string, number>();
  const key = (name: string, seed: number, metric: string) => JSON.stringify([name, seed, metric]);
  for (const outcome of outcomes) {
    if (outcome.state === 'failed') continue;
    for (const [metric, value] of Object.entries(outcome.measures)) {
      if (value !== null) values.set(key(outcome.case, outcome.seed, metric), value);
    }
  }
  const seeds = [...new Set(outcomes.map(({ seed }) => seed))];
  return pairs.map((pair) => {
    const rows = seeds.flatMap((seed) => {
      const [one, other] = [pair.minuend, pair.subtrahend].map((side) => values.get(key(side.case, seed, side.metric)));
      return one === undefined || other === undefined ? [] : [{ seed, one, other }];
    });
    const differences = rows.map(({ one, other }) => one - other);
    const mean = (of: (row: (typeof rows)[number]) => number) =>
      rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
    return {
      ...pair,
      seeds: rows.map(({ seed }) => seed),
      means: { minuend: mean(({ one }) => one), subtrahend: mean(({ other }) => other) },
      differences,
      interval: rows.length === 0 ? null : pairedBand(differences),
    };
  });
}
