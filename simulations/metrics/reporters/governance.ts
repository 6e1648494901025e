import { proposalState } from '../../world/index.js';
import { closedNow, proposalChanges, shareOf, turnoutOf } from '../proposal-changes.js';
import type { Reporter } from '../reporter.js';

export const turnout: Reporter = {
  name: 'turnout',
  title: 'Turnout',
  unit: 'share',
  description: 'Votes cast over the supply at the snapshot, averaged over the proposals whose vote ended in this tick.',
  group: 'governance',
  report: (input) => {
    const closed = proposalChanges(input).filter(closedNow);
    if (closed.length === 0) return null;
    return closed.reduce((sum, { proposal }) => sum + turnoutOf(proposal), 0) / closed.length;
  },
};

const counting = (name: string, title: string, description: string, state: string | null): Reporter => ({
  name,
  title,
  unit: 'count',
  description,
  group: 'governance',
  report: ({ view, time }) =>
    [...view.proposals.values()].filter((proposal) => state === null || proposalState(proposal, time) === state).length,
});

export const proposalCounts: readonly Reporter[] = [
  counting('proposalsCreated', 'Proposals', 'Proposals made since the start.', null),
  counting('proposalsExecuted', 'Proposals executed', 'Proposals that passed and were carried out.', 'executed'),
  counting('proposalsDefeated', 'Proposals defeated', 'Proposals that missed the quorum or the majority.', 'defeated'),
];

export const votingPower: Reporter = {
  name: 'votingPower',
  title: 'Tokens with a vote',
  unit: 'share',
  description:
    'Share of the supply whose holder has delegated its votes, to itself or to another; the rest cannot vote.',
  group: 'governance',
  report: ({ view }) =>
    shareOf(
      [...view.votes.values()].reduce((sum, votes) => sum + votes, 0n),
      view.supply,
    ),
};
