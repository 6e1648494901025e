import { InputError } from '../../errors/index.js';
import type { GovernorSettings } from '../../scenario/index.js';
import { type Standing, standingAt } from '../calibration/during/standing.js';
import {
  chanceByStanding,
  decidedStandings,
  fitStandingModel,
  standingCase,
  usualPower,
  votesByProposal,
} from '../calibration/during/standing-model.js';
import { abstains } from '../calibration/record/ballots.js';
import { FEWEST } from '../calibration/score/forward.js';
import { decidedProposals, proposalCase } from '../calibration/title/proposal-cases.js';
import { chanceByTitle, type DoubtedChance, fitTitleModel } from '../calibration/title/title-model.js';
import type { Electorate } from '../electorate/electorate.js';
import { forecastVote } from '../forecast/forecast-vote.js';
import type { PastVote, VotingHistory } from '../history/voting-history.js';
import type { NeededVotes, OpenVote } from './open-vote.js';
import { type CastVote, restOfVote } from './rest-of-vote.js';
import { type StillFlips, stillFlips } from './still-flips.js';

/** A vote that is going on, watched at a moment. Amounts are tokens. */
export interface WatchedVote {
  readonly id: string;
  readonly title: string;
  /** Of passing, before the vote and by the votes so far; `null` where nothing is known that it could rest on. */
  readonly chances: {
    readonly before: DoubtedChance;
    readonly now: DoubtedChance;
    /** What they rest on: past votes as they stood equally long after their start, or what the DAO's voters are supposed to do. */
    readonly by: 'pastVotes' | 'supposedVoters';
    /** Past proposals that they were learnt from. */
    readonly learntFrom: number;
  } | null;
  readonly standing: Standing;
  readonly needed: NeededVotes;
  readonly flips: StillFlips;
  /** Voters of the DAO who have not voted; `null` where they are not known. */
  readonly waiting: {
    readonly tokens: number;
    readonly largest: readonly { readonly address: string; readonly tokens: number }[];
  } | null;
  /** Since it began, and until it ends. */
  readonly hours: number;
  readonly hoursLeft: number;
  readonly notes: readonly string[];
}

/** What the chance rests on: a history, where it is long enough, else who the voters are and what they usually do. */
export interface WatchGrounds {
  readonly history: VotingHistory | null;
  readonly voters: {
    readonly electorate: Electorate;
    readonly settings: GovernorSettings;
    readonly seed: number;
  } | null;
}

const RUNS = 2000;
const MOST_TOLD = 5;

/**
 * The chance that a proposal passes before its vote and by the votes so far, and what would still flip it.
 * @throws InputError `watch-moment` when the voting has not begun
 */
export function watchVote(open: OpenVote, { history, voters }: WatchGrounds): WatchedVote {
  const { proposal, votes, now, needed } = open;
  const seconds = now - proposal.start;
  if (seconds < 0) {
    throw new InputError('watch-moment', 'the vote has not begun at that moment', {
      field: '--at',
      value: new Date(now * 1000).toISOString(),
      hint: `It begins at ${new Date(proposal.start * 1000).toISOString()}.`,
    });
  }
  const standing = standingOf(open);
  const learnt = history === null ? null : byPastVotes(open, history, standing);
  const rest = voters === null ? null : restOfVote(voters.electorate, castBy(votes, now), elapsedOf(open));
  const supposed = learnt === null && voters !== null ? bySupposedVoters(open, voters, rest!.electorate) : null;
  const ended = learnt === null ? (history === null ? 0 : endedBefore(open, history).length) : 0;
  return {
    id: proposal.id,
    title: proposal.title,
    chances: learnt ?? supposed,
    standing,
    needed,
    flips: stillFlips(standing, needed),
    waiting: rest === null ? null : { tokens: rest.waitingTokens, largest: rest.waiting.slice(0, MOST_TOLD) },
    hours: seconds / 3600,
    hoursLeft: Math.max(0, proposal.end - now) / 3600,
    notes: [
      ...open.notes,
      ...(learnt !== null
        ? []
        : [
            `${ended} past proposals are known that had ended, and ${FEWEST} are needed to learn from: ${
              supposed === null
                ? 'no chance is told. Give past votes, or the DAO with its holders.'
                : 'the chance rests on what the DAO’s voters are supposed to do, and on the votes so far.'
            }`,
          ]),
    ],
  };
}

function standingOf({ votes, now, counted }: OpenVote): Standing {
  const standing = standingAt(votes, now);
  return counted === null ? standing : { ...standing, ...counted, rival: counted.against };
}

const elapsedOf = ({ proposal: { start, end }, now }: OpenVote) =>
  Math.min(1, (now - start) / Math.max(1, end - start));

const endedBefore = ({ proposal }: OpenVote, history: VotingHistory) =>
  decidedProposals(history).filter(
    (known) => known.proposal.id !== proposal.id && known.proposal.end <= proposal.start,
  );

/** `null` where too few past proposals had ended. */
function byPastVotes(open: OpenVote, history: VotingHistory, standing: Standing): WatchedVote['chances'] {
  const { proposal, now } = open;
  const ended = endedBefore(open, history);
  if (ended.length < FEWEST) return null;
  const known = decidedProposals(history).filter((each) => each.proposal.id !== proposal.id);
  const one = proposalCase(proposal, history.proposals, known);
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

function bySupposedVoters(
  { needed: { tokens, counts } }: OpenVote,
  { electorate, settings, seed }: NonNullable<WatchGrounds['voters']>,
  rest: Electorate,
): WatchedVote['chances'] {
  const asked: GovernorSettings = { ...settings, quorum: { kind: 'absolute', tokens: String(tokens), counts } };
  const chance = (voters: Electorate): DoubtedChance => {
    const { probability, low, high } = forecastVote(voters, asked, { runs: RUNS, seed }).passes;
    return { chance: probability, low, high };
  };
  return { before: chance(electorate), now: chance(rest), by: 'supposedVoters', learntFrom: 0 };
}

/** The last vote of each voter before a moment. */
function castBy(votes: readonly PastVote[], now: number): ReadonlyMap<string, CastVote> {
  const last = new Map<string, PastVote>();
  for (const vote of votes) {
    if (vote.time !== null && vote.time >= now) continue;
    const before = last.get(vote.voter);
    if (before === undefined || (vote.time ?? 0) >= (before.time ?? 0)) last.set(vote.voter, vote);
  }
  return new Map(
    [...last].map(([voter, vote]) => [
      voter,
      { vote: vote.choice === 1 ? 'for' : abstains(vote) ? 'abstain' : 'against', power: vote.power },
    ]),
  );
}
