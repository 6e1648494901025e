import type { Frame } from '../../simulations/api/contract/index.js';
import { tokens } from './frames.js';

type Proposal = Frame['proposals'][number];

/** A proposal in the middle of its vote, with whatever a test wants changed. */
export function proposalOf(change: Partial<Proposal> = {}): Proposal {
  const number = change.number ?? 1;
  return {
    id: `10443${number}`,
    number,
    title: 'Combine updates by trimmed mean',
    effect: 'aggregation rule: weighted mean (FedAvg) → trimmed mean',
    proposer: 'proposer-1',
    state: 'active',
    createdAt: 1_767_225_600,
    voteStart: 1_767_312_000,
    voteEnd: 1_767_916_800,
    executableAt: null,
    for: tokens(0),
    against: tokens(0),
    abstain: tokens(0),
    quorum: tokens(31_000),
    supply: tokens(775_000),
    voters: 0,
    ballots: [],
    ...change,
  };
}
