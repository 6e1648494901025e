import type { GovernorSettings } from '../../scenario/index.js';
import { maturedShare, ripeningSteps } from '../rules/conviction.js';
import type { DecisionRule } from '../rules/decision-rule.js';
import type { Ballots } from './ballots.js';
import { DEFEATED, PASSES, QUORUM_MISSED, type SimulatedVotes } from './simulated-votes.js';

/** The tally of one run, for each turnout factor. */
export interface RunSums {
  /** By row, 0 to 1: how ripe a stake For would be at the end (conviction); 1 under other rules. */
  readonly ripeness: Float64Array;
  /** Empties the tally. @param moment when the voter of a row votes, 0 to 1 */
  begin(moment: (row: number) => number): void;
  /** Adds a vote (index into `VOTES`) to one factor's band. */
  add(band: number, row: number, vote: number): void;
  /** Who votes at one factor votes at every larger one: turns bands into the tallies of the factors. */
  cumulate(): void;
  counted(factor: number): number;
  verdict(factor: number): number;
  countInto(byFactor: SimulatedVotes['byFactor']): void;
  /** Writes one factor's tally into a run's place. */
  record(factor: number, outcome: SimulatedVotes, place: number): void;
}

/** Weights by kind of vote, tokens by kind of vote, ripened For. The place of absent votes stays 0. */
const SUMS = 9;
const TOKENS = 4;
const RIPENED = 8;

/** A tally of `factors` turnout factors. */
export function createRunSums(
  { count, weights, tokens }: Ballots,
  { votingRule, votingPeriodSeconds }: GovernorSettings,
  rule: DecisionRule,
  factors: number,
): RunSums {
  const sums = new Float64Array(SUMS * factors);
  const ripeness = new Float64Array(count).fill(1);
  const conviction = votingRule.kind === 'conviction' ? votingRule : null;
  const inFavour = conviction ? RIPENED : 1;

  const margin = (at: number) =>
    rule.offset +
    rule.margin[1] * sums[at + inFavour]! +
    rule.margin[2] * sums[at + 2]! +
    rule.margin[3] * sums[at + 3]!;
  const counted = (at: number) =>
    rule.counted[1] * sums[at + TOKENS + 1]! +
    rule.counted[2] * sums[at + TOKENS + 2]! +
    rule.counted[3] * sums[at + TOKENS + 3]!;
  const voted = (at: number) => sums[at + TOKENS + 1]! + sums[at + TOKENS + 2]! + sums[at + TOKENS + 3]!;
  const verdictAt = (at: number) => (counted(at) < rule.quorum ? QUORUM_MISSED : margin(at) > 0 ? PASSES : DEFEATED);

  return {
    ripeness,
    begin: (moment) => {
      sums.fill(0);
      if (conviction === null) return;
      for (let row = 0; row < count; row++) {
        ripeness[row] = maturedShare(ripeningSteps(moment(row), votingPeriodSeconds, conviction), conviction.decay);
      }
    },
    add: (band, row, vote) => {
      const at = SUMS * band + vote;
      sums[at]! += weights[row]!;
      sums[at + TOKENS]! += tokens[row]!;
      if (conviction !== null && vote === 1) sums[SUMS * band + RIPENED]! += weights[row]! * ripeness[row]!;
    },
    cumulate: () => {
      for (let at = SUMS; at < sums.length; at++) sums[at]! += sums[at - SUMS]!;
    },
    counted: (factor) => counted(SUMS * factor),
    verdict: (factor) => verdictAt(SUMS * factor),
    countInto: (byFactor) => {
      for (const [factor, totals] of byFactor.entries()) {
        const result = verdictAt(SUMS * factor);
        totals.passes += result === PASSES ? 1 : 0;
        totals.quorumReached += result === QUORUM_MISSED ? 0 : 1;
        totals.voted += voted(SUMS * factor);
      }
    },
    record: (factor, outcome, place) => {
      const at = SUMS * factor;
      outcome.for[place] = sums[at + 1]!;
      outcome.against[place] = sums[at + 2]!;
      outcome.abstain[place] = sums[at + 3]!;
      outcome.counted[place] = counted(at);
      outcome.voted[place] = voted(at);
      outcome.margin[place] = margin(at);
      outcome.verdicts[place] = verdictAt(at);
    },
  };
}
