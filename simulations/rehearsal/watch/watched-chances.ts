import type { Dao, GovernorSettings } from '../../scenario/index.js';
import { type Standing, standingAt } from '../calibration/during/standing.js';
import {
  chanceByStanding,
  decidedStandings,
  fitStandingModel,
  standingCase,
  usualPower,
  votesByProposal,
} from '../calibration/during/standing-model.js';
import { FEWEST } from '../calibration/score/forward.js';
import { type DecidedProposal, decidedProposals, proposalCase } from '../calibration/title/proposal-cases.js';
import { chanceByTitle, type DoubtedChance, fitTitleModel } from '../calibration/title/title-model.js';
import type { Electorate } from '../electorate/electorate.js';
import { forecastVote } from '../forecast/forecast-vote.js';
import type { VotingHistory } from '../history/voting-history.js';
import type { Membership } from '../members/membership.js';
import { isAgainstAlone, type NeededVotes, type OpenVote } from './open-vote.js';

/** Who may vote, and what they usually do. */
export interface WatchedVoters {
  readonly usual: Dao['voters'];
  readonly governor: GovernorSettings;
  readonly membership: Membership;
  readonly seed: number;
}

/** The chance to pass before the vote and now. */
export interface WatchedChances {
  readonly before: DoubtedChance;
  readonly now: DoubtedChance;
  /**
   * What they rest on: past votes as they stood equally long after their start, or what the DAO's voters are supposed to do;
   * then the interval is that of the simulated runs alone.
   */
  readonly by: 'pastVotes' | 'supposedVoters';
  /** Past proposals that they were learnt from. */
  readonly learntFrom: number;
}

const RUNS = 2000;

/** Decided proposals that had ended when this vote began. */
export function endedBefore({ proposal }: OpenVote, history: VotingHistory): readonly DecidedProposal[] {
  return decidedProposals(history).filter(
    (known) => known.proposal.id !== proposal.id && known.proposal.end <= proposal.start,
  );
}

/** By past votes as they stood equally long after their start; `null` where too few had ended, or passing took something else. */
export function chanceByPastVotes(
  { proposal, now, needed }: OpenVote,
  history: VotingHistory,
  ended: readonly DecidedProposal[],
  standing: Standing,
): WatchedChances | null {
  if (ended.length < FEWEST || isAgainstAlone(needed)) return null;
  const one = proposalCase(proposal, history.proposals, ended);
  const cast = votesByProposal(history);
  const powers = ended.map(({ proposal: past }) => {
    const { for: supporting, against, abstain } = standingAt(cast.get(past.id) ?? [], Number.POSITIVE_INFINITY);
    return [past.end, supporting + against + abstain] as const;
  });
  const model = fitStandingModel(decidedStandings(ended, cast, now - proposal.start));
  return {
    before: chanceByTitle(fitTitleModel(ended), one),
    now: chanceByStanding(model, standingCase({ ...one, proposal }, standing, usualPower(powers))),
    by: 'pastVotes',
    learntFrom: ended.length,
  };
}

/** By simulating the vote: with all voters before it, and with those who have not voted now. */
export function chanceBySupposedVoters(
  { needed }: OpenVote,
  { governor, seed }: WatchedVoters,
  { before, rest }: { readonly before: Electorate; readonly rest: Electorate },
): WatchedChances {
  const chance = (voters: Electorate): DoubtedChance => {
    const { probability, low, high } = forecastVote(voters, asNeeded(governor, needed, voters.supply), {
      runs: RUNS,
      seed,
    }).passes;
    return { chance: probability, low, high };
  };
  return { before: chance(before), now: chance(rest), by: 'supposedVoters', learntFrom: 0 };
}

/** The DAO's rule, but that this proposal needs what it needs. */
function asNeeded(governor: GovernorSettings, needed: NeededVotes, supply: number): GovernorSettings {
  const { tokens } = needed;
  if (needed.kind === 'quorum') {
    return { ...governor, quorum: { kind: 'absolute', tokens: String(tokens), counts: needed.counts } };
  }
  // A veto share fails a proposal when it is reached, a quorum of rejection when it is exceeded: by a hair.
  const reached = needed.kind === 'veto' ? tokens : tokens + 1e-12 * Math.max(1, tokens);
  return { ...governor, votingRule: { kind: 'optimistic', vetoPercent: (100 * reached) / supply } };
}
