import type { Policy } from '../agent.js';
import { delegateVotes } from '../contract-call.js';

/** Turns its own tokens into votes, once. */
export const delegateToSelf: Policy = ({ view, self }) =>
  view.delegates.get(self.address) === self.address
    ? []
    : [{ purpose: 'delegate', phase: 'act', calls: [delegateVotes(self.address)] }];

/** How many proposals in a row a delegate may miss before its delegators look for another. */
const PATIENCE_PROPOSALS = 2;

/** Hands its votes to one of the declared delegates, and to another when that one keeps missing votes. */
export const delegateToSomebody: Policy = ({ view, self, directory, random, now }) => {
  const current = view.delegates.get(self.address);
  const closed = [...view.proposals.values()].filter(({ voteEnd }) => voteEnd < now).slice(-PATIENCE_PROPOSALS);
  const missed = closed.filter(({ ballots }) => !ballots.some(({ voter }) => voter === current)).length;
  if (current !== undefined && (closed.length < PATIENCE_PROPOSALS || missed < PATIENCE_PROPOSALS)) return [];
  const candidates = directory.filter(({ archetype, address }) => archetype === 'delegate' && address !== current);
  if (candidates.length === 0) return [];
  return [{ purpose: 'delegate', phase: 'act', calls: [delegateVotes(random.pick(candidates).address)] }];
};
