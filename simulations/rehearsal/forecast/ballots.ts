import type { GovernorSettings } from '../../scenario/index.js';
import type { Electorate } from '../electorate/electorate.js';
import { lockShares, weigh } from '../rules/weigh.js';
import type { ForecastAdjustments } from './forecast.js';
import { voterKeys } from './voter-draws.js';

/**
 * What each voter with power brings to a simulated vote, as columns. Certain voters have odds of 0 or infinity, pledged
 * ones among them, so that the simulation needs no case for them.
 */
export interface Ballots {
  readonly count: number;
  /** Place in the electorate, and the key that its random numbers hang on. */
  readonly ids: Int32Array;
  readonly keys: Int32Array;
  readonly tokens: Float64Array;
  readonly weights: Float64Array;
  /** Odds (p/(1 − p)) to vote and, of those who vote, to vote For. */
  readonly turnoutOdds: Float64Array;
  readonly supportOdds: Float64Array;
  /** Chance to abstain of those who vote, but not For. */
  readonly abstainShare: Float64Array;
  readonly lateness: Float64Array;
}

/** Lays out the voters of an electorate under a voting rule. Pledges of addresses that have no power change nothing. */
export function ballotsOf(
  electorate: Electorate,
  settings: GovernorSettings,
  seed: number,
  pledges: ForecastAdjustments['pledges'] = [],
): Ballots {
  const { power, turnout, support, abstain, lateness, addresses } = electorate;
  const ids = Int32Array.from(power.keys()).filter((id) => power[id]! > 0);
  const column = (value: (id: number) => number) => Float64Array.from(ids, value);
  const weights = weightsOf(electorate, settings, seed);
  const ballots: Ballots = {
    count: ids.length,
    ids,
    keys: voterKeys(ids),
    tokens: column((id) => power[id]!),
    weights: column((id) => weights[id]!),
    turnoutOdds: column((id) => oddsOf(turnout[id]!)),
    supportOdds: column((id) => oddsOf(support[id]!)),
    abstainShare: column((id) => (abstain[id]! > 0 ? Math.min(1, abstain[id]! / (1 - support[id]!)) : 0)),
    lateness: column((id) => lateness[id]!),
  };
  pledge(ballots, addresses, pledges);
  return ballots;
}

const oddsOf = (chance: number) => (chance >= 1 ? Number.POSITIVE_INFINITY : Math.max(0, chance) / (1 - chance));

/** Votes of each row; holders taken together vote with what each of them weighs. */
function weightsOf({ power, members }: Electorate, { votingRule }: GovernorSettings, seed: number): Float64Array {
  const locks = votingRule.kind === 'voteEscrow' ? lockShares(power.length, votingRule.meanLockShare, seed) : null;
  return power.map((tokens, id) => {
    const people = members?.[id] ?? 1;
    return people * weigh(tokens / people, votingRule, locks?.[id]);
  });
}

function pledge(ballots: Ballots, addresses: readonly string[], pledges: ForecastAdjustments['pledges']): void {
  if (pledges.length === 0) return;
  const pledged = new Map(pledges.map(({ address, vote }) => [address.toLowerCase(), vote]));
  const { turnoutOdds, supportOdds, abstainShare } = ballots;
  ballots.ids.forEach((id, row) => {
    const vote = pledged.get(addresses[id]!.toLowerCase());
    if (vote === undefined) return;
    turnoutOdds[row] = vote === 'absent' ? 0 : Number.POSITIVE_INFINITY;
    supportOdds[row] = vote === 'for' ? Number.POSITIVE_INFINITY : 0;
    abstainShare[row] = vote === 'abstain' ? 1 : 0;
  });
}
