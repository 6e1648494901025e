import { decodeAction } from '../actions/decode-action.js';
import { quorumOf } from '../quorum.js';
import type { Folds } from './fold.js';

export const governanceFolds: Folds = {
  proposalCreated(draft, event) {
    const { targets, values, calldatas, description } = event;
    draft.addProposal({
      id: event.proposalId.toString(),
      number: draft.nextProposalNumber,
      proposer: event.proposer,
      title: titleOf(description),
      description,
      actions: targets.map((target, i) => ({
        target,
        value: values[i]!,
        calldata: calldatas[i]!,
        decoded: decodeAction(target, calldatas[i]!, draft.base.contracts),
      })),
      createdAt: event.timestamp,
      voteStart: event.voteStart,
      voteEnd: event.voteEnd,
      extended: false,
      executableAt: null,
      executedAt: null,
      canceled: false,
      tally: { against: 0n, for: 0n, abstain: 0n },
      ballots: [],
      snapshotSupply: draft.supply,
      quorum: quorumOf(draft.supply, draft.governance.quorumBps),
    });
  },
  voteCast(draft, { proposalId, voter, support, weight, reason, timestamp }) {
    const proposal = draft.proposal(proposalId);
    proposal.tally[support] += weight;
    proposal.ballots.push({ voter, support, weight, reason, time: timestamp });
  },
  proposalExtended(draft, { proposalId, voteEnd }) {
    const proposal = draft.proposal(proposalId);
    proposal.voteEnd = Math.max(proposal.voteEnd, voteEnd);
    proposal.extended = true;
  },
  proposalQueued(draft, { proposalId, executableAt }) {
    draft.proposal(proposalId).executableAt = executableAt;
  },
  proposalExecuted(draft, { proposalId, timestamp }) {
    draft.proposal(proposalId).executedAt = timestamp;
  },
  proposalCanceled(draft, { proposalId }) {
    draft.proposal(proposalId).canceled = true;
  },
  governanceSettingChanged(draft, { setting, value }) {
    draft.governance = {
      ...draft.governance,
      [setting]: setting === 'proposalThreshold' ? value : Number(value),
    };
  },
};

const LONGEST_TITLE = 120;

/** The first line that says something, without Markdown's heading signs. */
export function titleOf(description: string): string {
  const lines = description.split('\n').map((line) => line.replace(/^[#\s]+/, '').trim());
  const title = lines.find((line) => line !== '') ?? 'Untitled proposal';
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE - 1)}…`;
}
