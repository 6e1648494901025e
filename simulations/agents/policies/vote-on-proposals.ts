import { proposalState } from '../../world/index.js';
import type { Policy } from '../agent.js';
import { castVote } from '../contract-call.js';
import { judgeProposal, type Taste } from './judge-proposal.js';
import { ownVotes } from './own-position.js';

const SUPPORT = { against: 0, for: 1, abstain: 2 } as const;

/**
 * Votes on every open proposal it has not voted on, with the given chance each tick: people forget, and an
 * attentive voter may still miss a short period.
 */
export function voteOnProposals(diligence: number, taste: Taste): Policy {
  return (observation) => {
    const { view, self, now, random } = observation;
    if (ownVotes(observation) === 0n) return [];
    return [...view.proposals.values()]
      .filter((proposal) => proposalState(proposal, now) === 'active')
      .filter(({ ballots }) => !ballots.some(({ voter }) => voter === self.address))
      .filter(() => random.chance(diligence))
      .map((proposal) => {
        const { support, reason } = judgeProposal(proposal, observation, taste);
        return { purpose: 'vote', phase: 'act', calls: [castVote(proposal.id, SUPPORT[support], reason)] } as const;
      });
  };
}
