import { governorSettingsSchema } from '../../../scenario/index.js';
import type { Electorate } from '../../electorate/electorate.js';
import { chanceOf, logOddsOf } from '../../electorate/log-odds.js';
import { forecastVote } from '../../forecast/forecast-vote.js';

/** How many past proposals pass by the past's own rule, for votes to agree with. */
export interface Anchor {
  /** Share of proposals that pass, 0 to 1. */
  readonly passes: number;
  /** Votes For, tokens, that a proposal needed. */
  readonly threshold: number;
  readonly seed: number;
}

/** An electorate whose simulated votes pass as often as proposals do. */
export interface Anchored {
  readonly electorate: Electorate;
  /** Added to everybody's log-odds of voting For; `null` where no shift brings the votes there. */
  readonly shift: number | null;
}

const RUNS = 400;
/** From nearly nobody to nearly everybody For. */
const FARTHEST = 6;
const STEPS = 10;

/**
 * Shifts everybody's support alike until simulated votes pass, by the rule of the past, as often as proposals do. The
 * recent rate of passing is what did well on unseen proposals (docs/voters.md); the votes alone did not, so they say who
 * decides and by how much, and take their level from it. O(steps × runs × voters).
 */
export function anchorSupport(electorate: Electorate, { passes, threshold, seed }: Anchor): Anchored {
  const settings = governorSettingsSchema.parse({
    quorum: { kind: 'absolute', tokens: Math.max(0, threshold).toFixed(6), counts: 'for' },
  });
  const passesAt = (supportShift: number) =>
    forecastVote(electorate, settings, { runs: RUNS, seed, adjustments: { supportShift } }).passes.probability;
  if (passesAt(FARTHEST) < passes) return { electorate, shift: null };
  let [low, high] = [-FARTHEST, FARTHEST];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (passesAt(middle) < passes) low = middle;
    else high = middle;
  }
  const shift = (low + high) / 2;
  return { electorate: { ...electorate, support: shifted(electorate, shift) }, shift };
}

function shifted({ support, abstain }: Electorate, shift: number): Float64Array {
  return support.map((chance, i) => {
    const decided = 1 - abstain[i]!;
    if (decided <= 0 || chance <= 0 || chance >= decided) return chance;
    return decided * chanceOf(logOddsOf(chance / decided) + shift);
  });
}
