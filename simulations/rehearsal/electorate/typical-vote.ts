import type { Address } from '../../chain/index.js';
import { randomStream } from '../../random/index.js';
import type { GovernorSettings } from '../../scenario/index.js';
import type { PlannedVote } from '../execution/life/cast-votes.js';
import type { ForecastAdjustments, Verdict } from '../forecast/forecast.js';
import { maturedShare, ripeningSteps } from '../rules/conviction.js';
import { decide } from '../rules/decide.js';
import { lockShares, weigh } from '../rules/weigh.js';
import type { Electorate } from './electorate.js';
import { chanceOf, logOddsOf } from './log-odds.js';

/** A vote drawn from an electorate's odds. */
export interface TypicalVote {
  /** In the order of casting. */
  readonly votes: readonly Required<PlannedVote>[];
  /** What these votes come to. */
  readonly verdict: Verdict;
  /** Tokens by vote. */
  readonly tally: { readonly for: number; readonly against: number; readonly abstain: number };
  /** How many draws it took to find one with the wanted verdict; `null` when none of them had it. */
  readonly draws: number | null;
}

const MOST_DRAWS = 200;
const ADDRESS = /^0x[0-9a-f]{40}$/;

/**
 * Draws who votes and how, without the shocks that make proposals differ, until the votes come to `wanted`: the verdict
 * that the forecast finds likeliest. So the chain lives through a usual vote, not through a lucky one. Blocks of small
 * holders, who have no single address, stay away.
 * @param requestedShare part of the treasury that the proposal asks for, 0 to 1: matters to conviction alone
 */
export function typicalVote(
  electorate: Electorate,
  settings: GovernorSettings,
  adjustments: ForecastAdjustments,
  wanted: Verdict,
  seed: number,
  requestedShare = 0,
): TypicalVote {
  const weightOf = weights(electorate, settings, seed);
  let last: TypicalVote | null = null;
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const drawn = drawVotes(electorate, adjustments, seed, draw);
    last = decided(drawn, electorate, settings, weightOf, requestedShare);
    if (last.verdict === wanted) return { ...last, draws: draw + 1 };
  }
  return { ...last!, draws: null };
}

/** A vote with the voter's place in the electorate. */
type DrawnVote = Required<PlannedVote> & { readonly voter: number };

function drawVotes(
  electorate: Electorate,
  { turnoutFactor, supportShift, pledges }: ForecastAdjustments,
  seed: number,
  draw: number,
): readonly DrawnVote[] {
  const random = randomStream(seed, 'typical-vote', draw);
  const pledged = new Map(pledges.map(({ address, vote }) => [address.toLowerCase(), vote]));
  const votes: DrawnVote[] = [];
  electorate.addresses.forEach((address, voter) => {
    // Every voter draws three numbers, so that one voter's odds never move another's luck.
    const [comes, choice, moment] = [random.next(), random.next(), random.next()];
    if (!ADDRESS.test(address)) return;
    const pledge = pledged.get(address);
    if (pledge === 'absent') return;
    const odds = odd(electorate.turnout[voter]!) * turnoutFactor;
    if (pledge === undefined && comes >= odds / (1 + odds)) return;
    votes.push({
      address: address as Address,
      vote: pledge ?? choiceOf(choice, electorate.support[voter]!, electorate.abstain[voter]!, supportShift),
      lateness: Math.min(0.98, Math.max(0.02, (electorate.lateness[voter]! + moment) / 2)),
      voter,
    });
  });
  return votes.sort((a, b) => a.lateness - b.lateness || (a.address < b.address ? -1 : 1));
}

/** What a vote weighs under the DAO's rule, as the forecast weighs it: locks by the seed, stakes as ripe as they get. */
function weights({ power }: Electorate, { votingRule, votingPeriodSeconds }: GovernorSettings, seed: number) {
  const locks = votingRule.kind === 'voteEscrow' ? lockShares(power.length, votingRule.meanLockShare, seed) : null;
  return ({ voter, lateness }: DrawnVote): number => {
    const weight = weigh(power[voter]!, votingRule, locks?.[voter]);
    if (votingRule.kind !== 'conviction') return weight;
    return weight * maturedShare(ripeningSteps(lateness, votingPeriodSeconds, votingRule), votingRule.decay);
  };
}

function decided(
  votes: readonly DrawnVote[],
  { power, supply }: Electorate,
  settings: GovernorSettings,
  weightOf: (vote: DrawnVote) => number,
  requestedShare: number,
): TypicalVote {
  const sum = (weight: (vote: DrawnVote) => number) => {
    const total = { for: 0, against: 0, abstain: 0 };
    for (const vote of votes) total[vote.vote] += weight(vote);
    return total;
  };
  const tally = sum(({ voter }) => power[voter]!);
  return {
    votes: votes.map(({ voter: _, ...vote }) => vote),
    verdict: decide(sum(weightOf), settings, supply, tally, requestedShare),
    tally,
    draws: null,
  };
}

const odd = (chance: number) => (chance >= 1 ? Number.MAX_VALUE : chance / (1 - chance));

function choiceOf(drawn: number, support: number, abstain: number, shift: number): PlannedVote['vote'] {
  if (drawn < abstain) return 'abstain';
  const decided = 1 - abstain;
  const chance = decided === 0 ? 0 : support / decided;
  const shifted = chance <= 0 || chance >= 1 ? chance : chanceOf(logOddsOf(chance) + shift);
  return (drawn - abstain) / decided < shifted ? 'for' : 'against';
}
