import { type Reporter, shareOf } from '../../metrics/index.js';
import { closedNow, couldBeVotedOn, proposalChanges, turnoutOf } from './proposal-changes.js';
import { proposalState } from './proposal-state.js';
import type { GovernanceScope } from './state.js';
import { votesAt } from './votes.js';

const group = 'governance';

const counting = (
  name: string,
  title: string,
  description: string,
  state: string | null,
): Reporter<GovernanceScope> => ({
  name,
  title,
  unit: 'count',
  description,
  group,
  report: ({ view, time }) =>
    [...view.governance.proposals.values()].filter((one) => state === null || proposalState(one, time) === state)
      .length,
});

export const governanceReporters: readonly Reporter<GovernanceScope>[] = [
  {
    name: 'turnout',
    title: 'Turnout',
    unit: 'share',
    description:
      'Tokens that voted over the supply at the snapshot, averaged over the proposals whose vote ended in this tick and on which anybody could vote.',
    group,
    report: (input) => {
      const closed = proposalChanges(input).filter(
        (change) => closedNow(change) && couldBeVotedOn(change.proposal, input),
      );
      if (closed.length === 0) return null;
      return closed.reduce((sum, { proposal }) => sum + turnoutOf(proposal), 0) / closed.length;
    },
  },
  {
    name: 'votingPower',
    title: 'Tokens with a vote',
    unit: 'share',
    description:
      'Share of the supply whose holder has delegated its votes, to itself or to another; the rest cannot vote. Where persons or locked tokens vote, of their votes.',
    group,
    report: ({ view }) => {
      const { supply, of } = votesAt(view, view.time);
      const votes = [...of.values()].reduce((sum, one) => sum + one, 0n);
      return shareOf(votes, supply);
    },
  },
  counting('proposalsCreated', 'Proposals', 'Proposals made since the start.', null),
  counting('proposalsExecuted', 'Proposals executed', 'Proposals that passed and were carried out.', 'executed'),
  counting('proposalsDefeated', 'Proposals defeated', 'Proposals that missed the quorum or the majority.', 'defeated'),
];
