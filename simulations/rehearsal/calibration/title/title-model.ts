import { fitNamedLogistic, type NamedLogistic } from '../regression/named-logistic.js';
import type { DecidedProposal, ProposalCase } from './proposal-cases.js';

/** Chance that something happens, with the 95 % interval of the model's own doubt. All 0 to 1. */
export interface DoubtedChance {
  readonly chance: number;
  readonly low: number;
  readonly high: number;
}

/** Titles that a word must be in before its weight is learnt. */
const FEWEST_TITLES = 2;
const Z_95 = 1.96;

/** Precisions of the priors, by what a feature is: about the best of those looked at (docs/voters.md). */
const PRECISIONS: readonly (readonly [RegExp, number])[] = [
  [/^bias$/, 3],
  [/^type /, 15],
  [/^word /, 5],
  [/^near$/, 2],
];
const OF_FORM = 10;

export const precisionOf = (name: string): number => PRECISIONS.find(([of]) => of.test(name))?.[1] ?? OF_FORM;

/** Learns from proposals that have ended which titles passed more often than proposals did at the time. */
export function fitTitleModel(ended: readonly DecidedProposal[], start?: NamedLogistic): NamedLogistic {
  const counts = new Map<string, number>();
  for (const { features } of ended) for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([name, count]) => !name.startsWith('word ') || count >= FEWEST_TITLES);
  return fitNamedLogistic(
    ended.map(({ features, level, proposal }) => ({ features, offset: level, happened: proposal.passed === true })),
    names.map(([name]) => name),
    precisionOf,
    start?.weights,
  );
}

/** The chance that a proposal passes, before anybody voted: with the doubt of the weights and of the level. */
export function chanceByTitle(model: NamedLogistic, { features, level, levelCount }: ProposalCase): DoubtedChance {
  const { mean, variance } = model.logOdds(features, level);
  return doubted(mean, variance + levelVariance(level, levelCount));
}

/** Variance of the log-odds of a rate that rests on so many cases. */
export function levelVariance(level: number, count: number): number {
  const rate = 1 / (1 + Math.exp(-level));
  return 1 / (count * rate * (1 - rate));
}

/** Log-odds with a variance as a chance; the interval is 95 % of the normal distribution. */
export function doubted(mean: number, variance: number): DoubtedChance {
  const at = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));
  const half = Z_95 * Math.sqrt(variance);
  return { chance: at(mean), low: at(mean - half), high: at(mean + half) };
}
