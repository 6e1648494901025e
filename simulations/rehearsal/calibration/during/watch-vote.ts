import { InputError } from '../../../errors/index.js';
import type { PastVote, VotingHistory } from '../../history/voting-history.js';
import { FEWEST } from '../score/forward.js';
import { type AnnouncedProposal, decidedProposals, proposalCase } from '../title/proposal-cases.js';
import { chanceByTitle, type DoubtedChance, fitTitleModel } from '../title/title-model.js';
import { type Standing, type StillFlips, standingAt, stillFlips } from './standing.js';
import {
  chanceByStanding,
  decidedStandings,
  fitStandingModel,
  standingCase,
  usualPower,
  votesByProposal,
} from './standing-model.js';

/** A vote that is going on, watched at a moment. */
export interface WatchedVote {
  readonly before: DoubtedChance;
  /** By the votes so far. */
  readonly now: DoubtedChance;
  readonly standing: Standing;
  readonly flips: StillFlips;
  readonly hours: number;
  /** Past proposals that it was learnt from. */
  readonly learntFrom: number;
}

/**
 * The chance that a proposal passes before its vote and by the votes so far, learnt from past proposals as they stood equally
 * long after their start. `now` and starts are Unix seconds.
 * @throws InputError `voters.historyTooShort`; `watch-moment` when the voting has not begun
 */
export function watchVote(
  history: VotingHistory,
  announced: AnnouncedProposal,
  votes: readonly PastVote[],
  now: number,
): WatchedVote {
  const seconds = now - announced.start;
  if (seconds < 0) {
    throw new InputError('watch-moment', 'the vote has not begun at that moment', {
      field: '--at',
      value: new Date(now * 1000).toISOString(),
      hint: `It begins at ${new Date(announced.start * 1000).toISOString()}.`,
    });
  }
  const known = decidedProposals(history).filter(({ proposal }) => proposal.id !== announced.id);
  const ended = known.filter(({ proposal }) => proposal.end <= announced.start);
  if (ended.length < FEWEST) {
    throw new InputError('voters.historyTooShort', `${ended.length} past proposals had ended; ${FEWEST} are needed`, {
      field: 'history',
      value: ended.length,
      hint: 'Give a longer history of proposals and votes.',
    });
  }
  const one = proposalCase(announced, history.proposals, known);
  const cast = votesByProposal(history);
  const powers = ended.map(({ proposal }) => {
    const { for: supporting, against, abstain } = standingAt(cast.get(proposal.id) ?? [], Number.POSITIVE_INFINITY);
    return [proposal.end, supporting + against + abstain] as const;
  });
  const standing = standingAt(votes, now);
  const model = fitStandingModel(decidedStandings(ended, cast, seconds));
  return {
    before: chanceByTitle(fitTitleModel(ended), one),
    now: chanceByStanding(model, standingCase({ ...one, proposal: announced }, standing, usualPower(powers))),
    standing,
    flips: stillFlips(standing, announced),
    hours: seconds / 3600,
    learntFrom: ended.length,
  };
}
