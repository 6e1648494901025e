import type { GovernorSettings } from '../../../scenario/index.js';
import type { Electorate } from '../../electorate/electorate.js';
import { flipOf } from '../../forecast/flip.js';
import { simulateVotes } from '../../forecast/simulate-votes.js';
import { PASSES, QUORUM_MISSED } from '../../forecast/simulated-votes.js';
import { type ForecastOptions, simulationOf } from '../../forecast/simulation-of.js';
import { Z_95 } from '../../forecast/wilson.js';
import type { RuleVariant, VariantOutcome } from '../comparison.js';
import { defaultVariants } from './default-variants.js';
import { delegateMore } from './more-delegation.js';
import { variantNote } from './variant-note.js';

/**
 * The same vote under other rules: the DAO's own first, then each variant. Who votes, how and when is drawn once for
 * all of them, so that a difference is one of the rules. Takes about as long as a forecast for each of them.
 * @param variants the usual changes, one at a time, when absent
 * @throws InputError `forecast-invalid` as `forecastVote` does
 */
export function compareRules(
  electorate: Electorate,
  own: GovernorSettings,
  options: ForecastOptions,
  variants: readonly RuleVariant[] = defaultVariants(own),
  onProgress?: (done: number, of: number) => void,
): VariantOutcome[] {
  const asItIs: RuleVariant = { name: 'Your rules', settings: own, delegatedShare: 0 };
  const votes: ReturnType<typeof voteUnder>[] = [];
  for (const variant of [asItIs, ...variants]) {
    votes.push(voteUnder(electorate, variant, options));
    onProgress?.(votes.length, variants.length + 1);
  }
  const [first, ...others] = votes;
  return [first!, ...others].map(({ variant, passed, quorumReached, turnout, smallestCoalition }) => ({
    variant,
    passes: passed.reduce((sum, value) => sum + value, 0) / options.runs,
    difference: pairedDifference(first!.passed, passed),
    quorumReached,
    turnout,
    secondsToExecution: secondsToExecution(variant.settings),
    smallestCoalition,
    note: variantNote(own, variant),
  }));
}

function voteUnder(electorate: Electorate, variant: RuleVariant, options: ForecastOptions) {
  const voters = delegateMore(electorate, variant.delegatedShare);
  const simulation = simulationOf(voters, variant.settings, options, [1]);
  const outcome = simulateVotes(simulation);
  const missed = outcome.verdicts.filter((verdict) => verdict === QUORUM_MISSED).length;
  const voted = outcome.voted.reduce((sum, tokens) => sum + tokens, 0) / options.runs;
  return {
    variant,
    passed: outcome.verdicts.map((verdict) => (verdict === PASSES ? 1 : 0)),
    quorumReached: 1 - missed / options.runs,
    turnout: voters.supply > 0 ? voted / voters.supply : 0,
    smallestCoalition: flipOf(voters, simulation, outcome).smallestCoalition?.addresses.length ?? null,
  };
}

/** From proposing to the earliest execution, when no late quorum extends voting. */
function secondsToExecution({
  votingDelaySeconds,
  votingPeriodSeconds,
  timelockDelaySeconds,
}: GovernorSettings): number {
  return votingDelaySeconds + votingPeriodSeconds + timelockDelaySeconds;
}

/**
 * Mean of `other − own` over pairs of outcomes (0 or 1) of the same runs, with its 95 % interval by the normal
 * approximation. Common random numbers make most differences 0, and the interval narrow.
 */
export function pairedDifference(own: Uint8Array, other: Uint8Array): { mean: number; low: number; high: number } {
  const n = own.length;
  let sum = 0;
  let squares = 0;
  for (let run = 0; run < n; run++) {
    const difference = other[run]! - own[run]!;
    sum += difference;
    squares += difference * difference;
  }
  const mean = sum / n;
  const variance = n > 1 ? Math.max(0, (squares - n * mean * mean) / (n - 1)) : 0;
  const half = Z_95 * Math.sqrt(variance / n);
  return { mean, low: Math.max(-1, mean - half), high: Math.min(1, mean + half) };
}
