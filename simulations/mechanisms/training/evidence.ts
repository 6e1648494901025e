import { errorFunction } from 'simple-statistics';

/** A measured quantity and its standard error, in the same unit. */
export interface Measured {
  readonly mean: number;
  readonly error: number;
}

/** How many standard errors an effect must be away from what it is held against before anybody proposes because of it. */
export const SIGNIFICANT = 2;

/** A stretch of a split's examples, which stand in random order; it goes on from the start where the split ends. */
export interface Part {
  readonly first: number;
  readonly examples: number;
}

/** The mean over a part of the examples, with the standard error that drawing so many examples leaves. */
export function measuredOn(values: ArrayLike<number>, { first, examples }: Part): Measured {
  const at = (i: number) => values[(first + i) % values.length]!;
  let sum = 0;
  for (let i = 0; i < examples; i++) sum += at(i);
  const mean = sum / examples;
  let squares = 0;
  for (let i = 0; i < examples; i++) squares += (at(i) - mean) ** 2;
  return { mean, error: examples < 2 ? Number.POSITIVE_INFINITY : Math.sqrt(squares / (examples - 1) / examples) };
}

/**
 * The mean over rounds. Two things make it uncertain: rounds differ, which more rounds average out, and the examples are
 * a sample, which they do not, as every round is measured on the same ones.
 */
export function overRounds(rounds: readonly Measured[]): Measured {
  const mean = average(rounds.map((round) => round.mean));
  const sampling = average(rounds.map(({ error }) => error));
  const spread =
    rounds.length < 2 ? 0 : rounds.reduce((sum, round) => sum + (round.mean - mean) ** 2, 0) / (rounds.length - 1);
  return { mean, error: Math.sqrt(sampling ** 2 + spread / rounds.length) };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The chance that what was measured is really below a bound. */
export function chanceBelow({ mean, error }: Measured, bound: number): number {
  if (error === 0) return mean < bound ? 1 : 0;
  return Number.isFinite(error) ? (1 + errorFunction((bound - mean) / error / Math.SQRT2)) / 2 : 0.5;
}

/** `12.3 ± 1.8`: to one decimal, with two standard errors. */
export function withError({ mean, error }: Measured): string {
  const sign = mean < 0 && Math.abs(mean) >= 0.05 ? '−' : '';
  return `${sign}${Math.abs(mean).toFixed(1)} ± ${(SIGNIFICANT * error).toFixed(1)}`;
}
